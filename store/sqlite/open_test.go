package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
)

// alter runs SQL on a file behind the store's back.
func alter(t testing.TB, path string, queries ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, q := range queries {
		if _, err := db.Exec(q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
}

func TestOpenWhatIsNoStore(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string)
		want string
	}{
		{"text", func(t *testing.T, p string) { write(t, p, []byte("once upon a time there was a file")) }, "not a store"},
		{"a few bytes", func(t *testing.T, p string) { write(t, p, []byte("S")) }, "not a store"},
		{"a header and nothing", func(t *testing.T, p string) { write(t, p, []byte("SQLite format 3\x00")) }, "not a store"},
		{"another program's database", func(t *testing.T, p string) { alter(t, p, `CREATE TABLE x (y)`) }, "another program"},
		{"another program's empty database", func(t *testing.T, p string) { alter(t, p, `PRAGMA application_id = 7`) }, "another program"},
		{"a folder", func(t *testing.T, p string) {
			if err := os.Mkdir(p, 0o777); err != nil {
				t.Fatal(err)
			}
		}, "is a directory"},
		{"a newer store", func(t *testing.T, p string) {
			close1(t, openAt(t, p))
			alter(t, p, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)`)
		}, "newer dyad: its tables are version 99"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.db")
			c.make(t, path)
			before, _ := os.ReadFile(path)
			s, err := Open(path)
			if err == nil {
				s.Close()
			}
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), path) {
				t.Fatalf("got error %v, want one with %q and the path", err, c.want)
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
	if _, err := Open(""); err == nil {
		t.Error("no path is a store")
	}
	if _, err := Open(filepath.Join(t.TempDir(), "no", "folder.db")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("in no folder: %v", err)
	}
}

func write(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o666); err != nil {
		t.Fatal(err)
	}
}

func close1(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpenAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dyad.db")
	var wait sync.WaitGroup
	for i := range 6 {
		wait.Go(func() {
			s, err := Open(path)
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			if err := s.Update(context.Background(), func(w dyad.Writer) error { return keepOne(w, i) }); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	s := openAt(t, path)
	check(t, s)
	if st, err := s.Stats(context.Background()); err != nil || st.Articles != 6 {
		t.Errorf("%+v %v", st, err)
	}
}

// TestTwoStoresOnOneFile stands for two processes: each has its own connections.
func TestTwoStoresOnOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dyad.db")
	a := openAt(t, path)
	b, err := open(context.Background(), path, 50*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	keep := func(s *Store, i int) error {
		return s.Update(context.Background(), func(w dyad.Writer) error { return keepOne(w, i) })
	}
	err = a.Update(context.Background(), func(w dyad.Writer) error {
		err := keep(b, 2)
		if err == nil || !strings.Contains(err.Error(), "another process is writing") {
			t.Errorf("the second writer: got error %v", err)
		}
		if _, err := b.Stats(context.Background()); err != nil {
			t.Errorf("reading beside the writer: %v", err)
		}
		return keepOne(w, 1)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := keep(b, 2); err != nil {
		t.Error(err)
	}
	waiting, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	err = b.Update(context.Background(), func(dyad.Writer) error {
		start := time.Now()
		err := a.Update(waiting, func(dyad.Writer) error { return nil })
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) > 10*time.Second {
			t.Errorf("waiting no longer than the context: %v after %v", err, time.Since(start))
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if err := keep(a, 3); err != nil {
		t.Errorf("after a wait that was given up: %v", err)
	}
	if st, err := b.Stats(context.Background()); err != nil || st.Articles != 3 {
		t.Errorf("%+v %v", st, err)
	}
}

// TestPlans holds that what is asked of one dyad is read from an index of that dyad.
func TestPlans(t *testing.T) {
	s := openTemp(t)
	c, err := s.read.take(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer s.read.give(c)
	for _, both := range []bool{false, true} {
		q := dyad.IncidentQuery{Dyad: dyad.Dyad{From: "IRN", To: "PAK"}, Both: both, Types: []string{"ASSAULT"}, Limit: 20}
		f, err := reader{c}.family("")
		if err != nil {
			t.Fatal(err)
		}
		query, args, err := reader{c}.incidentQuery(&f, &q, "i.body")
		if err != nil {
			t.Fatal(err)
		}
		rows, err := s.db.Query("EXPLAIN QUERY PLAN "+query, args...)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var a, b, c any
			var step string
			if err := rows.Scan(&a, &b, &c, &step); err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(step, "SCAN d") || strings.HasPrefix(step, "SCAN i") {
				t.Errorf("both=%v: %s", both, step)
			}
		}
		rows.Close()
	}
}

// FuzzOpen opens a file of which a part is cut off or written over: an error, or a store
// that answers, but never a panic.
func FuzzOpen(f *testing.F) {
	path := filepath.Join(f.TempDir(), "dyad.db")
	s, err := Open(path)
	if err != nil {
		f.Fatal(err)
	}
	fill(f, s, 0, 20)
	close1(f, s)
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(0, 0, []byte("garbage"))
	f.Add(len(whole)/2, 0, []byte(nil))
	f.Add(4096, 100, []byte("\xff\xff\xff\xff\xff\xff\xff\xff"))
	for at := 4096; at < len(whole); at += 4 * 4096 {
		f.Add(len(whole), at, []byte("\x05\x00\xff\xff\x00\x01\xff\xff\xff\xff"))
	}
	f.Fuzz(func(t *testing.T, size, at int, junk []byte) {
		b := append([]byte(nil), whole[:max(0, min(size, len(whole)))]...)
		if at >= 0 && at < len(b) {
			copy(b[at:], junk)
		} else if len(b) == 0 {
			b = junk
		}
		path := filepath.Join(t.TempDir(), "x.db")
		write(t, path, b)
		s, err := Open(path)
		if err != nil {
			return
		}
		defer s.Close()
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		s.Stats(ctx)
		s.Search(ctx, "missiles", 3)
		for id, err := range s.Articles(ctx, "") {
			if err != nil {
				break
			}
			s.Article(ctx, id)
			s.EventsOf(ctx, id)
		}
		for range s.Incidents(ctx, dyad.IncidentQuery{Dyad: dyad.Dyad{From: "IRN", To: "PAK"}, Both: true}) {
		}
		for range s.Days(ctx, dyad.DayQuery{}) {
		}
		s.Update(ctx, func(w dyad.Writer) error { return keepOne(w, 1000) })
	})
}

// FuzzSearch asks for anything: hits, or that the words are none.
func FuzzSearch(f *testing.F) {
	s, err := Open(filepath.Join(f.TempDir(), "dyad.db"))
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { close1(f, s) })
	fill(f, s, 0, 5)
	for _, q := range []string{"missiles", `"militant bases" kill*`, `"`, `*`, `a* "b c*" -d OR NEAR(e f, 2) {x}: ^g`, "\x00\xff'; DROP TABLE article", "Pakista\u200bn", strings.Repeat("a* ", 200), `"` + strings.Repeat("a ", 2000)} {
		f.Add(q, 3)
	}
	f.Fuzz(func(t *testing.T, words string, limit int) {
		if limit < 0 {
			t.Skip()
		}
		hits, err := s.Search(t.Context(), words, limit)
		if err != nil && !errors.Is(err, dyad.ErrInput) {
			t.Errorf("%q: %v", words, err)
		}
		for _, h := range hits {
			if h.Article == "" || h.Score != h.Score {
				t.Errorf("%q: %+v", words, h)
			}
		}
	})
}

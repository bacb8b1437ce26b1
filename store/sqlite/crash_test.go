package sqlite

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
)

// crashStore names, to a child of TestCrash, the store that it keeps articles in.
const crashStore = "DYAD_TEST_CRASH_STORE"

// TestCrash kills a child that keeps articles, at random moments, and looks whether all
// that it said was kept is there, once.
func TestCrash(t *testing.T) {
	if path := os.Getenv(crashStore); path != "" {
		t.Fatal(keepForever(path))
	}
	rounds := 8
	if testing.Short() {
		rounds = 2
	}
	path := filepath.Join(t.TempDir(), "dyad.db")
	acknowledged := 0
	for round := range rounds {
		got := killed(t, path, acknowledged, true, time.Duration(rand.IntN(250))*time.Millisecond)
		if got > acknowledged {
			acknowledged = got
		}
		acknowledged = whole(t, path, acknowledged)
		t.Logf("round %d: %d articles", round, acknowledged)
	}
	if acknowledged == 0 {
		t.Error("nothing was kept in any round")
	}
}

// TestCrashOpening kills children that have hardly begun, each on a new file.
func TestCrashOpening(t *testing.T) {
	rounds := 20
	if testing.Short() {
		rounds = 3
	}
	for range rounds {
		path := filepath.Join(t.TempDir(), "dyad.db")
		whole(t, path, killed(t, path, 0, false, time.Duration(rand.IntN(100))*time.Millisecond))
	}
}

// killed runs a child, kills it some time after its start or after its first word, and
// returns the last number that it acknowledged.
func killed(t *testing.T, path string, last int, first bool, after time.Duration) int {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestCrash$")
	c.Env = append(os.Environ(), crashStore+"="+path)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	guard := time.AfterFunc(30*time.Second, func() { c.Process.Kill() })
	defer guard.Stop()
	if !first {
		time.AfterFunc(after, func() { c.Process.Kill() })
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			break // the child gave up
		}
		if first {
			time.AfterFunc(after, func() { c.Process.Kill() })
			first = false
		}
		last = n
	}
	err = c.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() >= 0 {
		t.Fatalf("the child was not killed: %v", err)
	}
	return last
}

// keepForever keeps articles in growing numbers, with an incident for every two, and
// says each number when its Update has returned.
func keepForever(path string) error {
	s, err := Open(path)
	if err != nil {
		return err
	}
	st, err := s.Stats(context.Background())
	if err != nil {
		return err
	}
	for i := st.Articles + 1; ; i++ {
		if err := s.Update(context.Background(), func(w dyad.Writer) error { return keepOne(w, i) }); err != nil {
			return err
		}
		fmt.Println(i)
	}
}

func keepOne(w dyad.Writer, i int) error {
	k := made(i, 1)
	if _, err := w.PutCoding(context.Background(), k, dyad.Keeping{Page: fmt.Sprint(i), Prints: []uint64{uint64(i)}}); err != nil {
		return err
	}
	n := incidentOf(k, "IRN", "PAK")
	return w.PutIncident(context.Background(), n, nil, []string{fmt.Sprint("k", i)})
}

// whole opens the store after a crash and returns how many articles it has: all that
// were acknowledged, and at most the one whose word did not come through.
func whole(t *testing.T, path string, acknowledged int) int {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	check(t, s)
	st, err := s.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if st.Articles < acknowledged || st.Articles > acknowledged+1 || st.Events != st.Articles || st.Incidents != st.Articles {
		t.Fatalf("%+v after %d were acknowledged", st, acknowledged)
	}
	incidents := 0
	for d, err := range s.Days(context.Background(), dyad.DayQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		incidents += d.Incidents
	}
	if incidents != st.Articles {
		t.Fatalf("%d incidents in the days, %d articles", incidents, st.Articles)
	}
	for i := 1; i <= st.Articles; i++ {
		k := made(i, 1)
		id, err := s.Page(context.Background(), fmt.Sprint(i))
		if err != nil || id != k.Article.ID {
			t.Fatalf("page %d: %s, %v", i, id, err)
		}
		if a, err := s.Article(context.Background(), id); err != nil || a.Text != k.Article.Text {
			t.Fatalf("article %d: %v", i, err)
		}
	}
	return st.Articles
}

// check holds that the file is sound: pages, indexes, foreign keys, full text.
func check(t testing.TB, s *Store) {
	t.Helper()
	for _, q := range []string{`PRAGMA integrity_check`, `PRAGMA foreign_key_check`} {
		rows, err := s.db.Query(q)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var said string
			if err := rows.Scan(&said); err != nil || said != "ok" {
				t.Errorf("%s: %s %v", q, said, err)
			}
		}
		rows.Close()
	}
	if _, err := s.db.Exec(`INSERT INTO words (words, rank) VALUES ('integrity-check', 1)`); err != nil {
		t.Errorf("full text: %v", err)
	}
}

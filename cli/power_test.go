package cli

import (
	"bytes"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store/pgtest"
	"github.com/dyad-news/dyad/store/sqlite"
)

// act is a system call that ended well: one that changes a file or makes it last, or what
// was written to a client.
type act struct {
	call, file string
	data       []byte
	at         int64 // offset, or the length that a file is cut to
}

// acts reads what strace -f -y -xx has written.
func acts(t *testing.T, log []byte) (all []act) {
	t.Helper()
	begun := map[string]string{} // by thread, calls that another one broke into
	for line := range strings.Lines(string(log)) {
		thread, call, _ := strings.Cut(strings.TrimSpace(line), " ")
		call = strings.TrimSpace(call)
		if head, ok := strings.CutSuffix(call, " <unfinished ...>"); ok {
			begun[thread] = head
			continue
		}
		if _, tail, ok := strings.Cut(call, " resumed>"); ok {
			call = begun[thread] + tail
		}
		name, rest, ok := strings.Cut(call, "(")
		end := strings.LastIndex(rest, ") ")
		if !ok || end < 0 || strings.HasPrefix(strings.TrimLeft(rest[end+1:], " ="), "-") {
			continue
		}
		a := act{call: name}
		rest = rest[:end]
		if _, path, ok := strings.Cut(rest, "<"); ok {
			path, rest, _ = strings.Cut(path, ">")
			a.file = string(unhex(t, path))
		}
		if _, data, ok := strings.Cut(rest, `"`); ok {
			data, rest, _ = strings.Cut(data, `"`)
			a.data = unhex(t, data)
		}
		if name == "unlink" {
			a.file = string(a.data)
		}
		if i := strings.LastIndex(rest, ", "); i >= 0 {
			a.at, _ = strconv.ParseInt(rest[i+2:], 10, 64)
		}
		all = append(all, a)
	}
	return all
}

func unhex(t *testing.T, s string) []byte {
	t.Helper()
	if !strings.HasPrefix(s, `\x`) {
		return []byte(s)
	}
	b, err := hex.DecodeString(strings.ReplaceAll(s, `\x`, ""))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// apply does to the content of a file what a call did.
func (a *act) apply(b []byte) []byte {
	if a.call == "ftruncate" {
		return append(b[:min(int(a.at), len(b)):min(int(a.at), len(b))], make([]byte, max(0, int(a.at)-len(b)))...)
	}
	if grow := int(a.at) + len(a.data) - len(b); grow > 0 {
		b = append(b, make([]byte, grow)...)
	}
	copy(b[a.at:], a.data)
	return b
}

// platter is a file as a power cut may leave it: what is safe, and what was written since
// and not yet made to last, of which a disk may have any part.
type platter struct {
	safe  []byte
	loose []act
}

// disk is the files of a store.
type disk map[string]*platter

func (d disk) do(a *act, dir string) {
	name, ok := strings.CutPrefix(a.file, dir+"/")
	if !ok || strings.HasSuffix(name, "-shm") { // which is memory, and made anew
		return
	}
	f := d[name]
	if f == nil {
		f = &platter{}
		d[name] = f
	}
	switch a.call {
	case "pwrite64", "ftruncate":
		f.loose = append(f.loose, *a)
	case "fsync", "fdatasync":
		for i := range f.loose {
			f.safe = f.loose[i].apply(f.safe)
		}
		f.loose = nil
	case "unlink":
		delete(d, name)
	}
}

// after writes what is left of the files when the power is cut: nothing of what is loose,
// or with chance any part of it, sectors of 512 bytes.
func (d disk) after(t *testing.T, dir string, chance *rand.Rand) {
	t.Helper()
	for name, f := range d {
		b := slices.Clone(f.safe)
		for _, a := range f.loose {
			if chance == nil || chance.IntN(2) == 0 {
				continue
			}
			if torn := len(a.data) / 512; torn > 1 && chance.IntN(4) == 0 {
				a.data = a.data[:512*chance.IntN(torn)]
			}
			b = a.apply(b)
		}
		write(t, filepath.Join(dir, name), b)
	}
}

// sound opens a store as the next process does, and holds that it is whole and has what was
// acknowledged.
func sound(t *testing.T, file string, kept []dyad.ArticleID) {
	t.Helper()
	s, err := sqlite.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, id := range kept {
		if _, err := s.Article(t.Context(), id); err != nil {
			t.Errorf("acknowledged, and lost: %v", err)
		}
	}
	if st, err := s.Stats(t.Context()); err != nil || st.Articles > len(kept)+1 {
		t.Errorf("%d articles after %d were acknowledged, %v", st.Articles, len(kept), err)
	}
	db, err := sql.Open("sqlite", "file:"+file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var said string
	if err := db.QueryRowContext(t.Context(), "PRAGMA integrity_check").Scan(&said); err != nil || said != "ok" {
		t.Errorf("integrity: %s, %v", said, err)
	}
}

// posted posts n pages one after the other, each large enough that the log of a file is
// moved into it on the way, and returns those that the server said it has.
func posted(t *testing.T, s *serving, from, n, size int) (kept []dyad.ArticleID) {
	t.Helper()
	rng := rand.New(rand.NewPCG(3, uint64(from)))
	for i := range n {
		text := fmt.Sprintf("France recalled its ambassador from Australia on Friday. %d people were injured in district %d.\n\nNothing of note happened at number %d of the street.\n\n%s", i+2, from+i, i, noise(rng, size))
		code, body := s.post(text)
		var k struct {
			ID dyad.ArticleID `json:"article_id"`
		}
		if err := json.Unmarshal([]byte(body), &k); code != http.StatusOK || err != nil || k.ID == "" {
			t.Fatalf("%d %s", code, body)
		}
		kept = append(kept, k.ID)
	}
	return kept
}

// TestPowerCut writes down every system call by which dyad serve keeps what is posted, and
// cuts the power after each acknowledgement and between: of what was written and not yet
// made to last by fsync, nothing is left, or any part. What was acknowledged is there.
func TestPowerCut(t *testing.T) {
	away(t)
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("no strace here: apt-get install strace")
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	log, program := filepath.Join(t.TempDir(), "calls"), filepath.Join(t.TempDir(), "dyad")
	if err := os.Symlink(os.Args[0], program); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(strace, "-o", log, "true").CombinedOutput(); err != nil {
		t.Skipf("strace may not look on here: %s", out)
	}
	s := served(t, filepath.Join(dir, "dyad.db"), strace, "-f", "-y", "-xx", "-s", "100000000", "-o", log, "-e", "trace=write,pwrite64,ftruncate,fsync,fdatasync,unlink", program)
	kept := posted(t, s, 0, 24, 800<<10)
	b, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(b[:20]), " ")
	pid, err := strconv.Atoi(first)
	if err != nil {
		t.Fatal(err)
	}
	syscall.Kill(pid, syscall.SIGKILL)
	s.cmd.Wait() // strace has written all by then
	if b, err = os.ReadFile(log); err != nil {
		t.Fatal(err)
	}
	d, chance := disk{}, rand.New(rand.NewPCG(1, 2))
	acked, syncs, cuts, moved := 0, 0, 0, false
	cut := func(name string, chance *rand.Rand) {
		cuts++
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			d.after(t, dir, chance)
			sound(t, filepath.Join(dir, "dyad.db"), kept[:acked])
		})
	}
	all := acts(t, b)
	for i := range all {
		a := &all[i]
		d.do(a, dir)
		switch {
		case bytes.HasPrefix(a.data, []byte("HTTP/1.1 200")):
			acked++
			cut(fmt.Sprint("nothing but what is safe after ", acked), nil)
			cut(fmt.Sprint("any part of the rest after ", acked), chance)
		case strings.Contains(a.call, "sync"):
			syncs++
			moved = moved || acked > 0 && strings.HasSuffix(a.file, ".db")
		}
		if chance.IntN(len(all)/40) == 0 {
			cut(fmt.Sprint("at call ", i), chance)
		}
	}
	t.Logf("%d pages acknowledged, %d fsyncs, %d cuts", acked, syncs, cuts)
	if acked != len(kept) || syncs < acked || !moved {
		t.Errorf("%d of %d acknowledgements seen, %d fsyncs, log moved into the file: %v", acked, len(kept), syncs, moved)
	}
	sound(t, filepath.Join(dir, "dyad.db"), kept) // as the kill has left it
}

// TestPowerCutDatabase kills PostgreSQL whole after acknowledgements, and counts that each
// of them stood on a sync of its log.
func TestPowerCutDatabase(t *testing.T) {
	away(t)
	server := pgtest.Start(t)
	store := server.URL()
	t.Chdir(t.TempDir())
	s := served(t, store)
	syncs := "SELECT wal_sync FROM pg_stat_wal"
	if server.SQL("SHOW server_version_num") >= "180000" {
		syncs = "SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal'"
	}
	count := func() int { n, _ := strconv.Atoi(server.SQL(syncs)); return n }
	var kept []dyad.ArticleID
	const n = 10
	for round := range 3 {
		before := count()
		kept = append(kept, posted(t, s, round*n, n, 10)...)
		await(t, "PostgreSQL has told of its syncs", func() bool { return count() >= before+n })
		kept = append(kept, posted(t, s, round*n+1000, 1, 10)...)
		server.Kill()
		server.Serve()
		have := string(dyadRun(t, "export", "--store", store, "--what", "articles"))
		for _, id := range kept {
			if !strings.Contains(have, string(id)) {
				t.Errorf("round %d: %s was acknowledged, and is lost", round, id)
			}
		}
	}
}

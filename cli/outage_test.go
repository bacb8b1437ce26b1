package cli

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/dyad-news/dyad/store/pgtest"
)

// away is how long a database is gone in the tests of what may befall a process; without
// DYAD_AWAY they do not run.
func away(t *testing.T) time.Duration {
	t.Helper()
	text, asked := os.LookupEnv("DYAD_AWAY")
	if !asked {
		t.Skip("takes disk, database, clock and power away for a minute or two: make fire")
	}
	d, err := time.ParseDuration(text)
	if err != nil {
		t.Fatal("DYAD_AWAY: ", err)
	}
	return d
}

// fed is a dyad that reads what a test writes, and whose words the test reads.
type fed struct {
	t     *testing.T
	cmd   *exec.Cmd
	stdin io.WriteCloser
	heard string // file of its stderr
	fed   sync.WaitGroup
}

func begin(t *testing.T, args ...string) *fed { t.Helper(); return beginUnder(t, nil, args...) }

// beginUnder is begin by a command that ends in the program to run.
func beginUnder(t *testing.T, under []string, args ...string) *fed {
	t.Helper()
	p := &fed{t: t, heard: filepath.Join(t.TempDir(), "stderr")}
	if len(under) > 0 {
		p.cmd = exec.Command(under[0], append(under[1:], args...)...)
	} else {
		p.cmd = exec.Command(os.Args[0])
		p.cmd.Args = append([]string{"dyad"}, args...)
	}
	f, err := os.Create(p.heard)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p.cmd.Stderr = f
	if p.stdin, err = p.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		p.cmd.Process.Kill()
		p.cmd.Wait()
		if t.Failed() {
			t.Logf("dyad %v:\n%.4000s", args, p.words())
		}
	})
	return p
}

func (p *fed) words() string {
	b, _ := os.ReadFile(p.heard)
	return string(b)
}

// says waits until the process has said something.
func (p *fed) says(what string) {
	p.t.Helper()
	p.saysAfter(0, what)
}

// saysAfter is says for what comes after the first bytes; it returns where all ends now.
func (p *fed) saysAfter(n int, what string) int {
	p.t.Helper()
	await(p.t, fmt.Sprintf("%v says %q", p.cmd.Args, what), func() bool { return strings.Contains(p.words()[n:], what) })
	return len(p.words())
}

// await waits for something to hold.
func await(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(5 * time.Minute); !holds(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s: not in five minutes", what)
		}
	}
}

// ends closes its input, when all is written to it, and waits for its end.
func (p *fed) ends() {
	p.t.Helper()
	p.fed.Wait()
	p.stdin.Close()
	if err := p.cmd.Wait(); err != nil && p.cmd.ProcessState.ExitCode() != exitFail { // some pages are bad on purpose
		p.t.Errorf("%v: %v", p.cmd.Args, err)
	}
}

// small is a disk of some megabytes, of the user that pgtest runs PostgreSQL as; only root
// can mount one.
func small(t *testing.T, megabytes int) string {
	t.Helper()
	nobody, err := user.Lookup("nobody")
	if err != nil {
		t.Skip(err)
	}
	dir, err := os.MkdirTemp("", "dyad-disk")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Remove(dir) })
	options := fmt.Sprintf("size=%dm,mode=0777,uid=%s,gid=%s", megabytes, nobody.Uid, nobody.Gid)
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", options, "dyad-test", dir).CombinedOutput(); err != nil {
		t.Skipf("no small disk to be had: mount: %v %s", err, bytes.TrimSpace(out))
	}
	t.Cleanup(func() { exec.Command("umount", "-l", dir).Run() })
	return dir
}

// larger gives a small disk room again.
func larger(t *testing.T, dir string) {
	t.Helper()
	if out, err := exec.Command("mount", "-o", "remount,size=512m", dir).CombinedOutput(); err != nil {
		t.Fatalf("remount: %v %s", err, out)
	}
}

// alike holds that two stores print the same bytes.
func alike(t *testing.T, want, got string) {
	t.Helper()
	for _, what := range []string{"events", "incidents", "articles"} {
		a := dyadRun(t, "export", "--store", want, "--what", what)
		b := dyadRun(t, "export", "--store", got, "--what", what)
		if len(a) < 1000 || !bytes.Equal(a, b) {
			t.Errorf("%s: %d bytes, want %d and the same\nmissing: %.600s\ntoo much: %.600s", what, len(b), len(a), firstOnly(a, b), firstOnly(b, a))
		}
	}
}

// firstOnly returns the first lines of one text that another does not have.
func firstOnly(a, b []byte) (only []byte) {
	has := map[string]bool{}
	for line := range bytes.Lines(b) {
		has[string(line)] = true
	}
	n := 0
	for line := range bytes.Lines(a) {
		if !has[string(line)] && n < 3 {
			n++
			only = append(append(only, line[:min(len(line), 200)]...), '\n')
		}
	}
	return only
}

// undisturbed returns lines of made news, and a store in which they were kept undisturbed.
func undisturbed(t *testing.T, n int) (lines [][]byte, store string) {
	news := made(t, n)
	input := filepath.Join(t.TempDir(), "news.jsonl")
	write(t, input, news)
	store = filepath.Join(t.TempDir(), "undisturbed.db")
	dyadRun(t, "keep", "--store", store, input)
	return bytes.SplitAfter(news, []byte("\n")), store
}

// rows counts the articles of a file that another process may be making.
func rows(file string) (n int) {
	db, err := sql.Open("sqlite", "file:"+file+"?mode=ro")
	if err != nil {
		return 0
	}
	defer db.Close()
	db.QueryRow("SELECT count(*) FROM article").Scan(&n)
	return n
}

// reads writes lines to its input, which may take until it no longer waits.
func (p *fed) reads(lines [][]byte) {
	p.fed.Go(func() {
		if _, err := p.stdin.Write(bytes.Join(lines, nil)); err != nil && p.t.Context().Err() == nil {
			p.t.Error(err)
		}
	})
}

// TestDiskFull lets the disk of a store fill up under dyad keep: it waits, says why, and
// goes on when there is room; nothing is lost.
func TestDiskFull(t *testing.T) {
	away(t)
	t.Run("limit", func(t *testing.T) { // as anybody: a limit of the size of files
		limit, err := exec.LookPath("prlimit")
		if err != nil {
			t.Skip(err)
		}
		lines, want := undisturbed(t, 600)
		store := filepath.Join(t.TempDir(), "dyad.db")
		p := begin(t, "keep", "--store", store, "-")
		set := func(bytes string) {
			if out, err := exec.Command(limit, "--pid", strconv.Itoa(p.cmd.Process.Pid), "--fsize="+bytes+":").CombinedOutput(); err != nil {
				t.Fatalf("prlimit: %v %s", err, out)
			}
		}
		p.reads(lines[:300])
		await(t, "the first are kept", func() bool { return rows(store) > 0 })
		set("4096")
		p.reads(lines[300:])
		p.says("waiting for the store: commit to store")
		set("unlimited")
		p.says("the store is there again")
		p.ends()
		alike(t, want, store)
	})
	t.Run("disk", func(t *testing.T) {
		lines, want := undisturbed(t, 600)
		dir := small(t, 2)
		store := filepath.Join(dir, "dyad.db")
		p := begin(t, "keep", "--store", store, "-")
		p.reads(lines)
		p.says("waiting for the store")
		p.says("the disk is full")
		larger(t, dir)
		p.says("the store is there again")
		p.ends()
		alike(t, want, store)
	})
	t.Run("database", func(t *testing.T) {
		lines, want := undisturbed(t, 600)
		server := pgtest.Start(t)
		dir := small(t, 4)
		server.SQL(`CREATE TABLESPACE small LOCATION '` + dir + `'`)
		server.SQL(`ALTER ROLE dyad SET default_tablespace = small`)
		store := server.URL()
		p := begin(t, "keep", "--store", store, "-")
		p.reads(lines)
		p.says("the disk of the database is full")
		larger(t, dir)
		p.says("the store is there again")
		p.ends()
		alike(t, want, store)
	})
}

// TestDatabaseGone takes PostgreSQL away under dyad keep for a while, twice.
func TestDatabaseGone(t *testing.T) {
	gone := away(t)
	lines, want := undisturbed(t, 900)
	server := pgtest.Start(t)
	store := server.URL()
	p := begin(t, "keep", "--store", store, "-")
	parts := [][][]byte{lines[:300], lines[300:600], lines[600:]}
	p.reads(parts[0])
	heard := 0
	for i, end := range []func(){server.Stop, server.Kill} {
		await(t, "some are kept", func() bool {
			return server.SQL("SELECT to_regclass('store1.article') IS NOT NULL") == "t" && server.SQL("SELECT count(*) > "+strconv.Itoa(i*250)+" FROM store1.article") == "t"
		})
		end()
		p.reads(parts[i+1])
		heard = p.saysAfter(heard, "waiting for the store: ")
		time.Sleep(gone)
		server.Serve()
		heard = p.saysAfter(heard, "the store is there again")
	}
	p.ends()
	alike(t, want, store)
}

// site is news of many hosts: each has a feed of a few stories.
type site struct {
	mu      sync.Mutex
	fetched map[string]int
	feeds   []string
	broken  bool // pages answer 500
	stories int  // of each host
}

func newSite(t *testing.T, hosts, stories int) *site {
	s := &site{fetched: map[string]int{}, stories: stories}
	for h := range hosts {
		rng := rand.New(rand.NewPCG(7, uint64(h)))
		texts := make([]string, 20)
		for i := range texts {
			texts[i] = fmt.Sprintf("Officials of district %d met %d farmers on Friday. France recalled its ambassador from Australia after %d were injured in town %d.", rng.IntN(1e6), rng.IntN(1e4), rng.IntN(90), rng.IntN(1e6))
		}
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.answer(w, r, texts) }))
		t.Cleanup(server.Close)
		s.feeds = append(s.feeds, server.URL+"/feed")
	}
	return s
}

func (s *site) answer(w http.ResponseWriter, r *http.Request, texts []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var n int
	switch _, err := fmt.Sscanf(r.URL.Path, "/story/%d", &n); {
	case r.URL.Path == "/feed":
		fmt.Fprint(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>Press</title>`)
		for i := range s.stories {
			fmt.Fprintf(w, "<item><title>T</title><link>/story/%d</link><pubDate>Sat, 18 Sep 2021 10:00:00 GMT</pubDate></item>", i)
		}
		fmt.Fprint(w, "</channel></rss>")
	case err != nil || n >= len(texts):
		http.NotFound(w, r)
	case s.broken:
		http.Error(w, "not today", http.StatusInternalServerError)
	default:
		s.fetched[r.Host+r.URL.Path]++
		fmt.Fprintf(w, "<html><head><title>Story</title></head><body><article><p>%s</p></article></body></html>", texts[n])
	}
}

func (s *site) set(stories int, broken bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stories, s.broken = stories, broken
}

// articles counts what a store holds.
func articles(t *testing.T, store string) int {
	t.Helper()
	return bytes.Count(dyadRun(t, "export", "--store", store, "--what", "articles"), []byte("\n"))
}

// bothStores runs a test on a file and on a PostgreSQL.
func bothStores(t *testing.T, f func(t *testing.T, store string)) {
	t.Run("sqlite", func(t *testing.T) { f(t, filepath.Join(t.TempDir(), "dyad.db")) })
	t.Run("postgres", func(t *testing.T) { f(t, pgtest.Start(t).URL()) })
}

// TestWatchDatabaseGone takes the database away under dyad watch and dyad serve: the one
// waits, the other says so to who asks, and both go on by themselves.
func TestWatchDatabaseGone(t *testing.T) {
	gone := away(t)
	server := pgtest.Start(t)
	store := server.URL()
	s := newSite(t, 6, 4)
	watch := begin(t, append([]string{"watch", "--private", "--workers", "6", "--store", store}, s.feeds...)...)
	watch.says("links=4")
	t.Chdir(t.TempDir()) // where the tokens of a database stand
	api := served(t, store)
	if code, body := api.post("Kenya condemned Somalia on Friday."); code != http.StatusOK {
		t.Fatalf("%d %s", code, body)
	}
	server.Stop()
	watch.says("waiting for the store: ")
	await(t, "serve is not ready", func() bool { code, _ := api.get("/readyz"); return code == http.StatusServiceUnavailable })
	if code, body := api.post("Peru condemned Chile on Friday."); code != http.StatusServiceUnavailable || !strings.Contains(body, "the database is away") {
		t.Errorf("while the database is away: %d %s", code, body)
	}
	if code, _ := api.get("/healthz"); code != http.StatusOK {
		t.Errorf("healthz: %d: a supervisor would end the process", code)
	}
	time.Sleep(gone)
	server.Serve()
	watch.says("the store is there again")
	await(t, "serve is ready again", func() bool { code, _ := api.get("/readyz"); return code == http.StatusOK })
	if code, body := api.post("Peru condemned Chile on Friday."); code != http.StatusOK {
		t.Errorf("%d %s", code, body)
	}
	await(t, "all stories are kept", func() bool { return articles(t, store) == 6*4+2 })
}

// serving is a dyad serve that a test asks.
type serving struct {
	*fed
	url, token string
}

// served starts dyad serve on a store, with a token; under is a command that runs it.
func served(t *testing.T, store string, under ...string) *serving {
	t.Helper()
	token := strings.TrimSpace(string(dyadRun(t, "token", "add", "--store", store, "test")))
	port := freePorts(t, 1)[0]
	s := &serving{beginUnder(t, under, "serve", "--store", store, "--addr", "127.0.0.1:"+port, "--rate", "0"), "http://127.0.0.1:" + port, token}
	s.says("serving")
	return s
}

func (s *serving) get(path string) (int, string) {
	s.t.Helper()
	req, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, s.url+path, nil)
	return s.ask(req, err)
}

// post has a text coded and kept.
func (s *serving) post(text string) (int, string) {
	s.t.Helper()
	body, _ := json.Marshal(map[string]string{"text": text, "date": "2021-09-18", "outlet": "a.example"})
	req, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, s.url+"/api/v1/articles", bytes.NewReader(body))
	if err == nil {
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Authorization", "Bearer "+s.token)
	}
	return s.ask(req, err)
}

func (s *serving) ask(req *http.Request, err error) (int, string) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// TestTwoWatchers has two dyad watch follow the same feeds into one store, and kills one:
// every story is kept once, and neither ends by itself.
func TestTwoWatchers(t *testing.T) {
	away(t)
	bothStores(t, func(t *testing.T, store string) {
		s := newSite(t, 8, 3)
		var both [2]*fed
		for i := range both {
			both[i] = begin(t, append([]string{"watch", "--private", "--workers", "8", "--store", store}, s.feeds...)...)
		}
		both[0].says("kept")
		both[0].cmd.Process.Signal(syscall.SIGKILL)
		both[0].cmd.Wait()
		await(t, "all stories are kept", func() bool { return articles(t, store) == 8*3 })
		more := newSite(t, 10, 2) // of which the first eight hosts tell the same as before
		third := begin(t, append([]string{"watch", "--private", "--workers", "10", "--store", store}, more.feeds...)...)
		await(t, "new ones are, by one that is started while another runs", func() bool { return articles(t, store) == 8*3+2*2 })
		for _, p := range []*fed{both[1], third} {
			p.cmd.Process.Signal(os.Interrupt)
			p.ends()
		}
		if out := dyadRun(t, "feeds", "--store", store); bytes.Count(out, []byte("\ngood ")) != 18 {
			t.Errorf("feeds:\n%s", out)
		}
	})
}

// shifted is the command dyad-shifted of the test binary: dyad, by a clock that is ahead of
// the machine's by DYAD_TEST_AHEAD.
func shifted() {
	ahead, err := time.ParseDuration(os.Getenv("DYAD_TEST_AHEAD"))
	if err != nil {
		panic(err)
	}
	os.Exit(mainAt(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, func() time.Time { return time.Now().Add(ahead) }))
}

// TestClock runs dyad watch by a clock that is ten years ahead, and then by one that is
// right: what the first has put off for years is asked for at once. Forward is no harm.
func TestClock(t *testing.T) {
	away(t)
	const year = 365 * 24 * time.Hour
	bothStores(t, func(t *testing.T, store string) {
		s := newSite(t, 3, 1)
		watch := func(ahead time.Duration) string {
			cmd := exec.CommandContext(t.Context(), os.Args[0])
			cmd.Args = append([]string{"dyad-shifted", "watch", "--once", "--private", "--store", store}, s.feeds...)
			cmd.Env = append(os.Environ(), "DYAD_TEST_AHEAD="+ahead.String())
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			return string(out)
		}
		watch(0)
		s.set(2, true)
		watch(10 * year) // the second story is found, and fails: it is to be tried again, then
		s.set(3, false)
		if out := watch(0); !strings.Contains(out, "the clock was set back") {
			t.Errorf("says nothing of the clock:\n%s", out)
		}
		if n := articles(t, store); n != 3*3 {
			t.Errorf("%d articles after the clock was set back, want 9", n)
		}
		s.set(4, false)
		watch(year)
		if n := articles(t, store); n != 3*4 {
			t.Errorf("%d articles after it jumped forward, want 12", n)
		}
		if out := watch(0); !strings.Contains(out, "the clock was set back") {
			t.Errorf("says nothing of the clock:\n%s", out)
		}
		if out := watch(0); strings.Contains(out, "the clock was set back") {
			t.Errorf("says it of a clock that is right:\n%s", out)
		}
	})
}

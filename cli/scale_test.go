package cli

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// cost is what one article, or one question, takes: seconds of one processor, and bytes.
type cost struct {
	code, keep, store float64 // an article: its text coded, kept, and what it takes of the store
	page              float64 // a page of HTML read and coded, where such pages are at hand
	fresh, again      float64 // a question that is new to the server, and one that is not
}

// load is what is asked of an installation.
type load struct {
	name     string
	articles float64 // a day
	days     float64 // that are kept
	within   float64 // days in which they are to be coded; 0 for as they come
	asked    float64 // questions a second
}

// loads are the plans of docs/scale.md, with what is assumed there.
var loads = []load{
	{"a day of the world's news", 1e6, 1, 0, 0},
	{"a year of it", 1e6, 365, 0, 0},
	{"Common Crawl News whole", 300e3, 3650, 30, 0},
	{"100 analysts at once", 0, 0, 0, 100.0 / 10},
}

// What a processor is given to do at most, so that bursts pass; what it costs in an hour,
// and a GB of disk in a month, in dollars; a day that is busy has so many times the mean.
const (
	busyAt  = 0.7
	perHour = 0.04
	perGB   = 0.10
	burst   = 3
)

// bill is what a load needs.
type bill struct {
	workers, keepers, servers float64 // processors at work, of each part
	disk                      float64 // GB
	money                     float64 // dollars: of coding it, and of a month of disk
}

func (c cost) bill(l load) bill {
	days := l.days
	rate := l.articles / 86400 * burst
	if l.within > 0 {
		days, rate = l.within, l.articles*l.days/l.within/86400
	}
	p := bill{workers: rate * max(c.code, c.page) / busyAt, keepers: rate * c.keep / busyAt, servers: l.asked * c.fresh / busyAt, disk: l.articles * l.days * c.store / 1e9}
	p.money = (p.workers+p.keepers)*days*24*perHour + p.disk*perGB
	return p
}

// TestScale measures what an article and a question cost as a store grows, and what
// follows for the loads of docs/scale.md: make scale. DYAD_SCALE is how many short items
// it takes, of real news where that is beside the repository.
func TestScale(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("DYAD_SCALE"))
	if n == 0 {
		t.Skip("measures for minutes: make scale")
	}
	dir := t.TempDir()
	short, full := filepath.Join(dir, "short.db"), filepath.Join(dir, "full.db")
	t.Log("| articles | in the store | coding, s of processor for 1,000 | keeping | bytes of store an article | events an article |")
	var small, large cost
	const parts = 4
	lines := bytes.SplitAfter(news(t, "current_events_2002_2019.jsonl.gz", n), []byte("\n"))
	for i := range parts {
		small = kept(t, "short items", short, lines[i*len(lines)/parts:(i+1)*len(lines)/parts])
	}
	large = kept(t, "full articles", full, bytes.SplitAfter(news(t, "articles_intl.jsonl.gz", min(n, 400)), []byte("\n")))
	large.page = pageCost(t)
	large.fresh, large.again = asked(t, short)
	if large.keep <= 0 {
		large.keep = small.keep * large.store / small.store
	}
	t.Logf("what breaks first: one keeper is full at %.0f full articles a second, which %.1f processors code; at %.0f short items a second, which %.1f code",
		1/large.keep, large.code/large.keep, 1/small.keep, small.code/small.keep)
	t.Logf("one processor answers %.0f new questions a second, %.0f that were asked before", 1/large.fresh, 1/large.again)
	t.Log("| load | workers' processors | keeper's | server's | disk, GB | dollars |")
	for _, l := range loads {
		p := large.bill(l)
		t.Logf("| %s | %.1f | %.2f | %.1f | %.0f | %.0f |", l.name, p.workers, p.keepers, p.servers, p.disk, p.money)
	}
	if small.code <= 0 || small.store <= 0 || large.code <= small.code {
		t.Errorf("no measurement: %+v, %+v", small, large)
	}
}

// pageCost measures pages of HTML as they were served, in whatever language.
func pageCost(t *testing.T) float64 {
	t.Helper()
	all, err := filepath.Glob("../../shared/data/html/pages/*")
	if err != nil || len(all) == 0 {
		t.Log("no pages of HTML beside the repository: the cost of text stands in")
		return 0
	}
	s := processor(t, "code", "--workers", "1", "--format", "jsonl", filepath.Dir(all[0])) / float64(len(all))
	t.Logf("%d pages of HTML: %.1f s of processor for 1,000", len(all), 1000*s)
	return s
}

// news returns the first lines of a file of the shared news, or made ones.
func news(t *testing.T, name string, n int) []byte {
	t.Helper()
	f, err := os.Open("../../shared/data/news/" + name)
	if err != nil {
		t.Log("no shared news: made pages stand in")
		return made(t, n)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(b, []byte("\n"))
	return bytes.Join(lines[:min(n, len(lines))], nil)
}

// kept codes lines, and keeps them in a store, and says what that cost.
func kept(t *testing.T, what, store string, lines [][]byte) (c cost) {
	t.Helper()
	input := filepath.Join(t.TempDir(), "news.jsonl")
	write(t, input, bytes.Join(lines, nil))
	one := filepath.Join(t.TempDir(), "one.jsonl")
	write(t, one, lines[0])
	began, before := processor(t, "code", "--workers", "1", "--format", "jsonl", one), bytesOf(store)
	had := counts(t, store)
	code := processor(t, "code", "--workers", "1", "--format", "jsonl", input) - began
	keep := processor(t, "keep", "--workers", "1", "--store", store, input) - began - code
	has := counts(t, store)
	n := has.articles - had.articles
	if n <= 0 {
		t.Fatal("nothing was kept")
	}
	c = cost{code: code / n, keep: keep / n, store: (bytesOf(store) - before) / n}
	t.Logf("| %s | %.0f | %.1f | %.1f | %.0f | %.1f |", what, has.articles, 1000*c.code, 1000*c.keep, c.store, (has.events-had.events)/n)
	return c
}

// processor runs a command and returns the seconds of processor that it took.
func processor(t *testing.T, args ...string) float64 {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Args = append([]string{"dyad"}, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == exitFail) {
		t.Fatalf("dyad %v: %v\n%.1000s", args, err, &stderr)
	}
	return (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
}

func bytesOf(file string) float64 {
	i, err := os.Stat(file)
	if err != nil {
		return 0
	}
	return float64(i.Size())
}

type sums struct{ articles, events float64 }

// counts asks a store how much it holds; one that is not there holds nothing.
func counts(t *testing.T, store string) (c sums) {
	t.Helper()
	if _, err := os.Stat(store); err != nil {
		return c
	}
	st, err := openThere(store)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	s, err := st.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return sums{float64(s.Articles), float64(s.Events)}
}

// asked has dyad serve answer what the pages of pairs ask, of the busiest pairs of a store,
// and returns the seconds of processor that a question takes, at first and when it is
// asked again.
func asked(t *testing.T, store string) (fresh, again float64) {
	t.Helper()
	s := served(t, store)
	_, body := s.get("/api/v1/dyads?since=9000d&sort=incidents&limit=60")
	var pairs struct {
		Items []struct{ A, B struct{ Node string } }
	}
	if err := json.Unmarshal([]byte(body), &pairs); err != nil || len(pairs.Items) == 0 {
		t.Fatalf("%v: %.300s", err, body)
	}
	var paths []string
	for _, p := range pairs.Items {
		a, b := url.PathEscape(p.A.Node), url.PathEscape(p.B.Node)
		paths = append(paths, "/dyads/"+a+"/"+b, "/dyads/"+a+"/"+b+"/series?by=month", "/incidents?both=true&a="+url.QueryEscape(p.A.Node)+"&b="+url.QueryEscape(p.B.Node),
			"/entities/"+a, "/search?q="+url.QueryEscape(p.A.Node+" "+p.B.Node))
	}
	round := func() float64 {
		before := s.processor()
		for _, p := range paths {
			if code, body := s.get("/api/v1" + p); code != 200 && code != 404 {
				t.Fatalf("%s: %d %.200s", p, code, body)
			}
		}
		return (s.processor() - before) / float64(len(paths))
	}
	fresh = round()
	return fresh, round()
}

// processor is how many seconds of processor the server has taken.
func (s *serving) processor() float64 {
	s.t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.cmd.Process.Pid))
	if err != nil {
		s.t.Skip(err)
	}
	fields := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:]))
	user, _ := strconv.ParseFloat(fields[11], 64)
	system, _ := strconv.ParseFloat(fields[12], 64)
	return (user + system) / 100 // clock ticks, which Linux has at 100 a second
}

// TestPlan holds the arithmetic of the plans.
func TestPlan(t *testing.T) {
	c := cost{code: 0.01, keep: 0.001, store: 10e3, fresh: 0.02}
	p := c.bill(load{articles: 86400, days: 10})
	if got, want := fmt.Sprintf("%.3f %.4f %.2f %.2f", p.workers, p.keepers, p.disk, p.money), "0.043 0.0043 8.64 1.32"; got != want {
		t.Errorf("as it comes: %s, want %s", got, want)
	}
	p = c.bill(load{articles: 86400, days: 10, within: 1, asked: 7})
	if got, want := fmt.Sprintf("%.3f %.4f %.2f %.2f %.2f", p.workers, p.keepers, p.servers, p.disk, p.money), "0.143 0.0143 0.20 8.64 1.01"; got != want {
		t.Errorf("in one day: %s, want %s", got, want)
	}
}

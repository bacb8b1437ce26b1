package cli

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	natsd "github.com/nats-io/nats-server/v2/server"

	"github.com/dyad-news/dyad/work"
)

// natsNode is the command nats-node of the test binary: one node of a cluster.
//
//	nats-node NAME PORT CLUSTER-PORT DIR ROUTE...
func natsNode() {
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			panic(err)
		}
		return n
	}
	var routes []*url.URL
	for _, r := range os.Args[5:] {
		routes = append(routes, &url.URL{Scheme: "nats", Host: "127.0.0.1:" + r})
	}
	s, err := natsd.NewServer(&natsd.Options{
		ServerName: os.Args[1], Host: "127.0.0.1", Port: number(os.Args[2]), NoLog: true, NoSigs: true,
		JetStream: true, StoreDir: os.Args[4], JetStreamMaxStore: 16 << 30,
		Cluster: natsd.ClusterOpts{Name: "dyad", Host: "127.0.0.1", Port: number(os.Args[3])}, Routes: routes,
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	s.Start()
	select {}
}

// proc is a process of this test binary that is started again when it was killed.
type proc struct {
	t    *testing.T
	args []string
	mu   sync.Mutex
	cmd  *exec.Cmd
	err  *bytes.Buffer
}

func launch(t *testing.T, args ...string) *proc {
	p := &proc{t: t, args: args, err: &bytes.Buffer{}}
	p.start()
	t.Cleanup(func() {
		p.stop(os.Kill)
		if t.Failed() {
			t.Logf("%v:\n%s", args, p.err)
		}
	})
	return p
}

func (p *proc) start() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cmd = exec.Command(os.Args[0])
	p.cmd.Args = p.args
	p.cmd.Stderr = p.err
	if err := p.cmd.Start(); err != nil {
		p.t.Error(err)
	}
}

// stop ends the process and says how it ended.
func (p *proc) stop(sig os.Signal) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cmd == nil {
		return nil
	}
	p.cmd.Process.Signal(sig)
	err := p.cmd.Wait()
	p.cmd = nil
	return err
}

// dyad runs a command to its end and returns what it printed.
func dyadRun(t *testing.T, args ...string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Args = append([]string{"dyad"}, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == exitFail) { // some pages are bad on purpose
		t.Fatalf("dyad %v: %v\n%s", args, err, &stderr)
	}
	return out
}

func freePorts(t *testing.T, n int) (ports []string) {
	t.Helper()
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		_, port, _ := net.SplitHostPort(l.Addr().String())
		ports = append(ports, port)
	}
	return ports
}

// cluster starts three NATS servers and returns their URLs.
func cluster(t *testing.T) (nodes []*proc, urls string) {
	t.Helper()
	ports := freePorts(t, 6)
	routes := ports[3:]
	for i := range 3 {
		args := append([]string{"nats-node", fmt.Sprint("n", i), ports[i], routes[i], t.TempDir()}, routes...)
		nodes = append(nodes, launch(t, args...))
		urls += ",nats://127.0.0.1:" + ports[i]
	}
	urls = urls[1:]
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(200 * time.Millisecond) {
		q, err := work.Open(t.Context(), work.Options{URL: urls})
		if err == nil {
			q.Close()
			return nodes, urls
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
}

// made writes news in which the order of the pages matters to what is one incident, pages
// that cannot be read, a page that is there twice, and one too large for a message.
func made(t *testing.T, n int) []byte {
	rng := rand.New(rand.NewPCG(1, 2))
	pick := func(s ...string) string { return s[rng.IntN(len(s))] }
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for i := range n {
		day := time.Date(2021, 9, 1+rng.IntN(6), 0, 0, 0, 0, time.UTC)
		a := pick("France", "Kenya", "Peru", "India")
		z := pick("Australia", "Somalia", "Chile", "China")
		what := pick("recalled its ambassador from", "condemned", "imposed sanctions on", "threatened to invade", "shelled a village in", "held talks with")
		text := fmt.Sprintf("%s %s %s on %s, %s said. %d people were %s.", a, what, z, day.Weekday(), pick("officials", "the foreign ministry", "a spokesman"), rng.IntN(9), pick("killed", "injured", "arrested"))
		switch i % 97 {
		case 13:
			fmt.Fprintln(&b, "no record")
		case 14:
			text = ""
		case 15:
			text = "France recalled its ambassador from Australia on Friday, the foreign ministry said."
		case 16:
			text += strings.Repeat(fmt.Sprintf("\n\nNothing of note happened at number %d of the street.", i), 4)
			if i < 97 { // large, but soon read
				text += "\n\n" + noise(rng, 1<<20)
			}
		}
		if err := enc.Encode(map[string]string{"id": fmt.Sprint(i), "date": day.AddDate(0, 0, rng.IntN(3)).Format(time.DateOnly), "outlet": pick("a.example", "b.example", "c.example"), "text": text}); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

// noise is a long word.
func noise(rng *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('a' + rng.IntN(26))
	}
	return string(b)
}

// chaos kills processes at random times and starts them again, until ctx ends.
type chaos struct {
	rng             *rand.Rand
	nodes, workers  []*proc
	keeper          *proc
	pause           time.Duration // longest between two deaths
	deaths          int           // in all
	killed, toppled int
}

func (c *chaos) run(ctx context.Context) {
	for turn := 0; ctx.Err() == nil && turn < c.deaths; turn++ {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Duration(c.rng.Int64N(int64(c.pause)))):
		}
		victim := c.keeper
		away := time.Duration(0)
		switch n := c.rng.IntN(10); {
		case turn == 2 || n == 0: // a NATS node, one at a time
			victim, away = c.nodes[c.rng.IntN(len(c.nodes))], time.Duration(1+c.rng.IntN(3))*time.Second
			c.toppled++
		case n < 7:
			victim = c.workers[c.rng.IntN(len(c.workers))]
		}
		victim.stop(syscall.SIGKILL)
		c.killed++
		time.Sleep(away)
		victim.start()
	}
}

// TestChaos feeds pages to three NATS nodes and six workers, kills them and the keeper at
// random times, and holds what is kept against what one process makes of the pages. With
// DYAD_CHAOS=N it takes N items of real news, else a few made ones.
func TestChaos(t *testing.T) {
	if _, asked := os.LookupEnv("DYAD_CHAOS"); !asked {
		t.Skip("kills processes at random for a minute or two: make chaos")
	}
	dir := t.TempDir()
	news, pause, deaths := made(t, 1500), 800*time.Millisecond, 25
	if n, _ := strconv.Atoi(os.Getenv("DYAD_CHAOS")); n > 0 {
		news, pause, deaths = realNews(t, n), 4*time.Second, n
	}
	input := filepath.Join(dir, "news.jsonl")
	write(t, input, news)
	alone := filepath.Join(dir, "alone.db")
	dyadRun(t, "keep", "--store", alone, input)

	began := time.Now()
	nodes, urls := cluster(t)
	t.Logf("the cluster answers after %v", time.Since(began))
	shared := filepath.Join(dir, "shared.db")
	c := &chaos{rng: rand.New(rand.NewPCG(10, 1)), nodes: nodes, pause: pause, deaths: deaths}
	c.keeper = launch(t, "dyad", "work", "keep", "--nats", urls, "--store", shared)
	for range 6 {
		c.workers = append(c.workers, launch(t, "dyad", "work", "--nats", urls, "--workers", "1", "--lease", "2s"))
	}
	ctx, calm := context.WithCancel(t.Context())
	var raging sync.WaitGroup
	raging.Go(func() { c.run(ctx) })
	sendAll(t, dir, urls, news)
	last := settle(t, urls, c)
	calm()
	raging.Wait()
	t.Logf("%d deaths, %d of them of NATS nodes; %d dead letters; %v in all", c.killed, c.toppled, last.Dead, time.Since(began))
	c.keeper.stop(os.Interrupt)
	for _, what := range []string{"events", "incidents", "articles"} {
		want := dyadRun(t, "export", "--store", alone, "--what", what)
		got := dyadRun(t, "export", "--store", shared, "--what", what)
		if len(want) < 1000 {
			t.Errorf("%s: only %d bytes to hold against", what, len(want))
		}
		if !bytes.Equal(want, got) {
			t.Errorf("%s: %d bytes, %d from one process", what, len(got), len(want))
		}
	}
}

// sendAll publishes the pages in parts, as a feed would, the first of them twice: its
// publisher is killed, and the command given again.
func sendAll(t *testing.T, dir, urls string, news []byte) {
	t.Helper()
	lines := bytes.SplitAfter(news, []byte("\n"))
	const parts = 15
	for i := range parts {
		part := filepath.Join(dir, fmt.Sprint("part", i, ".jsonl"))
		write(t, part, bytes.Join(lines[i*len(lines)/parts:(i+1)*len(lines)/parts], nil))
		if i == 0 {
			p := launch(t, "dyad", "keep", "--nats", urls, part)
			time.Sleep(100 * time.Millisecond)
			p.stop(os.Kill)
		}
		dyadRun(t, "keep", "--nats", urls, part)
	}
}

// settle waits until all is kept, though some still die.
func settle(t *testing.T, urls string, c *chaos) (s work.State) {
	t.Helper()
	q, err := work.Open(t.Context(), work.Options{URL: urls})
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	for began := time.Now(); ; time.Sleep(100 * time.Millisecond) {
		s, err = q.State(t.Context())
		if err == nil && s.Batches == 0 {
			return s
		}
		if time.Since(began) > 30*time.Minute {
			t.Fatalf("not done: %+v, %v", s, err)
		}
	}
}

func write(t *testing.T, file string, b []byte) {
	t.Helper()
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// realNews returns the first items of the shared news.
func realNews(t *testing.T, n int) []byte {
	t.Helper()
	f, err := os.Open("../../shared/data/news/current_events_2002_2019.jsonl.gz")
	if err != nil {
		t.Skip("no shared news: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	r := bufio.NewReader(z)
	for range n {
		line, err := r.ReadBytes('\n')
		b.Write(line)
		if err != nil && !errors.Is(err, io.EOF) {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

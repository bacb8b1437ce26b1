package cli

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	natsd "github.com/nats-io/nats-server/v2/server"

	"github.com/dyad-news/dyad/store/pgtest"
	"github.com/dyad-news/dyad/work"
)

// natsNode is the command nats-node of the test binary: one node of a cluster.
//
//	nats-node NAME PORT CLUSTER-PORT DIR ROUTE...
//
// Without a port for the cluster it is a server of its own.
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
	o := &natsd.Options{
		ServerName: os.Args[1], Host: "127.0.0.1", Port: number(os.Args[2]), NoLog: true, NoSigs: true,
		JetStream: true, StoreDir: os.Args[4], JetStreamMaxStore: 16 << 30, Routes: routes,
	}
	if os.Args[3] != "" {
		o.Cluster = natsd.ClusterOpts{Name: "dyad", Host: "127.0.0.1", Port: number(os.Args[3])}
	}
	s, err := natsd.NewServer(o)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	s.Start()
	select {}
}

// cluster starts three NATS servers and returns their URLs.
func cluster(t *testing.T) (nodes []*proc, urls string) {
	t.Helper()
	ports := freePorts(t, 6)
	routes := ports[3:]
	for i := range 3 {
		args := append([]string{"nats-node", fmt.Sprint("n", i), ports[i], routes[i], t.TempDir()}, routes...)
		nodes = append(nodes, supervise(t, args...))
		urls += ",nats://127.0.0.1:" + ports[i]
	}
	urls = urls[1:]
	return nodes, urls
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

// chaos kills processes at random times; they are started again.
type chaos struct {
	rng            *rand.Rand
	nodes, workers []*proc
	keeper         *proc
	database       *pgtest.Server
	pause          time.Duration // longest between two deaths
	deaths         int           // at most

	all    atomic.Int64
	killed map[string]int
}

// victims is who dies first, in this order; then it is left to chance.
var victims = []string{"worker", "node", "keeper", "database", "worker", "keeper"}

func (c *chaos) run(ctx context.Context) {
	for turn := 0; turn < c.deaths; turn++ {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Duration(c.rng.Int64N(int64(c.pause)))):
		}
		who := "worker"
		switch n := c.rng.IntN(100); {
		case turn < len(victims):
			who = victims[turn]
		case n < 3:
			who = "database"
		case n < 13:
			who = "node"
		case n < 43:
			who = "keeper"
		}
		c.kill(who)
		c.killed[who]++
		c.all.Add(1)
	}
}

func (c *chaos) kill(who string) {
	away := time.Duration(500+c.rng.IntN(2500)) * time.Millisecond
	switch who {
	case "worker":
		c.workers[c.rng.IntN(len(c.workers))].kill(0)
	case "keeper":
		c.keeper.kill(0)
	case "node": // one at a time
		c.nodes[c.rng.IntN(len(c.nodes))].kill(away)
		time.Sleep(away)
	case "database":
		c.database.Kill()
		time.Sleep(away / 2)
		c.database.Serve()
	}
}

// plan says how much is fed, and how.
type plan struct {
	news   []byte
	parts  int           // that are published one after the other, as a feed would
	pause  time.Duration // longest between two deaths
	deaths int
}

// chaosPlan is what DYAD_CHAOS asks for: so many items of real news, or with 0 some made
// ones. Without it there are few.
func chaosPlan(t *testing.T) plan {
	asked, ok := os.LookupEnv("DYAD_CHAOS")
	switch n, _ := strconv.Atoi(asked); {
	case n > 0:
		return plan{realNews(t, n), 15, 2 * time.Second, n}
	case ok:
		return plan{made(t, 1500), 15, 800 * time.Millisecond, 25}
	case testing.Short():
		t.Skip("starts a dozen processes")
	}
	return plan{made(t, 200), len(victims), 500 * time.Millisecond, len(victims)}
}

// TestChaos feeds pages to three NATS nodes and six workers, which a keeper keeps in a
// PostgreSQL, kills all of these at random times, and holds what is kept against what one
// process makes of the pages in a file. make chaos feeds more, and real news.
func TestChaos(t *testing.T) {
	server := pgtest.Start(t) // or there is nothing to do
	p := chaosPlan(t)
	dir := t.TempDir()
	input := filepath.Join(dir, "news.jsonl")
	write(t, input, p.news)
	alone, shared := filepath.Join(dir, "alone.db"), server.URL()
	began := time.Now()
	dyadRun(t, "keep", "--store", alone, input)
	p.pause = max(p.pause, time.Since(began)/15) // or a slow machine gets nothing done between two deaths
	t.Logf("one process takes %v", time.Since(began))

	began = time.Now()
	nodes, urls := cluster(t)
	q := answering(t, urls)
	defer q.Close()
	t.Logf("the cluster answers after %v", time.Since(began))
	c := &chaos{rng: rand.New(rand.NewPCG(10, 1)), nodes: nodes, database: server, pause: p.pause, deaths: p.deaths, killed: map[string]int{}}
	c.keeper = supervise(t, "dyad", "work", "keep", "--nats", urls, "--store", shared)
	for range 6 {
		c.workers = append(c.workers, supervise(t, "dyad", "work", "--nats", urls, "--workers", "1", "--lease", "2s"))
	}
	ctx, calm := context.WithCancel(t.Context())
	var raging sync.WaitGroup
	raging.Go(func() { c.run(ctx) })
	c.feed(t, dir, urls, &p)
	last := settle(t, q)
	calm()
	raging.Wait()
	t.Logf("deaths: %v; %d dead letters; %v in all", c.killed, last.Dead, time.Since(began))
	for _, who := range victims {
		if c.killed[who] == 0 {
			t.Errorf("no %s died", who)
		}
	}
	c.keeper.stop(os.Interrupt)
	sameExports(t, alone, shared)
}

// sameExports holds that two stores export the same bytes.
func sameExports(t *testing.T, alone, shared string) {
	t.Helper()
	for _, what := range []string{"events", "incidents", "articles"} {
		want := dyadRun(t, "export", "--store", alone, "--what", what)
		got := dyadRun(t, "export", "--store", shared, "--what", what)
		if len(want) < 1000 {
			t.Errorf("%s: only %d bytes to hold against", what, len(want))
		}
		if !bytes.Equal(want, got) {
			t.Errorf("%s: %d bytes, %d from one process", what, len(got), len(want))
		}
		t.Logf("%s: %d bytes, SHA-256 %x", what, len(got), sha256.Sum256(got))
	}
}

// feed publishes the pages in parts, the first of them twice: its publisher is killed, and
// the command given again. Between two parts somebody dies, as long as there are deaths.
func (c *chaos) feed(t *testing.T, dir, urls string, p *plan) {
	t.Helper()
	lines := bytes.SplitAfter(p.news, []byte("\n"))
	for i := range p.parts {
		part := filepath.Join(dir, fmt.Sprint("part", i, ".jsonl"))
		write(t, part, bytes.Join(lines[i*len(lines)/p.parts:(i+1)*len(lines)/p.parts], nil))
		if i == 0 {
			p := launch(t, "dyad", "keep", "--nats", urls, part)
			time.Sleep(100 * time.Millisecond)
			p.stop(os.Kill)
		}
		dyadRun(t, "keep", "--nats", urls, part)
		for n := int64(min(i+1, p.deaths)); c.all.Load() < n; {
			time.Sleep(20 * time.Millisecond)
		}
	}
}

// settle waits until all is kept, though some still die.
func settle(t *testing.T, q *work.Queue) (s work.State) {
	t.Helper()
	for began := time.Now(); ; time.Sleep(200 * time.Millisecond) {
		s, err := q.State(t.Context())
		if err == nil && s.Batches == 0 {
			return s
		}
		if time.Since(began) > 30*time.Minute {
			t.Fatalf("not done: %+v, %v", s, err)
		}
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

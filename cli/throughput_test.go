package cli

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/dyad-news/dyad/work"
)

// spent is what a run took: time, and processor time of all its processes.
type spent struct{ wall, cpu time.Duration }

// used adds what a process took that has ended.
func (s *spent) used(c *exec.Cmd) {
	s.cpu += c.ProcessState.UserTime() + c.ProcessState.SystemTime()
}

// TestThroughput keeps real news, so many items as DYAD_THROUGHPUT says, by turns in one
// process and through a queue, and prints what each way takes (make throughput). Both end
// with the same store. On one processor (taskset) it leaves out two workers.
// docs/performance.md has the figures.
func TestThroughput(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("DYAD_THROUGHPUT"))
	if n <= 0 {
		t.Skip("DYAD_THROUGHPUT says how many items: make throughput")
	}
	dir := t.TempDir()
	input := filepath.Join(dir, "news.jsonl")
	write(t, input, realNews(t, n))
	const rounds = 3
	took := map[string][]spent{}
	ways := []string{"plain, 1 worker", "queue, 1 worker", "plain, 2 workers", "queue, 2 workers"}
	if runtime.NumCPU() == 1 {
		ways = ways[:2]
	}
	for round := range rounds {
		for i, way := range ways {
			store := filepath.Join(dir, fmt.Sprintf("%d-%d.db", round, i))
			workers := 1 + i/2
			if i%2 == 0 {
				took[way] = append(took[way], keptAlone(t, input, store, workers))
			} else {
				took[way] = append(took[way], queued(t, input, store, workers))
			}
			t.Logf("round %d: %s: %+v", round, way, took[way][round])
		}
		sameExports(t, filepath.Join(dir, fmt.Sprintf("%d-0.db", round)), filepath.Join(dir, fmt.Sprintf("%d-%d.db", round, len(ways)-1)))
	}
	for _, way := range ways {
		wall, cpu := middle(took[way])
		t.Logf("%s: %.0f items a second, %.1f s wall, %.1f s of processor time, %.2f ms an item", way, float64(n)/wall, wall, cpu, 1000*cpu/float64(n))
	}
	for i := 0; i < len(ways); i += 2 {
		w0, c0 := middle(took[ways[i]])
		w1, c1 := middle(took[ways[i+1]])
		t.Logf("%s instead of %s: %+.1f %% processor time, %+.1f %% wall", ways[i+1], ways[i], 100*(c1/c0-1), 100*(w1/w0-1))
	}
}

// middle returns the medians in seconds.
func middle(all []spent) (wall, cpu float64) {
	var walls, cpus []float64
	for _, s := range all {
		walls, cpus = append(walls, s.wall.Seconds()), append(cpus, s.cpu.Seconds())
	}
	slices.Sort(walls)
	slices.Sort(cpus)
	return walls[len(walls)/2], cpus[len(cpus)/2]
}

// keptAlone keeps in one process.
func keptAlone(t *testing.T, input, store string, workers int) (s spent) {
	t.Helper()
	began := time.Now()
	p := launch(t, "dyad", "keep", "--store", store, "--workers", strconv.Itoa(workers), input)
	<-p.ended
	s.wall = time.Since(began)
	s.used(p.cmd)
	return s
}

// queued keeps through a NATS server: a publisher, worker processes, and a keeper.
func queued(t *testing.T, input, store string, workers int) (s spent) {
	t.Helper()
	port := freePorts(t, 1)[0]
	url := "nats://127.0.0.1:" + port
	node := launch(t, "nats-node", "alone", port, "", t.TempDir())
	q := answering(t, url)
	defer q.Close()
	began := time.Now()
	all := []*proc{node, launch(t, "dyad", "work", "keep", "--nats", url, "--store", store)}
	for range workers {
		all = append(all, launch(t, "dyad", "work", "--nats", url, "--workers", "1"))
	}
	publisher := launch(t, "dyad", "keep", "--nats", url, input)
	<-publisher.ended
	settle(t, q)
	s.wall = time.Since(began)
	s.used(publisher.cmd)
	for _, p := range slices.Backward(all) {
		p.stop(os.Interrupt)
		s.used(p.cmd)
	}
	return s
}

// answering waits for a queue.
func answering(t *testing.T, urls string) *work.Queue {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(100 * time.Millisecond) {
		q, err := work.Open(t.Context(), work.Options{URL: urls})
		if err == nil {
			return q
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
}

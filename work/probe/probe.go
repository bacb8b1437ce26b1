// Package probe shows how a queue and a worker are doing: metrics for Prometheus, and the
// answers by which Kubernetes or a person sees that a process is alive.
//
// Takes a work.Queue and work.Worker; gives collectors, and Serve. Left to others: the
// metrics of the API (api), which shows those of a queue beside its own.
package probe

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/dyad-news/dyad/work"
)

const (
	answerTime = 5 * time.Second
	maxHeader  = 16 << 10
)

// Queue gives the state of a queue as metrics; it is asked for when they are.
type Queue struct{ *work.Queue }

// Collect asks the queue.
func (q Queue) Collect(out chan<- prometheus.Metric) {
	gauge := func(name, help string, v float64) {
		out <- prometheus.MustNewConstMetric(prometheus.NewDesc("dyad_queue_"+name, help, nil, nil), prometheus.GaugeValue, v)
	}
	s, err := q.State(context.Background())
	if err != nil {
		gauge("up", "1 where JetStream answers.", 0)
		return
	}
	gauge("up", "1 where JetStream answers.", 1)
	gauge("batches", "Batches of pages that are not kept yet.", float64(s.Batches))
	gauge("bytes", "Bytes of those batches.", float64(s.Bytes))
	gauge("max_bytes", "Bytes that the queue may hold before publishers wait.", float64(s.Max))
	gauge("taken", "Batches in the hands of workers.", float64(s.Taken))
	gauge("waiting", "Batches that no worker has.", float64(s.Waiting))
	gauge("coded", "Batches that wait for the keeper.", float64(s.Coded))
	gauge("dead", "Dead letters.", float64(s.Dead))
	age := 0.0
	if !s.Oldest.IsZero() {
		age = max(0, time.Since(s.Oldest).Seconds())
	}
	gauge("oldest_seconds", "Age of the oldest batch that is not kept yet.", age)
}

// Describe describes nothing beforehand.
func (q Queue) Describe(chan<- *prometheus.Desc) {}

// Worker gives what a worker did as metrics.
type Worker struct{ *work.Worker }

// Collect reads the counters.
func (w Worker) Collect(out chan<- prometheus.Metric) {
	for _, c := range []struct {
		name, help string
		n          int64
	}{
		{"pages", "Pages that this worker has coded or given up.", w.Tally.Pages.Load()},
		{"failed", "Pages of them that could not be coded.", w.Tally.Failed.Load()},
		{"events", "Events that it has found.", w.Tally.Events.Load()},
	} {
		out <- prometheus.MustNewConstMetric(prometheus.NewDesc("dyad_work_"+c.name+"_total", c.help, nil, nil), prometheus.CounterValue, float64(c.n))
	}
}

// Describe describes nothing beforehand.
func (w Worker) Describe(chan<- *prometheus.Desc) {}

// Serve answers /healthz, /readyz and /metrics at addr until ctx ends. It is ready while
// JetStream answers.
func Serve(ctx context.Context, addr string, q *work.Queue, more ...prometheus.Collector) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("probes: %w", err)
	}
	r := prometheus.NewRegistry()
	r.MustRegister(append(more, Queue{q}, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))...)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if _, err := q.State(r.Context()); err != nil {
			http.Error(w, "the queue does not answer", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ready")
	})
	mux.Handle("GET /metrics", promhttp.HandlerFor(r, promhttp.HandlerOpts{}))
	s := &http.Server{Handler: mux, ReadTimeout: answerTime, WriteTimeout: 2 * answerTime, IdleTimeout: time.Minute, MaxHeaderBytes: maxHeader}
	stop := context.AfterFunc(ctx, func() { s.Close() })
	defer stop()
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("probes: %w", err)
	}
	return nil
}

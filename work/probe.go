package work

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
)

// Collect gives the state of the queue as metrics, asked for when they are.
func (q *Queue) Collect(out chan<- prometheus.Metric) {
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
func (q *Queue) Describe(chan<- *prometheus.Desc) {}

// Collect gives what a worker did as metrics.
func (w *Worker) Collect(out chan<- prometheus.Metric) {
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
func (w *Worker) Describe(chan<- *prometheus.Desc) {}

// Probe answers /healthz, /readyz and /metrics at addr until ctx ends. It is ready while
// JetStream answers.
func (q *Queue) Probe(ctx context.Context, addr string, more ...prometheus.Collector) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("probes: %w", err)
	}
	r := prometheus.NewRegistry()
	r.MustRegister(append(more, q, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))...)
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
	s := &http.Server{Handler: mux, ReadTimeout: callTime, WriteTimeout: 2 * callTime, IdleTimeout: time.Minute, MaxHeaderBytes: headroom}
	stop := context.AfterFunc(ctx, func() { s.Close() })
	defer stop()
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("probes: %w", err)
	}
	return nil
}

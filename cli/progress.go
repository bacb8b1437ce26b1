package cli

import (
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/dyad-news/dyad/extract"
)

// barAfter is how long a run may last without a bar: a short one needs none.
const barAfter = time.Second

// progress draws a bar on stderr, when that is a terminal and the run is not a short
// one, and is the writer to stdout: where both are terminals, what is printed goes above
// the bar. All but read is called from one goroutine.
type progress struct {
	stdout, stderr io.Writer
	paths          []string
	unit           string // what is counted
	counted        bool   // the total is one of articles, not of bytes
	watched, mixed bool   // stderr is a terminal; stdout is one too
	start          time.Time
	pages, failed  atomic.Int64
	bytes          atomic.Int64 // read so far, as they lie on disk
	total          int64        // bytes to read or articles, 0 where it cannot be known
	bars           *mpb.Progress
	bar            *mpb.Bar
}

func newProgress(e *env, paths []string) *progress {
	watched := isTerminal(e.stderr)
	return &progress{
		stdout: e.stdout, stderr: e.stderr, paths: paths, unit: "articles",
		watched: watched, mixed: watched && isTerminal(e.stdout), start: time.Now(),
	}
}

// newCounter returns a progress towards a number of articles.
func newCounter(e *env, articles int) *progress {
	p := newProgress(e, nil)
	p.counted, p.total = true, int64(articles)
	return p
}

// Write writes to stdout.
func (p *progress) Write(b []byte) (int, error) {
	if p.bars != nil && p.mixed {
		return p.bars.Write(b)
	}
	return p.stdout.Write(b)
}

// read counts bytes of input. It may be called from any goroutine.
func (p *progress) read(n int) { p.bytes.Add(int64(n)) }

// add counts a page that is done.
func (p *progress) add(failed bool) {
	if failed {
		p.failed.Add(1)
	}
	p.set(int(p.pages.Load()) + 1)
}

// set says how many are done.
func (p *progress) set(pages int) {
	p.pages.Store(int64(pages))
	if p.bar == nil {
		if !p.watched || time.Since(p.start) < barAfter {
			return
		}
		p.open()
	}
	at := p.bytes.Load()
	if p.counted {
		at = p.pages.Load()
	}
	if p.total > 0 {
		at = min(at, p.total-1) // full only at the end: an mpb bar that is full is over
	}
	p.bar.SetCurrent(at)
}

// open puts the bar up: bytes of bytes where the total is known, else a spinner.
func (p *progress) open() {
	if !p.counted && !hasURL(p.paths) {
		p.total = extract.Size(p.paths)
	}
	p.bars = mpb.New(mpb.WithOutput(p.stderr), mpb.WithRefreshRate(150*time.Millisecond))
	counts := decor.Any(func(decor.Statistics) string { return p.counts() })
	if p.total == 0 {
		p.bar = p.bars.New(0, mpb.SpinnerStyle(), mpb.AppendDecorators(counts))
		return
	}
	eta := decor.Any(func(s decor.Statistics) string { return remaining(time.Since(p.start), s.Current, s.Total) })
	p.bar = p.bars.New(p.total, mpb.BarStyle(),
		mpb.PrependDecorators(decor.Percentage(decor.WC{W: 5})),
		mpb.AppendDecorators(counts, eta))
}

// counts writes "1204 articles, 187/s, 3 failed".
func (p *progress) counts() string {
	n := p.pages.Load()
	text := fmt.Sprintf(" %d %s, %.0f/s", n, p.unit, float64(n)/time.Since(p.start).Seconds())
	if f := p.failed.Load(); f > 0 {
		text += fmt.Sprintf(", %d failed", f)
	}
	return text
}

// remaining writes ", 2m10s left" for the part of a total that took so long.
func remaining(took time.Duration, part, total int64) string {
	if part <= 0 || part > total {
		return ""
	}
	left := time.Duration(float64(took) / float64(part) * float64(total-part))
	return ", " + left.Round(time.Second).String() + " left"
}

// stop takes the bar away.
func (p *progress) stop() {
	if p.bar != nil {
		p.bar.Abort(true)
		p.bars.Wait()
		p.bar, p.bars = nil, nil
	}
}

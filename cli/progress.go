package cli

import (
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// barAfter is how long a run may last without a bar: a short one needs none.
const barAfter = time.Second

// progress draws a bar on stderr, when that is a terminal and the run is not a short
// one, and is the writer to stdout: where both are terminals, what is printed goes above
// the bar. It is used from one goroutine.
type progress struct {
	stdout, stderr io.Writer
	paths          []string
	watched, mixed bool // stderr is a terminal; stdout is one too
	start          time.Time
	shownPages     atomic.Int64 // read by the bar's goroutine
	shownFailed    atomic.Int64
	bytes          int64
	total          int64 // 0 where it cannot be known
	bars           *mpb.Progress
	bar            *mpb.Bar
}

func newProgress(e *env, paths []string) *progress {
	watched := isTerminal(e.stderr)
	return &progress{
		stdout: e.stdout, stderr: e.stderr, paths: paths,
		watched: watched, mixed: watched && isTerminal(e.stdout), start: time.Now(),
	}
}

// Write writes to stdout.
func (p *progress) Write(b []byte) (int, error) {
	if p.bars != nil && p.mixed {
		return p.bars.Write(b)
	}
	return p.stdout.Write(b)
}

// add counts a page of n bytes.
func (p *progress) add(n int, failed bool) {
	p.shownPages.Add(1)
	p.bytes += int64(n)
	if failed {
		p.shownFailed.Add(1)
	}
	if p.bar == nil {
		if !p.watched || time.Since(p.start) < barAfter {
			return
		}
		p.open()
	}
	if p.total > 0 && p.bytes >= p.total { // the estimate was low: never full before the end
		p.total = p.bytes + 1
		p.bar.SetTotal(p.total, false)
	}
	p.bar.SetCurrent(p.bytes)
}

// open draws the bar: pages, errors, share done, rate and time left; without the last
// where the total cannot be known.
func (p *progress) open() {
	p.total = totalBytes(p.paths)
	p.bars = mpb.New(mpb.WithOutput(p.stderr), mpb.WithRefreshRate(150*time.Millisecond))
	told := decor.Any(func(decor.Statistics) string {
		pages, failed := p.shownPages.Load(), p.shownFailed.Load()
		rate := float64(pages) / max(time.Since(p.start).Seconds(), 0.001)
		return fmt.Sprintf(" %d pages, %d errors, %.0f a second", pages, failed, rate)
	})
	after := []decor.Decorator{told}
	if p.total > 0 {
		after = append([]decor.Decorator{decor.Percentage(decor.WC{W: 5})}, told,
			decor.Name(", "), decor.AverageETA(decor.ET_STYLE_GO), decor.Name(" left"))
	}
	p.bar = p.bars.AddBar(max(p.total, 1), mpb.AppendDecorators(after...))
}

// stop takes the bar away.
func (p *progress) stop() {
	if p.bar != nil {
		p.bar.Abort(true)
		p.bars.Wait()
		p.bar, p.bars = nil, nil
	}
}

// totalBytes estimates how many bytes of pages the paths hold, or 0 where some cannot be
// told beforehand (stdin, URLs).
func totalBytes(paths []string) int64 {
	var total int64
	for _, path := range paths {
		if path == "-" || isURL(path) {
			return 0
		}
		names := []string{path}
		if _, err := os.Stat(path); err != nil {
			names, _ = filepath.Glob(path)
		}
		for _, name := range names {
			_ = filepath.WalkDir(name, func(file string, d fs.DirEntry, err error) error {
				if err == nil && d.Type().IsRegular() {
					total += unpackedSize(file, d)
				}
				return nil // what cannot be read is reported where it is read
			})
		}
	}
	return total
}

// unpackedSize returns the size of a file, and of a gzip file what its last four bytes
// say of its contents.
func unpackedSize(file string, d fs.DirEntry) int64 {
	info, err := d.Info()
	if err != nil {
		return 0
	}
	if !strings.HasSuffix(file, ".gz") || info.Size() < 18 {
		return info.Size()
	}
	f, err := os.Open(file)
	if err != nil {
		return info.Size()
	}
	defer f.Close()
	var tail [4]byte
	if _, err := f.ReadAt(tail[:], info.Size()-4); err != nil {
		return info.Size()
	}
	return max(int64(binary.LittleEndian.Uint32(tail[:])), info.Size())
}

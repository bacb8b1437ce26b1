package cli

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/fetch"
	"github.com/dyad-news/dyad/pipeline"
)

// listed is how many failed pages the summary names; --errors FILE has all.
const listed = 20

// report counts what became of the pages, and says so on stderr at the end.
type report struct {
	e             *env
	start         time.Time
	pages, events int
	failed        int
	kinds         map[string]int
	first         []string // the first errors
	out           *os.File // --errors
	w             *bufio.Writer
	name          string
	err           error // of writing to out
}

func newReport(e *env, file string) (*report, error) {
	r := &report{e: e, start: time.Now(), kinds: map[string]int{}, name: file}
	if file == "" {
		return r, nil
	}
	f, err := os.Create(file)
	if err != nil {
		return nil, usageError{fmt.Errorf("--errors: %w", err)}
	}
	r.out, r.w = f, bufio.NewWriter(f)
	return r, nil
}

// add counts one page.
func (r *report) add(p *pipeline.Result) {
	r.pages++
	r.events += len(p.Coding.Events)
	if p.Err == nil {
		return
	}
	r.failed++
	r.kinds[kindOf(p.Err)]++
	if len(r.first) < listed {
		r.first = append(r.first, oneLine(p.Err.Error()))
	}
	if r.w != nil && r.err == nil {
		_, r.err = fmt.Fprintf(r.w, "%s\t%s\t%s\n", oneLine(p.Page), kindOf(p.Err), oneLine(p.Err.Error()))
	}
}

func oneLine(s string) string { return printable(strings.Join(strings.Fields(s), " ")) }

// kindOf sorts errors of pages for the summary.
func kindOf(err error) string {
	for _, k := range [...]error{
		dyad.ErrNoText, dyad.ErrTooLarge, dyad.ErrBinary, dyad.ErrLanguage, dyad.ErrInput,
		fetch.ErrRobots, fetch.ErrAddress, fetch.ErrScheme, fetch.ErrRedirects, os.ErrNotExist, os.ErrPermission,
	} {
		if errors.Is(err, k) {
			return k.Error()
		}
	}
	var fault *pipeline.Panic
	if errors.As(err, &fault) {
		return "fault in dyad"
	}
	var status *fetch.StatusError
	if errors.As(err, &status) {
		return "refused by the site"
	}
	return "other"
}

// end prints the summary and gives the error that stands for the exit code. A single
// page that went well needs no summary.
func (r *report) end(interrupted bool) error {
	if r.w != nil {
		r.err = cmp.Or(r.err, r.w.Flush(), r.out.Close())
	}
	if r.pages != 1 || r.failed > 0 || interrupted {
		r.print(interrupted)
	}
	switch {
	case r.err != nil:
		return fmt.Errorf("write %s: %w", r.name, r.err)
	case interrupted:
		return errInterrupted
	case r.failed > 0:
		return errFailed
	}
	return nil
}

func (r *report) print(interrupted bool) {
	w, took := r.e.stderr, time.Since(r.start).Seconds()
	good := r.pages - r.failed
	fmt.Fprintf(w, "dyad: %s, %s in %.1f s (%.0f articles/s)\n", count(good, "article"), count(r.events, "event"), took, float64(r.pages)/took)
	if r.failed > 0 {
		fmt.Fprintf(w, "dyad: %d failed: %s\n", r.failed, r.byKind())
		for _, line := range r.first {
			fmt.Fprintf(w, "  %s\n", line)
		}
		if n := r.failed - len(r.first); n > 0 {
			fmt.Fprintf(w, "  and %d more; --errors FILE lists all\n", n)
		}
	}
	if interrupted {
		fmt.Fprintln(w, "dyad: interrupted; what was coded until then is printed whole")
	}
}

// byKind writes "12 no article text, 1 not text", most first.
func (r *report) byKind() string {
	kinds := slices.Sorted(maps.Keys(r.kinds))
	slices.SortStableFunc(kinds, func(a, b string) int { return r.kinds[b] - r.kinds[a] })
	for i, k := range kinds {
		kinds[i] = fmt.Sprintf("%d %s", r.kinds[k], k)
	}
	return strings.Join(kinds, ", ")
}

// count writes "1 article", "12 articles".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

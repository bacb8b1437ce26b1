package cli

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/dyad-news/dyad/pipeline"
)

// listed is how many failed pages the summary names; --errors takes them all.
const listed = 20

// report counts what became of the pages of a run and says so on stderr at its end.
type report struct {
	stderr        io.Writer
	pages, events int
	failed        []string // the first of them, "page: why"
	failures      int
	file          *os.File // of --errors, or nil
	lines         *csv.Writer
}

// newReport opens the file of --errors, where one is asked for.
func newReport(e *env, errorsFile string) (*report, error) {
	r := &report{stderr: e.stderr}
	if errorsFile == "" {
		return r, nil
	}
	f, err := os.Create(errorsFile)
	if err != nil {
		return nil, usageError{fmt.Errorf("--errors: %w", err)}
	}
	r.file, r.lines = f, csv.NewWriter(f)
	r.lines.Comma = '\t'
	return r, nil
}

// add counts one page.
func (r *report) add(result *pipeline.Result) {
	r.pages++
	r.events += len(result.Coding.Events)
	if result.Err == nil {
		return
	}
	r.failures++
	why := oneLine(result.Err.Error())
	if len(r.failed) < listed {
		r.failed = append(r.failed, why)
	}
	if r.lines != nil {
		_ = r.lines.Write([]string{result.Page, why}) // a csv.Writer keeps its error for Flush
	}
}

// end prints the summary and returns errFailed where a page failed or the run was cut
// short. A run of one page that went well needs no summary.
func (r *report) end(interrupted bool) error {
	if err := r.closeFile(); err != nil {
		return err
	}
	for _, why := range r.failed {
		fmt.Fprintf(r.stderr, "dyad: %s\n", why)
	}
	if more := r.failures - len(r.failed); more > 0 {
		fmt.Fprintf(r.stderr, "dyad: and %d more; --errors FILE lists them all\n", more)
	}
	if r.pages > 1 || r.failures > 0 || interrupted {
		fmt.Fprintf(r.stderr, "dyad: %s, %s, %s\n", count(r.pages, "page"), count(r.events, "event"), count(r.failures, "error"))
	}
	if interrupted {
		fmt.Fprintln(r.stderr, "dyad: interrupted; what was coded is printed whole")
	}
	if r.failures > 0 || interrupted {
		return errFailed
	}
	return nil
}

func (r *report) closeFile() error {
	if r.file == nil {
		return nil
	}
	r.lines.Flush()
	err := r.lines.Error()
	if closed := r.file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("write errors: %w", err)
	}
	return nil
}

// count writes "1 page", "2 pages".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func oneLine(s string) string { return printable(strings.Join(strings.Fields(s), " ")) }

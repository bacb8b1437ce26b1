package cli

import (
	"io"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/formats"
)

// csvPrinter writes one row an event under a header, as package formats has it.
type csvPrinter struct{ w formats.Writer }

func newCSVPrinter(w io.Writer) *csvPrinter { return &csvPrinter{formats.NewCSV(w)} }

func (p *csvPrinter) print(k *dyad.Coding) error {
	for i := range k.Events {
		if err := p.w.Write(&formats.Row{Record: dyad.Record{Event: k.Events[i]}}); err != nil {
			return err
		}
	}
	return p.w.Flush()
}

func (p *csvPrinter) close() error { return p.w.Close() }

package dump

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/formats"
)

// Ask is what is to be written: events in a format, or incidents or articles as jsonl or
// csv, as the filter has it.
type Ask struct {
	What, Format string
	Filter       formats.Filter
}

// File gives the media type and the name of a file of it.
func (a *Ask) File() (media, name string) {
	f := formats.Find(a.Format)
	name = "dyad-" + a.What
	if f.Name != f.Extension {
		name += "-" + f.Name
	}
	switch f.Extension {
	case "jsonl":
		media = "application/x-ndjson"
	case "csv":
		media = "text/csv; charset=utf-8; header=present"
	case "parquet":
		media = "application/vnd.apache.parquet"
	case "geojson":
		media = "application/geo+json"
	default:
		media = "text/tab-separated-values; charset=utf-8"
	}
	return media, name + "." + f.Extension
}

// Write writes it.
func (a *Ask) Write(ctx context.Context, w io.Writer, st dyad.Reader, codes *formats.Codes) error {
	if a.What == "events" {
		return a.events(ctx, w, st, codes)
	}
	var emit func(any) error
	flush := func() error { return nil }
	if a.Format == "csv" {
		c := csv.NewWriter(w)
		c.UseCRLF = true
		if err := c.Write(header(a.What)); err != nil {
			return err
		}
		emit = func(v any) error { return c.Write(row(v)) }
		flush = func() error { c.Flush(); return c.Error() }
	} else {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		emit = enc.Encode
	}
	var err error
	if a.What == "incidents" {
		err = a.incidents(ctx, st, emit)
	} else {
		err = a.articles(ctx, st, emit)
	}
	return errors.Join(err, flush())
}

func (a *Ask) events(ctx context.Context, to io.Writer, st dyad.Reader, codes *formats.Codes) error {
	format := formats.Find(a.Format)
	w, err := format.New(to, codes)
	if err != nil {
		return err
	}
	for r, err := range format.Rows(ctx, st, format.Fit(a.Filter)) {
		if err == nil {
			err = w.Write(r)
		}
		if err != nil {
			return err
		}
	}
	return w.Close()
}

func (a *Ask) incidents(ctx context.Context, st dyad.Reader, emit func(any) error) error {
	f := &a.Filter
	q := dyad.IncidentQuery{Dataset: f.Dataset, From: f.From, To: f.To, Types: f.Types, Realis: f.Realis}
	return dyad.EachClaimed(ctx, st, q, func(n *dyad.Incident, claims []dyad.Claim) error {
		return emit(&IncidentLine{Incident: *n, Claims: append([]dyad.Claim{}, claims...)})
	})
}

func (a *Ask) articles(ctx context.Context, st dyad.Reader, emit func(any) error) error {
	for id, err := range st.Articles(ctx, a.Filter.From) {
		if err != nil {
			return err
		}
		x, err := st.Article(ctx, id)
		if err == nil {
			err = emit(&x)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// FormatItem is a format in which events are written.
type FormatItem struct {
	Name      string   `json:"name"`
	About     string   `json:"about"`
	Extension string   `json:"extension"`
	Incidents bool     `json:"incidents" doc:"A row is a happening, not one report of it."`
	Columns   []string `json:"columns"`
	Lacks     []string `json:"lacks" doc:"Fields of the record that it has no place for."`
}

// Formats lists those that can be written.
func Formats() []FormatItem {
	var items []FormatItem
	for _, f := range formats.All() {
		if f.Writes() {
			items = append(items, FormatItem{f.Name, f.About, f.Extension, f.Incidents, append([]string{}, f.Columns...), append([]string{}, f.Lacks()...)})
		}
	}
	return items
}

package eval

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/dyad-news/dyad"
)

// record is the input form of RECORD.md: one article a line.
type record struct {
	ID       string      `json:"id,omitempty"`
	Text     string      `json:"text"`
	Date     dyad.Day    `json:"date,omitempty"`
	Title    string      `json:"title,omitempty"`
	URL      string      `json:"url,omitempty"`
	Outlet   string      `json:"outlet,omitempty"`
	Language string      `json:"language,omitempty"`
	Mentions []dyad.Span `json:"mentions,omitempty"`
	Pair     *dyad.Pair  `json:"pair,omitempty"`

	Predicates []dyad.Span `json:"predicates,omitempty"`
}

// page makes the Page that asks a record of the coder.
func (r record) page(name string) (dyad.Page, error) {
	r.Language = "en" // all gold is; some of it is too short to tell
	body, err := json.Marshal(r)
	if err != nil {
		return dyad.Page{}, fmt.Errorf("%s: %w", name, err)
	}
	return dyad.Page{Name: name, MediaType: "application/json", Body: body}, nil
}

// tsvRow is one row of a TSV file with quoted fields.
type tsvRow struct {
	file   string
	line   int
	column map[string]int
	fields []string
}

func (r tsvRow) get(name string) string {
	if i, ok := r.column[name]; ok {
		return r.fields[i]
	}
	return ""
}

func (r tsvRow) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.file, r.line, fmt.Sprintf(format, args...))
}

// readTSV reads a tab-separated file whose fields may be quoted as in CSV. The columns
// named must be there; others may be. No two rows may have one uid.
func readTSV(name string, text []byte, columns ...string) ([]tsvRow, error) {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.ReuseRecord = '\t', false
	header, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("%s:1: header: %w", name, err)
	}
	at := make(map[string]int, len(header))
	for i, h := range header {
		at[h] = i
	}
	for _, c := range columns {
		if _, ok := at[c]; !ok {
			return nil, fmt.Errorf("%s:1: no column %q", name, c)
		}
	}
	var rows []tsvRow
	seen := make(map[string]int)
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		line, _ := r.FieldPos(0)
		row := tsvRow{name, line, at, fields}
		uid := row.get("uid")
		if first, twice := seen[uid]; twice {
			return nil, row.errorf("uid %q stands on line %d too", uid, first)
		}
		seen[uid] = line
		rows = append(rows, row)
	}
}

// readLines decodes a JSONL file, one value a line, and hands each over with its line
// number. Unknown fields are let be: these files are not ours.
func readLines[T any](name string, text []byte, each func(line int, v T) error) error {
	s := bufio.NewScanner(bytes.NewReader(text))
	s.Buffer(nil, 16<<20)
	for n := 1; s.Scan(); n++ {
		if len(bytes.TrimSpace(s.Bytes())) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if err := each(n, v); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := s.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

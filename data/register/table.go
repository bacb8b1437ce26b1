package register

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// columns are what a table or a query may call the parts of an entry.
func column(name string) string {
	switch strings.ToLower(strings.TrimSpace(strings.TrimPrefix(name, "\ufeff"))) {
	case "name", "label", "itemlabel", "personlabel", "entitylabel", "actor", "actor_name":
		return "name"
	case "alias", "aliases", "altlabel", "itemaltlabel", "personaltlabel", "synonyms", "other_names":
		return "aliases"
	case "code", "country", "countrycode", "country_code", "iso3", "countrylabel":
		return "code"
	case "sector", "role", "primary_sector":
		return "sector"
	case "others", "other_sectors":
		return "others"
	case "office", "positionlabel", "officelabel", "title":
		return "office"
	case "from", "start", "start_date", "begin":
		return "from"
	case "to", "end", "end_date":
		return "to"
	case "qid", "wikidata", "item", "person", "entity", "identifier_id":
		return "qid"
	case "class", "type", "kind":
		return "class"
	}
	return ""
}

func csvHeader(head []byte) bool {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	found := map[string]bool{}
	for _, f := range strings.FieldsFunc(string(line), func(r rune) bool { return r == ',' || r == '\t' || r == ';' || r == '"' }) {
		found[column(f)] = true
	}
	return found["name"] && found["code"]
}

// csv reads a table with a header; columns are parted by the commas, tabs or semicolons
// that the header has.
func (m *Import) csv(s Source) error {
	f, err := s.Open()
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, 4096)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && err != io.EOF {
		return err
	}
	in := csv.NewReader(io.MultiReader(bytes.NewReader(head[:n]), f))
	line, _, _ := bytes.Cut(head[:n], []byte("\n"))
	for _, sep := range []byte{'\t', ';'} {
		if bytes.Count(line, []byte{sep}) > bytes.Count(line, []byte{','}) {
			in.Comma = rune(sep)
		}
	}
	in.FieldsPerRecord, in.LazyQuotes, in.ReuseRecord = -1, true, true
	header, err := in.Read()
	if err != nil {
		return fmt.Errorf("header: %w", err)
	}
	columns := make([]string, len(header))
	for i, h := range header {
		columns[i] = column(h)
	}
	for {
		fields, err := in.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		at, _ := in.FieldPos(0)
		var parse *csv.ParseError
		switch {
		case errors.As(err, &parse):
			m.bad(parse.Line, parse.Err)
			continue
		case err != nil:
			return err
		}
		values := map[string]string{}
		for i, v := range fields {
			if i < len(columns) && columns[i] != "" && v != "" {
				values[columns[i]] = v
			}
		}
		if err := m.values(at, values); err != nil {
			return err
		}
	}
}

// sparql reads a result of a query, as JSON. Bindings are read one by one.
func (m *Import) sparql(s Source) error {
	f, err := s.Open()
	if err != nil {
		return err
	}
	defer f.Close()
	d := json.NewDecoder(f)
	for { // to the array of bindings
		t, err := d.Token()
		if err != nil {
			return fmt.Errorf("no bindings: %w", err)
		}
		if t == "bindings" {
			break
		}
	}
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return fmt.Errorf("bindings are no list")
	}
	for n := 1; d.More(); n++ {
		var b map[string]struct {
			Type, Value string
		}
		if err := d.Decode(&b); err != nil {
			return fmt.Errorf("binding %d: %w", n, err)
		}
		values := map[string]string{}
		for name, v := range b {
			c := column(name)
			if c == "" || v.Value == "" || c == "code" && values[c] != "" && m.places.code(v.Value) == "" {
				continue
			}
			values[c] = v.Value
		}
		if err := m.values(n, values); err != nil {
			return err
		}
	}
	return nil
}

var (
	wikidataID = regexp.MustCompile(`Q[1-9][0-9]{0,11}$`)
	dateForm   = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?`)
)

// values adds the entry of a row or binding.
func (m *Import) values(at int, v map[string]string) error {
	if err := m.tick(); err != nil {
		return err
	}
	for _, f := range v {
		if len(f) > maxText {
			m.bad(at, fmt.Errorf("a field of %d bytes", len(f)))
			return nil
		}
	}
	e := entry{class: strings.ToLower(v["class"]), name: v["name"], office: v["office"], others: strings.ReplaceAll(v["others"], ",", "|"),
		sector: strings.ToUpper(strings.TrimSpace(v["sector"])), qid: wikidataID.FindString(v["qid"]),
		from: dateForm.FindString(v["from"]), to: dateForm.FindString(v["to"])}
	if wikidataID.FindString(e.name) == e.name && e.name != "" {
		return nil // an item without a label
	}
	e.aliases = strings.FieldsFunc(v["aliases"], func(r rune) bool { return r == '|' || r == ';' || r == ',' && v["qid"] != "" })
	if e.code = m.places.code(v["code"]); e.code == "" {
		m.bad(at, fmt.Errorf("unknown country %q of %q", v["code"], e.name))
		return nil
	}
	if e.sector == "" && e.office != "" {
		e.sector = string(m.sector(e.office))
	}
	if e.class == "" {
		e.class = "body"
		if e.office != "" || e.from != "" || e.to != "" {
			e.class = "person"
		}
	}
	return m.add(at, &e)
}

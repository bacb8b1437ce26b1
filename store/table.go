package store

// Table is a table that every store has, with the columns that are its own and not made
// from others.
type Table struct {
	Name string
	// Lead is the column of the number by which its rows are read: their own number, n, or
	// that of what they rest on; "" for a table that is read whole.
	Lead string
	// The columns by what they hold, in this order the values of a row: int64, or nil where
	// there is none; string; bool; and fingerprints as []int64.
	Ints, Texts, Flags, Prints []string
}

// Columns lists the columns in the order of a row's values.
func (t *Table) Columns() []string {
	var all []string
	for _, names := range [][]string{t.Ints, t.Texts, t.Flags, t.Prints} {
		all = append(all, names...)
	}
	return all
}

// LastTable is the last of Tables. Until a copy is whole it holds the mark of a part.
const LastTable = "run"

// Tables lists all tables, each after those that it rests on. What a store keeps beside
// them (words, indexes) it makes from them.
func Tables() []*Table {
	return []*Table{
		{
			Name: "article", Lead: "n", Ints: []string{"n", "origin", "kept"}, Flags: []string{"bare"}, Prints: []string{"prints"},
			Texts: []string{"id", "source_id", "url", "title", "outlet", "published", "language", "more", "run", "text"},
		},
		{Name: "page", Lead: "article", Ints: []string{"article"}, Texts: []string{"digest"}},
		{Name: "coder", Lead: "n", Ints: []string{"n"}, Texts: []string{"coder", "codebook", "tables"}},
		{Name: "event", Lead: "n", Ints: []string{"n", "article", "seq", "coder", "took"}, Texts: []string{"id", "body"}},
		{
			Name: "incident", Lead: "n", Ints: []string{"n", "quad", "sources", "reports", "scale"},
			Texts: []string{"id", "day", "type", "realis", "body"},
		},
		{Name: "report", Lead: "event", Ints: []string{"event", "incident"}},
		{Name: "claim", Lead: "incident", Ints: []string{"incident", "seq", "event"}, Texts: []string{"published", "body"}},
		{Name: "incident_key", Lead: "incident", Ints: []string{"incident"}, Texts: []string{"key"}},
		{Name: "incident_dyad", Lead: "incident", Ints: []string{"incident"}, Texts: []string{"src", "dst", "day", "id"}, Flags: []string{"counted"}},
		{Name: "dyad_day", Ints: []string{"quad", "incidents", "sources", "reports", "scale"}, Texts: []string{"src", "dst", "day", "type"}},
		{Name: "dataset", Lead: "n", Ints: []string{"n"}, Texts: []string{"name"}},
		{Name: "record", Lead: "n", Ints: []string{"n", "id", "dataset", "of", "quad"}, Texts: []string{"day", "type", "realis", "body"}},
		{Name: "record_dyad", Lead: "incident", Ints: []string{"incident", "dataset", "id"}, Texts: []string{"src", "dst", "day"}},
		{Name: "record_days", Ints: []string{"dataset", "quad", "incidents", "sources", "reports", "scale"}, Texts: []string{"src", "dst", "day", "type"}},
		{Name: "feed", Texts: []string{"url", "body"}},
		{Name: "link", Ints: []string{"found", "next"}, Texts: []string{"url", "body"}, Flags: []string{"done"}},
		{Name: LastTable, Ints: []string{"started"}, Texts: []string{"id", "body"}},
	}
}

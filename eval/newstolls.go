package eval

import (
	"fmt"
	"strings"

	"github.com/dyad-news/dyad"
)

// readNewsTolls reads gold/news-tolls.tsv: what records of current_events count, by set and
// record, each row one deed. Records of the other half are left out.
func readNewsTolls(half string) (map[string][]counted, error) {
	const name = "gold/news-tolls.tsv"
	text, err := goldFiles.ReadFile(name)
	if err != nil {
		return nil, err
	}
	rows, err := readTSV(name, text, "uid", "page", "figures", "deeds")
	if err != nil {
		return nil, err
	}
	of := make(map[string][]counted)
	for _, r := range rows {
		var deeds []dyad.Span
		for _, f := range strings.Fields(absent(r.get("deeds"))) {
			var s dyad.Span
			if _, err := fmt.Sscanf(f, "%d-%d", &s.Start, &s.End); err != nil || s.Len() <= 0 {
				return nil, r.errorf("span %q", f)
			}
			deeds = append(deeds, s)
		}
		want, err := parseCounts(r.get("figures"), deeds)
		if err != nil {
			return nil, r.errorf("%v", err)
		}
		if len(want) == 0 {
			want = []counted{{maybe: true}} // the record is asked, and counts nothing
		}
		if page := r.get("page"); evenReports(page) == half {
			of["current_events/"+page] = append(of["current_events/"+page], want...)
		}
	}
	return of, nil
}

// newsTolls is a measure over what news counts, by spans of the records' texts.
func newsTolls(half string) func(source, *Measure) error {
	return func(s source, m *Measure) error {
		of, err := readNewsTolls(half)
		if err != nil {
			return err
		}
		asked, err := askNews(s, m, of)
		m.judge = func(i int, k *dyad.Coding) []Outcome { return judgeTolls(asked[i], k) }
		m.figures = tollFigures
		return err
	}
}

package eval

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Measure is one gold set with one way to hand it over.
type Measure struct {
	Name    string
	Says    string
	Sealed  bool   // to report on: its cases are not to be shown
	Missing string // why there are no cases, "" where there are
	Cases   []Case
	Linked  bool // judged by JudgeLinks over all cases, not case by case

	link    func([]*dyad.Coding, map[dyad.EventID]dyad.IncidentID) [][]Outcome
	judge   func(i int, k *dyad.Coding) []Outcome
	figures func([]Outcome) []Figure
	labels  []string // facets whose labels print one by one
}

// Judge holds the coding of case i against gold. A nil coding, for a page that could
// not be coded, is one that says nothing. A linked measure says nothing of one case.
func (m *Measure) Judge(i int, k *dyad.Coding) []Outcome {
	if m.Linked {
		return nil
	}
	if k == nil {
		k = new(dyad.Coding)
	}
	outcomes := m.judge(i, k)
	for j := range outcomes {
		outcomes[j].Case = i
	}
	return outcomes
}

// Figures gives the measure's figures over the outcomes of all cases.
func (m *Measure) Figures(outcomes []Outcome) []Figure {
	figures := m.figures(outcomes)
	for i := range figures {
		figures[i].Measure = m.Name
	}
	return figures
}

// LabelTable is the count of one facet, label by label, and what was taken for what.
type LabelTable struct {
	Facet  string
	Labels []PRF
	Wrong  []Confusion // most frequent first
}

// Labels gives precision, recall and F label by label for the facets where that tells
// something, most frequent first.
func (m *Measure) Labels(outcomes []Outcome) []LabelTable {
	var tables []LabelTable
	for _, name := range m.labels {
		of := facet(outcomes, name)
		tables = append(tables, LabelTable{name, perLabel(of), Confusions(of)})
	}
	return tables
}

func perLabel(outcomes []Outcome) []PRF {
	var labels []string
	for _, o := range outcomes {
		labels = append(labels, o.Gold, o.Got)
	}
	slices.Sort(labels)
	labels = slices.DeleteFunc(slices.Compact(labels), func(l string) bool { return l == "" })
	counts := Count(outcomes, labels)
	slices.SortStableFunc(counts, func(a, b PRF) int { return b.Gold - a.Gold })
	return counts
}

// source is where the gold is that is not built in: a folder laid out like ../shared, or none, and
// one like eval/judged.
type source struct {
	dir    string
	judged fs.FS
}

// open opens a file of the shared data.
func (s source) read(path string) (name string, text []byte, err error) {
	text, err = os.ReadFile(filepath.Join(s.dir, "data", filepath.FromSlash(path)))
	return filepath.Base(path), text, err
}

// kind is one entry of the list of measures; load fills the cases and how to judge them.
type kind struct {
	name   string
	says   string
	sealed bool
	load   func(source, *Measure) error
}

// kinds is the list of measures, in the order in which they print.
func kinds() []kind {
	return []kind{
		{"plv_tune", "relation of two given spans, 15 roots (tune)", false, spansOf("events/plv_tune.tsv")},
		{"plv_tune_text", "the same, actors found by the coder", false, textOf("events/plv_tune.tsv")},
		{"plv_dev", "relation of two given spans, 15 roots (report)", true, spansOf("events/plv_dev.tsv")},
		{"plv_dev_text", "the same, actors found by the coder", true, textOf("events/plv_dev.tsv")},
		{"plv_codebook", "worked examples of the CAMEO manual, spans given (tune)", false, spansOf("events/plv_codebook.tsv")},
		{"plv_codebook_text", "the same, actors found by the coder", false, textOf("events/plv_codebook.tsv")},
		{"plover_gsr", "root of older PLOVER records, spans given (report)", true, gsrSpans},
		{"plover_gsr_text", "the same, actors found by the coder", true, gsrText},
		{"plover_gsr_actors", "country and sector of the actors of these records, spans given (report)", true, gsrActorsGiven},
		{"cameo_quad", "quad class of two given spans, mostly none (tune)", false, cameoQuad},
		{"up_unittest", "grammar cases with made-up countries (tune)", false, upUnittest},
		{"entity_tests", "phrase to country and sector (tune)", false, entityTests},
		{"gum_chains_tune", "who is who in news and interviews of GUM, and their names (tune)", false, gumChains("tune")},
		{"gum_chains_dev", "who is who in news and interviews of GUM, and their names (report)", true, gumChains("dev")},
		{"gold_tune", "our own event sentences (tune)", false, ownGold("tune")},
		{"gold_dev", "our own event sentences (report)", true, ownGold("dev")},
		{"pairs_tune", "our own sentences that relate two given spans (tune)", false, ownPairs("tune", true)},
		{"pairs_dev", "the same (report)", true, ownPairs("dev", true)},
		{"pairs_tune_text", "the same, actors found by the coder (tune)", false, ownPairs("tune", false)},
		{"pairs_dev_text", "the same, actors found by the coder (report)", true, ownPairs("dev", false)},
		{"quiet_tune", "our own sentences without an event (tune)", false, ownQuiet("tune")},
		{"quiet_dev", "our own sentences without an event (report)", true, ownQuiet("dev")},
		{"judged", "events judged by reading: which are still told, and how sure (tune)", false, judgedEvents("events")},
		{"judged_thousand", "a thousand of one night: the same (tune)", false, judgedEvents("thousand")},
		{"corrected_tune", "events that readers corrected: which are told right (tune)", false, corrected(false)},
		{"corrected_dev", "the same (report)", true, corrected(true)},
		{"speakers", "who tells of events, judged by reading (tune)", false, speakers},
		{"answers", "which event answers which, judged by reading (tune)", false, answers},
		{"dates_tune", "our own expressions of time (tune)", false, dates("tune")},
		{"dates_dev", "our own expressions of time (report)", true, dates("dev")},
		{"event_dates", "dates of events judged by reading (tune)", false, eventDates},
		{"tolls_tune", "our own sentences that count (tune)", false, tolls("tune")},
		{"tolls_dev", "our own sentences that count (report)", true, tolls("dev")},
		{"news_tolls_tune", "what news of current_events counts, read by us (tune)", false, newsTolls("tune")},
		{"news_tolls_dev", "what news of current_events counts, read by us (report)", true, newsTolls("dev")},
		{"bbc", "actual events in business, sport and technology news", false, bbc},
		{"lgl_tune", "toponyms of American local news found and placed (tune)", false, toponyms("lgl", "tune", false)},
		{"lgl_dev", "toponyms of American local news found and placed (report)", true, toponyms("lgl", "dev", false)},
		{"lgl_tune_given", "the same, placed where their spans are handed over (tune)", false, toponyms("lgl", "tune", true)},
		{"lgl_dev_given", "the same, placed where their spans are handed over (report)", true, toponyms("lgl", "dev", true)},
		{"trnews_tune", "toponyms of news of the world found and placed (tune)", false, toponyms("trnews", "tune", false)},
		{"trnews_dev", "toponyms of news of the world found and placed (report)", true, toponyms("trnews", "dev", false)},
		{"trnews_tune_given", "the same, placed where their spans are handed over (tune)", false, toponyms("trnews", "tune", true)},
		{"trnews_dev_given", "the same, placed where their spans are handed over (report)", true, toponyms("trnews", "dev", true)},
		{"polnear_train", "who says what, and the words that name who (tune)", false, polnear("train")},
		{"polnear_dev", "who says what, and the words that name who (report)", true, polnear("dev")},
		{"uw_train", "whether words are told as having happened (tune)", false, factuality("factuality/uw_train.jsonl")},
		{"uw_dev", "the same (report)", true, factuality("factuality/uw_dev.jsonl")},
		{"meantime_train", "the same, in business news (tune)", false, factuality("factuality/meantime_train.jsonl")},
		{"meantime_dev", "the same, in business news (report)", true, factuality("factuality/meantime_dev.jsonl")},
		{"newswcl50_tune", "incidents against chains and events, one happening in five outlets (tune)", false, newswcl50(true)},
		{"newswcl50_dev", "incidents against chains and events, one happening in five outlets (report)", true, newswcl50(false)},
		{"ecbplus_tune", "incidents against chains and look-alike happenings (tune)", false, ecbplus(true)},
		{"ecbplus_dev", "incidents against chains and look-alike happenings (report)", true, ecbplus(false)},
	}
}

// Names lists the measures there are.
func Names() []string {
	var names []string
	for _, k := range kinds() {
		names = append(names, k.name)
	}
	return names
}

// Load reads the measures of the given names, all where there are none, in the order
// of Names. shared is a folder laid out like ../shared, verdicts one like eval/judged; gold
// that is not there leaves its measure without cases, with the reason in Missing. Gold that is there and wrong
// is an error that says file and line.
func Load(shared, verdicts string, only ...string) ([]*Measure, error) {
	for _, name := range only {
		if !slices.Contains(Names(), name) {
			return nil, fmt.Errorf("no measure %q; there are %s", name, strings.Join(Names(), ", "))
		}
	}
	var measures []*Measure
	for _, k := range kinds() {
		if len(only) > 0 && !slices.Contains(only, k.name) {
			continue
		}
		m := &Measure{Name: k.name, Says: k.says, Sealed: k.sealed}
		err := k.load(source{shared, os.DirFS(verdicts)}, m)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			m.Missing, m.Cases = "not there", nil
		case err != nil:
			return nil, fmt.Errorf("load %s: %w", k.name, err)
		}
		measures = append(measures, m)
	}
	return measures, nil
}

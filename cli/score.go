package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/eval"
	"github.com/dyad-news/dyad/incident"
	"github.com/dyad-news/dyad/pipeline"
)

type scoreCmd struct {
	Only    []string `help:"Measures to score, by name; all where none is named." placeholder:"MEASURE"`
	Labels  bool     `help:"Also print precision, recall and F label by label."`
	Errors  int      `help:"Also print the first N wrong cases of each measure: text, gold, what was said, by which rule. Sealed measures, which are to report on, refuse." placeholder:"N"`
	Dump    bool     `help:"Print every case as a line of JSON instead of the table, without its text where the measure is sealed."`
	Shared  string   `help:"Folder with the gold that is not part of this repository; what is not there is skipped." default:"../shared" placeholder:"DIR"`
	Judged  string   `help:"Folder of the events that readers judged, which the measures judged, corrected, speakers and answers rest on." default:"eval/judged" placeholder:"DIR"`
	NoCoref bool     `help:"Measure with pronouns and nouns that stand for nobody: what coreference is worth." name:"no-coref"`
	Workers int      `help:"Cases coded at one time; 0 for one a processor. The figures are the same." default:"0" placeholder:"N"`
	Data    string   `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
}

// Help is printed by --help.
func (*scoreCmd) Help() string {
	return `Every measure is a gold set with one way to hand it over. The table has one figure a line, with the number of cases that it rests on, a 95 % interval, and the floor it may not get worse than (eval/floors.tsv). What the measures and figures mean stands in eval/README.md.

Measures: ` + strings.Join(slices.Concat(eval.Names(), treebankNames()), ", ") + `.

Exit codes: 0 every figure holds its floor, 1 some figure does not or a case could not be coded, 2 wrong use.

Examples:

    dyad score
    dyad score --only plv_tune --errors 50
    dyad score --only gold_tune,quiet_tune --labels
`
}

// Run codes the cases of all measures and prints their figures.
func (c *scoreCmd) Run(e *env) error {
	measures, banks, err := c.load()
	if err != nil {
		return usageError{err}
	}
	floors, err := eval.Floors()
	if err != nil {
		return err
	}
	if err := c.sealed(measures); err != nil {
		return usageError{err}
	}
	coder, err := newCoder(c.Data)
	if err != nil {
		return err
	}
	coder.Entities.Alone = c.NoCoref
	var all []scored
	for _, m := range measures {
		s, err := c.score(e, coder, m)
		if err != nil {
			return err
		}
		all = append(all, s)
	}
	if c.Dump {
		return dump(e.stdout, all)
	}
	for i := range all {
		c.details(e.stdout, &all[i])
	}
	tables := tablesOf(all)
	for _, b := range banks {
		t, err := b.score(c.Shared)
		if err != nil {
			return err
		}
		tables = append(tables, t)
	}
	return figures(e.stdout, tables, floors)
}

// groundless returns the floors under figures that nothing gives, sorted: such a floor
// would never fail. Of measures that were not asked for or have no gold it says nothing.
func groundless(tables []table, floors map[string]eval.Floor) []string {
	known, given := map[string]bool{}, map[string]bool{}
	for _, name := range slices.Concat(eval.Names(), treebankNames()) {
		known[name] = true
	}
	asked := map[string]bool{}
	for _, t := range tables {
		asked[t.name] = t.missing == ""
		for _, f := range t.figures {
			given[t.name+"/"+f.Name] = true
		}
	}
	var out []string
	for key := range floors {
		if name, _, _ := strings.Cut(key, "/"); !known[name] || asked[name] && !given[key] {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}

// load reads the measures that are asked for, and says which treebanks are.
func (c *scoreCmd) load() ([]*eval.Measure, []treebank, error) {
	if len(c.Only) == 0 {
		measures, err := eval.Load(c.Shared, c.Judged)
		return measures, treebanks(), err
	}
	var banks []treebank
	names := c.Only
	for _, b := range treebanks() {
		if slices.Contains(names, b.name) {
			banks = append(banks, b)
			names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == b.name })
		}
	}
	if len(names) == 0 {
		return nil, banks, nil
	}
	measures, err := eval.Load(c.Shared, c.Judged, names...)
	return measures, banks, err
}

// sealed refuses to show cases of a measure that is named and sealed.
func (c *scoreCmd) sealed(measures []*eval.Measure) error {
	if c.Errors == 0 || len(c.Only) == 0 {
		return nil
	}
	for _, m := range measures {
		if m.Sealed {
			return fmt.Errorf("--errors: %s is sealed: it is to report on, and rules are not tuned on its cases", m.Name)
		}
	}
	return nil
}

// scored is a measure with what became of its cases.
type scored struct {
	*eval.Measure
	outcomes [][]eval.Outcome // by case
	failed   []string         // cases that could not be coded, and why
}

func (s *scored) flat() []eval.Outcome {
	var flat []eval.Outcome
	for _, o := range s.outcomes {
		flat = append(flat, o...)
	}
	return flat
}

// score codes and judges the cases of one measure. A case that cannot be coded is
// judged as one on which nothing was said.
func (c *scoreCmd) score(e *env, coder *pipeline.Coder, m *eval.Measure) (scored, error) {
	s := scored{Measure: m}
	workers := c.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var codings []*dyad.Coding // of a linked measure
	err := coder.Run(e.ctx, casePages(m.Cases), workers, func(r pipeline.Result) error {
		k := &r.Coding
		if r.Err != nil {
			k = nil
			s.failed = append(s.failed, r.Err.Error())
		}
		if m.Linked {
			codings = append(codings, k)
			return nil
		}
		s.outcomes = append(s.outcomes, m.Judge(len(s.outcomes), k))
		return nil
	})
	if err != nil {
		return s, fmt.Errorf("score %s: %w", m.Name, err)
	}
	if m.Linked {
		s.outcomes = m.JudgeLinks(codings, incidents(codings))
	}
	if n := len(s.failed); n > 0 {
		fmt.Fprintf(e.stderr, "dyad: %s: %d of %d cases could not be coded", m.Name, n, len(m.Cases))
		if !m.Sealed {
			fmt.Fprintf(e.stderr, ", the first: %s", s.failed[0])
		}
		fmt.Fprintln(e.stderr)
	}
	return s, nil
}

// incidents links the events of all codings, in their order.
func incidents(codings []*dyad.Coding) map[dyad.EventID]dyad.IncidentID {
	var accounts []incident.Account
	for _, k := range codings {
		if k == nil {
			continue
		}
		for i := range k.Events {
			accounts = append(accounts, incident.Account{Event: &k.Events[i], Article: &k.Article})
		}
	}
	of := map[dyad.EventID]dyad.IncidentID{}
	for _, n := range incident.Link(accounts) {
		for _, r := range n.Reports {
			of[r.Event] = n.ID
		}
	}
	return of
}

func casePages(cases []eval.Case) iter.Seq2[dyad.Page, error] {
	return func(yield func(dyad.Page, error) bool) {
		for i := range cases {
			if !yield(cases[i].Page, nil) {
				return
			}
		}
	}
}

// table is the figures of a measure, or why there are none.
type table struct {
	name, missing string
	figures       []eval.Figure
	failed        int // cases that could not be coded
}

func tablesOf(all []scored) []table {
	var tables []table
	for i := range all {
		m, t := &all[i], table{name: all[i].Name, missing: all[i].Missing, failed: len(all[i].failed)}
		if m.Missing == "" {
			t.figures = m.Figures(m.flat())
		}
		tables = append(tables, t)
	}
	return tables
}

// figures prints the tables. It fails where a figure is worse than its floor, where a
// floor is under no figure, and where a case could not be coded.
func figures(w io.Writer, tables []table, floors map[string]eval.Floor) error {
	rows := [][]string{{"measure", "figure", "n", "value", "95 % interval", "floor", ""}}
	under, failed := 0, 0
	for _, t := range tables {
		failed += t.failed
		if t.missing != "" {
			rows = append(rows, []string{t.name, "skipped: " + t.missing})
			continue
		}
		for _, f := range t.figures {
			limit, verdict := "", ""
			if floor, ok := floors[t.name+"/"+f.Name]; ok {
				limit, verdict = fmt.Sprintf("%s %.3f", map[bool]string{false: ">=", true: "<="}[floor.Most], floor.Limit), "pass"
				if !floor.Holds(f.Value) {
					verdict = "FAIL"
					under++
				}
			}
			rows = append(rows, []string{t.name, f.Name, fmt.Sprint(f.N), fmt.Sprintf("%.3f", f.Value),
				fmt.Sprintf("%.3f-%.3f", f.Low, f.High), limit, verdict})
		}
	}
	if err := align(w, rows); err != nil {
		return err
	}
	if under > 0 {
		fmt.Fprintf(w, "\nfigures worse than their floors: %d\n", under)
	}
	if failed > 0 {
		fmt.Fprintf(w, "\ncases that could not be coded: %d\n", failed)
	}
	stray := groundless(tables, floors)
	for _, key := range stray {
		fmt.Fprintf(w, "\nfloor under a figure that nothing gives: %s\n", key)
	}
	if under+failed+len(stray) > 0 {
		return errFailed
	}
	return nil
}

// align prints rows in columns two spaces apart.
func align(w io.Writer, rows [][]string) error {
	var widths []int
	for _, r := range rows {
		for i, cell := range r {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			if i < len(r)-1 {
				widths[i] = max(widths[i], len(cell))
			}
		}
	}
	var b strings.Builder
	for _, r := range rows {
		line := ""
		for i, cell := range r {
			line += fmt.Sprintf("%-*s  ", widths[i], cell)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// details prints what the flags ask for of one measure: labels and wrong cases.
func (c *scoreCmd) details(w io.Writer, s *scored) {
	if c.Labels && s.Missing == "" {
		for _, t := range s.Labels(s.flat()) {
			labels(w, s.Name, t)
		}
	}
	if c.Errors == 0 || s.Sealed {
		return
	}
	for _, why := range s.failed {
		fmt.Fprintf(w, "%s  not coded: %s\n", s.Name, why)
	}
	left := c.Errors
	for i, outcomes := range s.outcomes {
		if left == 0 {
			return
		}
		if printWrong(w, s, i, outcomes) {
			left--
		}
	}
}

// shown is how many ways to be wrong are printed.
const shown = 12

// labels prints one facet label by label, and what was most often taken for what.
func labels(w io.Writer, name string, t eval.LabelTable) {
	rows := [][]string{{name + " " + t.Facet, "P", "R", "F", "gold", "said"}}
	for _, p := range t.Labels {
		rows = append(rows, []string{p.Label, fmt.Sprintf("%.3f", p.P()), fmt.Sprintf("%.3f", p.R()),
			fmt.Sprintf("%.3f", p.F()), fmt.Sprint(p.Gold), fmt.Sprint(p.Got)})
	}
	_ = align(w, rows)
	var wrong []string
	for _, c := range t.Wrong[:min(shown, len(t.Wrong))] {
		wrong = append(wrong, fmt.Sprintf("%s as %s %d", orNone(c.Gold), orNone(c.Got), c.N))
	}
	if len(wrong) > 0 {
		fmt.Fprintf(w, "most often wrong: %s\n", strings.Join(wrong, ", "))
	}
	fmt.Fprintln(w)
}

func orNone(label string) string {
	if label == "" {
		return "none"
	}
	return label
}

// printWrong prints one case with its wrong outcomes; false where all are right.
func printWrong(w io.Writer, s *scored, i int, outcomes []eval.Outcome) bool {
	wrong := false
	for _, o := range outcomes {
		if o.Right() {
			continue
		}
		if !wrong {
			fmt.Fprintf(w, "%s  %s  %s\n  %s\n", s.Name, s.Cases[i].ID, s.Cases[i].About, s.Cases[i].Text)
		}
		wrong = true
		line := fmt.Sprintf("    %s: gold %s, said %s", o.Facet, orNone(o.Gold), orNone(o.Got))
		if o.Rule != "" {
			line += "  by " + o.Rule
		}
		if o.Note != "" {
			line += "  (" + o.Note + ")"
		}
		fmt.Fprintln(w, line)
	}
	if wrong {
		fmt.Fprintln(w)
	}
	return wrong
}

// dumped is one case as --dump prints it. Root is the answer of a relation measure,
// so that ../shared/score/plv_score.py reads these lines too.
type dumped struct {
	Measure  string         `json:"measure"`
	UID      string         `json:"uid"`
	Text     string         `json:"text,omitempty"`
	About    string         `json:"about,omitempty"`
	Root     string         `json:"root,omitempty"`
	Outcomes []eval.Outcome `json:"outcomes"`
}

func dump(w io.Writer, all []scored) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range all {
		m := &all[i]
		for j, outcomes := range m.outcomes {
			d := dumped{Measure: m.Name, UID: m.Cases[j].ID, Text: m.Cases[j].Text, About: m.Cases[j].About, Outcomes: outcomes}
			for _, o := range outcomes {
				if o.Facet == "root" {
					d.Root = o.Got
				}
			}
			if m.Sealed {
				d.Text, d.About = "", ""
				for k := range d.Outcomes {
					d.Outcomes[k].Note = ""
				}
			}
			if err := enc.Encode(d); err != nil {
				return err
			}
		}
	}
	return nil
}

package shape

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/relate"
)

// Study is what was read and measured for one pair: of which dataset ("coded" for coded
// news), the rows of its whole record, and relate's report.
type Study struct {
	Dataset string
	Dyad    dyad.Dyad
	Rows    []dyad.DyadDay
	relate.Report
}

// Page shapes all of it.
func (x *Study) Page(names *Names) DyadPage {
	return DyadPage{
		A: names.Named(x.A), B: names.Named(x.B), Dataset: x.Dataset, Sentence: x.Reading.Text, Detail: x.details(names.Name),
		From: x.First, To: x.Last, Strain: x.strain(), Series: x.Counts(), Shifts: x.shifts(), Reciprocity: x.Answered(),
		Chains: chains(x.Chains), Arcs: Arcs(x.Chains, x.Dyad), Totals: x.totals(),
	}
}

// DyadPage is all that is known of a pair in a window.
type DyadPage struct {
	A           NodeName          `json:"a"`
	B           NodeName          `json:"b"`
	Dataset     string            `json:"dataset" doc:"coded, or the imported dataset that this rests on."`
	Sentence    string            `json:"sentence" doc:"Where the relationship stands, in one sentence."`
	Detail      []string          `json:"detail" doc:"More sentences on what the figures say."`
	From        dyad.Day          `json:"from" doc:"First day of the window."`
	To          dyad.Day          `json:"to" doc:"Last day of it."`
	Strain      DyadStrain        `json:"strain"`
	Series      DyadSeries        `json:"series"`
	Shifts      []DyadShift       `json:"shifts"`
	Reciprocity []DyadReciprocity `json:"reciprocity"`
	Chains      []DyadChain       `json:"chains"`
	Arcs        []Arc             `json:"arcs"`
	Totals      DyadTotals        `json:"totals"`
}

// DyadStrain is the index of strain on the last day.
type DyadStrain struct {
	Value   float64          `json:"value" doc:"From -10, nothing but aid, to 10, nothing but assault."`
	Before  float64          `json:"before" doc:"Four weeks earlier."`
	Parts   []DyadStrainPart `json:"parts" doc:"What it is made of, the heaviest first."`
	History []relate.Point   `json:"history" doc:"At the end of every week of the window."`
	Explain string           `json:"explain"`
}

// DyadStrainPart is what acts of one type in one direction give to the index.
type DyadStrainPart struct {
	From      dyad.Node `json:"from"`
	To        dyad.Node `json:"to"`
	Type      string    `json:"type"`
	Quad      int       `json:"quad"`
	Incidents int       `json:"incidents" doc:"Of the last 90 days."`
	Weight    float64   `json:"weight" doc:"Points, positive for conflict; they sum to ten times the signed square of a tenth of the index."`
	Share     float64   `json:"share" doc:"Of the points of its sign."`
}

const strainExplain = "Every act of either side weighs by how hard it is, by how many independent reports tell it, and by half for each 30 days that have passed; " +
	"conflict counts up, cooperation down, and little evidence is drawn to 0. docs/method.md has the formula."

// DyadSeries counts incidents by bin, in each direction.
type DyadSeries struct {
	By      string        `json:"by"`
	Start   []dyad.Day    `json:"start" doc:"First day of each bin."`
	AB      DyadDirection `json:"ab"`
	BA      DyadDirection `json:"ba"`
	Balance []float64     `json:"balance" doc:"(cooperation - conflict) / (cooperation + conflict) of both directions, from -1 to 1; 0 where there is neither."`
}

// DyadDirection counts by quad, "1" to "4".
type DyadDirection struct {
	Counts  map[string][]int `json:"counts" doc:"Incidents."`
	Sources map[string][]int `json:"sources" doc:"Independent reports."`
}

// DyadShift is a week from which incidents come at another rate.
type DyadShift struct {
	Day       dyad.Day `json:"day"`
	Before    float64  `json:"before" doc:"Incidents a week."`
	After     float64  `json:"after"`
	Direction string   `json:"direction" enum:"worse,better"`
	Way       string   `json:"way" enum:"ab,ba" doc:"Whose acts: from a towards b, or from b towards a."`
	Kind      string   `json:"kind" enum:"conflict,cooperation"`
	Weeks     int      `json:"weeks" doc:"That the new rate held, up to the last day."`
}

// DyadReciprocity says how often one side's acts are answered by the other's.
type DyadReciprocity struct {
	Actor    dyad.Node `json:"actor"`
	Answerer dyad.Node `json:"answerer"`
	Kind     string    `json:"kind" enum:"conflict,cooperation"`
	Acts     int       `json:"acts" doc:"Days on which the actor acts."`
	Answered int       `json:"answered"`
	Within   int       `json:"within" doc:"Days."`
	Rate     float64   `json:"rate"`
	Base     float64   `json:"base" doc:"What chance gives."`
	Low      float64   `json:"low" doc:"Ends of the 95 % interval of rate."`
	High     float64   `json:"high"`
	P        float64   `json:"p"`
	Lag      float64   `json:"median_days"`
	Thin     bool      `json:"thin" doc:"Too few acts to say."`
}

// DyadChain is an act, its answer, the answer to that, and so on.
type DyadChain struct {
	Basis string            `json:"basis" enum:"text,inferred" doc:"text where a text says so at every step."`
	Steps []dyad.IncidentID `json:"steps"`
}

// Arc is one act and its answer.
type Arc struct {
	From    dyad.IncidentID `json:"from"`
	To      dyad.IncidentID `json:"to"`
	Basis   string          `json:"basis" enum:"text,inferred"`
	FromDay dyad.Day        `json:"from_day,omitempty"`
	ToDay   dyad.Day        `json:"to_day,omitempty"`
	FromDir string          `json:"from_dir,omitempty" enum:"ab,ba" doc:"Direction of the act that is answered; absent where it falls to both."`
}

// DyadTotals counts a pair's incidents in the window; First and Last are days of the
// whole record.
type DyadTotals struct {
	Incidents int      `json:"incidents"`
	Sources   int      `json:"sources"`
	Reports   int      `json:"reports"`
	First     dyad.Day `json:"first,omitempty" doc:"Of the whole record; so is last."`
	Last      dyad.Day `json:"last,omitempty"`
}

// The bases of an answer, as this API calls them.
const (
	Told     = "text"
	Inferred = "inferred"
)

func basisOf(b relate.Basis) string {
	if b == relate.Told {
		return Told
	}
	return Inferred
}

func (x *Study) strain() DyadStrain {
	r := DyadStrain{Value: x.Strain.Index, Before: x.Before, Parts: []DyadStrainPart{}, History: x.History, Explain: strainExplain}
	for _, p := range x.Strain.Parts {
		r.Parts = append(r.Parts, DyadStrainPart{p.From, p.To, p.Type, p.Quad, p.Incidents, p.Points, p.Share})
	}
	return r
}

// Counts shapes the series of both directions.
func (x *Study) Counts() DyadSeries {
	ab, ba := x.Series[0].Bins, x.Series[1].Bins
	r := DyadSeries{By: string(x.Series[0].Step), AB: directionOf(ab), BA: directionOf(ba)}
	for i := range ab {
		r.Start = append(r.Start, ab[i].First)
		good, bad := ab[i].Cooperation().Incidents+ba[i].Cooperation().Incidents, ab[i].Conflict().Incidents+ba[i].Conflict().Incidents
		r.Balance = append(r.Balance, relate.Balance(good, bad))
	}
	return r
}

func directionOf(bins []relate.Bin) DyadDirection {
	d := DyadDirection{Counts: map[string][]int{}, Sources: map[string][]int{}}
	for q := range 4 {
		counts, sources := make([]int, len(bins)), make([]int, len(bins))
		for i := range bins {
			counts[i], sources[i] = bins[i].Quads[q].Incidents, bins[i].Quads[q].Sources
		}
		d.Counts[strconv.Itoa(q+1)], d.Sources[strconv.Itoa(q+1)] = counts, sources
	}
	return d
}

// way names a direction of a pair.
func way(one, d dyad.Dyad) string {
	switch one {
	case d:
		return "ab"
	case d.Reverse():
		return "ba"
	}
	return ""
}

func (x *Study) shifts() []DyadShift {
	all := []DyadShift{}
	for _, h := range x.Shifts {
		direction := "better"
		if (h.After > h.Before) == (h.Kind == relate.Conflict) {
			direction = "worse"
		}
		all = append(all, DyadShift{Day: h.First, Before: h.Before, After: h.After, Direction: direction, Way: way(h.Dyad, x.Dyad), Kind: string(h.Kind), Weeks: h.Weeks})
	}
	slices.SortStableFunc(all, func(a, b DyadShift) int { return cmp.Compare(a.Day, b.Day) })
	return all
}

// Answered shapes the tests of who answers whom.
func (x *Study) Answered() []DyadReciprocity {
	all := []DyadReciprocity{}
	for _, r := range x.Answers {
		all = append(all, DyadReciprocity{
			Actor: r.From, Answerer: r.To, Kind: string(r.Kind), Acts: r.Acts, Answered: r.Answers, Within: r.Within,
			Rate: r.Rate, Base: r.Base, Low: r.Low, High: r.High, P: r.P, Lag: r.Lag, Thin: !r.Enough,
		})
	}
	return all
}

func chains(list []relate.Chain) []DyadChain {
	all := []DyadChain{}
	for _, c := range list {
		x := DyadChain{Basis: Told}
		for i, l := range c {
			x.Steps = append(x.Steps, l.Incident)
			if i > 0 && l.Basis != relate.Told {
				x.Basis = Inferred
			}
		}
		all = append(all, x)
	}
	return all
}

// Arcs lists the acts and answers of the chains of a pair, each once.
func Arcs(chains []relate.Chain, d dyad.Dyad) []Arc {
	all := []Arc{}
	for _, c := range chains {
		for i := 1; i < len(c); i++ {
			act, answer := &c[i-1], &c[i]
			a := Arc{From: act.Incident, To: answer.Incident, Basis: basisOf(answer.Basis), FromDay: act.Day, ToDay: answer.Day, FromDir: way(act.Dyad, d)}
			if !slices.Contains(all, a) {
				all = append(all, a)
			}
		}
	}
	return all
}

func (x *Study) totals() (t DyadTotals) {
	for i := range x.Rows {
		r := &x.Rows[i]
		if t.First == "" {
			t.First = r.Day
		}
		t.Last = r.Day
		if r.Day < x.First || r.Day > x.Last {
			continue
		}
		t.Incidents += r.Incidents
		t.Sources += r.Sources
		t.Reports += r.Reports
	}
	return t
}

// Most sentences on shifts and answers each.
const maxSaid = 2

// details puts in words what the figures say.
func (x *Study) details(name func(dyad.Node) string) []string {
	all := []string{}
	if x.Reading.State == "" {
		return all
	}
	all = append(all, fmt.Sprintf("Strain stands at %.1f on a scale from -10 to 10; four weeks before it stood at %.1f.", x.Strain.Index, x.Before))
	if p := x.Strain.Parts; len(p) > 0 && p[0].Share > 0 && p[0].Incidents > 0 {
		side := "conflict"
		if p[0].Points < 0 {
			side = "cooperation"
		}
		all = append(all, fmt.Sprintf("%.0f %% of the %s in it is %s by %s towards %s.", 100*p[0].Share, side, p[0].Type, name(p[0].From), name(p[0].To)))
	}
	shifts := x.Shifts
	slices.SortStableFunc(shifts, func(a, b relate.Shift) int { return cmp.Compare(b.First, a.First) })
	for _, h := range shifts[:min(len(shifts), maxSaid)] {
		all = append(all, fmt.Sprintf("Since the week of %s, acts of %s by %s towards %s come at %.1f a week; before, at %.1f.", h.First, h.Kind, name(h.From), name(h.To), h.After, h.Before))
	}
	return append(all, answerWords(x.Answers, name)...)
}

func answerWords(answers []relate.Reciprocity, name func(dyad.Node) string) []string {
	var all []string
	enough := false
	for _, r := range answers {
		enough = enough || r.Enough
		if r.Enough && r.P < 0.05 && len(all) < maxSaid {
			all = append(all, fmt.Sprintf("%s answers acts of %s by %s: of %d days with such acts %.0f %% were answered in kind within %d days, where chance gives %.0f %% (p = %.3f).",
				name(r.To), r.Kind, name(r.From), r.Acts, 100*r.Rate, r.Within, 100*r.Base, r.P))
		}
	}
	switch {
	case !enough:
		return []string{"Too few acts are told to say who answers whom."}
	case len(all) == 0:
		return []string{"Neither side's acts are followed by the other's more often than chance gives."}
	}
	return all
}

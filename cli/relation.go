package cli

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/relate"
)

// How much of a relationship is printed; JSON has all of it.
const (
	mostParts  = 6
	mostChains = 3
	mostShifts = 4
	mostSteps  = 6
)

// relationPrinter writes a relationship for people.
type relationPrinter struct {
	page page
	*relation
	b strings.Builder
}

func (p *relationPrinter) text() string {
	p.head()
	if p.Totals.Incidents == 0 {
		return p.b.String()
	}
	p.chart()
	p.strain()
	p.shifts()
	p.answers()
	p.chains()
	p.incidents()
	return p.b.String()
}

func (p *relationPrinter) title(text string) {
	p.b.WriteString("\n" + p.page.paint(text, bold) + "\n")
}

// line writes pieces under an indent of two.
func (p *relationPrinter) line(lead string, pieces ...piece) { p.page.wrap(&p.b, "  "+lead, pieces...) }

func (p *relationPrinter) head() {
	p.page.wrap(&p.b, "", piece{p.nodes.label(p.A) + " and " + p.nodes.label(p.B), bold})
	p.page.wrap(&p.b, "", piece{p.Reading.Text, plain})
	if p.note != "" {
		p.page.wrap(&p.b, "", piece{p.note, faint})
	}
	if t := p.Totals; t.Incidents > 0 {
		text := fmt.Sprintf("%s on %s from %s to %s.", count(t.Incidents, "incident"), count(t.Sources, "independent report"), dayText(t.First), dayText(t.Last))
		if p.First != t.First || p.Last != t.Last {
			text += fmt.Sprintf(" Shown: %s to %s.", dayText(p.First), dayText(p.Last))
		}
		p.page.wrap(&p.b, "", piece{text, faint})
	}
}

// way writes "Iran → Pakistan".
func (p *relationPrinter) way(d dyad.Dyad) string {
	if d == (dyad.Dyad{}) {
		return p.Names[0] + " ↔ " + p.Names[1]
	}
	return p.nodes.name(d.From) + " → " + p.nodes.name(d.To)
}

// chart draws a line of bars for each direction, conflict and cooperation apart, all on
// one scale, as many of the latest bins as the page has room for.
func (p *relationPrinter) chart() {
	step := p.Series[0].Step
	width := max(runewidth.StringWidth(p.way(p.Series[0].Dyad)), runewidth.StringWidth(p.way(p.Series[1].Dyad)))
	room := max(8, p.page.width-width-len("    cooperation    12345"))
	from := max(0, len(p.Series[0].Bins)-room)
	most := 1
	for _, s := range p.Series {
		for _, b := range s.Bins[from:] {
			most = max(most, b.Conflict().Incidents, b.Cooperation().Incidents)
		}
	}
	bins := p.Series[0].Bins[from:]
	p.title(fmt.Sprintf("Incidents by %s, %s to %s; the highest bar is %d", step, bins[0].Label, bins[len(bins)-1].Label, most))
	for _, s := range p.Series {
		way := p.way(s.Dyad)
		for _, k := range []relate.Kind{relate.Conflict, relate.Cooperation} {
			var bars strings.Builder
			total, style := 0, red
			for _, b := range s.Bins[from:] {
				c := b.Conflict()
				if k == relate.Cooperation {
					c, style = b.Cooperation(), green
				}
				bars.WriteRune(bar(c.Incidents, most))
				total += c.Incidents
			}
			fmt.Fprintf(&p.b, "  %s  %-11s  %s  %d\n", runewidth.FillRight(way, width), k, p.page.paint(bars.String(), style), total)
			way = ""
		}
	}
}

// bar is a bar of the height n/most; nothing is a dot, and one is never nothing.
func bar(n, most int) rune {
	if n == 0 {
		return '·'
	}
	bars := []rune("▁▂▃▄▅▆▇█")
	return bars[min(len(bars)-1, (n*len(bars)-1)/most)]
}

func (p *relationPrinter) strain() {
	s := &p.Strain
	p.title(fmt.Sprintf("Strain %s on %s (-10 close to 10 hostile; four weeks before %s)", signed(s.Index), dayText(s.Day), signed(p.Before)))
	if len(s.Parts) == 0 {
		p.line("", piece{"Nothing of the last two years bears on it.", plain})
		return
	}
	p.line("", piece{fmt.Sprintf("conflict %+.1f points, cooperation %+.1f; half of an act's weight is gone after %d days", s.Conflict, s.Cooperation, int(relate.HalfLife)), faint})
	width := max(runewidth.StringWidth(p.way(p.Series[0].Dyad)), runewidth.StringWidth(p.way(p.Series[1].Dyad)))
	for i, x := range s.Parts {
		if math.Abs(x.Points) < 0.005 || i == mostParts {
			break
		}
		of := "conflict"
		if x.Points < 0 {
			of = "cooperation"
		}
		about := fmt.Sprintf("%.0f %% of %s", 100*x.Share, of)
		if x.Incidents > 0 {
			about += ", " + count(x.Incidents, "incident") + " in 90 days"
		}
		fmt.Fprintf(&p.b, "  %+6.2f  %s  %s  %s\n", x.Points, runewidth.FillRight(p.way(x.Dyad), width), p.page.paint(fmt.Sprintf("%-9s", x.Type), quadStyle(x.Quad)), about)
	}
}

// signed writes an index with a sign, "0.0" without one.
func signed(x float64) string {
	if math.Abs(x) < 0.05 {
		return "0.0"
	}
	return fmt.Sprintf("%+.1f", x)
}

func (p *relationPrinter) shifts() {
	if len(p.Shifts) == 0 {
		return
	}
	all := slices.Clone(p.Shifts)
	slices.SortStableFunc(all, func(a, b relate.Shift) int { return strings.Compare(string(b.First), string(a.First)) })
	p.title("Shifts of level, the latest first")
	for _, s := range all[:min(len(all), mostShifts)] {
		p.line("", piece{fmt.Sprintf("%s  %s %s: %.2g to %.2g incidents a week, for %s", dayText(s.First), p.way(s.Dyad), s.Kind, s.Before, s.After, count(s.Weeks, "week")), plain})
	}
}

func (p *relationPrinter) answers() {
	p.title("Who answers whom")
	thin := 0
	for _, r := range p.Answers {
		if !r.Enough {
			thin++
			continue
		}
		p.line("", p.answer(&r)...)
	}
	if thin == len(p.Answers) {
		p.line("", piece{"Too few acts to say.", plain})
	} else if thin > 0 {
		p.line("", piece{"Too few acts to say of the rest.", faint})
	}
}

// answer says it of one direction and kind.
func (p *relationPrinter) answer(r *relate.Reciprocity) []piece {
	verdict, style := "no sign of it", plain
	switch {
	case r.P < 0.01:
		verdict, style = "yes", bold
	case r.P < 0.05:
		verdict, style = "perhaps", bold
	}
	text := fmt.Sprintf(". Of %s with such acts %d (%.0f %%, 95 %% interval %.0f to %.0f) were answered within %s; by lot %.0f %%, after any day %.0f %%; p %s.",
		count(r.Acts, "day"), r.Answers, 100*r.Rate, 100*r.Low, 100*r.High, count(r.Within, "day"), 100*r.Chance, 100*r.Base, probability(r.P))
	if n := r.Matched + r.Raised + r.Lowered; n > 0 && style == bold {
		text += fmt.Sprintf(" Median lag %g days; of %s in a week %d in kind (words or deeds), %d harder, %d softer.", r.Lag, count(n, "answer"), r.Matched, r.Raised, r.Lowered)
	}
	return []piece{{p.nodes.name(r.To) + " to " + possessive(p.nodes.name(r.From)) + " " + string(r.Kind) + ": ", plain}, {verdict, style}, {text, plain}}
}

func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "'"
	}
	return name + "'s"
}

func probability(p float64) string {
	if p <= 1.0/(relate.Rounds+1) {
		return fmt.Sprintf("%.3f or less", p)
	}
	return fmt.Sprintf("%.3g", p)
}

func (p *relationPrinter) chains() {
	if len(p.Chains) == 0 {
		return
	}
	p.title("Chains of act and answer")
	for i, c := range p.Chains {
		if i == mostChains {
			p.line("", piece{fmt.Sprintf("and %s more, in --format json", count(len(p.Chains)-i, "chain")), faint})
			break
		}
		if len(c) > mostSteps {
			p.line("", piece{fmt.Sprintf("… %s before", count(len(c)-mostSteps, "act")), faint})
			c = c[len(c)-mostSteps:]
		}
		for j, l := range c {
			lead := "• "
			if j > 0 {
				lead = "  ↳ "
			}
			day := string(l.Day)
			if day == "" {
				day = "(no date)"
			}
			pieces := []piece{{day + "  " + p.way(l.Dyad) + "  ", plain}, {l.Type, quadStyle(l.Quad)}}
			if j > 0 {
				pieces = append(pieces, piece{"  " + basis(&l), faint})
			}
			if l.Summary != "" {
				pieces = append(pieces, piece{"  “" + l.Summary + "”", plain})
			}
			p.line(lead, pieces...)
		}
	}
}

// basis says how an answer is known, and when it came.
func basis(l *relate.Link) string {
	text := "as the text says"
	if l.Basis == relate.Inferred {
		text = "inferred from order alone"
	}
	if l.Lag > 0 {
		text += ", " + count(l.Lag, "day") + " later"
	}
	return "(" + text + ")"
}

func (p *relationPrinter) incidents() {
	if len(p.Latest) == 0 {
		return
	}
	p.title("Latest incidents")
	for i := range p.Latest {
		n := &p.Latest[i]
		kind := n.Type
		if len(n.Modes) > 0 {
			kind += "/" + strings.Join(n.Modes, "+")
		}
		pieces := []piece{{string(n.Date) + "  ", cyan}, {p.sides(n) + "  ", plain}, {kind, quadStyle(n.Quad)}}
		if n.Realis != dyad.Actual {
			pieces = append(pieces, piece{" [" + string(n.Realis) + "]", yellow})
		}
		if n.Place != nil && n.Place.Name != "" {
			pieces = append(pieces, piece{"  at " + n.Place.Name, plain})
		}
		reports := count(len(n.Reports), "report")
		if len(n.Reports) != n.Sources {
			reports += fmt.Sprintf(", %d independent", n.Sources)
		}
		p.line("", append(pieces, piece{"  " + reports, faint})...)
		for _, s := range []string{quoted(n.Summary), p.tolls(n), n.says()} {
			if s != "" {
				p.line("  ", piece{s, plain})
			}
		}
	}
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return "“" + strings.Join(strings.Fields(s), " ") + "”"
}

// sides writes the direction of an incident between the two.
func (p *relationPrinter) sides(n *toldIncident) string {
	d := dyad.Dyad{From: p.A, To: p.B}
	there, back := false, false
	for x := range n.Dyads() {
		there = there || x == d
		back = back || x == d.Reverse()
	}
	switch {
	case there == back:
		return p.way(dyad.Dyad{})
	case back:
		d = d.Reverse()
	}
	return p.way(d)
}

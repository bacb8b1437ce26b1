package relate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Reading is one sentence on where a relationship stands and is heading, with the
// judgements that it is made of.
type Reading struct {
	Text  string `json:"text"`
	State string `json:"state,omitempty"` // "strained"; empty where too little is told
	Trend string `json:"trend,omitempty"` // "worsening", "easing", "steady"; empty where too little is told
	Thin  bool   `json:"thin,omitempty"`  // too few reports to say
}

// The rules of the reading. States are named by the index of strain from below.
const (
	fewReports = 5   // incidents ever, under which nothing is said of state and trend
	quietAfter = 90  // days without an incident
	trendDays  = 28  // over which the index must move
	trendStep  = 1.0 // by so much
	weakWeight = 3.0 // sum of weights under which the reading is said to rest on little
	farBack    = 56  // days after which "the most since" is worth saying
	fullRecord = 365 // days of history that "the most on record" needs
	longDate   = "2 January 2006"
	monthYear  = "January 2006"
	mostWords  = 160 // letters of the last incident's summary
)

// states name ranges of the index from the top: the first whose floor is reached holds.
func state(index float64) string {
	for _, s := range [...]struct {
		floor float64
		name  string
	}{{6, "openly hostile"}, {3, "strained"}, {1.2, "tense"}, {-1.2, "even"}, {-4, "on good terms"}} {
		if index >= s.floor {
			return s.name
		}
	}
	return "close"
}

// Read builds the reading of the pair on a day that is known to be one, from its rows
// and from its incidents, of which it names the latest. Names gives nodes their names.
func Read(rows []dyad.DyadDay, incidents []dyad.Incident, d dyad.Dyad, today dyad.Day, names func(dyad.Node) string) Reading {
	h := newHistory(rows, d, today)
	pair := names(d.From) + " and " + names(d.To)
	if h.total == 0 {
		return Reading{Thin: true, Text: "Nothing that " + pair + " did to or with each other is told."}
	}
	if h.total < fewReports {
		return Reading{Thin: true, Text: fmt.Sprintf("Too few reports to say: %s between %s up to %s%s.", plural(h.total, "incident"), pair, clock(h.latest).Format(longDate), ending(incidents, d, today, names))}
	}
	now := StrainOn(rows, d, today)
	month := StrainDays(rows, d, day(h.today-trendDays), today)
	peak := slices.Index(month, slices.Max(month))
	r := Reading{State: state(now.Index), Trend: "steady"}
	if h.today-h.latest > quietAfter {
		then := StrainOn(rows, d, day(h.latest)).Index
		return Reading{State: "quiet", Text: fmt.Sprintf("Quiet: nothing is told since %s; on that day strain stood at %.1f (%s)%s.",
			clock(h.latest).Format(longDate), then, state(then), ending(incidents, d, today, names))}
	}
	r.Text = strings.ToUpper(r.State[:1]) + r.State[1:]
	switch moved := now.Index - month[0]; {
	case moved >= trendStep && month[peak]-now.Index >= trendStep:
		r.Trend = "easing"
		r.Text += ", more so than four weeks ago, but easing since " + clock(h.today-trendDays+peak).Format("2 January")
	case moved >= trendStep:
		r.Trend, r.Text = "worsening", r.Text+" and worsening"
	case moved <= -trendStep:
		r.Trend, r.Text = "easing", r.Text+" and easing"
	default:
		r.Text += ", little changed in four weeks"
	}
	if now.Evidence < weakWeight {
		r.Text += ", on few reports"
	}
	first, second := []int{4, 3}, []int{2, 1}
	if now.Index < 0 {
		first, second = second, first
	}
	lead := ": "
	for _, quads := range [...][]int{first, second} {
		if what := h.headline(quads); what != "" {
			r.Text, lead = r.Text+lead+what, "; against that, "
		}
	}
	r.Text += ending(incidents, d, today, names) + "."
	return r
}

// history counts a pair's incidents, both directions together, by day and quad.
type history struct {
	first, today, latest int
	total                int
	before               [5][]int // [quad][day - first]: those of all days before
}

func newHistory(rows []dyad.DyadDay, d dyad.Dyad, today dyad.Day) *history {
	now, _ := number(today)
	h := &history{first: now, today: now, latest: now - maxBins}
	days := map[int][5]int{}
	for i := range rows {
		r := &rows[i]
		n, ok := number(r.Day)
		if !ok || n > now || now-n >= maxBins || r.Quad < 1 || r.Quad > 4 || !between(r, d) {
			continue
		}
		h.first, h.latest = min(h.first, n), max(h.latest, n)
		h.total += r.Incidents
		quads := days[n]
		quads[r.Quad] += r.Incidents
		days[n] = quads
	}
	for q := range h.before {
		h.before[q] = make([]int, 1, now-h.first+2)
	}
	for n := h.first; n <= now; n++ {
		for q, k := range days[n] {
			h.before[q] = append(h.before[q], h.before[q][n-h.first]+k)
		}
	}
	return h
}

// in counts the incidents of a quad in so many days, the last of which is end-1.
func (h *history) in(quad, end, days int) int {
	return h.before[quad][end] - h.before[quad][max(0, end-days)]
}

// headline says what there was most of lately: deeds before words, and the shortest of
// the last week, four weeks and quarter that has two, or of the quarter one.
func (h *history) headline(quads []int) string {
	named := [...]string{"", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}
	for least := 2; least > 0; least-- {
		for _, days := range [...]int{7, 28, quietAfter} {
			for _, q := range quads {
				if n := h.in(q, h.today-h.first+1, days); n >= least {
					return fmt.Sprintf("%s of %s in %d days%s", plural(n, "act"), named[q], days, h.since(q, days, n))
				}
			}
		}
	}
	return ""
}

// since says how long it is that as much was told in as many days.
func (h *history) since(quad, days, n int) string {
	all := h.today - h.first + 1
	if n < 3 {
		return ""
	}
	for end := all - days; end > 0; end-- {
		if h.in(quad, end, days) >= n {
			if all-days-end < farBack {
				return ""
			}
			return ", the most since " + clock(h.first+end-1).Format(monthYear)
		}
	}
	if all < fullRecord {
		return ""
	}
	return ", the most since the record begins in " + clock(h.first).Format(monthYear)
}

// ending names the latest incident: "; last: Iran to Pakistan on 16 January 2024, ...".
func ending(incidents []dyad.Incident, d dyad.Dyad, today dyad.Day, names func(dyad.Node) string) string {
	var last *act
	for i := range incidents {
		a, ok := newAct(&incidents[i], d)
		if !ok || !a.dated || a.Realis != dyad.Actual || a.Date > today {
			continue
		}
		if last == nil || later(&a, last) {
			last = &a
		}
	}
	if last == nil {
		return ""
	}
	who := names(d.From) + " and " + names(d.To)
	if last.way != (dyad.Dyad{}) {
		who = names(last.way.From) + " to " + names(last.way.To)
	}
	what := last.Type
	if last.Summary != "" {
		what = "“" + shorten(last.Summary) + "”"
	}
	return fmt.Sprintf("; last: %s on %s, %s", who, clock(last.day).Format(longDate), what)
}

// later puts the latest first, and on one day the one that most report, then the hardest.
func later(a, b *act) bool {
	return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(b.Sources, a.Sources), cmp.Compare(a.Scale, b.Scale), cmp.Compare(a.ID, b.ID)) < 0
}

func shorten(s string) string {
	letters := []rune(strings.TrimRight(strings.Join(strings.Fields(s), " "), ".,;: "))
	if len(letters) <= mostWords {
		return string(letters)
	}
	cut := string(letters[:mostWords])
	return cut[:max(strings.LastIndexByte(cut, ' '), 0)] + " …"
}

func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

package incident

import (
	"slices"

	"github.com/dyad-news/dyad"
)

// Claims returns what the account says of the incident, one claim for each voice with
// the figures that rest on it. The outlet's own word is one where the text names no voice
// for the event. A figure with a voice of its own is that voice's claim.
func Claims(n dyad.IncidentID, a Account) []dyad.Claim {
	e := a.Event
	var claims []dyad.Claim
	voice := func(v *dyad.Attribution) int {
		c := dyad.Claim{Incident: n, Event: e.ID, Article: a.Article.ID, Outlet: a.Article.Outlet, Published: a.Article.Published, Stance: dyad.Asserts}
		if v != nil {
			c.Stance, c.Hearsay, c.Cue = v.Stance, v.Hearsay, v.Cue
			if v.Entity != nil {
				by := v.Entity.Entity
				c.By, c.ByText = &by, v.Entity.Text
			}
		}
		i := slices.IndexFunc(claims, func(d dyad.Claim) bool {
			return d.ByText == c.ByText && d.Hearsay == c.Hearsay && d.Stance == c.Stance && claimant(&d) == claimant(&c)
		})
		if i < 0 {
			i, claims = len(claims), append(claims, c)
		}
		return i
	}
	var own []int // the voices that tell the event, and its figures where these have none
	for i := range e.Attribution {
		at := voice(&e.Attribution[i])
		if e.Attribution[i].Stance != dyad.Denies {
			own = append(own, at)
		}
	}
	if len(e.Attribution) == 0 {
		own = append(own, voice(nil))
	}
	for what, count := range e.Size.All() {
		on := own
		if len(count.Attribution) > 0 {
			on = nil
			for i := range count.Attribution {
				on = append(on, voice(&count.Attribution[i]))
			}
		}
		for _, i := range on {
			claims[i].Size = with(claims[i].Size, what, count)
		}
	}
	return claims
}

// with returns a size with one more count.
func with(z *dyad.Size, what string, c *dyad.Count) *dyad.Size {
	if z == nil {
		z = new(dyad.Size)
	}
	z.Set(what, c)
	return z
}

// Toll is what is said of one count of an incident ("killed"): the last word of every
// claimant, and the range over them. It is never one number where they differ.
type Toll struct {
	What string        `json:"what"`
	Low  *int          `json:"low,omitempty"`  // the least that any claimant stands by
	High *int          `json:"high,omitempty"` // the most; nil where some say "at least" of the most
	By   []TollByVoice `json:"by"`             // in the order in which they first spoke
}

// TollByVoice is what one claimant says of a count, from the first figure to the last.
// A figure that is said again is not repeated.
type TollByVoice struct {
	By      *dyad.Entity `json:"by,omitempty"` // nil for hearsay and an outlet's own word
	ByText  string       `json:"by_text,omitempty"`
	Outlet  string       `json:"outlet,omitempty"` // whose own word it is
	Hearsay bool         `json:"hearsay,omitempty"`
	Last    TollFigure   `json:"last"`
	History []TollFigure `json:"history"`
}

// TollFigure is one figure as one article gives it.
type TollFigure struct {
	Low       *int           `json:"low,omitempty"`
	High      *int           `json:"high,omitempty"` // nil for "at least"
	Text      string         `json:"text"`
	Published dyad.Day       `json:"published,omitempty"`
	Article   dyad.ArticleID `json:"article_id"`
}

// Tolls returns what the claims on one incident say of each count, in the order of the
// record's fields. Claims that deny, and counts without a number, say nothing.
func Tolls(claims []dyad.Claim) []Toll {
	claims = slices.Clone(claims)
	slices.SortStableFunc(claims, func(a, b dyad.Claim) int { return dayFirst(a.Published, b.Published) })
	var tolls []Toll
	for _, what := range dyad.SizeNames() {
		t := Toll{What: what}
		names := []string{}
		for i := range claims {
			c := &claims[i]
			for name, count := range c.Size.All() {
				f, ok := figureOf(count, c)
				if name != what || c.Stance == dyad.Denies || !ok {
					continue
				}
				k := slices.Index(names, claimant(c))
				if k < 0 {
					k, names = len(names), append(names, claimant(c))
					t.By = append(t.By, voiceOf(c))
				}
				t.By[k].say(f)
			}
		}
		if len(t.By) > 0 {
			t.measure()
			tolls = append(tolls, t)
		}
	}
	return tolls
}

// dayFirst orders days, unknown ones first.
func dayFirst(a, b dyad.Day) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// claimant names who makes a claim: an entity, hearsay, or the outlet.
func claimant(c *dyad.Claim) string {
	switch {
	case c.By != nil && c.By.QID != "":
		return c.By.QID
	case c.By != nil && !c.By.IsZero():
		return string(c.By.Node()) + "/" + string(c.By.Sector) + "/" + c.By.Known
	case c.By != nil:
		return "text " + c.ByText
	case c.Hearsay:
		return "hearsay"
	}
	return "outlet " + c.Outlet
}

func voiceOf(c *dyad.Claim) TollByVoice {
	v := TollByVoice{By: c.By, ByText: c.ByText, Hearsay: c.Hearsay}
	if c.By == nil && !c.Hearsay {
		v.Outlet = c.Outlet
	}
	return v
}

func figureOf(n *dyad.Count, c *dyad.Claim) (TollFigure, bool) {
	f := TollFigure{Low: n.Low, High: n.High, Text: n.Text, Published: c.Published, Article: c.Article}
	if n.Low == nil && n.High == nil {
		f.Low, f.High = n.Best, n.Best
	}
	return f, f.Low != nil || f.High != nil
}

func (v *TollByVoice) say(f TollFigure) {
	if len(v.History) == 0 || !equal(v.Last.Low, f.Low) || !equal(v.Last.High, f.High) {
		v.History = append(v.History, f)
	}
	v.Last = f
}

func equal(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }

// measure sets the range over the claimants' last words.
func (t *Toll) measure() {
	most, open := 0, false
	for _, v := range t.By {
		low, high := v.Last.Low, v.Last.High
		if low == nil {
			zero := 0
			low = &zero
		}
		if t.Low == nil || *low < *t.Low {
			t.Low = low
		}
		top := low
		if high != nil {
			top = high
		}
		if *top > most || *top == most && high != nil {
			most, open = *top, high == nil
		}
	}
	if !open {
		t.High = &most
	}
}

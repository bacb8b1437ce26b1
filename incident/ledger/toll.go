package ledger

import (
	"cmp"
	"slices"

	"github.com/dyad-news/dyad"
)

// Toll is what is said of one count of an incident ("killed"): the last word of every
// claimant, and the range over them. It is never one number where they differ.
type Toll struct {
	What     string        `json:"what"`
	Low      *int          `json:"low,omitempty"`      // the least that any claimant stands by
	High     *int          `json:"high,omitempty"`     // the most; nil where some say "at least" of the most
	Disputed bool          `json:"disputed,omitempty"` // some of the figures exclude each other
	By       []TollByVoice `json:"by"`                 // in the order in which they first spoke
}

// TollByVoice is what one claimant says of a count, from the first figure to the last.
// A figure that is said again is not repeated.
type TollByVoice struct {
	Claimant
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
// record's fields. Claims that deny, and counts without a number, say nothing. Of figures
// of one day the higher is the later one.
func Tolls(claims []dyad.Claim) []Toll {
	claims = inOrder(claims)
	var tolls []Toll
	for _, what := range dyad.SizeNames() {
		t := Toll{What: what}
		var keys []string
		for i := range claims {
			c := &claims[i]
			n := c.Size.Get(what)
			if n == nil || c.Stance == dyad.Denies {
				continue
			}
			f, ok := figureOf(n, c)
			if !ok {
				continue
			}
			v := ClaimantOf(c)
			k := slices.Index(keys, v.key())
			if k < 0 {
				k, keys = len(keys), append(keys, v.key())
				t.By = append(t.By, TollByVoice{Claimant: v})
			}
			t.By[k].History = append(t.By[k].History, f)
		}
		if len(t.By) > 0 {
			for k := range t.By {
				t.By[k].settle()
			}
			t.measure()
			tolls = append(tolls, t)
		}
	}
	return tolls
}

func figureOf(n *dyad.Count, c *dyad.Claim) (TollFigure, bool) {
	f := TollFigure{Low: n.Low, High: n.High, Text: n.Text, Published: c.Published, Article: c.Article}
	if n.Low == nil && n.High == nil {
		f.Low, f.High = n.Best, n.Best
	}
	return f, f.Low != nil || f.High != nil
}

// settle puts the figures in order, each once where it is said again and again.
func (v *TollByVoice) settle() {
	slices.SortStableFunc(v.History, func(a, b TollFigure) int {
		return cmp.Or(byDay(a.Published, b.Published), cmp.Compare(number(a.Low), number(b.Low)), cmp.Compare(number(a.High), number(b.High)))
	})
	v.Last = v.History[len(v.History)-1]
	v.History = slices.CompactFunc(v.History, func(a, b TollFigure) bool { return equal(a.Low, b.Low) && equal(a.High, b.High) })
}

func number(n *int) int {
	if n == nil {
		return 0
	}
	return *n
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

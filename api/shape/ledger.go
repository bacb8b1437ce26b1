package shape

import (
	"cmp"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/incident/ledger"
)

// ClaimOut is a claim with its voice as a page would name it.
type ClaimOut struct {
	dyad.Claim
	ByName string      `json:"by_name" doc:"The voice in words that stand alone: Iran's interior minister."`
	ByNode dyad.Node   `json:"by_node,omitempty"`
	Side   ledger.Side `json:"side,omitempty" enum:"party,other,outlet,hearsay" doc:"Where the voice stands: a party to the incident, another that is named, the outlet's own word, nobody named."`
}

// Contradiction is claims on one incident that cannot all be true.
type Contradiction struct {
	Kind     ledger.Kind `json:"kind" enum:"figures,denial,doer" doc:"Counts that exclude each other; what one denies and others assert; different doers."`
	What     string      `json:"what,omitempty" doc:"Of figures the count, of a denial the words that tell what is denied."`
	Sentence string      `json:"sentence" doc:"It in words, with all voices."`
	Stands   []Stand     `json:"stands" doc:"Two or more; of a denial the one who denies is last."`
}

// Stand is what one voice says in a contradiction.
type Stand struct {
	Who       string         `json:"who"`
	Node      dyad.Node      `json:"node,omitempty"`
	Side      ledger.Side    `json:"side" enum:"party,other,outlet,hearsay"`
	Stance    dyad.Stance    `json:"stance"`
	Low       *int           `json:"low" doc:"Of figures."`
	High      *int           `json:"high" doc:"Of figures; null of at least."`
	Text      string         `json:"text,omitempty" doc:"Of figures, the words of the count."`
	Names     []NodeName     `json:"names,omitempty" doc:"Of doers, whom it names."`
	Event     dyad.EventID   `json:"event_id"`
	Article   dyad.ArticleID `json:"article_id"`
	Published dyad.Day       `json:"published,omitempty"`
}

// ClaimItem is a claim with its incident and what contradicts it.
type ClaimItem struct {
	ClaimOut
	Act            Act             `json:"act"`
	State          ledger.State    `json:"state" enum:"disputed,confirmed_by_both,asserted_by_one_side,asserted_by_others,outlet_only,denied" doc:"How the incident stands."`
	Contradictions []Contradiction `json:"contradictions" doc:"In which the claim stands."`
}

// Act is an incident in few words.
type Act struct {
	Type    string      `json:"event"`
	Quad    int         `json:"quad_code"`
	From    []NodeName  `json:"from"`
	To      []NodeName  `json:"to"`
	Date    dyad.Day    `json:"date,omitempty"`
	Realis  dyad.Realis `json:"realis"`
	Summary string      `json:"summary,omitempty"`
}

// Act shapes an incident in few words.
func (names *Names) Act(n *dyad.Incident) Act {
	return Act{n.Type, n.Quad, names.Sides(n.Actors), names.Sides(n.Recipients), n.Date, n.Realis, n.Summary}
}

// Entries names the voices of a ledger's claims.
func (names *Names) Entries(l *ledger.Ledger) []ClaimOut {
	list := make([]ClaimOut, len(l.Entries))
	for i := range l.Entries {
		e := &l.Entries[i]
		list[i] = names.ClaimOut(&e.Claim)
		list[i].Side = e.Side
	}
	return list
}

// ClaimOut names the voice of a claim.
func (names *Names) ClaimOut(c *dyad.Claim) ClaimOut {
	out := ClaimOut{Claim: *c, ByName: names.voice(ledger.ClaimantOf(c))}
	if c.By != nil {
		out.ByNode = c.By.Node()
	}
	return out
}

// Contradictions names the voices of contradictions.
func (names *Names) Contradictions(all []ledger.Contradiction) []Contradiction {
	list := make([]Contradiction, len(all))
	for i := range all {
		c := &all[i]
		list[i] = Contradiction{Kind: c.Kind, What: c.What, Sentence: c.Sentence(func(s *ledger.Stand) string { return names.voice(s.Claimant) }, names.doers)}
		for _, s := range c.Stands {
			x := Stand{Who: names.voice(s.Claimant), Side: s.Side, Stance: s.Stance, Low: s.Low, High: s.High, Text: s.Says, Event: s.Event, Article: s.Article, Published: s.Published}
			if s.By != nil {
				x.Node = s.By.Node()
			}
			for _, n := range s.Names {
				x.Names = append(x.Names, names.Named(n))
			}
			list[i].Stands = append(list[i].Stands, x)
		}
	}
	return list
}

func (names *Names) doers(s *ledger.Stand) string {
	var all []string
	for _, n := range s.Names {
		all = append(all, names.Name(n))
	}
	return strings.Join(all, " and ")
}

func (names *Names) voice(c ledger.Claimant) string {
	if c.By == nil {
		if c.Hearsay {
			return "hearsay"
		}
		return cmp.Or(c.Outlet, "an outlet without a name")
	}
	node := c.By.Node()
	own := names.Name(node) + "'s "
	text, the := strings.CutPrefix(c.ByText, "the ")
	switch {
	case node == "" || names.names[node] == "" || c.By.Known == names.Name(node) && c.By.Office == "":
		return cmp.Or(c.By.Known, c.ByText, string(node))
	case c.By.Office != "" && c.By.Known != "":
		return c.By.Known + ", " + own + c.By.Office
	case c.By.Office != "":
		return own + c.By.Office
	case c.By.Known != "":
		return c.By.Known
	case the && text == strings.ToLower(text):
		return own + text
	}
	return cmp.Or(c.ByText, names.Name(node))
}

package cli

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/incident/ledger"
)

// toldIncident is one of the latest, with who says what of it.
type toldIncident struct {
	dyad.Incident
	Voices []voice       `json:"voices"`
	Tolls  []ledger.Toll `json:"toll,omitempty"`
}

// voice is what one claimant does with an incident. Outlets that tell it on their own
// word are one voice.
type voice struct {
	Who    string      `json:"who"`
	Stance dyad.Stance `json:"stance"`
	Claims int         `json:"claims"`
}

// tell reads the claims on the latest incidents.
func (r *relation) tell(ctx context.Context, st dyad.Reader, latest []dyad.Incident) error {
	for i := range latest {
		claims, err := st.Claims(ctx, latest[i].ID)
		if err != nil {
			return err
		}
		n := toldIncident{Incident: latest[i], Voices: []voice{}, Tolls: ledger.Tolls(claims)}
		for j := range claims {
			n.hear(voice{r.claimant(&claims[j]), claims[j].Stance, 1})
		}
		r.Latest = append(r.Latest, n)
	}
	return nil
}

func (n *toldIncident) hear(v voice) {
	for i, old := range n.Voices {
		if old.Who == v.Who && old.Stance == v.Stance {
			n.Voices[i].Claims++
			return
		}
	}
	n.Voices = append(n.Voices, v)
}

// claimant names who makes a claim; "" is an outlet on its own word.
func (r *relation) claimant(c *dyad.Claim) string {
	if c.By == nil {
		if c.Hearsay {
			return "hearsay"
		}
		return ""
	}
	return r.speaker(*c.By, c.ByText)
}

// speaker writes "Iran's foreign ministry" as far as it is known.
func (r *relation) speaker(by dyad.Entity, text string) string {
	text = strings.TrimSpace(strings.Join(strings.Fields(text), " "))
	node := by.Node()
	name := r.nodes.name(node)
	switch {
	case text == "":
		return name
	case node == "" || strings.Contains(strings.ToLower(text), strings.ToLower(name)):
		return cut(text)
	}
	return cut(text) + " (" + string(node) + ")"
}

// says writes "Pakistan says; Iran denies", outlets' own word first.
func (n *toldIncident) says() string {
	var own int
	by := map[dyad.Stance][]string{}
	for _, v := range n.Voices {
		if v.Who == "" {
			own += v.Claims
			continue
		}
		if v.Stance == "" {
			v.Stance = dyad.Asserts
		}
		by[v.Stance] = append(by[v.Stance], v.Who)
	}
	var out []string
	if own > 0 {
		out = append(out, "on the outlets' own word in "+count(own, "report"))
	}
	for _, s := range []struct {
		stance dyad.Stance
		verb   string
	}{
		{dyad.Asserts, "said by"}, {dyad.Alleges, "alleged by"}, {dyad.Confirms, "confirmed by"}, {dyad.Claims, "claimed by"},
		{dyad.Denies, "DENIED by"}, {dyad.CannotVerify, "not confirmed by"},
	} {
		if who := by[s.stance]; len(who) > 0 {
			out = append(out, s.verb+" "+few(who, 4))
		}
	}
	return strings.Join(out, "; ")
}

// few joins the first words of a list, and says how many more there are.
func few(words []string, most int) string {
	if len(words) <= most {
		return strings.Join(words, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(words[:most], ", "), len(words)-most)
}

// tolls writes "killed 4 to 9: 9 says Iran, 4 says Pakistan".
func (r *relation) tolls(n *toldIncident) string {
	var out []string
	for _, t := range n.Tolls {
		text := t.What + " " + between(t.Low, t.High)
		var figures []string
		outlets := map[string]int{}
		for _, v := range t.By {
			who := "hearsay"
			switch {
			case v.By != nil:
				who = r.speaker(*v.By, v.ByText)
			case !v.Hearsay:
				f := between(v.Last.Low, v.Last.High)
				if outlets[f]++; outlets[f] > 1 {
					continue
				}
				who = "outlets"
			}
			figures = append(figures, between(v.Last.Low, v.Last.High)+" by "+who)
		}
		figures = slices.Compact(figures)
		out = append(out, text+" ("+few(figures, 4)+")")
	}
	return strings.Join(out, ", ")
}

// between writes a range of figures: "4", "4 to 9", "at least 4", "up to 9".
func between(low, high *int) string {
	switch {
	case low == nil && high == nil:
		return "?"
	case high == nil:
		return "at least " + strconv.Itoa(*low)
	case low == nil:
		return "up to " + strconv.Itoa(*high)
	case *low == *high:
		return strconv.Itoa(*low)
	}
	return strconv.Itoa(*low) + " to " + strconv.Itoa(*high)
}

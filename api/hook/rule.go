package hook

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// Kind tells what a rule waits for.
type Kind string

// The kinds of rule.
const (
	Strain   Kind = "strain"   // the index of strain of a pair goes over a value, or under it
	Incident Kind = "incident" // an incident is told
)

// Rule is a rule as read. A and B are empty where the rule names nobody; B alone is
// empty where it names one side.
type Rule struct {
	Kind     Kind
	A, B     dyad.Node
	Directed bool // only what A does towards B
	Below    bool // under Value, not over it
	Value    float64
	Types    []string // of incidents; empty for all
}

const maxRule = 300

var (
	strainForm   = regexp.MustCompile(`(?i)^strain (?:of|between) (.+) (over|above|under|below) (-?\d{1,2}(?:\.\d{1,6})?)$`)
	incidentForm = regexp.MustCompile(`(?i)^incidents?(?: of type ([a-z]+(?: ?, ?[a-z]+)*))?(?: (between|from|of|by) (.+))?$`)
	spaces       = regexp.MustCompile(`\s+`)
)

// Parse reads a rule:
//
//	strain of A and B over 3
//	incident [of type ASSAULT, COERCE] [between A and B | from A to B | of A]
//
// A and B are nodes or names of them; codes may be written A-B. node finds them, types
// are those of the ontology. Errors wrap dyad.ErrInput.
func Parse(text string, node func(string) (dyad.Node, bool), types []string) (Rule, error) {
	text = strings.TrimSpace(spaces.ReplaceAllString(text, " "))
	if len(text) > maxRule {
		return Rule{}, fmt.Errorf("%w: a rule has at most %d letters", dyad.ErrInput, maxRule)
	}
	if m := strainForm.FindStringSubmatch(text); m != nil {
		r := Rule{Kind: Strain, Below: strings.EqualFold(m[2], "under") || strings.EqualFold(m[2], "below")}
		var err error
		if r.Value, err = strconv.ParseFloat(m[3], 64); err != nil || r.Value < -10 || r.Value > 10 {
			return Rule{}, fmt.Errorf("%w: strain is from -10 to 10, not %s", dyad.ErrInput, m[3])
		}
		r.A, r.B, err = pair(m[1], " and ", node)
		return r, err
	}
	m := incidentForm.FindStringSubmatch(text)
	if m == nil {
		return Rule{}, fmt.Errorf(`%w: want "strain of A and B over 3" or "incident [of type ASSAULT] [between A and B | from A to B | of A]"`, dyad.ErrInput)
	}
	r := Rule{Kind: Incident}
	for t := range strings.SplitSeq(m[1], ",") {
		if t = strings.ToUpper(strings.TrimSpace(t)); t == "" {
			continue
		}
		if !slices.Contains(types, t) {
			return Rule{}, fmt.Errorf("%w: no type of event is called %q", dyad.ErrInput, t)
		}
		r.Types = append(r.Types, t)
	}
	var err error
	switch strings.ToLower(m[2]) {
	case "between":
		r.A, r.B, err = pair(m[3], " and ", node)
	case "from":
		r.Directed = true
		r.A, r.B, err = pair(m[3], " to ", node)
	case "of", "by":
		r.A, err = find(m[3], node)
	}
	return r, err
}

// pair reads two sides. Names may hold the word or the hyphen that parts them, so every
// place is tried.
func pair(text, word string, node func(string) (dyad.Node, bool)) (a, b dyad.Node, err error) {
	for _, sep := range []string{word, "-"} {
		for i := range text {
			if len(text)-i <= len(sep) || !strings.EqualFold(text[i:i+len(sep)], sep) {
				continue
			}
			a, ok1 := node(strings.TrimSpace(text[:i]))
			b, ok2 := node(strings.TrimSpace(text[i+len(sep):]))
			switch {
			case ok1 && ok2 && a == b:
				return "", "", fmt.Errorf("%w: %q is one side, not two", dyad.ErrInput, text)
			case ok1 && ok2:
				return a, b, nil
			}
		}
	}
	return "", "", fmt.Errorf("%w: %q does not name two sides that are known", dyad.ErrInput, text)
}

func find(text string, node func(string) (dyad.Node, bool)) (dyad.Node, error) {
	n, ok := node(text)
	if !ok {
		return "", fmt.Errorf("%w: nobody is known as %q", dyad.ErrInput, text)
	}
	return n, nil
}

// Meets reports whether an incident is one that the rule waits for: told as a fact, of
// one of the types, between the sides.
func (r *Rule) Meets(n *dyad.Incident) bool {
	if r.Kind != Incident || n.Realis != dyad.Actual || len(r.Types) > 0 && !slices.Contains(r.Types, n.Type) {
		return false
	}
	if r.A == "" {
		return true
	}
	for d := range n.Dyads() {
		switch {
		case r.B == "" && (d.From == r.A || d.To == r.A), d.From == r.A && d.To == r.B, !r.Directed && d.From == r.B && d.To == r.A:
			return true
		}
	}
	return false
}

// Crossed reports whether a strain is on the side of the value that the rule waits for.
func (r *Rule) Crossed(strain float64) bool {
	if r.Below {
		return strain < r.Value
	}
	return strain > r.Value
}

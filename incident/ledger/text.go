package ledger

import (
	"strconv"
	"strings"
)

// Words says a state in words: "disputed", "confirmed by both sides".
func (s State) Words() string {
	switch s {
	case Both:
		return "confirmed by both sides"
	case OneSide:
		return "asserted by one side"
	case Others:
		return "asserted by others than the parties"
	case Outlets:
		return "on the outlets' own word only"
	case Denied:
		return "denied, and asserted by nobody"
	}
	return string(s)
}

// Sentence writes a contradiction with all its voices. name gives what the claimant of a
// stand is called, names what a doer is.
func (c *Contradiction) Sentence(name func(*Stand) string, doers func(*Stand) string) string {
	var said []string
	for i := range c.Stands {
		s := &c.Stands[i]
		switch c.Kind {
		case Figures:
			said = append(said, s.Figure()+" says "+name(s))
		case Doer:
			said = append(said, name(s)+" says it was "+doers(s))
		default:
			said = append(said, name(s))
		}
	}
	if c.Kind == Figures {
		return strings.ToUpper(c.What[:1]) + c.What[1:] + ": " + strings.Join(said, "; ") + "."
	}
	if c.Kind == Doer {
		return "Whose deed: " + strings.Join(said, "; ") + "."
	}
	last := len(said) - 1
	what := "it"
	if c.What != "" {
		what = "“" + c.What + "”"
	}
	return said[last] + " denies " + what + "; it is asserted by " + row(said[:last]) + "."
}

// Figure writes the count that a stand gives: "9", "at least 9", "7 to 9", "none".
func (s *Stand) Figure() string {
	switch {
	case s.Low == nil && s.High == nil:
		return s.Says
	case s.High == nil:
		return "at least " + strconv.Itoa(*s.Low)
	case *s.High == 0:
		return "none"
	case s.Low == nil:
		return "up to " + strconv.Itoa(*s.High)
	case *s.Low == *s.High:
		return strconv.Itoa(*s.Low)
	}
	return strconv.Itoa(*s.Low) + " to " + strconv.Itoa(*s.High)
}

// row joins names: "Iran, Iraq and Turkey".
func row(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

package eval

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/dyad-news/dyad"
)

// upCase is one of UniversalPetrarch's unit tests: CAMEO events between actors given
// by code, in sentences about countries that are often made up.
type upCase struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Gold []struct {
		Source string `json:"sourcecode"`
		Target string `json:"targetcode"`
		Code   string `json:"eventcode"`
	} `json:"gold"`
}

// upUnittest is a measure over the unit tests. Each gold event is one question, its two
// countries handed over as spans: the first capitalised word that begins with the
// country's code, else the first that has its letters in order. What cannot be asked
// so is left out: actors that are not in the text, and codes that PLOVER has no event
// for (statements, and codes that the tests made up).
func upUnittest(s source, m *Measure) error {
	name, text, err := s.read("events/up_unittest.jsonl")
	if err != nil {
		return err
	}
	relations, err := readUP(name, text)
	if err != nil {
		return err
	}
	if err := given(m, relations); err != nil {
		return err
	}
	plain := m.judge
	m.judge = func(i int, k *dyad.Coding) []Outcome {
		outcomes := plain(i, k)
		if e := relations[i].answered(k); e != nil && e.Realis == dyad.Future {
			ignoreFuture(&outcomes[0])
		}
		return outcomes
	}
	return nil
}

// ignoreFuture lets AGREE stand for the cooperation that it announces: the tests do not
// tell what will be from what was, the codebook does.
func ignoreFuture(o *Outcome) {
	switch o.Gold {
	case "CONSULT", "SUPPORT", "COOPERATE", "AID":
		if o.Got == "AGREE" {
			o.Got, o.Note = o.Gold, "announced"
		}
	}
}

func readUP(name string, text []byte) ([]relation, error) {
	var relations []relation
	err := readLines(name, text, func(line int, c upCase) error {
		for i, g := range c.Gold {
			r := relation{uid: fmt.Sprintf("%d:%s/%d", line, c.ID, i+1), sentence: c.Text, label: cameoRoot(g.Code)}
			source, found := byCode(c.Text, g.Source)
			target, both := byCode(c.Text, g.Target)
			if !found || !both || r.label == "" {
				continue
			}
			r.source, r.target = newSide(c.Text, source.In(c.Text), &source), newSide(c.Text, target.In(c.Text), &target)
			relations = append(relations, r)
		}
		return nil
	})
	return relations, err
}

// byCode finds the word that a three-letter country code stands for.
func byCode(text, code string) (dyad.Span, bool) {
	if len(code) < 3 || strings.Trim(code[:3], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return dyad.Span{}, false
	}
	for _, fits := range [...]func(word, code string) bool{hasPrefix, hasLetters} {
		for at := 0; at < len(text); {
			end := at
			for end < len(text) && isLetter(text[end]) {
				end++
			}
			if end > at && unicode.IsUpper(rune(text[at])) && fits(strings.ToUpper(text[at:end]), code[:3]) {
				return dyad.Span{Start: at, End: end}, true
			}
			at = end + 1
		}
	}
	return dyad.Span{}, false
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

func hasPrefix(word, code string) bool { return strings.HasPrefix(word, code) }

// hasLetters reports whether the word begins with the first letter of the code and has
// the others after it, in order.
func hasLetters(word, code string) bool {
	if word[0] != code[0] {
		return false
	}
	for i := range len(word) {
		if code != "" && word[i] == code[0] {
			code = code[1:]
		}
	}
	return code == ""
}

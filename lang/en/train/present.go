package main

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// present returns the sentence with its past tenses made present, as headlines and
// chronicles write: "The court frees the editor". Sentences without one come back
// as they are.
func present(s dyad.Sentence) dyad.Sentence {
	tokens := append([]dyad.Token(nil), s.Tokens...)
	for i := range tokens {
		t := &tokens[i]
		number, person := t.Feat("Number"), t.Feat("Person")
		if t.XPOS != "VBD" || number == "" || t.Lemma == "" {
			continue
		}
		form := t.Lemma
		t.XPOS = "VBP"
		if number == "Sing" && person == "3" {
			form, t.XPOS = thirdPerson(t.Lemma), "VBZ"
		} else if t.Lemma == "be" {
			form = "are"
			if person == "1" && number == "Sing" {
				form = "am"
			}
		}
		if t.Form[0] >= 'A' && t.Form[0] <= 'Z' {
			form = strings.ToUpper(form[:1]) + form[1:]
		}
		t.Form = form
	}
	s.Tokens = tokens
	s.Link()
	return s
}

func thirdPerson(lemma string) string {
	switch lemma {
	case "be":
		return "is"
	case "have":
		return "has"
	}
	n := len(lemma)
	for _, end := range []string{"s", "x", "z", "ch", "sh", "o"} {
		if strings.HasSuffix(lemma, end) {
			return lemma + "es"
		}
	}
	if n > 1 && lemma[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(lemma[n-2])) {
		return lemma[:n-1] + "ies"
	}
	return lemma + "s"
}

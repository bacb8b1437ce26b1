package en

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// feats returns the UD features of token i, from its tag, form and place in the
// tree, names sorted.
func feats(s *dyad.Sentence, i int) string {
	t := &s.Tokens[i]
	switch t.XPOS {
	case "NN", "NNP":
		return "Number=Sing"
	case "NNS", "NNPS":
		return "Number=Plur"
	case "VBD":
		return "Mood=Ind|Tense=Past|VerbForm=Fin"
	case "VBZ":
		return "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
	case "VBP":
		return "Mood=Ind|Tense=Pres|VerbForm=Fin"
	case "VB":
		return "VerbForm=Inf"
	case "VBG":
		return "Tense=Pres|VerbForm=Part"
	case "VBN":
		if passive(s, i) {
			return "Tense=Past|VerbForm=Part|Voice=Pass"
		}
		return "Tense=Past|VerbForm=Part"
	case "MD":
		return "VerbForm=Fin"
	case "JJ", "RB":
		if strings.EqualFold(t.Form, "not") || strings.EqualFold(t.Form, "n't") {
			return "Polarity=Neg"
		}
		return "Degree=Pos"
	case "JJR", "RBR":
		return "Degree=Cmp"
	case "JJS", "RBS":
		return "Degree=Sup"
	}
	return ""
}

// passive reports whether a past participle is one: it has a passive auxiliary or
// subject, or follows a noun as its clause.
func passive(s *dyad.Sentence, i int) bool {
	return s.Child(i, "aux:pass", "nsubj:pass", "csubj:pass") >= 0 || s.Tokens[i].Deprel == "acl"
}

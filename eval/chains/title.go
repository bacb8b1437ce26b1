package chains

import "github.com/dyad-news/dyad"

// titled returns the name that stands under a noun which is its title or says who it is, else
// the head as it is. GUM makes "barrister" the head of "barrister Colin Yeo", but the name that
// of "President Obama"; UD since 2.16 the name in both. Gold and coding are read the one
// way, so that a name counts by itself whichever of them its tree has on top.
func titled(tokens []token, head int) int {
	if head < 0 || tokens[head].proper {
		return head
	}
	for t := head + 1; t < len(tokens); t++ {
		if c := &tokens[t]; c.head == head && c.proper && (c.rel == "flat" || c.rel == "appos" && t == head+1) {
			return t
		}
	}
	return head
}

// titledIn is titled in a sentence of a coding.
func titledIn(s *dyad.Sentence, head int) int {
	tokens := make([]token, len(s.Tokens))
	for i := range s.Tokens {
		t := &s.Tokens[i]
		tokens[i] = token{head: t.Head, proper: t.UPOS == "PROPN", rel: t.Rel()}
	}
	return titled(tokens, head)
}

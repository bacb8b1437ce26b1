package dyad

import (
	"iter"
	"strings"
)

// Token is one UD word of a sentence. Form is the text as written; the words of a
// multiword token ("don't") share no bytes: each has the part that is its own.
type Token struct {
	Span   Span
	Form   string // Span.In(Article.Text); kept so that a sentence reads without the text
	Lemma  string // lower-cased but for proper names
	UPOS   string // universal part of speech: "VERB", "PROPN"
	XPOS   string // Penn tag: "VBD", "NNP"
	Feats  string // UD features, "Mood=Ind|Tense=Past|VerbForm=Fin", or ""
	Head   int    // index of the head in Sentence.Tokens, -1 for the root
	Deprel string // UD relation to the head, with subtype: "nsubj:pass"
}

// Feat returns the value of a UD feature ("Past" for "Tense"), or "".
func (t *Token) Feat(name string) string {
	for rest := t.Feats; rest != ""; {
		pair := rest
		if i := strings.IndexByte(rest, '|'); i >= 0 {
			pair, rest = rest[:i], rest[i+1:]
		} else {
			rest = ""
		}
		if v, ok := strings.CutPrefix(pair, name); ok && strings.HasPrefix(v, "=") {
			return v[1:]
		}
	}
	return ""
}

// Rel returns the relation without its subtype ("nsubj" for "nsubj:pass").
func (t *Token) Rel() string {
	if i := strings.IndexByte(t.Deprel, ':'); i >= 0 {
		return t.Deprel[:i]
	}
	return t.Deprel
}

// Sentence is a sentence with its dependency tree. The tree has exactly one root
// and no cycle.
type Sentence struct {
	Span      Span
	Paragraph int // index into Article.Paragraphs
	Tokens    []Token

	first, next []int32 // child lists: first child of a token, next sibling; -1 ends
}

// Link builds the child lists that Children reads. Whoever makes or changes a tree
// calls it once before handing the sentence on.
func (s *Sentence) Link() {
	n := len(s.Tokens)
	links := make([]int32, 2*n)
	s.first, s.next = links[:n:n], links[n:]
	for i := range links {
		links[i] = -1
	}
	for i := n - 1; i >= 0; i-- { // backwards, so that lists come out left to right
		if h := s.Tokens[i].Head; h >= 0 && h < n {
			s.next[i] = s.first[h]
			s.first[h] = int32(i)
		}
	}
}

// Children yields the indices of the dependents of token i, left to right.
func (s *Sentence) Children(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		if s.first == nil {
			return
		}
		for c := s.first[i]; c >= 0; c = s.next[c] {
			if !yield(int(c)) {
				return
			}
		}
	}
}

// Child returns the first dependent of token i under one of the relations (given
// with or without subtype), or -1.
func (s *Sentence) Child(i int, rels ...string) int {
	for c := range s.Children(i) {
		for _, r := range rels {
			if rest, ok := strings.CutPrefix(s.Tokens[c].Deprel, r); ok && (rest == "" || rest[0] == ':') {
				return c
			}
		}
	}
	return -1
}

// Root returns the index of the root, or -1 for an empty sentence.
func (s *Sentence) Root() int {
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			return i
		}
	}
	return -1
}

// SubjectAbove returns the subject of the nearest word above token t that has one other than t,
// or -1.
func (s *Sentence) SubjectAbove(t int) int {
	for v := s.Tokens[t].Head; v >= 0; v = s.Tokens[v].Head {
		if c := s.Child(v, "nsubj"); c >= 0 && c != t {
			return c
		}
	}
	return -1
}

// Understood returns the subject that a verb without one of its own shares with the verb
// above it, or takes from that verb's object; -1 where there is none.
func (s *Sentence) Understood(v int) int {
	for range s.Tokens {
		if v < 0 || s.Child(v, "nsubj", "nsubj:pass", "csubj") >= 0 {
			return -1
		}
		up := s.Tokens[v].Head
		if up < 0 {
			return -1
		}
		switch s.Tokens[v].Rel() {
		case "xcomp":
			if o := s.Child(up, "obj", "iobj"); o >= 0 {
				return o
			}
		case "advcl", "conj":
		default:
			return -1
		}
		if n := s.Child(up, "nsubj", "nsubj:pass"); n >= 0 {
			return n
		}
		v = up
	}
	return -1
}

// Subtree returns the half-open token range from the leftmost to the rightmost
// token that token i dominates, itself included.
func (s *Sentence) Subtree(i int) (lo, hi int) {
	lo, hi = i, i+1
	for c := range s.Children(i) {
		l, h := s.Subtree(c)
		lo, hi = min(lo, l), max(hi, h)
	}
	return lo, hi
}

// Dominates reports whether token a is token b or an ancestor of it.
func (s *Sentence) Dominates(a, b int) bool {
	for ; b >= 0; b = s.Tokens[b].Head {
		if a == b {
			return true
		}
	}
	return false
}

// At returns the index of the token that covers or follows the byte offset, or
// len(s.Tokens) where none does.
func (s *Sentence) At(offset int) int {
	lo, hi := 0, len(s.Tokens)
	for lo < hi {
		m := (lo + hi) / 2
		if s.Tokens[m].Span.End <= offset {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// Cover returns the span from the start of token lo to the end of token hi-1.
func (s *Sentence) Cover(lo, hi int) Span {
	return Span{s.Tokens[lo].Span.Start, s.Tokens[hi-1].Span.End}
}

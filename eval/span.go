package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
)

// locate finds a phrase in a text: as it stands, else without regard to case and
// spaces, since some sets write their phrases token by token ("Putin 's offer").
func locate(text, phrase string) (dyad.Span, bool) {
	phrase = strings.TrimSpace(phrase)
	if phrase == "" {
		return dyad.Span{}, false
	}
	if i := strings.Index(text, phrase); i >= 0 {
		return dyad.Span{Start: i, End: i + len(phrase)}, true
	}
	for i := range text {
		if n, ok := loosePrefix(text[i:], phrase); ok {
			return dyad.Span{Start: i, End: i + n}, true
		}
	}
	return dyad.Span{}, false
}

// loosePrefix returns how many bytes of text read as the phrase, but for case and
// spaces. Text that begins with a space does not.
func loosePrefix(text, phrase string) (n int, ok bool) {
	if r, _ := utf8.DecodeRuneInString(text); unicode.IsSpace(r) {
		return 0, false
	}
	for _, want := range phrase {
		if unicode.IsSpace(want) {
			continue
		}
		got, size := utf8.DecodeRuneInString(text[n:])
		for size > 0 && unicode.IsSpace(got) {
			n += size
			got, size = utf8.DecodeRuneInString(text[n:])
		}
		if size == 0 || unicode.ToLower(got) != unicode.ToLower(want) {
			return 0, false
		}
		n += size
	}
	return n, true
}

// words returns the content words of a phrase in lower case, or all its words where it
// has no other.
func words(phrase string) map[string]bool {
	all, content := make(map[string]bool), make(map[string]bool)
	for w := range strings.FieldsFuncSeq(strings.ToLower(phrase), notInWord) {
		w = strings.Trim(w, ".'’")
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		w = strings.ReplaceAll(w, ".", "")
		if w == "" {
			continue
		}
		all[w] = true
		if !functionWord(w) {
			content[w] = true
		}
	}
	if len(content) == 0 {
		return all
	}
	return content
}

func notInWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(".'’", r)
}

func functionWord(w string) bool {
	const list = " the a an of and or in on at to for from by with into its their his her our my your this that these those" +
		" who which s mr mrs ms dr as is are was were be been has have had it he she they them him we us i "
	return strings.Contains(list, " "+w+" ")
}

func common(a, b map[string]bool) bool {
	for w := range a {
		if b[w] {
			return true
		}
	}
	return false
}

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longest is the most words that a block of furniture has. Longer ones are story.
const longest = 60

// line is one block with what the rules for furniture ask of it.
type line struct {
	text  string
	low   string   // in lower case, with plain quotes
	words []string // of low, without the punctuation around them; never empty words
	ends  bool     // it ends as a sentence does
	link  bool     // all of it is one link
}

func lineOf(text string, link bool) line {
	l := line{text: text, low: strings.ReplaceAll(strings.ToLower(text), "’", "'"), ends: endsSentence(text), link: link}
	for w := range strings.FieldsSeq(l.low) {
		if w = strings.TrimFunc(w, outer); w != "" {
			l.words = append(l.words, w)
		}
	}
	return l
}

// outer reports whether a rune is punctuation around a word; @ and # are part of one.
func outer(r rune) bool {
	return r != '@' && r != '#' && r != '©' && (unicode.IsPunct(r) || unicode.IsSymbol(r))
}

// tooLong reports whether a text has more words than furniture does, without counting
// all of them.
func tooLong(text string) bool {
	if len(text) > longest*40 {
		return true
	}
	n := 0
	for i := 0; i < len(text); i++ {
		if text[i] == ' ' {
			if n++; n >= longest {
				return true
			}
		}
	}
	return false
}

// endsSentence reports whether a text ends with the stop of a sentence, quotes and
// brackets aside.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, ` "'”’»)]`)
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "…")
}

// sentence reports whether the line reads as prose: it is long, or ends as a sentence.
func (l *line) sentence() bool { return len(l.words) >= 5 && l.ends || len(l.words) > 25 }

// starts reports whether the line begins with one of the phrases, as whole words.
func (l *line) starts(phrases ...string) bool {
	for _, p := range phrases {
		if opens(l.words, p) {
			return true
		}
	}
	return false
}

// opens reports whether words begin with the words of a phrase.
func opens(words []string, phrase string) bool {
	for _, w := range words {
		if w[0] != phrase[0] || !strings.HasPrefix(phrase, w) {
			return false
		}
		phrase = phrase[len(w):]
		if phrase == "" {
			return true
		}
		if phrase[0] != ' ' {
			return false
		}
		phrase = phrase[1:]
	}
	return false
}

// has reports whether one of the phrases is in the line, as whole words.
func (l *line) has(phrases ...string) bool {
	for _, p := range phrases {
		for i := range l.words {
			if opens(l.words[i:], p) {
				return true
			}
		}
	}
	return false
}

// is reports whether the line is one of the phrases and nothing else.
func (l *line) is(phrases ...string) bool {
	for _, p := range phrases {
		if len(l.words) == strings.Count(p, " ")+1 && opens(l.words, p) {
			return true
		}
	}
	return false
}

// any reports whether one of the words is in the line.
func (l *line) any(words ...string) bool {
	for _, w := range l.words {
		for _, v := range words {
			if w == v {
				return true
			}
		}
	}
	return false
}

// label gives what stands before the first colon or bar, where that is short and all in
// words, and how many words that are. "Photo: Reuters" has the label "photo".
func (l *line) label() (string, int) {
	i := strings.IndexAny(l.low, ":|")
	if i <= 0 || i > 40 {
		return "", 0
	}
	words := strings.Fields(strings.TrimFunc(l.low[:i], outer))
	return strings.Join(words, " "), len(words)
}

// titled reports whether most of the longer words begin with a capital, as in headlines.
func titled(text string) bool {
	upper, all := 0, 0
	for w := range strings.FieldsSeq(text) {
		w = strings.TrimLeftFunc(w, outer)
		if utf8.RuneCountInString(w) < 4 {
			continue
		}
		all++
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLower(r) {
			upper++
		}
	}
	return all > 0 && upper*10 >= all*7
}

// lettered reports whether there is any letter or digit.
func lettered(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

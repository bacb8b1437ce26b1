package extract

import (
	"strings"
	"unicode"

	"github.com/RadhiFadlillah/whatlanggo"
)

// How much of a text is looked at, in bytes, and how many words it takes to tell at all.
const (
	sampled   = 3000
	fewWords  = 8
	someWords = 60
)

// languageOf gives the ISO 639-1 code of a text, "und" where it is none we can name.
// Words too few to tell are in the language that the page declares, or else English.
func languageOf(text, declared string) string {
	sample := text
	if len(sample) > sampled {
		sample = sample[:sampled]
		if i := strings.LastIndexByte(sample, ' '); i > 0 {
			sample = sample[:i]
		}
	}
	words, english, marks, latin, other := 0, 0, 0, 0, 0
	for word := range strings.FieldsSeq(sample) {
		switch class := script(word); class {
		case scriptNone:
			continue
		case scriptLatin:
			latin++
		default:
			other++
		}
		words++
		small, mark := functionWord(strings.ToLower(strings.Trim(word, `.,;:!?"'“”‘’()[]`)))
		if small {
			english++
		}
		if mark {
			marks++
		}
	}
	declared, _, _ = strings.Cut(strings.ToLower(declared), "-")
	share := float64(english) / float64(max(words, 1))
	switch {
	case other > latin:
		return guess(sample, declared)
	case words < fewWords:
		return first(declared, "en")
	case share >= 0.15:
		return "en"
	case words < someWords:
		if info := whatlanggo.Detect(sample); marks*30 >= words || declared == "en" || info.Confidence > 0 && info.Lang == whatlanggo.Eng || declared == "" && !info.IsReliable() && (english > 0 || words < 2*fewWords) {
			return "en"
		}
	}
	return guess(sample, declared)
}

// guess names the language of a text that is hardly English. Of languages that fit alike
// the library takes another one each time, with a confidence of 0.
func guess(sample, declared string) string {
	if info := whatlanggo.Detect(sample); info.Confidence > 0 && info.Lang.Iso6391() != "" {
		return info.Lang.Iso6391()
	}
	return first(declared, "und")
}

const (
	scriptNone = iota
	scriptLatin
	scriptOther
)

// script tells what a word is written in by its first letter.
func script(word string) int {
	for _, r := range word {
		switch {
		case r < 0x250 && unicode.IsLetter(r):
			return scriptLatin
		case unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r):
			return scriptOther
		}
	}
	return scriptNone
}

// functionWord reports whether a word in lower case is one of the small words that hold
// English prose together, and whether its neighbours do not have the same word.
func functionWord(w string) (small, mark bool) {
	switch w {
	case "the", "and", "that", "with", "from", "said", "were", "have", "his", "their", "they", "which", "who", "but",
		"this", "will", "would", "been", "after", "against", "its", "it", "he", "she", "into", "than", "between":
		return true, true
	case "of", "to", "in", "is", "for", "by", "at", "has", "had", "be", "are", "her", "not", "was", "on", "as", "an", "or", "over":
		return true, false
	}
	return false, false
}

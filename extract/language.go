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
	someWords = 25
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
	words, english, latin, other := 0, 0, 0, 0
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
		if functionWord(strings.ToLower(strings.Trim(word, `.,;:!?"'“”‘’()[]`))) {
			english++
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
		if share >= 0.04 || declared == "en" || whatlanggo.DetectLang(sample) == whatlanggo.Eng {
			return "en"
		}
		if info := whatlanggo.Detect(sample); declared == "" && !info.IsReliable() {
			return "en"
		}
	}
	return guess(sample, declared)
}

// guess names the language of a text that is hardly English.
func guess(sample, declared string) string {
	if code := whatlanggo.DetectLang(sample).Iso6391(); code != "" {
		return code
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

// functionWord reports whether a word in lower case is one of the small words that
// English prose is held together with, and that its neighbours do not share.
func functionWord(w string) bool {
	switch w {
	case "the", "of", "and", "to", "in", "is", "for", "that", "with", "by", "at", "from", "said", "were", "has", "have",
		"had", "it", "its", "be", "are", "his", "her", "their", "they", "he", "she", "which", "who", "but", "not", "after",
		"this", "will", "would", "been", "was", "on", "as", "an", "or", "over", "into", "against", "than", "between":
		return true
	}
	return false
}

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// credit: who took the picture, and the caption that goes with it.
func (l *line) credit() bool {
	if len(l.words) > 45 || len(l.words) == 0 {
		return false
	}
	if l.starts("file photo", "file image", "file picture", "handout photo", "handout image", "representational image", "representative image", "image for representation", "photo by", "photos by", "photograph by", "photographs by", "image by", "images by", "picture by", "pictures by", "video by", "graphic by", "illustration by", "screenshot from", "screengrab from", "photo courtesy", "image courtesy", "photo credit", "image credit", "picture credit", "getty images") {
		return len(l.words) <= 12 || !l.ends
	}
	if l.labelled() {
		return true
	}
	low := strings.TrimRight(l.low, " .)]")
	for _, end := range []string{"getty images", "ap photo", "afp photo", "file photo", "via reuters", "via ap", "via afp", "via getty", "shutterstock", "istock", "[file]", "(file", "— reuters", "— afp", "— ap", "- reuters", "- afp", "| ap", "| afp", "| reuters", "[reuters", "[afp", "[ap", "(reuters", "(afp", "(ap", "wikimedia commons", "creative commons"} {
		if strings.HasSuffix(low, end) && (!l.ends || len(l.words) <= 30) && (len(l.words) <= 6 || !strings.HasPrefix(end, "(") || !l.ends) {
			return true
		}
	}
	return l.slashed()
}

// labelled reports whether a credit label with a colon stands in the line: at its start,
// or behind a caption.
func (l *line) labelled() bool {
	for i := 0; i < len(l.low); {
		n := strings.IndexByte(l.low[i:], ':')
		if n < 0 {
			break
		}
		before := strings.Fields(l.low[:i+n])
		i += n + 1
		k := len(before) - 1
		if k < 0 {
			continue
		}
		last := strings.TrimFunc(before[k], outer)
		switch last {
		case "photo", "photos", "photograph", "photographs", "pic", "pics", "picture", "pictures", "image", "images", "photographer", "fotos", "foto":
			return true
		case "credit", "credits", "courtesy", "source", "copyright", "by", "illustration", "graphic":
			if k == 0 && last != "source" && last != "by" && len(l.words) <= 12 {
				return true
			}
			if k > 0 {
				switch strings.TrimFunc(before[k-1], outer) {
				case "photo", "photos", "image", "images", "picture", "pictures", "video", "illustration", "map", "graphic", "art":
					return true
				}
			}
		}
	}
	return false
}

// slashed reports whether a line that is not prose names a photographer or a service the
// way credits do: "Name Surname/AFP".
func (l *line) slashed() bool {
	i := strings.IndexByte(l.text, '/')
	if i < 0 {
		return false
	}
	for w := range strings.FieldsSeq(l.text) {
		left, right, ok := strings.Cut(strings.TrimFunc(w, outer), "/")
		if !ok || left == "" || right == "" {
			continue
		}
		if service(left) || service(right) || service(right[strings.LastIndexByte(right, '/')+1:]) {
			tail := strings.TrimRight(l.text, " .)]")
			last := tail[strings.LastIndexByte(tail, ' ')+1:]
			return !l.ends || strings.HasSuffix(l.text, ")") || strings.Contains(last, "/") || strings.HasSuffix(tail, "Images")
		}
	}
	return false
}

// service reports whether a word is the name of a picture service.
func service(w string) bool {
	switch strings.ToLower(strings.TrimFunc(w, outer)) {
	case "ap", "afp", "getty", "reuters", "epa", "epa-efe", "efe", "bloomberg", "aap", "dpa", "shutterstock", "xinhua", "anadolu", "istock", "upi", "pti", "ani", "tass", "sputnik", "gettyimages", "alamy", "pa", "zuma", "sipa", "nurphoto", "imago", "keystone", "ritzau", "tt", "zumapress", "afp-jiji":
		return true
	}
	return false
}

// source: "Source: ..." on a line of its own.
func (l *line) source() bool {
	name, n := l.label()
	if n == 0 || n > 2 {
		return false
	}
	switch name {
	case "source", "sources", "via", "with inputs from", "inputs from", "agencies", "credit", "credits", "courtesy":
		return len(l.words) <= 14 && !(l.ends && len(l.words) > 8)
	}
	return false
}

// embed: what posts of social networks are framed with. The words of a post stay.
func (l *line) embed() bool {
	if l.has("view this post on", "a post shared by", "view more on", "view on twitter", "view on instagram", "view on x", "this content is hosted on", "to display this content from", "post not available", "embedded tweet", "twitter embed", "tweets by", "see new posts", "a video shared by", "a photo posted by", "content from twitter", "content from facebook", "allow twitter content", "allow instagram content") {
		return len(l.words) <= 30
	}
	if len(l.words) <= 3 && (strings.HasPrefix(l.low, "pic.twitter.com/") || strings.HasPrefix(l.low, "https://") || strings.HasPrefix(l.low, "http://") || strings.HasPrefix(l.low, "@")) {
		return true
	}
	return strings.HasPrefix(l.low, "— ") && postTail(l.text) == 0
}

// postTail finds where the frame of an embedded post begins in a text that ends with one,
// "... — Name Surname (@handle) January 16, 2024": 0 where all of it is frame, and the
// text's length where there is none.
func postTail(text string) int {
	open := strings.LastIndex(text, "(@")
	if open < 0 {
		return len(text)
	}
	handle, date, ok := strings.Cut(text[open:], ")")
	dash := strings.LastIndex(text[:open], "— ")
	if !ok || strings.Contains(handle, " ") || dash < 0 || open-dash > 60 {
		return len(text)
	}
	if after := lineOf(date, false); len(after.words) > 0 && !after.onlyTime() {
		return len(text)
	}
	return dash
}

func year(w string) bool {
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && digit(w[2]) && digit(w[3])
}

// signoff: who else worked on the story, and whose copy it is.
func (l *line) signoff() bool {
	if len(l.words) > 45 {
		return false
	}
	if l.starts("contributing", "contributors", "our standards", "with agency inputs", "with agencies", "first published in") {
		return true
	}
	if l.named() && l.starts("reporting by", "additional reporting by", "with assistance by", "with assistance from", "editing by", "writing by", "compiled by", "edited by", "written by", "translated by", "produced by", "with inputs from", "with input from", "with additional reporting", "inputs from", "reported by", "report by", "with files from", "with reporting by", "with reporting from", "material from", "information from") {
		return true
	}
	if l.has("contributed to this report", "contributed to this story", "contributed to this article", "contributed reporting", "contributed to the report", "contributed from", "contributed additional reporting", "reported from", "has not been edited by", "auto-generated from", "generated from a syndicated feed", "syndicated feed", "based in part on wire service", "contains material from", "is nationally syndicated", "not edited by", "was first published", "was originally published", "first appeared in") {
		return l.any("report", "story", "article", "reporting", "contributed", "edited", "feed", "material", "published", "syndicated", "reported", "column") && len(l.words) <= 35
	}
	return false
}

// named reports whether the word after the first "by" or "from" is a name, or agencies.
func (l *line) named() bool {
	words := strings.Fields(l.text)
	for i, w := range words[:max(len(words)-1, 0)] {
		if w = strings.ToLower(strings.TrimFunc(w, outer)); w == "by" || w == "from" {
			r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(words[i+1], outer))
			return !unicode.IsLower(r) || strings.HasPrefix(words[i+1], "agenc")
		}
	}
	return false
}

// stamp: bylines and times of publication.
func (l *line) stamp() bool {
	if len(l.words) > 16 || len(l.words) == 0 {
		return false
	}
	if l.byline() != "" {
		return true
	}
	if l.starts("published", "updated", "last updated", "last modified", "modified", "posted", "posted on", "first published", "originally published", "created", "date") && l.timed() {
		return len(l.words) <= 14
	}
	if l.any("ago") && len(l.words) <= 4 && l.any("minutes", "minute", "hours", "hour", "days", "day", "weeks", "mins", "hrs", "min") {
		return true
	}
	return len(l.words) <= 9 && l.onlyTime()
}

// timed reports whether there is a number in the line.
func (l *line) timed() bool {
	return strings.ContainsAny(l.low, "0123456789") || l.has("hours ago", "just now")
}

// onlyTime reports whether the line is a date or a time and nothing else.
func (l *line) onlyTime() bool {
	digits := false
	for _, w := range l.words {
		switch {
		case digit(w[0]):
			digits = true
		case month(w), weekday(w):
		default:
			switch w {
			case "am", "pm", "a.m", "p.m", "gmt", "utc", "est", "edt", "ist", "pst", "pdt", "et", "bst", "cet", "cest", "pkt", "at", "on", "local", "time", "hrs":
			default:
				return false
			}
		}
	}
	return digits
}

func month(w string) bool {
	switch w {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return false
}

func weekday(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun":
		return true
	}
	return false
}

// byline gives the name in "By Name Surname" and the like, or "".
func (l *line) byline() string {
	if len(l.words) > 14 || len(l.words) < 2 || !l.starts("by") || month(l.words[1]) || weekday(l.words[1]) || strings.Contains(l.text, ". ") && l.ends {
		return ""
	}
	name := strings.TrimSpace(strings.TrimLeft(l.text[2:], " :"))
	for _, cut := range []string{" | ", " • ", " · ", " — ", " - ", " Updated", " Published"} {
		name, _, _ = strings.Cut(name, cut)
	}
	if l.ends || !titled(name) {
		return ""
	}
	for w := range strings.FieldsSeq(name) {
		if w != strings.ToLower(w) || w == "and" || w == "of" || w == "de" || w == "van" || w == "von" || w == "al" || w == "bin" || w == "for" || w == "in" {
			continue
		}
		return ""
	}
	return strings.TrimRight(name, " ,")
}

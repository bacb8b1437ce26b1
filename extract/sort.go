package extract

import (
	"slices"
	"strings"
)

// sort says of every block whether it is furniture, and takes title and byline from a
// plain text. Blocks that a span handed over touches are story, and so is all there is.
func (d *draft) sort() []bool {
	cut := make([]bool, len(d.blocks))
	lines := make([]line, len(d.blocks))
	body := -1 // the first block of prose
	for i, b := range d.blocks {
		text := b.In(d.text)
		if tooLong(text) {
			lines[i] = line{text: text, ends: true}
		} else {
			lines[i] = lineOf(text, b.kind == linked)
			cut[i] = lines[i].furniture()
		}
		if body < 0 && !cut[i] && (lines[i].words == nil || lines[i].sentence()) {
			body = i
		}
	}
	if len(d.blocks) > 1 {
		d.name(lines, cut, body)
		head(lines, cut, body)
		tail(lines, cut)
		d.links(lines, cut)
	}
	for i, b := range d.blocks {
		if cut[i] && (d.touched(b.Span) || len(d.blocks) == 1 && d.SourceID != "") {
			cut[i] = false
		}
	}
	return cut
}

// name finds the title of a plain text above its prose, and the byline of any page that
// tells none elsewhere; it cuts the block that says the title.
func (d *draft) name(lines []line, cut []bool, body int) {
	for i := range min(len(lines), max(body, 0)+3) {
		l := &lines[i]
		if d.Byline == "" {
			d.Byline = l.byline()
		}
		if d.Title != "" && !cut[i] && sameTitle(d.Title, l.text) {
			cut[i] = true
		}
	}
	if !d.plain || d.Title != "" || body < 1 {
		return
	}
	for i := range body {
		if l := &lines[i]; !cut[i] && len(l.words) >= 4 && len(l.words) <= 25 && !strings.HasSuffix(l.text, ".") {
			d.Title = l.text
			cut[i] = true
			return
		}
	}
}

// sameTitle compares two titles by their words, since pages set them in other letters;
// a title with the name of the site behind it is the same.
func sameTitle(title, text string) bool {
	a, b := lineOf(title, false).words, lineOf(text, false).words
	if len(b) < 3 {
		return slices.Equal(a, b)
	}
	return len(a) >= len(b) && len(a) <= len(b)+6 && slices.Equal(a[:len(b)], b)
}

// head cuts the short lines above the prose that are none themselves: names of sections,
// of outlets and of people.
func head(lines []line, cut []bool, body int) {
	for i := range max(body, 0) {
		if l := &lines[i]; len(l.words) <= 4 && !l.ends && !strings.HasSuffix(l.text, ":") {
			cut[i] = true
		}
	}
}

// tail cuts the headlines of other stories below the prose.
func tail(lines []line, cut []bool) {
	for i := len(lines) - 1; i > 0; i-- {
		l := &lines[i]
		if cut[i] {
			continue
		}
		if l.words == nil || l.ends || len(l.words) > 20 || strings.ContainsAny(l.text, "“”\"") || !titled(l.text) {
			return
		}
		cut[i] = true
	}
}

// links cuts the blocks that are links as a whole, where the story goes on without them.
func (d *draft) links(lines []line, cut []bool) {
	for i := range lines {
		if l := &lines[i]; l.link && !cut[i] && len(l.words) > 0 && !l.sentence() {
			cut[i] = true
		}
	}
}

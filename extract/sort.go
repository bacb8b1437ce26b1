package extract

import (
	"slices"
	"sort"
	"strings"
	"unicode"
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
			cut[i] = gallery(text)
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
		d.biography(lines, cut)
		d.repeats(lines, cut)
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
	for i := range max(body, 0) { // other wordings of the title
		if d.blocks[i].kind == heading && !lines[i].ends {
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

// biography cuts what the page tells of its author, first or last.
func (d *draft) biography(lines []line, cut []bool) {
	author, _, _ := strings.Cut(d.Byline, ",")
	author, _, _ = strings.Cut(author, " and ")
	if !strings.Contains(author, " ") {
		return
	}
	for i := range lines {
		if i > 1 && i < len(lines)-4 {
			continue
		}
		if rest, ok := strings.CutPrefix(lines[i].text, author); ok && (strings.HasPrefix(rest, " is ") || strings.HasPrefix(rest, " was ") || strings.HasPrefix(rest, ", ") && !lines[i].ends) {
			cut[i] = true
		}
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

// Limits of the text that is searched for repeats, in blocks and bytes: no story is longer.
const mostBlocks, mostText = 500, 200 << 10

// fewest is how many words a block must have for its saying the same to be no accident.
const fewest = 6

// repeats cuts blocks that another one says word for word: pulled quotes, summaries. Of
// two that are the same the first stays.
func (d *draft) repeats(lines []line, cut []bool) {
	if len(d.blocks) > mostBlocks || len(d.text) > mostText {
		return // every block is searched for in all of the text
	}
	for i, b := range d.blocks {
		if cut[i] || len(lines[i].words) < fewest || len(lines[i].words) > longest {
			continue
		}
		said := strings.Trim(b.In(d.text), `"“”‘’' `)
		for from := 0; ; {
			at := strings.Index(d.text[from:], said)
			if at < 0 {
				break
			}
			at += from
			from = at + len(said)
			if j := d.blockAt(at); j != i && !cut[j] && (j < i || d.blocks[j].Len() > b.Len()+2) {
				cut[i] = true
				break
			}
		}
	}
}

// blockAt gives the block that holds an offset.
func (d *draft) blockAt(at int) int {
	return sort.Search(len(d.blocks)-1, func(i int) bool { return d.blocks[i].End > at })
}

// sharedWords counts the words of a title that another has too.
func sharedWords(a, b string) int {
	n := 0
	other := lineOf(b, false)
	for _, w := range lineOf(a, false).words {
		if other.any(w) {
			n++
		}
	}
	return n
}

// withoutSite takes the site's name off the end of a title, "Title | Site".
func withoutSite(title, site, host string) string {
	domain, _, _ := strings.Cut(host, ".")
	for _, sep := range [...]string{" | ", " – ", " — ", " - ", " :: ", " · "} {
		i := strings.LastIndex(title, sep)
		if i <= 0 || i*3 < len(title) {
			continue
		}
		tail := strings.ToLower(title[i+len(sep):])
		flat := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, tail)
		if tail == strings.ToLower(site) || flat != "" && (flat == domain || strings.TrimPrefix(flat, "the") == domain) || sep == " | " && strings.Count(tail, " ") <= 2 {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

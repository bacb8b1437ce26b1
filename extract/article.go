package extract

import (
	"fmt"
	"strings"

	"github.com/dyad-news/dyad"
)

// maxPage is the most bytes that a page may have.
const maxPage = 10 << 20

// Article reads one page: an HTML page, a plain text or a JSON record, as its media type
// says or else as its first bytes look. The text it gives is UTF-8 in NFC; paragraphs are
// parted by one empty line, and hold no line feed themselves.
//
// The error wraps dyad.ErrTooLarge for a page over 10 MB, dyad.ErrBinary for what is not
// text, dyad.ErrNoText where no story is left, and dyad.ErrInput for a record that is
// malformed; it names the page. What the page does not tell (title, date, ...) is empty.
// Language is set to what the text is written in, whether or not Dyad can read that.
func Article(p dyad.Page) (dyad.Article, error) {
	a, err := article(p)
	if err != nil {
		return dyad.Article{}, fmt.Errorf("extract %s: %w", p.Name, err)
	}
	return a, nil
}

func article(p dyad.Page) (dyad.Article, error) {
	if len(p.Body) > maxPage {
		return dyad.Article{}, dyad.ErrTooLarge
	}
	format := formatOf(p.MediaType, p.Body)
	if format == formatBinary {
		return dyad.Article{}, dyad.ErrBinary
	}
	text, err := decode(p.Body, p.MediaType, format == formatHTML)
	if err != nil {
		return dyad.Article{}, err
	}
	d := &draft{}
	switch format {
	case formatHTML:
		err = d.readHTML(text, p.URL)
	case formatRecord:
		err = d.readRecord(text)
	default:
		d.readText(text)
	}
	if err != nil {
		return dyad.Article{}, err
	}
	if d.URL == "" {
		d.URL = p.URL
	}
	if err := d.finish(); err != nil {
		return dyad.Article{}, err
	}
	if d.Outlet == "" {
		d.Outlet = p.Outlet
	}
	if d.Published == "" {
		d.Published = p.Published
	}
	return d.Article, nil
}

// readText fills the draft from a plain text.
func (d *draft) readText(text string) {
	d.text = clean(text, nil)
	d.plain = true
	d.lay()
}

// finish parts the story from the furniture and fills what follows from the text.
func (d *draft) finish() error {
	d.split()
	cut := d.sort()
	line := d.dateline(cut)
	d.assemble(cut, line)
	if d.Article.Text == "" {
		return dyad.ErrNoText
	}
	for _, s := range d.given {
		if strings.TrimSpace(s.In(d.Article.Text)) == "" {
			return fmt.Errorf("%w: a span handed over holds nothing but white space", dyad.ErrInput)
		}
	}
	d.ID = dyad.NewArticleID(d.Article.Text)
	d.Language = languageOf(d.Article.Text, d.lang)
	return nil
}

// assemble writes Text, Paragraphs and Furniture: the blocks that are not cut, the
// stretches left out of them, and one empty line between.
func (d *draft) assemble(cut []bool, skip dyad.Span) {
	e := newEditor(d.text, len(d.given) > 0)
	for i, b := range d.blocks {
		if cut[i] {
			d.Furniture = append(d.Furniture, b.In(d.text))
			continue
		}
		if b.Contains(skip) && skip.Len() > 0 {
			b.Start = skip.End
		}
		if e.out.Len() > 0 {
			e.replace(b.Start, b.Start, "\n\n")
		}
		from := e.out.Len()
		e.copy(b.Start, b.End)
		d.Paragraphs = append(d.Paragraphs, dyad.Span{Start: from, End: e.out.Len()})
	}
	e.move(d.given)
	d.Article.Text = e.String()
	d.hand()
}

// hand gives the spans that came with the page to the article.
func (d *draft) hand() {
	given := d.given
	if p := d.Pair; p != nil {
		p.Actor, given = given[0], given[1:]
		if p.Recipient != nil {
			*p.Recipient, given = given[0], given[1:]
		}
	}
	if n := len(given) - d.asked; n > 0 {
		d.Mentions = given[:n:n]
	}
	if d.asked > 0 {
		d.Predicates = given[len(given)-d.asked:]
	}
}

// touched reports whether a span handed over lies in s, wholly or partly.
func (d *draft) touched(s dyad.Span) bool {
	for _, g := range d.given {
		if g.Overlaps(s) {
			return true
		}
	}
	return false
}

// host gives the host of an address without "www.", or "" where it has none.
func host(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return ""
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	rest = rest[strings.LastIndexByte(rest, '@')+1:]
	rest, _, _ = strings.Cut(rest, ":")
	return strings.TrimPrefix(strings.ToLower(rest), "www.")
}

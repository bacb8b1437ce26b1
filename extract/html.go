package extract

import (
	"fmt"
	"iter"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// deepest is how many elements may lie in one another before a page is taken for broken:
// walks over the tree go by recursion.
const deepest = 400

// readHTML fills the draft from an HTML page.
func (d *draft) readHTML(text, address string) error {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return fmt.Errorf("%w: %w", dyad.ErrInput, err)
	}
	if !prune(doc, 0) {
		return fmt.Errorf("%w: elements lie over %d deep", dyad.ErrInput, deepest)
	}
	d.lang = attribute(find(doc, atom.Html), "lang")
	mend(doc)
	top := headline(doc)
	base, _ := url.Parse(address)
	res, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		OriginalURL: base, ExcludeComments: true, ExcludeTables: true, IncludeLinks: true, HtmlDateMode: trafilatura.Fast,
	})
	if err != nil {
		return dyad.ErrNoText
	}
	d.about(&res.Metadata, top)
	w := walker{d: d}
	w.walk(res.ContentNode, paragraph, false)
	w.flush()
	d.text = w.text.String()
	return nil
}

// headline gives the text of the only h1 of a page, or "".
func headline(doc *html.Node) string {
	text, n := "", 0
	for h := range all(doc, atom.H1) {
		if s := oneLine(textOf(h)); strings.Count(s, " ") >= 2 {
			text = s
			n++
		}
	}
	if n != 1 {
		return ""
	}
	return text
}

// about takes over what the page says of itself. Of title and top headline the headline
// is for readers; the title may be for search engines, and has the site's name in it.
func (d *draft) about(m *trafilatura.Metadata, top string) {
	d.Title = oneLine(m.Title)
	if sharedWords(top, d.Title)*2 >= len(lineOf(top, false).words) && top != "" {
		d.Title = top
	}
	d.Title = withoutSite(d.Title, m.Sitename, host(m.URL))
	d.Byline = oneLine(strings.ReplaceAll(m.Author, "; ", ", "))
	d.URL = m.URL
	d.Outlet = first(host(m.URL), oneLine(m.Sitename))
	if !m.Date.IsZero() {
		d.Published = dyad.DayOf(m.Date)
	}
}

// prune takes out of a page what never holds text, so that later passes need not walk
// it. It reports whether the page is no deeper than it may be.
func prune(n *html.Node, depth int) bool {
	if depth > deepest {
		return false
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.CommentNode, c.Type == html.ElementNode && hollow(c):
			n.RemoveChild(c)
		case !prune(c, depth+1):
			return false
		}
		c = next
	}
	return true
}

// hollow reports whether an element holds no text of the page. Scripts with linked data
// stay: they tell title, author and date.
func hollow(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script:
		return !strings.Contains(attribute(n, "type"), "ld+json")
	case atom.Style, atom.Svg, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Canvas, atom.Button, atom.Select, atom.Input, atom.Textarea, atom.Noscript, atom.Audio, atom.Video, atom.Math, atom.Dialog:
		return true
	}
	return false
}

func attribute(n *html.Node, name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// all gives the elements of a kind in page order.
func all(n *html.Node, a atom.Atom) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) { each(n, a, yield) }
}

func each(n *html.Node, a atom.Atom, yield func(*html.Node) bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == a && !yield(c) || !each(c, a, yield) {
			return false
		}
	}
	return true
}

// find gives the first element of a kind, or nil.
func find(n *html.Node, a atom.Atom) *html.Node {
	for m := range all(n, a) {
		return m
	}
	return nil
}

// textOf gives the text in a node.
func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c))
	}
	return b.String()
}

// walker writes the blocks of an element tree into a draft.
type walker struct {
	d      *draft
	text   strings.Builder // the draft's text so far
	block  strings.Builder // of the block being read
	kind   kind
	linked int  // bytes of the block that are links
	last   bool // the text added last was a link
	soft   bool // the block before ended at a line break, not at the end of an element
}

// walk reads a node, within a block of a kind, within a link or not.
func (w *walker) walk(n *html.Node, k kind, link bool) {
	switch {
	case n == nil:
	case n.Type == html.TextNode:
		w.add(n.Data, k, link)
	case n.Type == html.ElementNode:
		w.element(n, k, link)
	}
}

// element reads an element. The library makes some without an atom, so they go by name.
func (w *walker) element(n *html.Node, k kind, link bool) {
	tag := atom.Lookup([]byte(n.Data))
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		k = heading
	case atom.Li:
		k = item
	case atom.A:
		link = true
	case atom.Figcaption, atom.Figure:
		return
	case atom.Br:
		w.flush()
		w.soft = true
		return
	}
	breaks := !inline(tag)
	if breaks {
		w.flush()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, k, link)
	}
	if breaks {
		w.flush()
	}
}

// add takes a stretch of text into the block. The library trims text around links in
// some elements, so words that meet there are kept apart.
func (w *walker) add(text string, k kind, link bool) {
	if w.block.Len() == 0 {
		w.kind = k
	} else if text != "" {
		last, _ := utf8.DecodeLastRuneInString(w.block.String())
		next, _ := utf8.DecodeRuneInString(text)
		if link != w.last && wordish(last) && (next == '(' || unicode.IsLetter(next) && !ending(text)) {
			w.block.WriteByte(' ')
		}
	}
	w.last = link
	if link {
		w.linked += len(text)
	}
	w.block.WriteString(text)
}

// ending reports whether a text begins with a lone letter, as the s of a plural.
func ending(text string) bool {
	_, n := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[n:])
	return !unicode.IsLetter(next)
}

func wordish(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == ')' || r == ',' }

// inline reports whether an element stands within a line.
func inline(tag atom.Atom) bool {
	switch tag {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U, atom.Var, atom.Wbr, atom.Data, atom.Del, atom.Strike, atom.Tt, atom.Acronym, atom.Big:
		return true
	}
	return false
}

// flush ends the block being read. What follows a line break within a sentence goes on
// with the block before.
func (w *walker) flush() {
	raw := w.block.String()
	linked, k, soft := w.linked, w.kind, w.soft
	w.block.Reset()
	w.linked = 0
	text := oneLine(raw)
	if text == "" {
		return
	}
	w.soft = false
	if linked*10 >= len(raw)*9 {
		k = linkedKind(k)
	}
	if n := len(w.d.blocks); soft && n > 0 {
		if r, _ := utf8.DecodeRuneInString(text); unicode.IsLower(r) && !endsSentence(w.d.blocks[n-1].In(w.text.String())) {
			w.text.WriteString(" " + text)
			w.d.blocks[n-1].End = w.text.Len()
			return
		}
	}
	if w.text.Len() > 0 {
		w.text.WriteByte('\n')
	}
	from := w.text.Len()
	w.text.WriteString(text)
	w.d.blocks = append(w.d.blocks, block{Span: dyad.Span{Start: from, End: w.text.Len()}, kind: k})
}

// linkedKind: a heading that is a link is a heading still.
func linkedKind(k kind) kind {
	if k == heading {
		return k
	}
	return linked
}

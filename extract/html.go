package extract

import (
	"net/url"
	"strings"

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
		return dyad.ErrNoText
	}
	if !prune(doc, 0) {
		return dyad.ErrInput
	}
	d.lang = attribute(find(doc, atom.Html), "lang")
	base, _ := url.Parse(address)
	res, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		OriginalURL: base, ExcludeComments: true, ExcludeTables: true, IncludeLinks: true, HtmlDateMode: trafilatura.Fast,
	})
	if err != nil {
		return dyad.ErrNoText
	}
	d.about(&res.Metadata)
	w := walker{d: d}
	w.walk(res.ContentNode, paragraph, false)
	w.flush()
	d.text = w.text.String()
	return nil
}

// about takes over what the page says of itself.
func (d *draft) about(m *trafilatura.Metadata) {
	d.Title = oneLine(m.Title)
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

// find gives the first element of a kind, or nil.
func find(n *html.Node, a atom.Atom) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == a {
			return c
		}
		if m := find(c, a); m != nil {
			return m
		}
	}
	return nil
}

// walker writes the blocks of an element tree into a draft.
type walker struct {
	d      *draft
	text   strings.Builder // the draft's text so far
	block  strings.Builder // of the block being read
	kind   kind
	linked int // bytes of the block that are links
}

// walk reads a node, within a block of a kind, within a link or not.
func (w *walker) walk(n *html.Node, k kind, link bool) {
	if n == nil {
		return
	}
	if n.Type == html.TextNode {
		if w.block.Len() == 0 {
			w.kind = k
		}
		w.block.WriteString(n.Data)
		if link {
			w.linked += len(n.Data)
		}
		return
	}
	if n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			k = heading
		case atom.Li:
			k = item
		case atom.A:
			link = true
		case atom.Figcaption, atom.Figure:
			return
		}
	}
	breaks := n.Type == html.ElementNode && !inline(n)
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

// inline reports whether an element stands within a line.
func inline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U, atom.Var, atom.Wbr, atom.Data, atom.Del, atom.Strike, atom.Tt, atom.Acronym, atom.Big:
		return true
	}
	return n.Data == "hi" || n.Data == "ref"
}

// flush ends the block being read.
func (w *walker) flush() {
	raw := w.block.String()
	linked, k := w.linked, w.kind
	w.block.Reset()
	w.linked = 0
	text := oneLine(raw)
	if text == "" {
		return
	}
	if linked*10 >= len(raw)*9 {
		k = linkedKind(k)
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

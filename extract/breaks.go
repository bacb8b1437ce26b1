package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// bareText is how many bytes of text of its own make an element prose that was never put
// into paragraphs.
const bareText = 80

// mend puts prose that stands in an element without paragraphs, parted by double line
// breaks if at all, into paragraphs, as old pages need and the library expects.
func mend(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			mend(c)
		}
	}
	if !container(n) || ownText(n) < bareText {
		return
	}
	var run []*html.Node
	breaks := 0
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.DataAtom == atom.Br:
			breaks++
			run = append(run, c)
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
			run = append(run, c)
		case c.Type == html.TextNode || c.Type == html.ElementNode && inline(c.DataAtom) && c.DataAtom != atom.Font:
			if breaks > 1 {
				wrap(n, run)
				run = nil
			}
			breaks = 0
			run = append(run, c)
		default:
			wrap(n, run)
			run, breaks = nil, 0
		}
		c = next
	}
	wrap(n, run)
}

// container reports whether an element is one that holds blocks.
func container(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Section, atom.Article, atom.Main, atom.Body, atom.Td, atom.Center, atom.Font:
		return true
	}
	return false
}

// ownText counts the bytes of text that stand in an element itself.
func ownText(n *html.Node) int {
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			size += len(strings.TrimSpace(c.Data))
		}
	}
	return size
}

// wrap puts a run of siblings into a paragraph, the line breaks around them left out.
func wrap(parent *html.Node, run []*html.Node) {
	for len(run) > 0 && blank(run[0]) {
		parent.RemoveChild(run[0])
		run = run[1:]
	}
	for len(run) > 0 && blank(run[len(run)-1]) {
		parent.RemoveChild(run[len(run)-1])
		run = run[:len(run)-1]
	}
	if len(run) == 0 {
		return
	}
	p := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
	parent.InsertBefore(p, run[0])
	for _, c := range run {
		parent.RemoveChild(c)
		p.AppendChild(c)
	}
}

func blank(n *html.Node) bool {
	return n.DataAtom == atom.Br || n.Type == html.TextNode && strings.TrimSpace(n.Data) == ""
}

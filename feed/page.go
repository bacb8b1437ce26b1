package feed

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// looksHTML reports whether a document is a web page.
func looksHTML(text []byte) bool {
	head := bytes.ToLower(text[:min(len(text), 1024)])
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.Contains(head, []byte("<html")) && !bytes.Contains(head, []byte("<rss")) && !bytes.Contains(head, []byte("<feed"))
}

// alternates returns the feeds that a page names in its head, absolute where base says
// where the page came from.
func alternates(text []byte, base *url.URL) []string {
	const most = 20
	var out []string
	for z := html.NewTokenizer(bytes.NewReader(text[:min(len(text), 1<<20)])); len(out) < most; {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			if t := z.Token(); t.Data == "link" {
				if u := feedLink(t.Attr, base); u != "" {
					out = append(out, u)
				}
			}
		}
	}
	return out
}

// feedLink returns the address of <link rel="alternate" type="application/rss+xml">.
func feedLink(attrs []html.Attribute, base *url.URL) string {
	var rel, kind, href string
	for _, a := range attrs {
		switch a.Key {
		case "rel":
			rel = strings.ToLower(a.Val)
		case "type":
			kind = strings.ToLower(a.Val)
		case "href":
			href = strings.TrimSpace(a.Val)
		}
	}
	if !strings.Contains(rel, "alternate") || !strings.Contains(kind, "rss") && !strings.Contains(kind, "atom") && !strings.Contains(kind, "feed+json") {
		return ""
	}
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if !web(u) {
		return ""
	}
	return u.String()
}

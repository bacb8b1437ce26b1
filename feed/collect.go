package feed

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
)

// entry is one entry as a feed writes it.
type entry struct {
	base    *url.URL // xml:base in scope, nil for none
	links   []string // best first
	title   string
	markup  bool   // the title is HTML
	date    string // of publication
	changed string
}

// collector makes links of entries.
type collector struct {
	base *url.URL // where the feed came from, nil where unknown
	site *url.URL // the feed's own link, nil for none
	seen map[string]bool
}

func newCollector(base string) *collector {
	c := &collector{seen: map[string]bool{}}
	if u, err := url.Parse(base); err == nil && web(u) {
		c.base = u
	}
	return c
}

// link makes a link of an entry; ok is false where it has no address or one that was
// given before.
func (c *collector) link(e *entry) (l Link, ok bool) {
	for _, raw := range e.links {
		if l.URL = c.address(raw, e.base); l.URL != "" {
			break
		}
	}
	if l.URL == "" || c.seen[l.URL] {
		return Link{}, false
	}
	c.seen[l.URL] = true
	l.Title = plain(e.title, e.markup)
	if t, ok := date(e.date); ok {
		l.Published, l.Time = dyad.DayOf(t), t.UTC()
	} else if t, ok := date(e.changed); ok {
		l.Time = t.UTC()
	}
	return l, true
}

// address gives the absolute form of an address, or "".
func (c *collector) address(raw string, base *url.URL) string {
	raw = strings.TrimSpace(raw)
	if raw == "" || len(raw) > 2000 {
		return ""
	}
	raw = strings.NewReplacer("\n", "", "\r", "", "\t", "", "&amp;", "&").Replace(raw)
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	for _, b := range []*url.URL{base, c.site, c.base} {
		if b != nil && !u.IsAbs() {
			u = b.ResolveReference(u)
		}
	}
	if !web(u) || u.User != nil {
		return ""
	}
	return canonical(u)
}

// web reports whether an address is one of the web.
func web(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && utf8.ValidString(u.Host)
}

// canonical writes an address so that one page has one: host in small letters, no default
// port, no fragment, no marks of who counts readers.
func canonical(u *url.URL) string {
	v := *u
	v.Host = strings.ToLower(v.Host)
	if v.Port() == "80" && v.Scheme == "http" || v.Port() == "443" && v.Scheme == "https" {
		v.Host = strings.TrimSuffix(strings.TrimSuffix(v.Host, ":443"), ":80")
	}
	v.Fragment, v.RawFragment = "", ""
	if v.Path == "" {
		v.Path = "/"
	}
	if v.RawQuery != "" {
		var kept []string
		for part := range strings.SplitSeq(v.RawQuery, "&") {
			name, _, _ := strings.Cut(part, "=")
			if part != "" && !counts(name) {
				kept = append(kept, part)
			}
		}
		v.RawQuery = strings.Join(kept, "&")
	}
	v.ForceQuery = false
	return v.String()
}

// counts reports whether a parameter tells only where a reader came from.
func counts(name string) bool {
	switch name {
	case "fbclid", "gclid", "at_medium", "at_campaign", "ns_mchannel", "ns_source", "ns_campaign":
		return true
	}
	return strings.HasPrefix(name, "utm_")
}

var tag = regexp.MustCompile(`<[A-Za-z/!][^<>]*>`)

// plain gives a title as text on one line.
func plain(s string, markup bool) string {
	if markup {
		s = html.UnescapeString(tag.ReplaceAllString(s, ""))
		s = tag.ReplaceAllString(s, "") // feeds that escape twice
	}
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "\ufffd")), " ")
	if utf8.RuneCountInString(s) > maxTitle {
		s = string([]rune(s)[:maxTitle-1]) + "…"
	}
	return s
}

// setSite notes the feed's own link, against which the addresses of entries are resolved.
func (c *collector) setSite(raw string) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || c.site != nil {
		return
	}
	if c.base != nil {
		u = c.base.ResolveReference(u)
	}
	if web(u) {
		c.site = u
	}
}

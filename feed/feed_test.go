package feed

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
)

const from = "https://post.example/feeds/all"

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, body string
		kind       string
		title      string
		want       []string // "day url title"
	}{
		{"rss", `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><link>https://post.example/</link>
			<item><title>Envoy &amp; minister meet</title><link>https://post.example/a?utm_source=rss&amp;id=1#top</link><pubDate>Tue, 16 Jan 2024 23:30:00 -0500</pubDate></item>
			<item><title>Again</title><link>https://POST.example:443/a?id=1</link></item>
			<item><title>No address</title></item></channel></rss>`,
			RSS, "Harbour Post", []string{"2024-01-16 https://post.example/a?id=1 Envoy & minister meet"}},
		{"rss by guid and relative", `<rss><channel><link>https://post.example/world/</link><item><guid isPermaLink="false">tag:1</guid><link>one.html</link></item>
			<item><guid>https://post.example/two</guid><dc:date xmlns:dc="x">2024-01-17T08:00:00Z</dc:date></item><item><guid>77</guid></item></channel></rss>`,
			RSS, "", []string{" https://post.example/world/one.html ", "2024-01-17 https://post.example/two "}},
		{"rss 1.0", `<rdf:RDF xmlns:rdf="r"><channel><title>Bell</title></channel><item><title>T</title><link>https://bell.example/t</link></item></rdf:RDF>`,
			RSS, "Bell", []string{" https://bell.example/t T"}},
		{"media titles are no titles", `<rss><channel><item><media:title>Photo</media:title><title>Story</title><link>https://post.example/s</link><media:content url="https://post.example/p.jpg"><media:title>P</media:title></media:content></item></channel></rss>`,
			RSS, "", []string{" https://post.example/s Story"}},
		{"atom", `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/base/"><title type="text">A &lt;b&gt;</title><link rel="self" href="x"/>
			<entry xml:base="deep/"><title type="html">&lt;i&gt;War&lt;/i&gt; talk</title><link rel="enclosure" href="e.mp3"/><link href="story"/><updated>2024-01-18T00:00:00Z</updated><published>2024-01-17T00:00:00Z</published></entry></feed>`,
			Atom, "A", []string{"2024-01-17 https://post.example/base/deep/story War talk"}},
		{"json", `{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"https://j.example/1","title":"One","date_published":"2024-01-16T10:00:00+05:00"},{"id":7},{"url":"https://j.example/2"}]}`,
			JSON, "J", []string{"2024-01-16 https://j.example/1 One", " https://j.example/2 "}},
		{"news sitemap", `<urlset xmlns="s" xmlns:news="n" xmlns:image="i"><url><loc>https://post.example/n</loc><news:news><news:publication><news:name>P</news:name></news:publication><news:publication_date>2024-01-16</news:publication_date><news:title>N</news:title></news:news><image:image><image:loc>https://post.example/i.png</image:loc><image:title>I</image:title></image:image></url></urlset>`,
			Sitemap, "", []string{"2024-01-16 https://post.example/n N"}},
		{"latin-1 as it says", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><title>Jos\xe9</title></channel></rss>", RSS, "José", nil},
		{"tags that do not match", `<rss><channel><item><title>One<link>https://post.example/1</link></item><item><title>Two</title><link>https://post.example/2</item></channel>`,
			RSS, "", []string{" https://post.example/2 Two"}},
		{"a warning before it", `<br /><b>Warning</b>: mysql <?xml version="1.0"?><rss><channel><title>W</title></channel></rss>`, RSS, "W", nil},
		{"not the web", `<rss><channel><item><link>javascript:alert(1)</link></item><item><link>file:///etc/passwd</link></item><item><link>https://u:p@post.example/</link></item></channel></rss>`, RSS, "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := Read([]byte(c.body), from)
			if err != nil {
				t.Fatal(err)
			}
			if f.Kind != c.kind || f.Title != c.title {
				t.Errorf("kind %q title %q, want %q %q", f.Kind, f.Title, c.kind, c.title)
			}
			var got []string
			for _, l := range f.Links {
				got = append(got, fmt.Sprintf("%s %s %s", l.Published, l.URL, l.Title))
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("\n got %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want error
	}{
		"empty":           {"  ", ErrNotFeed},
		"words":           {"Norland recalled its envoy.", ErrNotFeed},
		"other XML":       {"<catalog><book/></catalog>", ErrNotFeed},
		"other JSON":      {`{"a":1}`, ErrNotFeed},
		"a list of feeds": {"<opml/>", ErrNotFeed},
		"broken off":      {"<rss><channel><item><title", dyad.ErrInput},
		"too large":       {strings.Repeat(" ", maxBody+1), dyad.ErrTooLarge},
	} {
		if _, err := Read([]byte(c.body), from); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	_, err := Read([]byte(`<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>`), from)
	var page *PageError
	if !errors.As(err, &page) || len(page.Feeds) != 1 || page.Feeds[0] != "https://post.example/rss" {
		t.Errorf("web page: %v", err)
	}
}

// TestLimits holds that hostile feeds end, with what was read.
func TestLimits(t *testing.T) {
	item := "<item><link>https://post.example/%d</link></item>"
	var many strings.Builder
	many.WriteString("<rss><channel>")
	for i := range maxLinks + 5 {
		fmt.Fprintf(&many, item, i)
	}
	for name, c := range map[string]struct {
		body  string
		links int
		cut   string
	}{
		"links":    {many.String(), maxLinks, cutLinks},
		"depth":    {"<rss><channel>" + fmt.Sprintf(item, 1) + strings.Repeat("<a>", 100_000), 1, cutDepth},
		"elements": {"<rss><channel>" + fmt.Sprintf(item, 1) + strings.Repeat("<a/>", maxNodes), 1, cutNodes},
	} {
		f, err := Read([]byte(c.body), from)
		if err != nil || len(f.Links) != c.links || f.Cut != c.cut {
			t.Errorf("%s: %d links, cut %q, %v", name, len(f.Links), f.Cut, err)
		}
	}
	laughs := `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>`
	if f, err := Read([]byte(laughs), from); err != nil || strings.Contains(f.Title, "haha") {
		t.Errorf("declared entities are expanded: %q, %v", f.Title, err)
	}
}

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"Tue, 16 Jan 2024 10:00:00 GMT":   "2024-01-16T10:00:00Z",
		"16 Jan 24 10:00 EST":             "2024-01-16T15:00:00Z",
		"2024-01-16T10:00:00Z":            "2024-01-16T10:00:00Z",
		"2024-01-16T10:00:00.123+02:00":   "2024-01-16T08:00:00Z",
		"Tuesday, January 16, 2024 10:00": "2024-01-16T10:00:00Z",
		"2020/1/10 14:33:00":              "2020-01-10T14:33:00Z",
		"0001-01-01T00:00:00Z":            "",
		"yesterday":                       "",
		"Tue, 99 Jan 2024 10:00:00 GMT":   "",
	} {
		got := ""
		if d, ok := date(in); ok {
			got = d.UTC().Truncate(time.Second).Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestOPML(t *testing.T) {
	got, err := OPML([]byte(`<?xml version="1.0"?><opml version="2.0"><body><outline text="World"><outline type="rss" xmlUrl="https://a.example/rss"/><outline xmlURL="https://b.example/rss"/></outline><outline xmlUrl="https://a.example/rss"/><outline xmlUrl="ftp://c.example/"/></body></opml>`))
	if err != nil || strings.Join(got, " ") != "https://a.example/rss https://b.example/rss" {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := OPML([]byte("<rss/>")); !errors.Is(err, ErrNotFeed) {
		t.Errorf("an RSS feed: %v", err)
	}
}

// TestShared reads the real feeds of ../shared: all but those that are none.
func TestShared(t *testing.T) {
	files, _ := filepath.Glob("../../shared/data/feeds/*")
	if len(files) == 0 {
		t.Skip("../shared/data/feeds is not here")
	}
	read := 0
	for _, name := range files {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(name) == ".opml" {
			if feeds, err := OPML(body); err != nil || len(feeds) == 0 {
				t.Errorf("%s: %d feeds, %v", filepath.Base(name), len(feeds), err)
			}
			continue
		}
		switch _, err := Read(body, from); {
		case err == nil:
			read++
		case !errors.Is(err, ErrNotFeed):
			t.Errorf("%s: %v", filepath.Base(name), err)
		}
	}
	if read < len(files)-8 {
		t.Errorf("only %d of %d read", read, len(files))
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`<rss><channel><item><title>&#8;T</title><link>a</link></item></channel></rss>`))
	f.Add([]byte(`<feed xml:base="%"><entry><link href="//x"/></entry></feed>`))
	f.Add([]byte(`{"items":[{"url":"https://x.example"}]}`))
	f.Add([]byte("\xff\xfe<\x00r\x00"))
	f.Add([]byte("<!doctype html><link rel=alternate type=application/rss+xml href=%zz>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		one, err := Read(body, from)
		two, again := Read(body, from)
		if (err == nil) != (again == nil) || fmt.Sprint(one) != fmt.Sprint(two) {
			t.Fatal("read twice, it is another feed")
		}
		for _, l := range append(one.Links, one.More...) {
			if !strings.HasPrefix(l.URL, "http://") && !strings.HasPrefix(l.URL, "https://") {
				t.Fatalf("link %q", l.URL)
			}
		}
		_, _ = OPML(body)
	})
}

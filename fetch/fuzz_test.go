package fetch

import (
	"testing"

	"github.com/temoto/robotstxt"
)

// FuzzRobots reads what a site may send as robots.txt.
func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /*.pdf$\nAllow: /a\nCrawl-delay: 1e9\nSitemap: x\n"), "/a.pdf")
	f.Add([]byte("\ufeffuser-agent:\x00dyad\rdisallow:(((\n"), "/%zz")
	f.Fuzz(func(t *testing.T, body []byte, path string) {
		data, err := robotstxt.FromBytes(body)
		if err != nil {
			return
		}
		first := data.FindGroup(Agent).Test(path)
		if data.FindGroup(Agent).Test(path) != first {
			t.Error("asked twice, it says another thing")
		}
	})
}

// FuzzParse takes any text as an address: what is let through is of the web.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"https://example.org/a", "http://[::1]:80/", "http://user@host", "file:///etc/passwd", "http://\x00", "https://ex ample/", "//x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, address string) {
		u, err := parse(address)
		if err == nil && (u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "") {
			t.Errorf("%q is let through as %q", address, u)
		}
	})
}

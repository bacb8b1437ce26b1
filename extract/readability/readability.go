// Package readability stands in for github.com/go-shiori/go-readability, to which
// trafilatura turns for a second opinion on a page. Dyad has that fallback off. Only what
// trafilatura needs to compile is here; docs/decisions/0016-size.md says why.
package readability

import (
	"errors"
	"net/url"

	"golang.org/x/net/html"
)

// Article is the story of a page.
type Article struct{ Node *html.Node }

// FromDocument says that it cannot.
func FromDocument(*html.Node, *url.URL) (Article, error) {
	return Article{}, errors.New("no readability in this program")
}

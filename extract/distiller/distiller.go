// Package distiller stands in for github.com/markusmobius/go-domdistiller, to which
// trafilatura turns for a second opinion on a page. Dyad has that fallback off, but the
// package would stand in the program and compile its patterns at every start. Only what
// trafilatura needs to compile is here; docs/decisions/0016-size.md says why.
package distiller

import (
	"errors"
	"net/url"

	"golang.org/x/net/html"
)

// Options holds what trafilatura sets.
type Options struct {
	OriginalURL    *url.URL
	SkipPagination bool
}

// Result is the story of a page.
type Result struct{ Node *html.Node }

// Apply says that it cannot.
func Apply(*html.Node, *Options) (*Result, error) {
	return nil, errors.New("no distiller in this program")
}

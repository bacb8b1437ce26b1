package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/dyad-news/dyad"
)

// Digest names a page by all that its coding depends on.
func Digest(p *dyad.Page) string {
	h := sha256.New()
	for _, part := range []string{p.URL, p.MediaType, string(p.Published), p.Outlet} {
		fmt.Fprintf(h, "%d:%s", len(part), part)
	}
	h.Write(p.Body)
	return hex.EncodeToString(h.Sum(nil)[:12])
}

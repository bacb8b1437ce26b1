package shape

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// docsStyle is the only style of the page of documentation; the policy names its hash.
const docsStyle = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
h2{margin-top:2.5rem;font-size:1.05rem;font-family:ui-monospace,monospace}table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8884}code{font-family:ui-monospace,monospace}nav li{margin:.15rem 0}`

type docsRow struct{ Name, In, Doc string }

type docsRoute struct {
	ID, Method, Path, Summary, Description, Body, Answer string
	Params, BodyFields, Fields                           []docsRow
}

// Docs writes the page of documentation from the OpenAPI document: plain HTML, no script.
func Docs(doc *huma.OpenAPI) http.Handler {
	var routes []docsRoute
	for _, path := range sortedKeys(doc.Paths) {
		item := doc.Paths[path]
		for _, m := range []struct {
			name string
			op   *huma.Operation
		}{{"GET", item.Get}, {"POST", item.Post}, {"DELETE", item.Delete}} {
			if m.op != nil {
				routes = append(routes, docsOf(doc, m.name, path, m.op))
			}
		}
	}
	page := docsPage(doc.Info, routes)
	sum := sha256.Sum256([]byte(docsStyle))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", policy)
		w.Write(page)
	})
}

func docsPage(about *huma.Info, routes []docsRoute) []byte {
	var b bytes.Buffer
	put(&b, `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>`, about.Title)
	b.WriteString("<style>" + docsStyle + "</style>")
	put(&b, `
<h1>%s %s</h1><p>%s</p>
<p>The same as an <a href="/api/openapi.json">OpenAPI 3.1 document</a>. Errors are problem+json (RFC 9457).</p>
<nav aria-label="Routes"><ul>`, about.Title, about.Version, about.Description)
	for _, r := range routes {
		put(&b, `<li><a href="#%s"><code>%s %s</code></a> %s</li>`, r.ID, r.Method, r.Path, r.Summary)
	}
	b.WriteString("</ul></nav>\n")
	for _, r := range routes {
		put(&b, `<section><h2 id="%s">%s %s</h2><p>%s. %s</p>`, r.ID, r.Method, r.Path, r.Summary, r.Description)
		putRows(&b, "parameter", "in", r.Params)
		if r.Body != "" {
			put(&b, "<p>Sends <code>%s</code>:</p>", r.Body)
			putRows(&b, "field", "type", r.BodyFields)
		}
		put(&b, "<p>Answers %s</p>", r.Answer)
		putRows(&b, "field", "type", r.Fields)
		b.WriteString("</section>\n")
	}
	return b.Bytes()
}

func putRows(b *bytes.Buffer, name, in string, rows []docsRow) {
	if len(rows) == 0 {
		return
	}
	put(b, `<table><tr><th scope="col">%s<th scope="col">%s<th scope="col">what</tr>`, name, in)
	for _, r := range rows {
		put(b, "\n<tr><td><code>%s</code><td><code>%s</code><td>%s</tr>", r.Name, r.In, r.Doc)
	}
	b.WriteString("</table>")
}

// put writes markup with words, which are escaped, at its %s. A template would do the same,
// but finds methods by name, for which the linker keeps those of the whole program
// (docs/decisions/0016-size.md).
func put(b *bytes.Buffer, markup string, words ...string) {
	escaped := make([]any, len(words))
	for i, w := range words {
		escaped[i] = html.EscapeString(w)
	}
	fmt.Fprintf(b, markup, escaped...)
}

func docsOf(doc *huma.OpenAPI, method, path string, op *huma.Operation) docsRoute {
	r := docsRoute{ID: op.OperationID, Method: method, Path: path, Summary: op.Summary, Description: op.Description, Answer: "nothing."}
	for _, p := range op.Parameters {
		r.Params = append(r.Params, docsRow{p.Name, p.In, p.Description})
	}
	if op.RequestBody != nil {
		for _, c := range op.RequestBody.Content {
			r.Body, r.BodyFields = schemaName(c.Schema), fields(doc, c.Schema)
		}
	}
	for _, status := range sortedKeys(op.Responses) {
		if status[0] != '2' {
			continue
		}
		for kind, c := range op.Responses[status].Content {
			r.Answer = kind + "."
			if c.Schema != nil {
				r.Answer, r.Fields = kind+": "+schemaName(c.Schema)+".", fields(doc, c.Schema)
			}
		}
	}
	return r
}

func fields(doc *huma.OpenAPI, s *huma.Schema) []docsRow {
	if s.Ref != "" {
		s = doc.Components.Schemas.SchemaFromRef(s.Ref)
	}
	var rows []docsRow
	for _, name := range sortedKeys(s.Properties) {
		p := s.Properties[name]
		rows = append(rows, docsRow{name, schemaName(p), p.Description})
	}
	return rows
}

// schemaName writes a schema in a word: "string", "[]Claim".
func schemaName(s *huma.Schema) string {
	switch {
	case s == nil:
		return ""
	case s.Ref != "":
		return s.Ref[strings.LastIndexByte(s.Ref, '/')+1:]
	case s.Type == "array":
		return "[]" + schemaName(s.Items)
	}
	return s.Type
}

func sortedKeys[T any](m map[string]T) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

package shape

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// docsStyle is the only style of the page of documentation; the policy names its hash.
const docsStyle = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
h2{margin-top:2.5rem;font-size:1.05rem;font-family:ui-monospace,monospace}table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8884}code{font-family:ui-monospace,monospace}nav li{margin:.15rem 0}`

const docsPage = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title><style>{{.Style}}</style>
<h1>{{.Title}} {{.Version}}</h1><p>{{.Description}}</p>
<p>The same as an <a href="/api/openapi.json">OpenAPI 3.1 document</a>. Errors are problem+json (RFC 9457).</p>
<nav aria-label="Routes"><ul>{{range .Routes}}<li><a href="#{{.ID}}"><code>{{.Method}} {{.Path}}</code></a> {{.Summary}}</li>{{end}}</ul></nav>
{{range .Routes}}<section><h2 id="{{.ID}}">{{.Method}} {{.Path}}</h2><p>{{.Summary}}. {{.Description}}</p>
{{if .Params}}<table><tr><th scope="col">parameter<th scope="col">in<th scope="col">what</tr>
{{range .Params}}<tr><td><code>{{.Name}}</code><td>{{.In}}<td>{{.Doc}}</tr>{{end}}</table>{{end}}
{{if .Body}}<p>Sends <code>{{.Body}}</code>:</p>{{template "fields" .BodyFields}}{{end}}
<p>Answers {{.Answer}}</p>{{template "fields" .Fields}}</section>{{end}}
{{define "fields"}}{{if .}}<table><tr><th scope="col">field<th scope="col">type<th scope="col">what</tr>
{{range .}}<tr><td><code>{{.Name}}</code><td><code>{{.In}}</code><td>{{.Doc}}</tr>{{end}}</table>{{end}}{{end}}`

type docsRow struct{ Name, In, Doc string }

type docsRoute struct {
	ID, Method, Path, Summary, Description, Body, Answer string
	Params, BodyFields, Fields                           []docsRow
}

// Docs writes the page of documentation from the OpenAPI document: plain HTML, no script.
func Docs(doc *huma.OpenAPI) (http.Handler, error) {
	t, err := template.New("docs").Parse(docsPage)
	if err != nil {
		return nil, err
	}
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
	var b bytes.Buffer
	err = t.Execute(&b, map[string]any{
		"Title": doc.Info.Title, "Version": doc.Info.Version, "Description": doc.Info.Description, "Routes": routes, "Style": template.CSS(docsStyle),
	})
	sum := sha256.Sum256([]byte(docsStyle))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", policy)
		w.Write(b.Bytes())
	}), err
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

package api

import (
	"encoding/json"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestOpenAPI holds that the document is whole: every reference leads somewhere, every
// route has an id of its own, a summary, and an answer; and that what is registered is
// what is documented.
func TestOpenAPI(t *testing.T) {
	s := newSite(t)
	w := s.do(http.MethodGet, "/api/openapi.json", nil)
	var doc struct {
		OpenAPI    string                               `json:"openapi"`
		Paths      map[string]map[string]map[string]any `json:"paths"`
		Components struct {
			Schemas map[string]any `json:"schemas"`
		} `json:"components"`
	}
	if err := json.Unmarshal(w.Body.Bytes(), &doc); err != nil || !strings.HasPrefix(doc.OpenAPI, "3.1") {
		t.Fatalf("%q %v", doc.OpenAPI, err)
	}
	for _, ref := range regexp.MustCompile(`"#/components/schemas/([^"]+)"`).FindAllStringSubmatch(w.Body.String(), -1) {
		if doc.Components.Schemas[ref[1]] == nil {
			t.Errorf("no schema %s", ref[1])
		}
	}
	ids := map[any]bool{}
	text, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	for path, item := range doc.Paths {
		for method, op := range item {
			if op["summary"] == "" || op["operationId"] == "" || ids[op["operationId"]] {
				t.Errorf("%s %s: id %v, summary %v", method, path, op["operationId"], op["summary"])
			}
			ids[op["operationId"]] = true
			if responses, _ := op["responses"].(map[string]any); responses["200"] == nil && responses["204"] == nil {
				t.Errorf("%s %s: no good answer", method, path)
			}
			if line := "`" + strings.ToUpper(method) + " " + strings.TrimPrefix(path, base); !strings.Contains(string(text), line) {
				t.Errorf("docs/api.md does not name %s`", line)
			}
		}
	}
	if len(ids) < 27 {
		t.Errorf("%d routes", len(ids))
	}
	for _, path := range []string{"/healthz", "/readyz", "/metrics", "/api/openapi.json", "/api/docs"} {
		if !strings.Contains(string(text), "`GET "+path) {
			t.Errorf("docs/api.md does not name %s", path)
		}
		if w := s.do(http.MethodGet, path, nil); w.Code != http.StatusOK {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

// TestParameters holds docs/api.md against the parameters of the routes.
func TestParameters(t *testing.T) {
	s := newSite(t)
	text, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	for path, item := range s.doc.Paths {
		if item.Get == nil {
			continue
		}
		for _, p := range item.Get.Parameters {
			if named := "`" + p.Name; p.In == "query" && !strings.Contains(string(text), named+"`") && !strings.Contains(string(text), named+"=") {
				t.Errorf("docs/api.md does not name parameter `%s` of %s", p.Name, path)
			}
		}
	}
}

// TestDocsPage holds that the page of documentation asks nothing of anybody else.
func TestDocsPage(t *testing.T) {
	s := newSite(t)
	w := s.do(http.MethodGet, "/api/docs", nil)
	page := w.Body.String()
	for _, bad := range []string{"<script", "http://", "https://", "src=", "@import", "url("} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %q in it", bad)
		}
	}
	for path := range s.doc.Paths {
		if !strings.Contains(page, path) {
			t.Errorf("the page does not show %s", path)
		}
	}
	if policy := w.Header().Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "style-src 'sha256-") {
		t.Errorf("policy %q", policy)
	}
}

func TestMetrics(t *testing.T) {
	s := newSite(t)
	for _, target := range []string{"/api/v1/incidents/in_1", "/api/v1/incidents/in_2", "/api/v1/stats", "/evil/" + strings.Repeat("x", 50)} {
		s.do(http.MethodGet, target, nil)
	}
	s.do(http.MethodPost, "/api/v1/articles", nil)
	text := s.do(http.MethodGet, "/metrics", nil).Body.String()
	for _, want := range []string{
		`dyad_http_requests_total{route="/api/v1/incidents/{id}",status="404"} 2`, `dyad_http_requests_total{route="/api/v1/stats",status="200"} 1`,
		`dyad_http_requests_total{route="",status="401"} 1`, "dyad_coding 0", "dyad_streams 0", "dyad_http_request_seconds_bucket",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(text, "evil") {
		t.Error("a hostile path makes a series of its own")
	}
}

// TestETag holds that a client that has an answer is told so.
func TestETag(t *testing.T) {
	s := newSite(t)
	for _, target := range []string{"/api/v1/stats", "/api/v1/dyads/IRN/PAK", "/api/v1/dyads/IRN/PAK/feed.atom", "/api/openapi.json"} {
		etag := s.do(http.MethodGet, target, nil).Header().Get("ETag")
		if w := s.do(http.MethodGet, target, nil, "If-None-Match", etag); etag == "" || w.Code != http.StatusNotModified {
			t.Errorf("%s: ETag %q, then %d", target, etag, w.Code)
		}
	}
	old := s.do(http.MethodGet, "/api/v1/stats", nil).Header().Get("ETag")
	s.keep("Chad expelled the ambassador of Peru on Friday, the foreign ministry said.")
	if w := s.do(http.MethodGet, "/api/v1/stats", nil, "If-None-Match", old); w.Code != http.StatusOK {
		t.Errorf("after an article was kept: %d", w.Code)
	}
}

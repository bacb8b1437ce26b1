package api

import (
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/shape"
	"github.com/dyad-news/dyad/fetch"
)

// hostile are texts that nobody sends who means well.
var hostile = []string{
	"", " ", "'", `"`, "%", "\x00", "';DROP TABLE article;--", "../../etc/passwd", strings.Repeat("a", 5000), "\xff\xfe", "<script>alert(1)</script>",
	"-1", "0", "99999999999999999999", "1e9", "NaN", "9999-12-31", "0000-00-00", "2024-02-30", "-5d", "99999999d", "null", "[]", "IRN/PAK", "*", "\"", "OR", "NEAR(", "ümlaut", "🜁",
	"COD/REB", "a b c", "\r\nX-Evil: 1", "%2e%2e", "eyJ9", "MTIz", "LTE",
}

// TestGood reads every route as it is meant and looks at what matters in the answer.
func TestGood(t *testing.T) {
	s := newSite(t)
	t.Run("incidents", func(t *testing.T) {
		all := get200[List[shape.IncidentCard]](s, "/api/v1/incidents?a=Iran&b=PAK&both=true&limit=500")
		if len(all.Items) < 5 || all.Next != "" {
			t.Fatalf("%d incidents, next %q", len(all.Items), all.Next)
		}
		var paged []dyad.IncidentID
		for next := ""; ; {
			page := get200[List[shape.IncidentCard]](s, "/api/v1/incidents?a=IRN&b=PAK&both=true&limit=2&cursor="+next)
			for _, c := range page.Items {
				paged = append(paged, c.ID)
			}
			if next = page.Next; next == "" {
				break
			}
		}
		var whole []dyad.IncidentID
		for _, c := range all.Items {
			whole = append(whole, c.ID)
		}
		if !slices.Equal(paged, whole) {
			t.Errorf("pages give %v, the whole list %v", paged, whole)
		}
		for _, c := range get200[List[shape.IncidentCard]](s, "/api/v1/incidents?type=assault,coerce&quad=4&realis=actual&since=2024-01-01&until=2024-01-31").Items {
			if c.Type != "ASSAULT" && c.Type != "COERCE" || c.Quad != 4 || c.Realis != dyad.Actual || c.Date < "2024-01-01" || c.Date > "2024-01-31" {
				t.Errorf("%s is %s, quad %d, %s on %s", c.ID, c.Type, c.Quad, c.Realis, c.Date)
			}
		}
	})
	t.Run("an incident with its claims", func(t *testing.T) {
		tolled := 0
		for _, c := range get200[List[shape.IncidentCard]](s, "/api/v1/incidents?limit=500").Items {
			p := get200[IncidentPage](s, "/api/v1/incidents/"+string(c.ID))
			if p.Incident.ID != c.ID || len(p.Reports) != c.Reports || len(p.Claims) == 0 {
				t.Errorf("%s: %d of %d reports, %d claims", c.ID, len(p.Reports), c.Reports, len(p.Claims))
			}
			for _, r := range p.Reports {
				if r.Trigger == nil || r.Trigger.In(r.Sentence) == "" {
					t.Errorf("%s: trigger %v of %q", c.ID, r.Trigger, r.Sentence)
				}
			}
			for _, k := range p.Toll {
				tolled++
				if len(k.By) == 0 || k.By[0].Who == "" || k.By[0].Text == "" {
					t.Errorf("%s: toll of %s by %+v", c.ID, k.Kind, k.By)
				}
			}
		}
		if tolled < 3 {
			t.Errorf("%d tolls in the sample, want some", tolled)
		}
	})
	t.Run("dyad", func(t *testing.T) {
		p := get200[shape.DyadPage](s, "/api/v1/dyads/Iran/Pakistan?by=week")
		if p.A != (shape.NodeName{Node: "IRN", Name: "Iran"}) || p.Sentence == "" || p.Totals.Incidents == 0 || p.Strain.Value <= 0 || len(p.Strain.Parts) == 0 {
			t.Errorf("%+v", p)
		}
		n := len(p.Series.Start)
		for _, d := range []shape.DyadDirection{p.Series.AB, p.Series.BA} {
			for _, q := range []string{"1", "2", "3", "4"} {
				if len(d.Counts[q]) != n || len(d.Sources[q]) != n {
					t.Errorf("quad %s: %d counts for %d bins", q, len(d.Counts[q]), n)
				}
			}
		}
		if len(p.Series.Balance) != n || len(p.Reciprocity) != 4 {
			t.Errorf("%d balances for %d bins, %d tests", len(p.Series.Balance), n, len(p.Reciprocity))
		}
		other := get200[shape.DyadPage](s, "/api/v1/dyads/PAK/IRN?by=week")
		if other.Strain.Value != p.Strain.Value || !slices.Equal(other.Series.BA.Counts["4"], p.Series.AB.Counts["4"]) {
			t.Errorf("the pair turned round: strain %v and %v", other.Strain.Value, p.Strain.Value)
		}
		if x := get200[shape.DyadSeries](s, "/api/v1/dyads/IRN/PAK/series?by=month"); x.By != "month" || len(x.Start) == 0 {
			t.Errorf("series %+v", x)
		}
		if x := get200[List[shape.DyadReciprocity]](s, "/api/v1/dyads/IRN/PAK/reciprocity"); len(x.Items) != 4 {
			t.Errorf("reciprocity %+v", x)
		}
		if x := get200[shape.DyadPage](s, "/api/v1/dyads/BRA/NZL"); x.Totals.Incidents != 0 || x.Sentence == "" {
			t.Errorf("a pair of which nothing is told: %+v", x)
		}
	})
	t.Run("dyads", func(t *testing.T) {
		for _, sort := range []string{"strain", "change", "incidents"} {
			all := get200[List[DyadItem]](s, "/api/v1/dyads?since=3650d&limit=500&sort="+sort)
			if len(all.Items) < 5 || len(all.Items[0].Spark.Conflict) != len(all.Items[0].Spark.Cooperation) {
				t.Errorf("%s: %+v", sort, all)
			}
			first := get200[List[DyadItem]](s, "/api/v1/dyads?since=3650d&limit=1&sort="+sort)
			second := get200[List[DyadItem]](s, "/api/v1/dyads?since=3650d&limit=1&cursor="+first.Next+"&sort="+sort)
			if first.Items[0].A != all.Items[0].A || second.Items[0].A != all.Items[1].A || second.Items[0].B != all.Items[1].B {
				t.Errorf("%s: pages of one give %+v and %+v", sort, first.Items, second.Items)
			}
		}
	})
	t.Run("articles", func(t *testing.T) {
		all := get200[List[dyad.Kept]](s, "/api/v1/articles?limit=500").Items
		var paged []dyad.Kept
		for next := ""; ; {
			page := get200[List[dyad.Kept]](s, "/api/v1/articles?limit=7&cursor="+next)
			paged = append(paged, page.Items...)
			if next = page.Next; next == "" {
				break
			}
		}
		if !slices.Equal(all, paged) || len(all) != get200[StatsOut](s, "/api/v1/stats").Articles {
			t.Errorf("%d articles, %d by pages", len(all), len(paged))
		}
		for _, a := range all {
			p := get200[ArticlePage](s, "/api/v1/articles/"+string(a.ID))
			if p.Article.ID != a.ID || len(p.Events) != a.Events || len(p.Mentions) == 0 {
				t.Errorf("%s: %d of %d events, %d mentions", a.ID, len(p.Events), a.Events, len(p.Mentions))
			}
			for _, e := range p.Events {
				if x := get200[shape.EventOut](s, "/api/v1/events/"+string(e.ID)); x.Incident != e.Incident || x.Incident == "" {
					t.Errorf("%s: incident %q and %q", e.ID, e.Incident, x.Incident)
				}
			}
		}
	})
	t.Run("the rest", func(t *testing.T) {
		if x := get200[List[MapItem]](s, "/api/v1/map?a=IRN&b=PAK"); len(x.Items) == 0 || x.Items[0].Lat == 0 {
			t.Errorf("map %+v", x)
		}
		if x := get200[List[shape.EntityItem]](s, "/api/v1/entities?q=iran"); x.Items[0].Node != "IRN" || x.Items[0].Kind != "state" || x.Items[0].Incidents == 0 {
			t.Errorf("entities %+v", x)
		}
		if x := get200[EntityPage](s, "/api/v1/entities/pakistan"); x.Node != "PAK" || len(x.Partners) == 0 || len(x.Recent) == 0 {
			t.Errorf("entity %+v", x)
		}
		if x := get200[List[dyad.Hit]](s, "/api/v1/search?q=strike"); len(x.Items) == 0 {
			t.Error("search finds nothing")
		}
		claims := get200[List[shape.ClaimItem]](s, "/api/v1/claims?by=Iran")
		if len(claims.Items) == 0 {
			t.Fatal("no claims by Iran")
		}
		if x := get200[List[shape.ClaimItem]](s, "/api/v1/claims?incident="+string(claims.Items[0].Incident)); len(x.Items) == 0 {
			t.Error("no claims on their incident")
		}
		if x := get200[List[FeedItem]](s, "/api/v1/feeds"); len(x.Items) != 1 || x.Items[0].Health != "failing" {
			t.Errorf("feeds %+v", x)
		}
		if x := get200[List[dyad.Run]](s, "/api/v1/runs"); len(x.Items) != 1 {
			t.Errorf("runs %+v", x)
		}
		if x := get200[shape.OntologyPage](s, "/api/v1/ontology"); len(x.Types) < 16 || len(x.Types[0].Examples) == 0 || len(x.Sectors) != 25 {
			t.Errorf("ontology has %d types, %d sectors", len(x.Types), len(x.Sectors))
		}
	})
}

func TestFeeds(t *testing.T) {
	s := newSite(t)
	for _, target := range []string{"/api/v1/dyads/IRN/PAK/feed.atom", "/api/v1/search.atom?q=strike"} {
		w := s.do(http.MethodGet, target, nil)
		var f shape.Feed
		if err := xml.Unmarshal(w.Body.Bytes(), &f); err != nil || w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "application/atom+xml") {
			t.Fatalf("%s: %d %v", target, w.Code, err)
		}
		if len(f.Entries) == 0 || !strings.HasSuffix(f.ID, target) || !strings.HasPrefix(f.Entries[0].Link.Href, "http://127.0.0.1:8080/") {
			t.Errorf("%s: id %s, %d entries", target, f.ID, len(f.Entries))
		}
	}
}

func TestExport(t *testing.T) {
	s := newSite(t)
	stats := get200[StatsOut](s, "/api/v1/stats")
	for what, want := range map[string]int{"events": stats.Events, "incidents": stats.Incidents, "articles": stats.Articles} {
		w := s.do(http.MethodGet, "/api/v1/export?what="+what, nil)
		n := 0
		for dec := json.NewDecoder(w.Body); ; n++ {
			var v struct {
				ID string `json:"id"`
			}
			if err := dec.Decode(&v); err == io.EOF {
				break
			} else if err != nil || v.ID == "" {
				t.Fatalf("%s: line %d: %v", what, n+1, err)
			}
		}
		w = s.do(http.MethodGet, "/api/v1/export?format=csv&what="+what, nil, "Accept-Encoding", "gzip")
		z, err := gzip.NewReader(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(z).ReadAll()
		if err != nil || n != want || len(rows) != want+1 || w.Header().Get("Content-Encoding") != "gzip" {
			t.Errorf("%s: %d lines, %d rows, want %d: %v", what, n, len(rows), want, err)
		}
	}
}

func TestCode(t *testing.T) {
	s := newSite(t)
	in := PageIn{Text: "France recalled its ambassador from Australia on Friday, the foreign ministry said.", Date: "2021-09-18", Outlet: "example.org", Explain: true}
	post := func(t *testing.T, in any, want int) (o CodeOut) {
		t.Helper()
		w := s.do(http.MethodPost, "/api/v1/code", in)
		if w.Code != want {
			t.Fatalf("%d, want %d: %.300s", w.Code, want, w.Body)
		}
		json.Unmarshal(w.Body.Bytes(), &o)
		return o
	}
	o := post(t, in, http.StatusOK)
	if len(o.Events) != 1 || o.Events[0].Evidence.Rule != "recall-envoy" || o.Events[0].Date != "2021-09-17" || len(o.Sentences) != 1 || len(o.Sentences[0].Tokens) < 10 {
		t.Errorf("%+v", o)
	}
	in.Title, in.Explain = "Envoy called home", false
	if o := post(t, in, http.StatusOK); o.Article.Title != in.Title || len(o.Events) != 1 || o.Sentences != nil {
		t.Errorf("with a title: %+v", o.Article)
	}
	html, err := os.ReadFile("../sample/iran-pakistan-2024/01-northwire-strike.html")
	if err != nil {
		t.Fatal(err)
	}
	if o := post(t, PageIn{HTML: string(html)}, http.StatusOK); len(o.Events) == 0 || o.Article.Published == "" {
		t.Errorf("%+v", o.Article)
	}
	if n := get200[StatsOut](s, "/api/v1/stats").Articles; n != 21 {
		t.Errorf("%d articles are kept, want 21: coding keeps nothing", n)
	}
	for name, c := range map[string]struct {
		body any
		want int
	}{
		"nothing":            {PageIn{}, 422},
		"text and html":      {PageIn{Text: "a", HTML: "b"}, 422},
		"no day":             {PageIn{Text: "a", Date: "2021-13-40"}, 422},
		"unknown field":      {`{"text":"a","texd":"b"}`, 422},
		"not JSON":           {`{"text":`, 400},
		"a list":             {`[]`, 422},
		"no page":            {PageIn{HTML: "<p></p>"}, 422},
		"a file":             {PageIn{URL: "file:///etc/passwd"}, 422},
		"loopback":           {PageIn{URL: "http://127.0.0.1:1/"}, 422},
		"private address":    {PageIn{URL: "http://10.0.0.1/"}, 422},
		"metadata service":   {PageIn{URL: "http://169.254.169.254/latest/meta-data"}, 422},
		"binary":             {PageIn{Text: strings.Repeat("\x00\x01", 500)}, 415},
		"too large":          {`{"text":"` + strings.Repeat("a", maxBody) + `"}`, 413},
		"text over the page": {PageIn{Text: strings.Repeat("a b ", maxText/4+1)}, 413},
	} {
		t.Run(name, func(t *testing.T) { post(t, c.body, c.want) })
	}
	if w := s.do(http.MethodPost, "/api/v1/code", "<a/>", "Content-Type", "text/xml"); w.Code != http.StatusUnsupportedMediaType && w.Code != 422 && w.Code != 400 {
		t.Errorf("XML gives %d", w.Code)
	}
}

func TestPostArticle(t *testing.T) {
	s := newSite(t)
	in := PageIn{Text: "Chad expelled the ambassador of Peru on Monday, the foreign ministry said.", Date: "2024-02-06", Title: "Chad expels Peru's envoy"}
	if w := s.do(http.MethodPost, "/api/v1/articles", in); w.Code != http.StatusUnauthorized {
		t.Fatalf("without a token: %d", w.Code)
	}
	before := get200[List[DyadItem]](s, "/api/v1/dyads?since=7d")
	for i, added := range []bool{true, false} {
		w := s.do(http.MethodPost, "/api/v1/articles", in, s.bearer()...)
		var o KeptOut
		if err := json.Unmarshal(w.Body.Bytes(), &o); err != nil || w.Code != http.StatusOK || o.Added != added || o.Events == 0 {
			t.Fatalf("time %d: %d %s", i+1, w.Code, w.Body)
		}
	}
	after := get200[List[DyadItem]](s, "/api/v1/dyads?since=7d")
	if len(after.Items) == 0 || after.Items[0].A.Node != "PER" && after.Items[0].A.Node != "TCD" {
		t.Errorf("the new pair is not there: %+v, before %+v", after.Items, before.Items)
	}
}

// TestWrong holds that mistakes are told as what they are.
func TestWrong(t *testing.T) {
	s := newSite(t)
	for target, want := range map[string]int{
		"/incidents/in_0000000000000000":               404,
		"/articles/ar_0000000000000000":                404,
		"/events/nope":                                 404,
		"/dyads/IRN/Nowhereistan":                      404,
		"/dyads/IRN/Iran":                              422,
		"/entities/Nowhereistan":                       404,
		"/incidents?a=Nowhereistan":                    404,
		"/incidents?type=KISS":                         422,
		"/incidents?quad=5":                            422,
		"/incidents?realis=maybe":                      422,
		"/incidents?limit=0":                           422,
		"/incidents?limit=501":                         422,
		"/incidents?limit=ten":                         422,
		"/incidents?sinse=2024-01-01":                  422,
		"/incidents?since=2024-02-30":                  422,
		"/incidents?since=2024-02-01&until=2024-01-01": 422,
		"/incidents?cursor=!!":                         422,
		"/incidents?cursor=aW5fMA":                     404,
		"/dyads?sort=love":                             422,
		"/dyads?cursor=LTE":                            422,
		"/dyads/IRN/PAK?by=year":                       422,
		"/search":                                      422,
		"/search?q=":                                   422,
		"/claims?state=furious":                        422,
		"/claims?stance=shouts":                        422,
		"/claims?dyad=IRN":                             422,
		"/claims?by=Atlantis":                          404,
		"/claims?incident=in_0000000000000000":         404,
		"/export?what=secrets":                         422,
		"/export?format=xml":                           422,
		"/stream?after=soon":                           422,
		"/nothing":                                     404,
	} {
		w := s.do(http.MethodGet, base+target, nil)
		var p struct {
			Type   string `json:"type"`
			Title  string `json:"title"`
			Status int    `json:"status"`
			Detail string `json:"detail"`
		}
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != want || p.Status != want || p.Type == "" || p.Title == "" || p.Detail == "" ||
			w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s %s, want %d and a problem", target, w.Code, w.Header().Get("Content-Type"), w.Body, want)
		}
	}
	if w := s.do(http.MethodGet, base+"/incidents?limit="+strings.Repeat("x", 4000), nil); w.Code != 422 || w.Body.Len() > 1000 {
		t.Errorf("a long wrong value: %d with %d bytes", w.Code, w.Body.Len())
	}
	if w := s.do(http.MethodGet, base+"/dyads/IRN/Pakist", nil); w.Code != 404 || !strings.Contains(w.Body.String(), "did you mean Pakistan (PAK)?") {
		t.Errorf("misspelt: %d %s", w.Code, w.Body)
	}
	if w := s.do(http.MethodPut, base+"/incidents", nil, s.bearer()...); w.Code != http.StatusMethodNotAllowed && w.Code != http.StatusNotFound {
		t.Errorf("PUT: %d", w.Code)
	}
}

// noFault fails where an answer is a fault of ours, or no problem where it should be.
func noFault(t *testing.T, s *site, method, target string, body any) {
	t.Helper()
	w := s.do(method, target, body, s.bearer()...)
	if w.Code == http.StatusInternalServerError {
		t.Errorf("%s %.200q with %.200q: %d %.500s", method, target, fmt.Sprint(body), w.Code, w.Body)
	}
	if w.Code >= 400 && w.Code != http.StatusMethodNotAllowed && w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("%s %.200q: %d as %s", method, target, w.Code, w.Header().Get("Content-Type"))
	}
	for k, vs := range w.Header() {
		if strings.HasPrefix(k, "X-Evil") || slices.ContainsFunc(vs, func(v string) bool { return strings.ContainsAny(v, "\r\n") }) {
			t.Errorf("%s %q: header %s: %q", method, target, k, vs)
		}
	}
}

// offline lets nothing out, whatever address is sent.
func offline(p *Parts) {
	p.Fetch = func(context.Context, string) (dyad.Page, error) { return dyad.Page{}, fetch.ErrAddress }
}

// TestHostile sends every hostile text to every parameter of every route.
func TestHostile(t *testing.T) {
	s := newSite(t, offline)
	for path, item := range s.doc.Paths {
		if item.Get == nil || streamed(path) && path != base+"/export" {
			continue
		}
		for _, h := range hostile {
			if h == "" && strings.Contains(path, "{") {
				continue
			}
			target := path
			for _, p := range item.Get.Parameters {
				if p.In == "path" {
					target = strings.ReplaceAll(target, "{"+p.Name+"}", url.PathEscape(h))
				}
			}
			noFault(t, s, http.MethodGet, target, nil)
			for _, p := range item.Get.Parameters {
				if p.In == "query" {
					good := strings.NewReplacer("{a}", "IRN", "{b}", "PAK", "{node}", "IRN", "{id}", "in_x").Replace(path)
					noFault(t, s, http.MethodGet, good+"?"+p.Name+"="+url.QueryEscape(h), nil)
					noFault(t, s, http.MethodGet, good+"?"+p.Name+"="+url.QueryEscape(h)+"&"+p.Name+"=2", nil)
				}
			}
		}
	}
	for _, h := range hostile {
		for _, path := range []string{"/code", "/articles", "/webhooks"} {
			noFault(t, s, http.MethodPost, base+path, h)
			for _, field := range []string{"text", "html", "url", "title", "date", "outlet", "rule", "explain"} {
				noFault(t, s, http.MethodPost, base+path, map[string]string{field: h})
				noFault(t, s, http.MethodPost, base+path, map[string]string{"text": "Iran struck Pakistan.", field: h})
			}
		}
		noFault(t, s, http.MethodDelete, base+"/webhooks/"+url.PathEscape(h)+"x", nil)
	}
}

// FuzzRequests sends anything anywhere: never a fault, never a panic.
func FuzzRequests(f *testing.F) {
	s := newSite(f, offline)
	for _, path := range []string{"/incidents", "/dyads/IRN/PAK", "/search", "/claims", "/entities/IRN", "/map", "/articles", "/webhooks", "/code", "/datasets", "/dyads/IRN/PAK/compare"} {
		f.Add(path, "a=IRN&q=x&since=3d&limit=2", `{"text":"Iran struck Pakistan.","url":"http://10.0.0.1/","rule":"strain of IRN and PAK over 3"}`, false)
		f.Add(path, "dataset=coded&one=coded&two=x&by=day", "", false)
		f.Add(path, "cursor=MQ&by=IRN", `{"html":"<p>Iran</p>","date":"x"}`, true)
	}
	f.Fuzz(func(t *testing.T, path, query, body string, post bool) {
		if !utf8.ValidString(path) || len(path)+len(query) > 4000 {
			t.Skip()
		}
		u := url.URL{Path: base + "/" + strings.TrimLeft(path, "/"), RawQuery: url.PathEscape(query)}
		if strings.Contains(query, "=") {
			u.RawQuery = strings.Map(func(r rune) rune {
				if r <= ' ' || r > '~' || r == '#' {
					return -1
				}
				return r
			}, query)
		}
		if strings.HasPrefix(u.Path, base+"/stream") {
			t.Skip() // has no end
		}
		method, in := http.MethodGet, any(nil)
		if post {
			method, in = http.MethodPost, body
		}
		if _, err := url.ParseRequestURI(u.String()); err != nil {
			t.Skip()
		}
		s.tb = t
		noFault(t, s, method, u.String(), in)
	})
}

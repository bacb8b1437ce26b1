package api

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/dump"
	"github.com/dyad-news/dyad/api/shape"
	"github.com/dyad-news/dyad/formats"
	"github.com/dyad-news/dyad/store/sqlite"
)

// imported reads what the sample is as ICEWS, and keeps it in a store as a dataset.
func imported(t *testing.T, from, to dyad.Store, dataset string) {
	t.Helper()
	f, err := furnish()
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	format := formats.Find("icews")
	w, err := format.New(&file, f.codes)
	if err != nil {
		t.Fatal(err)
	}
	for r, err := range format.Rows(t.Context(), from, formats.Filter{Realis: []dyad.Realis{dyad.Actual}}) {
		if err != nil || w.Write(r) != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var all []dyad.Record
	for r, err := range format.ReadAs(&file, "made.tab", dataset, f.codes) {
		if err != nil {
			t.Fatal(err)
		}
		r.Sources = 3
		all = append(all, r)
	}
	if len(all) < 20 {
		t.Fatalf("%d records", len(all))
	}
	keepRecords(t, to, dataset, all)
}

// TestPeers holds that a true file of another data set alone makes every page of a pair.
func TestPeers(t *testing.T) {
	f, err := furnish()
	if err != nil {
		t.Fatal(err)
	}
	for name, dataset := range map[string]string{"icews_events.2018.sample.tab": "icews", "ucdp_ged231_car.csv": "ucdp", "gdelt2_20191024143000.export.CSV": "gdelt2"} {
		t.Run(dataset, func(t *testing.T) {
			file, err := os.Open(filepath.FromSlash("../../shared/data/peers/" + name))
			if err != nil {
				t.Skip("no files of peers here: ", err)
			}
			defer file.Close()
			var all []dyad.Record
			for r, err := range formats.Find(dataset).ReadAs(file, name, dataset, f.codes) {
				if err == nil {
					all = append(all, r)
				}
			}
			s := newSite(t, func(p *Parts) {
				if p.Store, err = sqlite.Open(filepath.Join(t.TempDir(), "peer.db")); err != nil {
					t.Fatal(err)
				}
				keepRecords(t, p.Store, dataset, all)
			})
			defer s.parts.Store.Close()
			pair := get200[List[DyadItem]](s, "/api/v1/dyads?since=21900d&sort=incidents&limit=1").Items[0]
			path := "/dyads/" + url.PathEscape(string(pair.A.Node)) + "/" + url.PathEscape(string(pair.B.Node))
			p := get200[shape.DyadPage](s, "/api/v1"+path)
			if p.Dataset != dataset || p.Totals.Incidents != pair.Incidents || len(p.Strain.Parts) == 0 || p.Totals.Last > get200[StatsOut](s, "/api/v1/stats").Today {
				t.Errorf("%s: %+v, want %d incidents", path, p.Totals, pair.Incidents)
			}
			for _, c := range get200[List[shape.IncidentCard]](s, "/api/v1/incidents?limit=20&both=true&a="+url.QueryEscape(string(pair.A.Node))).Items {
				x := get200[IncidentPage](s, "/api/v1/incidents/"+string(c.ID))
				if x.Incident.Dataset != dataset || len(x.Reports) == 0 || x.Reports[0].Row == "" {
					t.Errorf("%+v", x)
				}
			}
			get200[EntityPage](s, "/api/v1/entities/"+url.PathEscape(string(pair.A.Node)))
			get200[List[MapItem]](s, "/api/v1/map?since=21900d")
		})
	}
}

// keepRecords puts records into a store.
func keepRecords(t *testing.T, st dyad.Store, dataset string, all []dyad.Record) {
	t.Helper()
	if err := st.Update(t.Context(), func(w dyad.Writer) error {
		_, _, err := w.PutRecords(t.Context(), dataset, all)
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// newImportedSite is a site whose store has a dataset "icews", with coded news or alone.
func newImportedSite(t *testing.T, alone bool) *site {
	t.Helper()
	return newSite(t, func(p *Parts) {
		to := p.Store
		if alone {
			st, err := sqlite.Open(filepath.Join(t.TempDir(), "alone.db"))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { st.Close() })
			p.Store, to = st, st
		}
		from, err := sqlite.Open(sampleFile(t))
		if err != nil {
			t.Fatal(err)
		}
		defer from.Close()
		imported(t, from, to, "icews")
	})
}

func TestDatasets(t *testing.T) {
	for name, c := range map[string]struct {
		alone bool
		usual string
	}{"beside coded news": {false, "coded"}, "alone": {true, "icews"}} {
		t.Run(name, func(t *testing.T) {
			s := newImportedSite(t, c.alone)
			all := get200[List[DatasetItem]](s, "/api/v1/datasets").Items
			if len(all) != 2 || all[0].Name != "coded" || all[1].Name != "icews" || all[1].Records < 20 || !all[1].Imported || all[0].Imported || all[1].First == "" {
				t.Fatalf("%+v", all)
			}
			if (all[0].Records == 0) != c.alone || all[0].Usual == c.alone || all[1].Usual != c.alone {
				t.Errorf("%+v", all)
			}
			for query, want := range map[string]string{"": c.usual, "dataset=icews": "icews", "dataset=coded": "coded"} {
				checkSet(t, s, query, want)
			}
		})
	}
}

// checkSet holds that all routes answer for the dataset.
func checkSet(t *testing.T, s *site, query, want string) {
	t.Helper()
	if x := get200[StatsOut](s, "/api/v1/stats?"+query); x.Dataset != want || x.Today == "" {
		t.Errorf("%s: stats %+v", query, x)
	}
	p := get200[shape.DyadPage](s, "/api/v1/dyads/IRN/PAK?"+query)
	has := want == "icews" || get200[List[DatasetItem]](s, "/api/v1/datasets").Items[0].Records > 0
	if p.Dataset != want || (p.Totals.Incidents > 0) != has || p.Sentence == "" {
		t.Errorf("%s: %+v", query, p.Totals)
	}
	if x := get200[shape.DyadSeries](s, "/api/v1/dyads/IRN/PAK/series?"+query); len(x.Start) != len(p.Series.Start) {
		t.Errorf("%s: %d bins", query, len(x.Start))
	}
	for _, path := range []string{"/incidents", "/dyads", "/map", "/dyads/IRN/PAK/reciprocity"} {
		if x := get200[List[any]](s, "/api/v1"+path+"?"+query); (len(x.Items) > 0) != has && path != "/dyads/IRN/PAK/reciprocity" {
			t.Errorf("%s?%s: %d items", path, query, len(x.Items))
		}
	}
	for _, i := range get200[List[shape.IncidentCard]](s, "/api/v1/incidents?limit=500&"+query).Items {
		if i.Dataset != strings.TrimPrefix(want, "coded") {
			t.Errorf("%s: an incident of %q", query, i.Dataset)
		}
	}
	if x := get200[EntityPage](s, "/api/v1/entities/IRN?"+query); x.Dataset != want || (len(x.Partners) > 0) != has {
		t.Errorf("%s: %+v", query, x)
	}
	w := s.do(http.MethodGet, "/api/v1/dyads/IRN/PAK/feed.atom?"+query, nil)
	if strings.Contains(w.Body.String(), "of icews, imported") != (want == "icews") || strings.Contains(w.Body.String(), "?dataset=icews") != (want == "icews") {
		t.Errorf("%s: %.300s", query, w.Body)
	}
}

// TestRecord holds that an incident of a dataset has a page, within its dataset.
func TestRecord(t *testing.T) {
	s := newImportedSite(t, false)
	answered := 0
	for _, c := range get200[List[shape.IncidentCard]](s, "/api/v1/incidents?dataset=icews&limit=500").Items {
		p := get200[IncidentPage](s, "/api/v1/incidents/"+string(c.ID))
		if p.Incident.Dataset != "icews" || p.Incident.Reports < 3 || len(p.Reports) != 1 {
			t.Fatalf("%+v", p)
		}
		r := p.Reports[0]
		if r.Article != "" || r.Row == "" || r.Coder == "" {
			t.Errorf("report %+v", r)
		}
		if x := get200[shape.EventOut](s, "/api/v1/events/"+string(r.Event)); x.Incident != c.ID {
			t.Errorf("event %s of %s, want %s", x.ID, x.Incident, c.ID)
		}
		around := p.AnsweredBy
		if p.Answers != nil {
			around = append(around, *p.Answers)
			answered++
		}
		for _, a := range around {
			if a.Dataset != "icews" {
				t.Errorf("%s answers or is answered by %s of %q", c.ID, a.ID, a.Dataset)
			}
		}
	}
	if answered == 0 {
		t.Error("none answers another")
	}
}

func TestCompare(t *testing.T) {
	s := newImportedSite(t, false)
	const path = "/api/v1/dyads/Iran/Pakistan/compare?"
	p := get200[shape.ComparePage](s, path+"two=icews&by=day&since=2024-01-10&until=2024-01-31")
	if p.A.Node != "IRN" || p.One.Dataset != "coded" || p.Two.Dataset != "icews" || p.From != "2024-01-10" || p.To != "2024-01-31" || len(p.Start) != 22 || len(p.Ways) != 2 {
		t.Fatalf("%+v", p)
	}
	w := p.Ways[0]
	if w.From != "IRN" || len(w.One.All) != 22 || len(w.Two.Conflict) != 22 || len(w.Parts) != 3 || len(w.Types) == 0 || w.Parts[0].Correlation == nil || *w.Parts[0].Correlation < 0.5 || len(w.Parts[0].Lags) != 13 {
		t.Errorf("%+v", w)
	}
	if !strings.Contains(p.Sentence, "coded news tells of") || !strings.Contains(p.Sentence, "go together") {
		t.Error(p.Sentence)
	}
	turned := get200[shape.ComparePage](s, path+"one=icews&two=coded&by=day&since=2024-01-10&until=2024-01-31")
	if !slices.Equal(turned.Ways[0].One.All, w.Two.All) {
		t.Error("turned round it is another")
	}
	few := get200[shape.ComparePage](s, path+"two=icews&by=month&since=30d")
	if few.Ways[0].Parts[0].Correlation != nil || few.Ways[0].Parts[0].Why != "few_bins" || !strings.Contains(few.Sentence, "too few") {
		t.Errorf("%+v", few.Ways[0].Parts[0])
	}
	none := get200[shape.ComparePage](s, "/api/v1/dyads/BRA/NZL/compare?two=icews")
	if len(none.Ways) != 0 || none.Sentence != "Neither coded news nor icews tells of Brazil and New Zealand." {
		t.Errorf("%+v", none)
	}
	for query, want := range map[string]int{
		"": 422, "two=": 422, "two=coded": 422, "two=gdelt": 404, "one=gdelt&two=icews": 404, "two=icews&by=year": 422, "two=icews&until=1999-01-01": 422,
		"two=icews&since=2024-02-01&until=2024-01-01": 422, "two=icews&dataset=icews": 422, "two=icews&since=0000-00-00": 422,
	} {
		if w := s.do(http.MethodGet, path+query, nil); w.Code != want {
			t.Errorf("%s: %d, want %d: %s", query, w.Code, want, w.Body)
		}
	}
	w404 := s.do(http.MethodGet, "/api/v1/dyads/IRN/PAK?dataset=acled", nil)
	if w404.Code != 404 || !strings.Contains(w404.Body.String(), "the store has coded, icews") {
		t.Errorf("%d %s", w404.Code, w404.Body)
	}
}

// TestHostileSets sends hostile names of datasets where there are datasets.
func TestHostileSets(t *testing.T) {
	s := newImportedSite(t, true)
	for _, h := range hostile {
		for _, path := range []string{"/incidents", "/map", "/dyads", "/dyads/IRN/PAK", "/entities/IRN", "/stats", "/export"} {
			noFault(t, s, http.MethodGet, base+path+"?dataset="+url.QueryEscape(h), nil)
		}
		noFault(t, s, http.MethodGet, base+"/dyads/IRN/PAK/compare?one="+url.QueryEscape(h)+"&two="+url.QueryEscape(h)+"x", nil)
		noFault(t, s, http.MethodGet, base+"/incidents?dataset=icews&cursor="+url.QueryEscape(cursor(h)), nil)
	}
}

// TestExportFormats holds that each format of the library is one of the route, filtered
// as asked, and read back.
func TestExportFormats(t *testing.T) {
	s := newImportedSite(t, false)
	f, err := furnish()
	if err != nil {
		t.Fatal(err)
	}
	var enum []any
	for _, p := range s.doc.Paths[base+"/export"].Get.Parameters {
		if p.Name == "format" {
			enum = p.Schema.Enum
		}
	}
	all := get200[List[dump.FormatItem]](s, "/api/v1/formats").Items
	if len(enum) != len(all) || len(all) < 11 {
		t.Errorf("the route takes %d formats, the library writes %d", len(enum), len(all))
	}
	for _, x := range all {
		if !slices.Contains(enum, any(x.Name)) {
			t.Errorf("the route does not take %s", x.Name)
		}
		usual := s.do(http.MethodGet, "/api/v1/export?format="+x.Name, nil).Body.String()
		actual := s.do(http.MethodGet, "/api/v1/export?realis=actual&format="+x.Name, nil).Body.String()
		if fits := slices.Contains(x.Lacks, "realis"); fits != (usual == actual) {
			t.Errorf("%s: has no place for realis: %v; writes what happened alone: %v", x.Name, fits, usual == actual)
		}
		for _, query := range []string{"", "&dataset=icews", "&dyad=Iran:Pakistan&realis=actual&since=2024-01-16&until=2024-01-18"} {
			w := s.do(http.MethodGet, "/api/v1/export?format="+x.Name+query, nil)
			if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Content-Disposition"), x.Extension) {
				t.Fatalf("%s%s: %d %s", x.Name, query, w.Code, w.Header())
			}
			if x.Name == "gdelt-mentions" && query == "&dataset=icews" && w.Body.Len() == 0 {
				continue // ICEWS has none
			}
			format, n := formats.Find(x.Name), 0
			for r, err := range format.ReadAs(bytes.NewReader(w.Body.Bytes()), x.Name, "x", f.codes) {
				if err != nil {
					t.Fatalf("%s%s: %v", x.Name, query, err)
				}
				n++
				if d := r.Event.Date; strings.Contains(query, "since") && (d < "2024-01-16" || d > "2024-01-18") && x.Name != "gdelt-mentions" {
					t.Errorf("%s%s: a row of %s", x.Name, query, d)
				}
			}
			if n == 0 && x.Name != "gdelt-mentions" && !(x.Name == "ucdp" && query == "&dataset=icews") {
				t.Errorf("%s%s: no rows", x.Name, query)
			}
		}
	}
	for query, want := range map[string]int{
		"dataset=gdelt": 404, "dyad=IRN": 404, "dyad=IRN:IRN": 422, "dyad=IRN:Nowhereistan": 404, "type=KISS": 422, "realis=x": 422, "stance=x": 422, "format=acled": 422,
		"what=incidents&format=icews": 422, "what=articles&dataset=icews": 422, "what=incidents&stance=denies": 422, "stance=denies": 200,
		"what=incidents&dataset=icews&type=ASSAULT&until=2024-12-31": 200, "what=incidents&dataset=icews&format=csv": 200,
	} {
		if w := s.do(http.MethodGet, "/api/v1/export?"+query, nil); w.Code != want {
			t.Errorf("%s: %d, want %d: %.300s", query, w.Code, want, w.Body)
		}
	}
	lines := s.do(http.MethodGet, "/api/v1/export?what=incidents&dataset=icews", nil).Body
	for dec, n := json.NewDecoder(lines), 0; ; n++ {
		var v dump.IncidentLine
		if err := dec.Decode(&v); err == io.EOF {
			if n < 20 {
				t.Errorf("%d incidents", n)
			}
			break
		} else if err != nil || v.Dataset != "icews" {
			t.Fatalf("%v %+v", err, v)
		}
	}
}

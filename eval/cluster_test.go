package eval

import (
	"bytes"
	"compress/gzip"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

func TestClusterMeasures(t *testing.T) {
	of := func(pairs string) (all []Clustered) {
		for p := range strings.FieldsSeq(pairs) {
			gold, got, _ := strings.Cut(p, "=")
			all = append(all, Clustered{gold, got})
		}
		return all
	}
	for _, c := range []struct {
		name   string
		things string // gold=got
		p, r   float64
		pairs  PRF
	}{
		{"right", "a=1 a=1 b=2", 1, 1, PRF{Hit: 1, Got: 1, Gold: 1}},
		{"all alone", "a=1 a=2 b=3 b=4", 1, 0.5, PRF{Gold: 2}},
		{"all together", "a=1 a=1 b=1 b=1", 0.5, 1, PRF{Hit: 2, Got: 6, Gold: 2}},
		{"one astray", "a=1 a=1 a=2 b=2", (1 + 1 + 0.5 + 0.5) / 4, (2.0/3 + 2.0/3 + 1.0/3 + 1) / 4, PRF{Hit: 1, Got: 2, Gold: 3}},
		{"without a label each is alone", "=1 =1 a=", (0.5 + 0.5 + 1) / 3, 1, PRF{Got: 1}},
		{"nothing", "", 0, 0, PRF{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, r := BCubed(of(c.things))
			if math.Abs(mean(p)-c.p) > 1e-9 || math.Abs(mean(r)-c.r) > 1e-9 {
				t.Errorf("B-cubed %.3f %.3f, want %.3f %.3f", mean(p), mean(r), c.p, c.r)
			}
			if got := Pairs(of(c.things)); got != c.pairs {
				t.Errorf("pairs %+v, want %+v", got, c.pairs)
			}
		})
	}
}

// linkedGold lays two look-alike happenings of made-up articles where the reader looks.
func linkedGold(t *testing.T, lines string) string {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "data", "linking", "ecbplus_even_topics.jsonl.gz")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(lines)); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

const linkedLines = `{"id":"1","topic":"2ecb","date":null,"text":"Rebels attacked Aleppo .","tokens":[["Rebels","attacked","Aleppo","."]],"coref":[["(HUM1)","(ACT1)","-","-"]]}
{"id":"2","topic":"2ecb","date":null,"text":"The attack on Aleppo","tokens":[["The","attack","on","Aleppo"]],"coref":[["(ACT1","ACT1)","-","-"]]}
{"id":"3","topic":"2ecbplus","date":null,"text":"They attacked Homs","tokens":[["They","attacked","Homs"]],"coref":[["-","(ACT2)","(LOC1"]]}
{"id":"4","topic":"4ecb","date":null,"text":"to report on","tokens":[],"coref":[]}
`

func TestLinkedMeasure(t *testing.T) {
	m, err := Load(linkedGold(t, linkedLines), "judged", "ecbplus_tune")
	if err != nil {
		t.Fatal(err)
	}
	if len(m[0].Cases) != 3 || !m[0].Linked {
		t.Fatalf("got %d cases", len(m[0].Cases))
	}
	var codings []*dyad.Coding
	of := map[dyad.EventID]dyad.IncidentID{"e0": "in_1", "e1": "in_1", "e2": "in_1"}
	for i, c := range m[0].Cases {
		at := strings.Index(c.Text, "attack")
		codings = append(codings, &dyad.Coding{Article: dyad.Article{Text: c.Text}, Events: []dyad.Event{{
			ID: dyad.EventID("e" + string(rune('0'+i))), Realis: dyad.Actual, Evidence: dyad.Evidence{Trigger: dyad.Span{Start: at, End: at + 6}},
		}}})
	}
	value := func(of map[dyad.EventID]dyad.IncidentID) map[string]float64 {
		var flat []Outcome
		for _, o := range m[0].JudgeLinks(codings, of) {
			flat = append(flat, o...)
		}
		values := map[string]float64{}
		for _, f := range m[0].Figures(flat) {
			values[f.Name] = f.Value
		}
		return values
	}
	if got := value(of); math.Abs(got["mentions B3 precision"]-5.0/9) > 1e-9 || got["mentions B3 recall"] != 1 || got["look-alikes kept apart"] != 0 {
		t.Errorf("all joined: %v", got)
	}
	of["e2"] = "in_2"
	if got := value(of); got["mentions B3 F1"] != 1 || got["articles pair F1"] != 1 || got["look-alikes kept apart"] != 1 {
		t.Errorf("right: %v", got)
	}
	codings[1] = nil
	if got := value(of); got["mentions B3 precision"] != 1 {
		t.Errorf("one not coded: %v", got)
	}
}

func TestLinkedGoldErrors(t *testing.T) {
	for _, c := range []struct{ name, lines, want string }{
		{"not JSON", "{", "ecbplus_even_topics.jsonl.gz:1: unexpected end"},
		{"tokens without marks", `{"topic":"2ecb","text":"a","tokens":[["a"]],"coref":[]}`, "tokens and coref differ in length"},
		{"sentence without marks", `{"topic":"2ecb","text":"a","tokens":[["a"]],"coref":[[]]}`, "sentence 0: tokens and coref differ in length"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := Load(linkedGold(t, c.lines), "ecbplus_tune"); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func FuzzLinked(f *testing.F) {
	f.Add([]byte(linkedLines), "Rebels attacked Aleppo .")
	f.Fuzz(func(t *testing.T, lines []byte, text string) {
		_ = readLines("fuzz", lines, func(_ int, l linked) error {
			marks, err := l.marks(func(string) bool { return true })
			if err != nil {
				return nil
			}
			for _, m := range marks {
				if m.first > m.last || m.last >= len(m.tokens) {
					t.Fatalf("mark %d to %d of %d tokens", m.first, m.last, len(m.tokens))
				}
				for _, s := range align(m.tokens, text) {
					if s.Start < 0 || s.End > len(text) || s.End < s.Start {
						t.Fatalf("span %v of %d bytes", s, len(text))
					}
				}
			}
			return nil
		})
	})
}

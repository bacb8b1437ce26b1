package eval

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
)

// TestToponymsAgainstReference holds the figures against ../shared/score/geo_score.py on
// one and the same answers: gold names, some left out, moved, grown or placed elsewhere.
func TestToponymsAgainstReference(t *testing.T) {
	needShared(t, "data/geo/trnews.jsonl.gz")
	scorer := needShared(t, "score/geo_score.py")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3")
	}
	name, text, err := source{dir: shared}.readPacked("geo/trnews.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	gold, system := filepath.Join(dir, "gold.jsonl"), filepath.Join(dir, "system.jsonl")
	var lines [2][]byte
	var outcomes []Outcome
	rng := rand.New(rand.NewPCG(3, 3))
	err = readLines(name, text, func(line int, c geoCase) error {
		if err := c.locate(); err != nil {
			return err
		}
		k := misplaced(rng, &c)
		for _, o := range judgeToponyms(&c, k) {
			o.Case = line
			outcomes = append(outcomes, o)
		}
		lines[0] = append(lines[0], refGold(t, &c)...)
		lines[1] = append(lines[1], refSystem(t, &c, k)...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{gold, system} {
		if err := os.WriteFile(name, lines[i], 0o600); err != nil {
			t.Fatal(err)
		}
	}
	printed, err := exec.Command(python, scorer, gold, system).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	figures := map[string]float64{}
	for _, f := range geoFigures(outcomes, false) {
		figures[f.Name] = f.Value
	}
	for name, pattern := range map[string]string{
		"toponym precision":             `exact +P ([\d.]+)`,
		"toponym recall":                `exact .*R ([\d.]+)`,
		"toponym F1":                    `exact .*F1 ([\d.]+)`,
		"overlapping toponym F1":        `overlap .*F1 ([\d.]+)`,
		"within 161 km of those placed": `those found .*acc@161km ([\d.]+)`,
		"within 161 km of all":          `end to end .*acc@161km ([\d.]+)`,
	} {
		m := regexp.MustCompile(pattern).FindStringSubmatch(string(printed))
		if m == nil {
			t.Fatalf("no %q in %s", pattern, printed)
		}
		want, _ := strconv.ParseFloat(m[1], 64)
		if got := figures[name]; math.Abs(got-want) > 0.00005001 || got < 0.2 || got > 0.99 {
			t.Errorf("%s %.4f, the reference says %.4f", name, got, want)
		}
	}
}

// misplaced is a coding that has the gold places of a case with mistakes.
func misplaced(rng *rand.Rand, c *geoCase) *dyad.Coding {
	k := &dyad.Coding{Article: dyad.Article{Text: c.Text}}
	for _, g := range c.Gold {
		p := dyad.Toponym{Span: g.span, Place: dyad.Place{Lat: g.lat, Lon: g.lon, FeatureCode: "PPL"}}
		switch rng.IntN(8) {
		case 0:
			continue
		case 1:
			p.Span.End++
			for p.Span.End < len(c.Text) && !utf8.RuneStart(c.Text[p.Span.End]) {
				p.Span.End++
			}
			p.Span.End = min(p.Span.End, len(c.Text))
		case 2:
			p.Lat = -p.Lat
		case 3:
			p.Place = dyad.Place{}
		case 4:
			p.Lat += 1.4
		}
		p.Text = p.Span.In(c.Text)
		k.Places = append(k.Places, p)
	}
	return k
}

type refName struct {
	Text  string   `json:"text"`
	Start int      `json:"start"`
	End   int      `json:"end"`
	Lat   *float64 `json:"lat"`
	Lon   *float64 `json:"lon"`
}

func refLine(t *testing.T, c *geoCase, names []refName) []byte {
	t.Helper()
	b, err := json.Marshal(map[string]any{"id": c.ID, "text": c.Text, "toponyms": names})
	if err != nil {
		t.Fatal(err)
	}
	return append(b, '\n')
}

func refGold(t *testing.T, c *geoCase) []byte {
	names := []refName{}
	for _, g := range c.Gold {
		n := refName{Text: g.Phrase, Start: g.Start, End: g.End}
		if g.placed {
			n.Lat, n.Lon = &g.lat, &g.lon
		}
		names = append(names, n)
	}
	return refLine(t, c, names)
}

func refSystem(t *testing.T, c *geoCase, k *dyad.Coding) []byte {
	names := []refName{}
	for i := range k.Places {
		p := &k.Places[i]
		n := refName{Text: p.Text, Start: utf8.RuneCountInString(c.Text[:p.Span.Start]), End: utf8.RuneCountInString(c.Text[:p.Span.End])}
		if p.FeatureCode != "" {
			n.Lat, n.Lon = &p.Lat, &p.Lon
		}
		names = append(names, n)
	}
	return refLine(t, c, names)
}

func TestProject(t *testing.T) {
	for _, c := range []struct{ name, text, kept, word string }{
		{"as it was", "Shells fell on Sudzha.", "Shells fell on Sudzha.", "Sudzha"},
		{"a dateline cut off", "KYIV (Reuters) - Shells fell on Sudzha.", "Shells fell on Sudzha.", "Sudzha"},
		{"spaces cleaned", "Shells  fell\n\n\n on \t Sudzha today.", "Shells fell\n\non Sudzha today.", "Sudzha"},
		{"a paragraph left out", "Shells fell. Share this. On Sudzha, too.", "Shells fell. On Sudzha, too.", "Sudzha"},
	} {
		t.Run(c.name, func(t *testing.T) {
			at, _ := locate(c.kept, c.word)
			k := &dyad.Coding{Article: dyad.Article{Text: c.kept}, Places: []dyad.Toponym{{Span: at}}}
			if got := project(k, c.text)[0].In(c.text); got != c.word {
				t.Errorf("got %q, want %q", got, c.word)
			}
		})
	}
}

package geo_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"math"
	"os"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/geo"
	"github.com/dyad-news/dyad/lang/en"
)

// gold is one article of a geoparsing corpus; numbers come as strings.
type gold struct {
	Text     string `json:"text"`
	Toponyms []struct {
		Start, End, Phrase, Lat, Lon, GeoNameID, Country string
	} `json:"toponyms"`
}

// score is what is counted over a corpus.
type score struct {
	gold, found, hit, overlap int // toponyms; hit on the very span
	resolved, near, same      int // of hits with a place: within 161 km, same GeoNames id
	country, countries        int // of hits, resolved or not, whose gold country we have
	wide                      int // within 161 km, of all hits
	spent                     time.Duration
	missed, wrong, spurious   map[string]int
}

// TestScore measures the finder on the public corpora of geoparsing where they are at
// hand, and prints the figures with -v.
func TestScore(t *testing.T) {
	tables, err := data.Open("")
	if err != nil {
		t.Fatal(err)
	}
	f, err := geo.New(tables)
	if err != nil {
		t.Fatal(err)
	}
	e, err := en.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, corpus := range []string{"trnews", "lgl"} {
		t.Run(corpus, func(t *testing.T) {
			docs := readGold(t, "../../shared/data/geo/"+corpus+".jsonl.gz")
			if most := 120; len(docs) > most && os.Getenv("GEO_ALL") == "" {
				docs = docs[:most] // GEO_ALL=1 measures all of it
			}
			c := score{missed: map[string]int{}, wrong: map[string]int{}, spurious: map[string]int{}}
			for i := range docs {
				c.add(f, e, &docs[i])
			}
			p, r := float64(c.hit)/float64(c.found), float64(c.hit)/float64(c.gold)
			t.Logf("%d articles, %d gold, %d found: precision %.3f, recall %.3f, F1 %.3f, overlapping %d", len(docs), c.gold, c.found, p, r, 2*p*r/(p+r), c.overlap)
			t.Logf("of %d hits: %d resolved, within 161 km %.3f of all and %.3f of resolved, same id %.3f, country %.3f of %d",
				c.hit, c.resolved, share(c.wide, c.hit), share(c.near, c.resolved), share(c.same, c.hit), share(c.country, c.countries), c.countries)
			t.Logf("%.3f ms an article", float64(c.spent.Microseconds())/1000/float64(len(docs)))
			top(t, "missed", c.missed)
			top(t, "spurious", c.spurious)
			top(t, "wrong place", c.wrong)
			if floor := 0.5; 2*p*r/(p+r) < floor {
				t.Errorf("toponym F1 below %.2f", floor)
			}
		})
	}
}

func (c *score) add(f *geo.Finder, e *en.Analyzer, g *gold) {
	a := &dyad.Article{Text: g.Text, Paragraphs: []dyad.Span{{Start: 0, End: len(g.Text)}}}
	s := e.Analyze(a)
	start := time.Now()
	found := f.Find(a, s, nil)
	c.spent += time.Since(start)
	c.found += len(found)
	c.gold += len(g.Toponyms)
	at := byteOffsets(g.Text)
	used := map[int]bool{}
	for _, x := range g.Toponyms {
		lo, hi := number(x.Start), number(x.End)
		if lo >= len(at) || hi >= len(at) {
			continue
		}
		span := repair(g.Text, x.Phrase, dyad.Span{Start: at[lo], End: at[hi]})
		k := -1
		for i := range found {
			if name := nameSpan(&found[i], s); name == span {
				k = i
			} else if found[i].Span.Overlaps(span) {
				c.overlap++
				used[i] = true
			}
		}
		if k < 0 {
			c.missed[x.Phrase]++
			continue
		}
		used[k] = true
		c.judge(&found[k], x.Phrase, x.Lat, x.Lon, x.GeoNameID, x.Country)
	}
	for i := range found {
		if !used[i] {
			c.spurious[found[i].Text]++
		}
	}
}

// repair moves a span that has drifted off its phrase, as some of the corpora's have, to
// the nearest place where the phrase stands.
func repair(text, phrase string, span dyad.Span) dyad.Span {
	if span.In(text) == phrase {
		return span
	}
	best := -1
	for at := max(0, span.Start-80); at < min(len(text), span.Start+80); at++ {
		if strings.HasPrefix(text[at:], phrase) && (best < 0 || abs(at-span.Start) < abs(best-span.Start)) {
			best = at
		}
	}
	if best < 0 {
		return span
	}
	return dyad.Span{Start: best, End: best + len(phrase)}
}

func abs(n int) int { return max(n, -n) }

// nameSpan is the toponym's span without the word of direction before the name.
func nameSpan(t *dyad.Toponym, s []dyad.Sentence) dyad.Span {
	first := &s[t.Sentence].Tokens[t.First]
	if c := first.Form[0]; c >= 'a' && c <= 'z' && t.Last-t.First > 1 {
		return s[t.Sentence].Cover(t.First+1, t.Last)
	}
	return t.Span
}

func (c *score) judge(t *dyad.Toponym, phrase, lat, lon, id, country string) {
	c.hit++
	if country != "" {
		c.countries++
		if t.Country == country {
			c.country++
		}
	}
	if t.Country == "" && t.FeatureClass == "" || lat == "" {
		return
	}
	c.resolved++
	if t.GeoNameID != 0 && strconv.Itoa(t.GeoNameID) == id {
		c.same++
	}
	if distance(t.Lat, t.Lon, float(lat), float(lon)) <= 161 {
		c.near++
		c.wide++
	} else {
		c.wrong[phrase+" -> "+t.Name+", "+t.Province+", "+t.Country+" for "+country]++
	}
}

func readGold(t *testing.T, name string) []gold {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Skip("no corpus at hand:", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var docs []gold
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		var g gold
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		docs = append(docs, g)
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return docs
}

// byteOffsets maps offsets in code points to offsets in bytes.
func byteOffsets(text string) []int {
	var at []int
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

func top(t *testing.T, what string, counts map[string]int) {
	var keys []string
	for k := range counts {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if counts[keys[i]] != counts[keys[j]] {
			return counts[keys[i]] > counts[keys[j]]
		}
		return keys[i] < keys[j]
	})
	line := ""
	for _, k := range keys[:min(60, len(keys))] {
		line += k + " " + strconv.Itoa(counts[k]) + "; "
	}
	t.Logf("%s: %s", what, line)
}

func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	a := math.Sin((lat2 - lat1) * rad / 2)
	b := math.Sin((lon2 - lon1) * rad / 2)
	h := a*a + math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 1 << 30
	}
	return n
}

func float(s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return math.NaN()
	}
	return x
}

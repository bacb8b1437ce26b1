package incident

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// item is one article of the shared sets.
type item struct {
	ID, Date, Title, Outlet, Text string
}

// shared reads articles of ../../shared/data, or skips the test where they are not there.
func shared(t testing.TB, path string, limit int) []item {
	t.Helper()
	f, err := os.Open(filepath.Join("../../shared/data", path))
	if err != nil {
		t.Skip("no shared data: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var all []item
	s := bufio.NewScanner(z)
	s.Buffer(nil, 16<<20)
	for s.Scan() && len(all) < limit {
		var a item
		if err := json.Unmarshal(s.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// found reports whether one text is found and taken for a copy of the other.
func found(a, b string) bool {
	prints := Prints(b)
	return slices.ContainsFunc(Prints(a), func(p uint64) bool { return slices.Contains(prints, p) }) && Copy(a, b)
}

const wire = `Iran fired missiles at two bases of a militant group in southwestern Pakistan on Tuesday, Iranian state media reported. ` +
	`Pakistan said that the attack had killed two children and injured three girls, and it called the strike an unprovoked violation of its airspace. ` +
	`The foreign ministry in Islamabad summoned the Iranian envoy and warned of serious consequences, while officials in Tehran made no comment at first. ` +
	`The group, which has fought the Iranian border guards for years, said in a message that the houses of two of its fighters had been hit by drones.`

func TestCopy(t *testing.T) {
	cut := wire[:strings.Index(wire, "The group, which")]
	for _, c := range []struct {
		name, a, b string
		want       bool
	}{
		{"the same", wire, wire, true},
		{"other quotation marks, spaces and case", wire, strings.ToUpper(strings.ReplaceAll(wire, " ", "\n ")), true},
		{"headline and paragraph added", wire, "Missiles hit border bases\n\n" + wire + "\n\nOil rose two per cent on the news and shares in Karachi fell at the opening.", true},
		{"shortened", wire, cut, true},
		{"words changed", wire, strings.NewReplacer("reported", "said", "children", "minors", "serious", "grave", "fighters", "men").Replace(wire), true},
		{"one sentence of a long text", wire, wire[:strings.Index(wire, "Pakistan said")], false},
		{"short and equal", "Iran strikes Pakistan.", "Iran strikes Pakistan", true},
		{"short and nearly equal", "A bomb kills 5 people in Kabul, Afghanistan.", "A bomb kills 6 people in Kabul, Afghanistan.", false},
		{"same news in other words", wire, strings.Repeat("Missiles launched by Tehran struck hideouts across the border, and Islamabad protested loudly against what its ministry named aggression. ", 4), false},
		{"empty", "", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := found(c.a, c.b); got != c.want {
				t.Errorf("got %v, want %v; similarity %.2f", got, c.want, Similarity(c.a, c.b))
			}
		})
	}
}

// TestCopiesFound makes copies of real articles as desks make them, and measures how many
// are found: the share of copies of each kind, and that of pairs of different articles.
func TestCopiesFound(t *testing.T) {
	articles := append(shared(t, "news/articles_intl.jsonl.gz", 150), shared(t, "linking/crisis_iran_tankers_2019.jsonl.gz", 89)...)
	kinds := []struct {
		name  string
		least float64
		edit  func(text string, other string) string
	}{
		{"first half", 0.98, func(s, _ string) string { return s[:len(s)/2] }},
		{"first third", 0.90, func(s, _ string) string { return s[:len(s)/3] }},
		{"every third paragraph dropped", 0.98, func(s, _ string) string { return drop(s, 3) }},
		{"one word in fifteen changed", 0.98, func(s, _ string) string { return change(s, 15) }},
		{"headline and a fifth of another text added", 0.98, func(s, o string) string { return "Other headline\n\n" + s + "\n\n" + o[:len(o)/5] }},
	}
	for _, k := range kinds {
		hits, n := 0, 0
		for i, a := range articles {
			edited := k.edit(a.Text, articles[(i+1)%len(articles)].Text)
			if len(plain(edited)) < short {
				continue
			}
			n++
			if found(a.Text, edited) {
				hits++
			}
		}
		share := float64(hits) / float64(n)
		t.Logf("%s: %d of %d found", k.name, hits, n)
		if share < k.least {
			t.Errorf("%s: %.3f found, want %.3f", k.name, share, k.least)
		}
	}
}

// TestNoFalseCopies holds that different articles on one topic are not taken for copies.
// Six articles stand in both sets; those are all the copies that reading by eye found.
// the most alike of the others share under a quarter of their words.
func TestNoFalseCopies(t *testing.T) {
	articles := append(shared(t, "linking/crisis_iran_tankers_2019.jsonl.gz", 89), shared(t, "news/articles_intl.jsonl.gz", 399)...)
	sets, prints := make([][]uint64, len(articles)), make([][]uint64, len(articles))
	for i, a := range articles {
		sets[i], prints[i] = shingles(plain(a.Text)), Prints(a.Text)
	}
	candidates, copies, nearest := 0, 0, 0.0
	for i, a := range articles {
		for j, b := range articles[:i] {
			if slices.ContainsFunc(prints[i], func(p uint64) bool { return slices.Contains(prints[j], p) }) {
				candidates++
			}
			c := contained(sets[i], sets[j])
			switch {
			case c < copied:
				nearest = max(nearest, c)
			case a.Title != b.Title:
				t.Errorf("%q of %s taken for a copy of %q of %s (%.2f)", a.Title, a.Outlet, b.Title, b.Outlet, c)
			default:
				copies++
			}
		}
	}
	t.Logf("%d articles: %d candidates, %d copies, of the others at most %.2f alike", len(articles), candidates, copies, nearest)
	if copies != 6 || candidates > 8 {
		t.Errorf("%d candidates, %d copies; want at most 8, and 6", candidates, copies)
	}
}

// TestOneLiners holds that one-liners are joined only where they are equal.
func TestOneLiners(t *testing.T) {
	seen := map[uint64]string{}
	joined := 0
	for _, a := range shared(t, "news/current_events_2002_2019.jsonl.gz", 80000) {
		for _, p := range Prints(a.Text) {
			if b, ok := seen[p]; ok && b != a.Text && len(plain(b)) < short {
				joined++
				if !slices.Equal(plain(a.Text), plain(b)) {
					t.Errorf("%q and %q share a print", a.Text, b)
				}
			}
			seen[p] = a.Text
		}
	}
	t.Logf("one-liners that differ by punctuation alone: %d", joined)
}

func drop(text string, each int) string {
	var kept []string
	for i, p := range strings.Split(text, "\n\n") {
		if i%each != each-1 {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "\n\n")
}

func change(text string, each int) string {
	words := strings.Fields(text)
	for i := each / 2; i < len(words); i += each {
		words[i] = fmt.Sprint("changed", i)
	}
	return strings.Join(words, " ")
}

func TestSimilarityIsSymmetric(t *testing.T) {
	word := rapid.SampledFrom([]string{"Iran", "said", "on", "Tuesday", "that", "the", "strike", "killed", "nine", "people", "’", "—"})
	rapid.Check(t, func(t *rapid.T) {
		a := strings.Join(rapid.SliceOf(word).Draw(t, "a"), " ")
		b := strings.Join(rapid.SliceOf(word).Draw(t, "b"), " ")
		if x, y := Similarity(a, b), Similarity(b, a); x != y || x < 0 || x > 1 {
			t.Errorf("similarity %v and %v", x, y)
		}
		if Copy(a, b) != Copy(b, a) {
			t.Error("copy one way only")
		}
		if !slices.Equal(Prints(a), Prints(a)) {
			t.Error("prints differ")
		}
	})
}

func FuzzPrints(f *testing.F) {
	f.Add(wire, wire[:200])
	f.Add("", "\xff\xfe")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 1<<16 {
			return
		}
		if len(Prints(a)) > bands {
			t.Error("too many prints")
		}
		if Copy(a, b) != Copy(b, a) {
			t.Error("copy one way only")
		}
	})
}

package eval

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/dyad-news/dyad"
)

// shared is where the gold that is not ours lies, from this folder.
const shared = "../../shared"

func needShared(tb testing.TB, path string) string {
	tb.Helper()
	p := filepath.Join(shared, filepath.FromSlash(path))
	if _, err := os.Stat(p); err != nil {
		tb.Skipf("%s is not there", path)
	}
	return p
}

// said makes a coding of the text with events written TYPE, actor words, recipient words.
func said(text string, events ...[3]string) *dyad.Coding {
	k := &dyad.Coding{Article: dyad.Article{Text: text}}
	mention := func(words string) []dyad.Mention {
		if words == "" {
			return nil
		}
		s, _ := locate(text, words)
		return []dyad.Mention{{Text: words, Span: s}}
	}
	for _, e := range events {
		k.Events = append(k.Events, dyad.Event{Type: []string{e[0]}, Actors: mention(e[1]), Recipients: mention(e[2]), Realis: dyad.Actual})
	}
	return k
}

const sentence = "Iran struck Pakistan and Pakistan accused Iran."

func TestOnDyad(t *testing.T) {
	both := said(sentence, [3]string{"CONSULT", "Iran", ""})
	both.Events[0].Actors = append(both.Events[0].Actors, dyad.Mention{Text: "Pakistan", Span: dyad.Span{Start: 12, End: 20}})
	coref := said(sentence, [3]string{"AID", "accused", "Pakistan"})
	coref.Events[0].Actors[0].Coref = &dyad.Span{Start: 0, End: 4}
	for _, c := range []struct {
		name   string
		coding *dyad.Coding
		target string
		label  string
		strict string
		loose  string
		found  string
	}{
		{"both sides", said(sentence, [3]string{"ASSAULT", "Iran", "Pakistan"}), "Pakistan", "ASSAULT", "ASSAULT", "ASSAULT", "found"},
		{"no event", said(sentence), "Pakistan", "ASSAULT", "", "", "no event"},
		{"reversed", said(sentence, [3]string{"ASSAULT", "Pakistan", "Iran"}), "Pakistan", "ASSAULT", "", "", "reversed"},
		{"reversed, symmetric", said(sentence, [3]string{"CONSULT", "Pakistan", "Iran"}), "Pakistan", "AGREE", "", "CONSULT", "reversed"},
		{"one actor", said(sentence, [3]string{"ASSAULT", "Iran", "accused"}), "Pakistan", "ASSAULT", "", "", "one actor"},
		{"other actors", said(sentence, [3]string{"ASSAULT", "struck", "accused"}), "Pakistan", "ASSAULT", "", "", "other actors"},
		{"no target in the sentence", said(sentence, [3]string{"RETREAT", "Iran", ""}), "a recipient", "YIELD", "YIELD", "YIELD", "found"},
		{"actors without recipient", both, "Pakistan", "CONSULT", "CONSULT", "CONSULT", "found"},
		{"by the name it stands for", coref, "Pakistan", "AID", "AID", "AID", "found"},
		{"gold among several", said(sentence, [3]string{"ACCUSE", "Iran", "Pakistan"}, [3]string{"ASSAULT", "Iran", "Pakistan"}), "Pakistan", "ASSAULT", "ASSAULT", "ASSAULT", "found"},
		{"first where gold is not among them", said(sentence, [3]string{"ACCUSE", "Iran", "Pakistan"}, [3]string{"AID", "Iran", "Pakistan"}), "Pakistan", "ASSAULT", "ACCUSE", "ACCUSE", "found"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := relation{sentence: sentence, label: c.label, source: newSide(sentence, "Iran", nil), target: newSide(sentence, c.target, nil)}
			strict, found := r.onDyad(c.coding, false)
			loose, _ := r.onDyad(c.coding, true)
			if s, l := pick("root", c.label, strict).Got, pick("root", c.label, loose).Got; s != c.strict || l != c.loose || found != c.found {
				t.Errorf("got %q, leniently %q, %s; want %q, %q, %s", s, l, found, c.strict, c.loose, c.found)
			}
		})
	}
}

// TestDatelineCut: gold spans follow the text when extract has cut what stands before it.
func TestDatelineCut(t *testing.T) {
	whole := "TEHRAN (Agency) - " + sentence
	r := relation{sentence: whole, label: "ASSAULT", source: newSide(whole, "Iran", nil), target: newSide(whole, "Pakistan", nil)}
	if events, found := r.onDyad(said(sentence, [3]string{"ASSAULT", "Iran", "Pakistan"}), false); len(events) != 1 {
		t.Errorf("got %s", found)
	}
}

func TestMarked(t *testing.T) {
	for _, c := range []struct {
		name, plain, marks string
		source, target     string
	}{
		{"both", "Iran hit Iraq", "<s>Iran</s> hit <t>Iraq</t>", "[0,4]", "[9,13]"},
		{"the first of two", "A B A", "<s>A</s> <t>B</t> <s>A</s>", "[0,1]", "[2,3]"},
		{"one only", "Iran hit", "<s>Iran</s> hit", "[0,4]", ""},
		{"other text", "Iran hit Iraq", "<s>Iran</s> hits <t>Iraq</t>", "", ""},
		{"nested", "Iran's army", "<t><s>Iran</s>'s army</t>", "[0,4]", "[0,11]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := func(s *dyad.Span) string {
				if s == nil {
					return ""
				}
				b, _ := s.MarshalJSON()
				return string(b)
			}
			s, u := marked(c.plain, c.marks)
			if text(s) != c.source || text(u) != c.target {
				t.Errorf("got %s %s, want %s %s", text(s), text(u), c.source, c.target)
			}
		})
	}
}

func TestLocate(t *testing.T) {
	for _, c := range []struct{ name, text, phrase, want string }{
		{"as it stands", "the Foreign Office (FO) said", "Foreign Office", "Foreign Office"},
		{"token by token", "Russian President Vladimir Putin's offer", "Vladimir Putin 's offer", "Vladimir Putin's offer"},
		{"spaces in the text", "a  Foreign   Office said", "foreign office", "Foreign   Office"},
		{"not there", "Iran", "Iraq", ""},
		{"longer than the text", "Ira", "Iran", ""},
		{"empty", "Iran", " ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _ := locate(c.text, c.phrase)
			if got := s.In(c.text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func FuzzLocate(f *testing.F) {
	f.Add("Vladimir Putin's offer", "putin 's")
	f.Fuzz(func(t *testing.T, text, phrase string) {
		s, ok := locate(text, phrase)
		if ok && (s.Start < 0 || s.End > len(text) || s.Len() <= 0) {
			t.Errorf("locate(%q, %q) = %v", text, phrase, s)
		}
	})
}

// TestReferenceScorer holds the figures of the relation sets against those of the
// reference scorer, over answers that are right, wrong and missing by a fixed draw.
func TestReferenceScorer(t *testing.T) {
	gold, scorer := needShared(t, "data/events/plv_tune.tsv"), needShared(t, "score/plv_score.py")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3")
	}
	text, err := os.ReadFile(gold)
	if err != nil {
		t.Fatal(err)
	}
	relations, err := readRelations("plv_tune.tsv", text)
	if err != nil {
		t.Fatal(err)
	}
	given, alone := new(Measure), new(Measure)
	if err := spansOf("events/plv_tune.tsv")(source{dir: shared}, given); err != nil {
		t.Fatal(err)
	}
	if err := textOf("events/plv_tune.tsv")(source{dir: shared}, alone); err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(7, 7))
	for name, c := range map[string]struct {
		m      *Measure
		figure string
		want   string // what the scorer prints before its figures
		system func(r *relation, k *dyad.Coding) any
	}{
		"spans given":     {given, "root", "strict  any", systemRoot},
		"text, strictly":  {alone, "root", "strict  any", systemEvents},
		"text, leniently": {alone, "lenient", "lenient any", systemEvents},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := os.Create(filepath.Join(t.TempDir(), "system.jsonl"))
			if err != nil {
				t.Fatal(err)
			}
			defer out.Close()
			var outcomes []Outcome
			for i := range relations {
				k := answer(rng, &relations[i])
				outcomes = append(outcomes, c.m.Judge(i, k)...)
				if err := json.NewEncoder(out).Encode(c.system(&relations[i], k)); err != nil {
					t.Fatal(err)
				}
			}
			printed, err := exec.Command(python, scorer, gold, out.Name()).CombinedOutput()
			if err != nil {
				t.Fatalf("%v: %s", err, printed)
			}
			got := facet(outcomes, c.figure)
			line := regexp.MustCompile(c.want + ` .*root acc ([\d.]+) mF1 ([\d.]+)`).FindStringSubmatch(string(printed))
			if line == nil {
				t.Fatalf("no line %q in %s", c.want, printed)
			}
			acc, _ := strconv.ParseFloat(line[1], 64)
			f1, _ := strconv.ParseFloat(line[2], 64)
			if a, f := Accuracy(got), MacroF1(got, Roots()); !near(a, acc) || !near(f, f1) || acc < .2 || acc > .9 {
				t.Errorf("accuracy %.4f, macro-F1 %.4f; the reference says %.4f, %.4f", a, f, acc, f1)
			}
		})
	}
}

// answer draws a coding for a relation: the right type or any, on the dyad, reversed, on
// one side alone, or nothing.
func answer(rng *rand.Rand, r *relation) *dyad.Coding {
	k := &dyad.Coding{Article: dyad.Article{Text: r.sentence}}
	side := func(s side) []dyad.Mention {
		if s.span == nil {
			return nil
		}
		return []dyad.Mention{{Text: s.span.In(r.sentence), Span: *s.span}}
	}
	for range rng.IntN(3) {
		e := dyad.Event{Type: []string{r.label}, Actors: side(r.source), Recipients: side(r.target)}
		if rng.IntN(3) == 0 {
			e.Type = []string{Roots()[rng.IntN(15)]}
		}
		switch rng.IntN(6) {
		case 0:
			e.Actors, e.Recipients = e.Recipients, e.Actors
		case 1:
			e.Actors = nil
		}
		k.Events = append(k.Events, e)
	}
	if len(k.Events) > 0 {
		k.Events[0].Pair = true
	}
	return k
}

func systemRoot(r *relation, k *dyad.Coding) any {
	root := "NONE"
	if e := r.answered(k); e != nil {
		root = Root(e.Type[0])
	}
	return map[string]any{"uid": r.uid, "root": root}
}

func systemEvents(r *relation, k *dyad.Coding) any {
	actors := func(mentions []dyad.Mention) []any {
		list := []any{}
		for _, m := range mentions {
			list = append(list, map[string]any{"text": m.Text, "start": m.Span.Start, "end": m.Span.End})
		}
		return list
	}
	events := []any{}
	for _, e := range k.Events {
		events = append(events, map[string]any{"source": actors(e.Actors), "target": actors(e.Recipients), "type": e.Type[0]})
	}
	return map[string]any{"uid": r.uid, "events": events}
}

func TestReadersSayWhere(t *testing.T) {
	const plv = "uid\tsentence\tmarked_sentence\tsource\ttarget\tgold_root\n"
	for _, c := range []struct {
		name string
		read func() error
		want string
	}{
		{"no column", func() error { _, err := readRelations("p.tsv", []byte("uid\tsentence\n")); return err }, `p.tsv:1: no column "marked_sentence"`},
		{"no root", func() error {
			_, err := readRelations("p.tsv", []byte(plv+"1\ta\ta\ta\tb\tACCUSE\n2\ta\ta\ta\tb\tSHOUT\n"))
			return err
		}, `p.tsv:3: gold_root "SHOUT" is none of the 15 roots`},
		{"uid twice", func() error {
			_, err := readRelations("p.tsv", []byte(plv+"1\ta\ta\ta\tb\tACCUSE\n1\ta\ta\ta\tb\tAID\n"))
			return err
		}, `p.tsv:3: uid "1" stands on line 2 too`},
		{"quad", func() error {
			_, err := readQuads("q.tsv", []byte("uid\tsentence\tsource\ttarget\tgold_penta\n1\ta\ta\tb\t7\n"))
			return err
		}, `q.tsv:2: gold_penta "7" is not 0 to 4`},
		{"gsr", func() error {
			_, err := readGSR("g.json", []byte(`[{"id":"x","event":"SHOUT","text":"a"}]`))
			return err
		}, `g.json: record 1 (x): event "SHOUT" has no root`},
		{"jsonl", func() error { _, err := readUP("u.jsonl", []byte("{}\n{\n")); return err }, "u.jsonl:2: unexpected end of JSON input"},
		{"gold type", func() error { return decode("type: SHOUT") }, `gold/x.yaml:5: case "a": event 1: type "SHOUT" is no PLOVER type`},
		{"gold actor", func() error { return decode("type: AID, actor: [france]") }, `gold/x.yaml:5: case "a": event 1: actor "france": want a code, a sector, or both`},
		{"gold stance", func() error { return decode("type: AID, attribution: [FRA shouts]") }, `gold/x.yaml:5: case "a": event 1: attribution "FRA shouts": no stance "shouts"`},
		{"gold realis", func() error { return decode("type: AID, realis: past") }, `gold/x.yaml:5: case "a": event 1: realis "past" is none`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := errText(c.read()); got != c.want {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
	if err := decode("type: AID, actors: [FRA]"); err == nil || !regexp.MustCompile(`unknown field "actors"`).MatchString(err.Error()) {
		t.Errorf("an unknown key: got %v", err)
	}
}

func decode(event string) error {
	_, err := decodeGold("gold/x.yaml", fmt.Appendf(nil, "says: x\ncodebook: plover-2.0\npublished: 2024-01-18\ncases:\n  - id: a\n    text: b\n    events:\n      - {%s}\n", event))
	return err
}

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dyad-news/dyad/eval/judged"
)

const sheet = `=== news 7 2024-01-01 Unrest in Norland
before: What came before.
SENTENCE: Police shot a man in Lund, Suland, after the gold strike.
M1: ? COP “Police”
M2: NOR CVL “a man”
M3: SUL GOV “Suland”
E1: ASSAULT/firearms actual at 7-11 “shot” | actor: 1 | recipient: 2,3
E2: PROTEST/strike actual at 40-46 “strike” | actor: - | recipient: -
E3: ASSAULT future at 7-9 “gold strike” | actor: 1 | recipient: -
`

func TestReadAnswers(t *testing.T) {
	for _, c := range []struct{ name, answers, want, err string }{
		{"right, none and skipped", "1 ok\n2 none\n3 skip\n", "news\t7\t7-11\tASSAULT\tASSAULT\tactual\t?\tNOR,SUL\nnews\t7\t40-46\tPROTEST\tnone\t\t\t\n", ""},
		{"corrected", "1 a=1@SUL r=2\n2 t=COERCE h=historical a=@NOR\n3 dup\n", "news\t7\t7-11\tASSAULT\tASSAULT\tactual\tSUL\tNOR\nnews\t7\t40-46\tPROTEST\tCOERCE\thistorical\tNOR\t-\nnews\t7\t7-9\tASSAULT\tdup\t\t\t\n", ""},
		{"nobody", "1 r=-\n2 none\n3 none\n", "news\t7\t7-11\tASSAULT\tASSAULT\tactual\t?\t-\nnews\t7\t40-46\tPROTEST\tnone\t\t\t\nnews\t7\t7-9\tASSAULT\tnone\t\t\t\n", ""},
		{"one is missing", "1 ok\n2 ok\n", "", "E3: has no answer"},
		{"no such mention", "1 a=9\n2 ok\n3 ok\n", "", `no mention "9"`},
		{"no such word", "1 fine\n2 ok\n3 ok\n", "", `"fine"`},
	} {
		dir := t.TempDir()
		at := func(name, text string) string {
			name = filepath.Join(dir, name)
			if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			return name
		}
		var got bytes.Buffer
		err := readAnswers(&got, at("sheet", sheet), at("answers", c.answers))
		if c.err == "" && (err != nil || got.String() != c.want) || c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)) {
			t.Errorf("%s: got %q, %v, want %q, %q", c.name, got.String(), err, c.want, c.err)
		}
		if c.err != "" {
			continue
		}
		rows := "set\tpage\ttrigger\ttold\ttype\trealis\tactors\trecipients\n" + got.String()
		at("corrected-1.tsv", rows)
		if all, err := judged.AllCorrected(os.DirFS(dir)); err != nil || len(all) != strings.Count(c.want, "\n") {
			t.Errorf("%s: read back %v, %v", c.name, all, err)
		}
	}
}

// TestLearn: of made-up events those of one rule are right; the weights say so, and nothing of a sign
// that is seldom or says nothing.
func TestLearn(t *testing.T) {
	var cases []example
	draw := rand.New(rand.NewPCG(1, 1))
	for i := range 2400 {
		rule := draw.IntN(2)
		good := (rule == 0) == (draw.IntN(5) > 0) // in one of five cases the other is right
		x := example{page: fmt.Sprint(i / 3), there: good || draw.IntN(2) == 0, right: good, blind: draw.IntN(4) == 0, signs: []string{"always", fmt.Sprintf("rule %d", rule), fmt.Sprintf("length %d", draw.IntN(3))}}
		if i < 6 {
			x.signs = append(x.signs, "seldom")
		}
		cases = append(cases, x)
	}
	var said bytes.Buffer
	weights, err := learn(cases, &said)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]counts{}
	for _, w := range weights {
		got[w.sign] = counts{w.there, w.right}
	}
	if a, b := got["rule 0"], got["rule 1"]; a.right < 0.5 || b.right > -0.5 || a.there < b.there {
		t.Errorf("weights %v and %v, want the first to speak for an event", a, b)
	}
	if _, ok := got["seldom"]; ok || max(got["length 0"].right, -got["length 0"].right) > 0.3 {
		t.Errorf("weights of what says nothing: %v", got)
	}
	if !strings.Contains(said.String(), "right, judged blind: ") {
		t.Errorf("said %q", said.String())
	}
	if _, err := learn(cases[:500], &said); err == nil {
		t.Error("500 events were enough")
	}
}

type counts struct{ there, right float64 }

package chains

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// placed reads "a=1 a=2 =1 b=": a mention each, its chain and its cluster.
func placed(s string) (all []Placed) {
	for p := range strings.FieldsSeq(s) {
		gold, got, _ := strings.Cut(p, "=")
		all = append(all, Placed{Gold: gold, Got: got})
	}
	return all
}

// The figures are worked out by hand from the definitions of the two papers.
func TestCount(t *testing.T) {
	for _, c := range []struct {
		name           string
		mentions       string
		mucP, mucR     float64
		cubedP, cubedR float64
	}{
		{"right", "a=1 a=1 b=2 b=2 b=2", 1, 1, 1, 1},
		{"nothing found", "a= a= a=", 0, 0, 0, 0},
		{"nothing there", "=1 =1", 0, 0, 0, 0},
		// The example of Vilain and others: A-B-C-D in truth, A-B and C-D found.
		{"one link missing", "a=1 a=1 a=2 a=2", 1, 2.0 / 3, 1, 0.5},
		// And the other way round.
		{"one link too many", "a=1 a=1 b=1 b=1", 2.0 / 3, 1, 0.5, 1},
		// Bagga and Baldwin's first example: 1-5, 6-7 and 8-12 in truth; 6-7 joined to 8-12.
		{"small chain joined to a large one", "a=1 a=1 a=1 a=1 a=1 b=2 b=2 c=2 c=2 c=2 c=2 c=2", 9.0 / 10, 1, (5 + 2*2.0/7 + 5*5.0/7) / 12, 1},
		// Their second: 1-5 joined to 8-12. MUC is the same, B-cubed is lower.
		{"two large chains joined", "a=1 a=1 a=1 a=1 a=1 b=2 b=2 c=1 c=1 c=1 c=1 c=1", 9.0 / 10, 1, (10*0.5 + 2) / 12, 1},
		{"a mention too many", "a=1 a=1 =1", 0.5, 1, (2.0/3 + 2.0/3) / 3, 1},
		{"a mention missing", "a=1 a=1 a=", 1, 0.5, 1, (2.0/3 + 2.0/3) / 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := Count(placed(c.mentions))
			got := []float64{s.MUC.P(), s.MUC.R(), s.B3.P(), s.B3.R()}
			for i, want := range []float64{c.mucP, c.mucR, c.cubedP, c.cubedR} {
				if math.Abs(got[i]-want) > 1e-9 {
					t.Errorf("got %.3f, want MUC %.3f %.3f, B-cubed %.3f %.3f", got, c.mucP, c.mucR, c.cubedP, c.cubedR)
					break
				}
			}
		})
	}
}

func TestAddWeighsByMentions(t *testing.T) {
	var s Score
	s.Add(Count(placed("a=1 a=1")))
	s.Add(Count(placed("a=1 a=1 a=2 a=2")))
	if want := 3.0 / 4; math.Abs(s.MUC.R()-want) > 1e-9 {
		t.Errorf("MUC recall %.3f, want %.3f", s.MUC.R(), want)
	}
	if want := (2 + 2.0) / 6; math.Abs(s.B3.R()-want) > 1e-9 {
		t.Errorf("B-cubed recall %.3f, want %.3f", s.B3.R(), want)
	}
}

const sample = `# newdoc id = GUM_news_sample
1	Anna	Anna	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-new-nnnnn-cf1-1-coref
2	Berg	Berg	PROPN	NNP	_	1	flat	_	Entity=1)
3	left	leave	VERB	VBD	_	0	root	_	_
4	Chad	Chad	PROPN	NNP	_	3	obj	_	Entity=(2-place-new-nnnnn-cf2-1-coref-Chad)|SpaceAfter=No
5	.	.	PUNCT	.	_	3	punct	_	_

1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv:act-nnnnn-cf1-1-ana)
2	likes	like	VERB	VBZ	_	0	root	_	_
3	its	its	PRON	PRP$	_	4	nmod:poss	_	Entity=(3-place-new-nnnnn-cf3-2-coref(2-place-giv:act-nnnnn-cf2-1-ana)
4	lake	lake	NOUN	NN	_	2	obj	_	Entity=3)
5	there	there	ADV	RB	_	4	advmod	_	Entity=(3-place-giv:act-nnnnn-cf3-1-ana)|SpaceAfter=No

# newdoc id = GUM_bio_other
1	She	she	PRON	PRP	_	0	root	_	_
`

func TestRead(t *testing.T) {
	docs, err := Read("sample", []byte(sample), func(s string) bool { return s == "Chad" }, "news")
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 1 || docs[0].Text != "Anna Berg left Chad. She likes its lake there" {
		t.Fatalf("documents %+v", docs)
	}
	var got []string
	for _, m := range docs[0].Mentions {
		got = append(got, m.Chain+" "+m.Head.In(docs[0].Text))
	}
	if s := strings.Join(got, ", "); s != "1 Anna, 2 Chad, 1 She, 2 its" {
		t.Errorf("mentions %s; the lake is no country", s)
	}
	if _, err := Read("bad", []byte("# newdoc id = GUM_news_x\n1\tx\n"), nil, "news"); err == nil || !strings.Contains(err.Error(), "bad:2") {
		t.Errorf("error %v, want file and line", err)
	}
}

func TestPlace(t *testing.T) {
	text := "Anna Berg left. She wept."
	d := Document{Text: text, Mentions: []Gold{{Head: dyad.Span{Start: 0, End: 4}, Chain: "1"}, {Head: dyad.Span{Start: 16, End: 19}, Chain: "1"}}}
	tok := func(lo, hi int) dyad.Token {
		return dyad.Token{Span: dyad.Span{Start: lo, End: hi}, Form: text[lo:hi], UPOS: "PROPN"}
	}
	k := &dyad.Coding{Article: dyad.Article{Text: text}, Sentences: []dyad.Sentence{{Tokens: []dyad.Token{tok(0, 4), tok(5, 9)}}, {Tokens: []dyad.Token{tok(16, 19)}}}}
	name := dyad.Span{Start: 0, End: 9}
	k.Mentions = []dyad.Mention{{Span: name}, {Span: dyad.Span{Start: 16, End: 19}, Sentence: 1, Coref: &name}}
	got := d.Place(k)
	if len(got) != 2 || got[0].Got == "" || got[0].Got != got[1].Got {
		t.Errorf("placed %+v, want one cluster", got)
	}
	k.Mentions[1].Coref = nil
	if got := d.Place(k); got[0].Got != "" || got[1].Got != "" {
		t.Errorf("placed %+v, want none where nothing refers", got)
	}
}

func TestFind(t *testing.T) {
	docs, err := Read("sample", []byte(sample), func(string) bool { return false }, "news")
	if err != nil {
		t.Fatal(err)
	}
	text := "Anna Berg left Chad." // of which the coding has another reading: Berg Left, and Chad as a place
	tok := func(lo, hi, head int, tag string) dyad.Token {
		return dyad.Token{Span: dyad.Span{Start: lo, End: hi}, Form: text[lo:hi], UPOS: tag, Head: head}
	}
	s := dyad.Sentence{Span: dyad.Span{End: len(text)}, Tokens: []dyad.Token{tok(0, 4, 2, "PROPN"), tok(5, 9, 0, "ADJ"), tok(10, 14, -1, "PROPN"), tok(15, 19, 2, "PROPN")}}
	k := &dyad.Coding{Article: dyad.Article{Text: text}, Sentences: []dyad.Sentence{s}, Mentions: []dyad.Mention{{Head: 0}, {Head: 1}, {Head: 2}}}
	k.Places = []dyad.Toponym{{Span: dyad.Span{Start: 15, End: 19}}}
	want := []Found{{"person", "Anna Berg", "Anna Berg", "~Anna Berg"}, {"place", "Chad", "Chad", "~Chad"}, {"", "", "left Chad", "left Chad"}}
	if got := docs[0].Find(k); !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
}

func TestTitled(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []token
		head int
		want int
	}{
		{"barrister Colin Yeo", []token{{head: -1}, {head: 0, proper: true, rel: "flat"}, {head: 0, proper: true, rel: "flat"}}, 0, 1},
		{"minister Ann Lee, a name beside it", []token{{head: -1}, {head: 0, proper: true, rel: "appos"}, {head: 1, proper: true, rel: "flat"}}, 0, 1},
		{"Colin Yeo, a name already", []token{{head: -1, proper: true}, {head: 0, proper: true, rel: "flat"}}, 0, 0},
		{"the minister, Ann Lee: told in passing", []token{{head: -1}, {head: 0, rel: "punct"}, {head: 0, proper: true, rel: "appos"}}, 0, 0},
		{"the lake Chad has", []token{{head: -1}, {head: 2, proper: true, rel: "nsubj"}, {head: 0, rel: "acl:relcl"}}, 0, 0},
		{"no head", nil, -1, -1},
	} {
		if got := titled(c.in, c.head); got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, got, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("# newdoc id = GUM_news_x\n1\ta\t_\t_\t_\t_\t9\t_\t_\tEntity=)1)(\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		docs, err := Read("fuzz", text, func(string) bool { return true }, "")
		if err != nil {
			return
		}
		for _, d := range docs {
			for _, m := range d.Mentions {
				if m.Head.Start < 0 || m.Head.End > len(d.Text) || m.Head.Start > m.Head.End {
					t.Fatalf("span %v of a text of %d", m.Head, len(d.Text))
				}
			}
		}
	})
}

package train

import (
	"bytes"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang"
	"github.com/dyad-news/dyad/lang/net"
	"github.com/dyad-news/dyad/lang/net/arc"
)

// toy is a treebank of our own: each verb has its nouns, each noun its article.
func toy(t testing.TB) []dyad.Sentence {
	t.Helper()
	var b strings.Builder
	nouns := []string{"envoy", "army", "court", "rebel", "mayor", "union"}
	verbs := []string{"met", "praised", "blamed", "left"}
	for i, n := range nouns {
		for j, v := range verbs {
			other := nouns[(i+j+1)%len(nouns)]
			b.WriteString("1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n2\t" + n + "\t_\tNOUN\tNN\t_\t3\tnsubj\t_\t_\n3\t" + v +
				"\t_\tVERB\tVBD\t_\t0\troot\t_\t_\n4\tthe\tthe\tDET\tDT\t_\t5\tdet\t_\t_\n5\t" + other + "\t_\tNOUN\tNN\t_\t3\tobj\t_\t_\n6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n")
		}
	}
	bank, err := lang.ReadCoNLLU(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return bank.Sentences
}

func small() Options {
	o := Default()
	o.Size = net.Config{Embed: 16, Hidden: 32, Parse: 16, Blocks: 2}
	o.Epochs, o.Batch, o.Rate = 30, 4, 0.01
	return o
}

func TestTrainLearnsAndRepeats(t *testing.T) {
	gold := toy(t)
	var log bytes.Buffer
	o := small()
	o.Progress = &log
	first, err := Train(gold, nil, gold, o)
	if err != nil {
		t.Fatal(err)
	}
	score, err := Evaluate(first, gold)
	if err != nil {
		t.Fatal(err)
	}
	if las := score.LAS.F1(); las < 0.95 {
		t.Errorf("LAS on its own sentences is %.3f\n%s", las, log.String())
	}
	again, err := Train(gold, nil, gold, o)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, again) {
		t.Error("a second run gives other bytes")
	}
	if lines := strings.Count(log.String(), "epoch "); lines != 2*o.Epochs {
		t.Errorf("%d lines of progress, want %d", lines, 2*o.Epochs)
	}
}

func TestTrainRefusesWhatIsNoTree(t *testing.T) {
	gold := toy(t)
	gold[0].Tokens = append([]dyad.Token(nil), gold[0].Tokens...)
	gold[0].Tokens[1].Head = -1
	if _, err := Train(gold, nil, gold, small()); err == nil || !strings.Contains(err.Error(), "2 roots") {
		t.Errorf("got error %v", err)
	}
}

// TestGradients holds the backward half against differences of the loss.
func TestGradients(t *testing.T) {
	o := small()
	o.Dropout, o.Explore, o.Unknown, o.Headline, o.Rename = 0, 0, 0, 0, 0
	gold := toy(t)
	l := collect(gold, nil, Options{Least: 1})
	data, err := l.samples(gold)
	if err != nil {
		t.Fatal(err)
	}
	tr := newTrainer(l, o)
	rng := rand.New(rand.NewPCG(7, 7))
	for i := range tr.w.Flat { // leave no parameter at a place of rest
		tr.w.Flat[i] += 0.1 * float32(rng.NormFloat64())
	}
	s := tr.work[0]
	loss := func() float64 {
		s.pass.rng = rand.New(rand.NewPCG(1, 1))
		clear(s.grads.Flat)
		s.rows.clear()
		tr.back.set(tr.c, tr.w)
		return s.sentence(tr, &data[5])
	}
	loss()
	dense := append([]float32(nil), s.grads.Flat...)
	sparse := append([]float32(nil), s.rows.flat...)
	touched := append([]uint32(nil), s.rows.touched...)
	check := func(name string, param []float32, at int, got float32) {
		const step = 2e-3
		keep := param[at]
		param[at] = keep + step
		up := loss()
		param[at] = keep - step
		down := loss()
		param[at] = keep
		want := (up - down) / (2 * step)
		if diff := math.Abs(float64(got) - want); diff > 0.02+0.03*math.Abs(want) {
			t.Errorf("%s[%d]: gradient %.5f, difference %.5f", name, at, got, want)
		}
	}
	for i := 0; i < len(dense); i += 37 {
		check("weights", tr.w.Flat, i, dense[i])
	}
	for _, r := range touched {
		at := int(r) * o.Size.Embed
		check("embedding", tr.embed, at+int(r)%o.Size.Embed, sparse[at+int(r)%o.Size.Embed])
	}
}

// TestOracleReachesTheGoldTree follows moves of least cost and must rebuild every
// projective tree, and lose no more arcs than it said where it first strays.
func TestOracleReachesTheGoldTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		s := randomTree(rng, 1+rng.IntN(12))
		for _, stray := range []float64{0, 0.3} {
			st, lost := follow(rng, s, stray)
			wrong := 0
			for i, h := range s.head {
				if st.Head[i] != h {
					wrong++
				}
			}
			if wrong > lost {
				t.Fatalf("stray %.1f: %d arcs wrong, costs say %d: %v", stray, wrong, lost, s.head)
			}
		}
	}
}

func follow(rng *rand.Rand, s *sample, stray float64) (*arc.State, int) {
	st, lost := &arc.State{}, 0
	st.Reset(len(s.head))
	for !st.Done() {
		cost := costs(st, s)
		best := 0
		for k, c := range cost {
			if c < cost[best] {
				best = k
			}
		}
		if other := rng.IntN(3); rng.Float64() < stray && cost[other] < never && st.Front < st.N {
			best = other
		}
		lost += cost[best]
		st.Apply(best, 0)
	}
	return st, lost
}

// randomTree makes a projective tree by moves at random.
func randomTree(rng *rand.Rand, n int) *sample {
	st := &arc.State{}
	st.Reset(n)
	for !st.Done() {
		shift, left, right := st.Allowed()
		ok := [3]bool{shift, left, right}
		if k := rng.IntN(3); ok[k] {
			st.Apply(k, 0)
		}
	}
	s := &sample{head: append([]int32(nil), st.Head[:n]...), rel: make([]int32, n), kids: make([][]int32, n+1)}
	for i, h := range s.head {
		s.kids[h] = append(s.kids[h], int32(i))
	}
	return s
}

func TestAPupilLearnsWhatTeachersRead(t *testing.T) {
	gold := toy(t)
	var teachers []*net.Model
	for _, seed := range []uint64{1, 2} {
		o := small()
		o.Seed = seed
		file, err := Train(gold, nil, gold, o)
		if err != nil {
			t.Fatal(err)
		}
		m, err := net.Decode(string(file))
		if err != nil {
			t.Fatal(err)
		}
		teachers = append(teachers, m)
	}
	jury, err := NewJury(teachers)
	if err != nil {
		t.Fatal(err)
	}
	var silver []dyad.Sentence
	for i, v := range Judged(gold, jury, 40) {
		silver = append(silver, v.Sentence)
		if s := &v; s.Of != i || s.Sure < 0.8 || s.Sure > 1 || s.Tokens[2].Head != -1 || s.Tokens[1].Deprel != "nsubj" || s.Tokens[1].UPOS != "NOUN" {
			t.Errorf("%+v", s.Tokens)
		}
	}
	if len(silver) != len(gold) {
		t.Errorf("%d of %d sentences", len(silver), len(gold))
	}
	if short := Judged(gold, jury, 5); len(short) > 0 {
		t.Errorf("%d sentences of six words are five at most", len(short))
	}
	file, err := Train(gold[:12], silver, gold, small())
	if err != nil {
		t.Fatal(err)
	}
	if score, err := Evaluate(file, gold); err != nil || score.LAS.F1() < 0.95 {
		t.Errorf("LAS of the pupil is %.3f, %v", score.LAS.F1(), err)
	}
}

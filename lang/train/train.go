package train

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang"
	"github.com/dyad-news/dyad/lang/net"
)

// Options say how to train. Default gives those of the English model.
type Options struct {
	Size     net.Config // Embed, Hidden, Parse and Blocks; the rest comes from the data
	Epochs   int
	Batch    int     // sentences an update
	Rate     float32 // of the first update after warming up; it falls to 0 as a cosine
	Dropout  float32 // in the network
	Unknown  float32 // a word seen f times is hidden with probability Unknown/(Unknown+f)
	Explore  float32 // probability that a move in training is the parser's own
	Headline float32 // probability that a sentence loses its full stop, as a headline has none
	Titles   float32 // part of those that get the capitals of a headline too
	Rename   float32 // probability that a rare name stands for another
	Least    int     // times that a feature must be met in the gold sentences to be kept
	Rows     int     // features kept in all: the most frequent of the silver sentences fill up
	Silver   float32 // silver sentences read in an epoch, for each gold one; they take turns
	Seed     uint64
	Progress io.Writer // a line an epoch; nil for none
}

// Default returns the options that the English model is trained with.
func Default() Options {
	return Options{Size: net.Config{Embed: 128, Hidden: 256, Parse: 128, Blocks: 2}, Epochs: 22, Batch: 24, Rate: 0.002,
		Dropout: 0.28, Unknown: 0.25, Explore: 0.5, Headline: 0.12, Titles: 0.5, Rename: 0.2, Least: 2, Rows: 38_000, Silver: 1.2, Seed: 1}
}

// shards is the number of goroutines that share a batch; fixed, so that sums come
// out alike everywhere.
const shards = 2

// Train makes a model from gold sentences, and silver ones (see Judged) where there
// are any, and returns the file of the epoch that has the highest labelled attachment
// score on dev, which is printed each epoch.
func Train(gold, silver, dev []dyad.Sentence, o Options) ([]byte, error) {
	l := collect(gold, silver, o)
	read, err := l.samples(gold)
	if err != nil {
		return nil, fmt.Errorf("train: %w", err)
	}
	more, err := l.samples(silver)
	if err != nil {
		return nil, fmt.Errorf("train: silver: %w", err)
	}
	t := newTrainer(l, o)
	if o.Progress != nil {
		fmt.Fprintf(o.Progress, "%d gold sentences, %d silver, %d features, %d weights\n", len(read), len(more), len(l.keys), len(t.w.Flat))
	}
	var best []byte
	var bestLAS float64
	part := min(int(o.Silver*float32(len(read))), len(more))
	perEpoch := (len(read) + part + o.Batch - 1) / o.Batch
	order := rand.New(rand.NewPCG(o.Seed, 2))
	order.Shuffle(len(more), func(i, j int) { more[i], more[j] = more[j], more[i] })
	for epoch := range o.Epochs {
		start := time.Now()
		data := append([]sample(nil), read...)
		for i := range part {
			data = append(data, more[(epoch*part+i)%len(more)])
		}
		order.Shuffle(len(data), func(i, j int) { data[i], data[j] = data[j], data[i] })
		var loss float64
		for i := 0; i < len(data); i += o.Batch {
			loss += t.batch(data[i:min(i+o.Batch, len(data))], perEpoch*o.Epochs)
		}
		trained := time.Since(start)
		file := net.Encode(t.c, l.upos, l.xpos, l.rels, l.keys, t.embed, t.w)
		score, err := Evaluate(file, dev)
		if err != nil {
			return nil, fmt.Errorf("train: epoch %d: %w", epoch+1, err)
		}
		if o.Progress != nil {
			fmt.Fprintf(o.Progress, "epoch %d: loss %.4f  UPOS %.2f  UAS %.2f  LAS %.2f  %.1fs + %.1fs\n", epoch+1, loss/float64(len(data)),
				100*score.UPOS.F1(), 100*score.UAS.F1(), 100*score.LAS.F1(), trained.Seconds(), time.Since(start).Seconds()-trained.Seconds())
		}
		if las := score.LAS.F1(); best == nil || las > bestLAS {
			best, bestLAS = file, las
		}
	}
	return best, nil
}

// Evaluate parses the words of gold sentences with a model file and scores tags
// and trees.
func Evaluate(file []byte, gold []dyad.Sentence) (lang.Score, error) {
	m, err := net.Decode(string(file))
	if err != nil {
		return lang.Score{}, err
	}
	var s net.Scratch
	var score lang.Score
	for i := range gold {
		tokens := append([]dyad.Token(nil), gold[i].Tokens...)
		p := m.Parse(&s, len(tokens), func(j int) string { return tokens[j].Form })
		for j := range tokens {
			t := &tokens[j]
			t.UPOS, t.XPOS = m.UPOS[p.UPOS[j]], m.XPOS[p.XPOS[j]]
			t.Head, t.Deprel = int(p.Head[j]), m.Rels[p.Rel[j]]
		}
		score.Add(&gold[i], &dyad.Sentence{Tokens: tokens})
	}
	return score, nil
}

type trainer struct {
	o     Options
	c     net.Config
	l     *lists
	w     *net.Weights
	embed []float32
	back  *mirror
	work  [shards]*shard
	dense *adam
	rows  *adam
	step  int
}

// shard is what one goroutine needs for its part of a batch.
type shard struct {
	pass  pass
	grads *net.Weights
	rows  *rowGrads
	loss  float64
}

func newTrainer(l *lists, o Options) *trainer {
	c := o.Size
	c.UPOS, c.XPOS, c.Rels = len(l.upos), len(l.xpos), len(l.rels)
	n := net.Features + len(l.keys)
	t := &trainer{o: o, c: c, l: l, w: net.NewWeights(c), embed: make([]float32, n*c.Embed), back: newMirror(c)}
	rng := rand.New(rand.NewPCG(o.Seed, 1))
	t.initial(rng)
	t.dense, t.rows = newAdam(len(t.w.Flat)), newAdam(len(t.embed))
	for i := range t.work {
		t.work[i] = &shard{pass: pass{c: c, layers: make([]layer, c.Blocks)}, grads: net.NewWeights(c), rows: newRowGrads(n, c.Embed)}
	}
	return t
}

func (t *trainer) initial(rng *rand.Rand) {
	random := func(v []float32, in, out int) {
		a := float32(math.Sqrt(6 / float64(in+out)))
		for i := range v {
			v[i] = a * (2*rng.Float32() - 1)
		}
	}
	ones := func(v []float32) {
		for i := range v {
			v[i] = 1
		}
	}
	c, w := t.c, t.w
	for i := range w.Blocks {
		b := &w.Blocks[i]
		random(b.ConvW, 3*c.In(i), c.Hidden)
		random(b.RnnW, c.Hidden, c.Hidden)
		ones(b.ConvGain)
		ones(b.RnnGain)
		for j := range c.Hidden { // remember at first
			b.RnnB[c.Hidden+j] = 1
		}
	}
	random(w.TagW, c.Hidden, c.Tags())
	random(w.WordW, 4*c.Hidden, c.Parse)
	random(w.Label, c.Parse, c.Parse)
	random(w.Dist, c.Parse, c.Parse)
	random(w.Val, c.Parse, c.Parse)
	random(w.MoveW, c.Parse, c.Moves())
	for i := range t.embed {
		t.embed[i] = 0.25 * (2*rng.Float32() - 1)
	}
}

// batch makes one update and returns the summed loss.
func (t *trainer) batch(data []sample, steps int) (loss float64) {
	t.back.set(t.c, t.w)
	words := 0
	for i := range data {
		words += len(data[i].head)
	}
	var wait sync.WaitGroup
	for k, s := range t.work {
		wait.Go(func() {
			s.pass.rng = rand.New(rand.NewPCG(t.o.Seed, uint64(t.step*shards+k)+1000))
			s.loss = 0
			for i := k; i < len(data); i += shards {
				s.loss += s.sentence(t, &data[i])
			}
		})
	}
	wait.Wait()
	t.step++
	sum := t.work[0]
	loss = sum.loss
	for _, s := range t.work[1:] {
		net.Add(sum.grads.Flat, s.grads.Flat)
		clear(s.grads.Flat)
		s.rows.into(sum.rows)
		loss += s.loss
	}
	t.update(sum, 1/float32(words), steps)
	clear(sum.grads.Flat)
	sum.rows.clear()
	return loss
}

// update moves all parameters; the gradient is scaled and its length limited.
func (t *trainer) update(s *shard, scale float32, steps int) {
	var square float64
	for _, v := range s.grads.Flat {
		square += float64(v) * float64(v)
	}
	if norm := math.Sqrt(square) * float64(scale); norm > 5 {
		scale *= float32(5 / norm)
	}
	for i := range s.grads.Flat {
		s.grads.Flat[i] *= scale
	}
	for _, r := range s.rows.touched {
		row := s.rows.row(r)
		for i := range row {
			row[i] *= scale
		}
	}
	rate := t.o.Rate * float32(0.5+0.5*math.Cos(math.Pi*float64(t.step)/float64(steps+1)))
	rate *= min(1, float32(t.step)/float32(min(500, 1+steps/10))) * correction(t.step)
	half := len(t.w.Flat) / 2
	var wait sync.WaitGroup
	wait.Go(func() { t.dense.update(t.w.Flat, s.grads.Flat, 0, half, rate) })
	wait.Go(func() { t.dense.update(t.w.Flat, s.grads.Flat, half, len(t.w.Flat), rate) })
	t.rows.updateRows(t.embed, s.rows, rate)
	wait.Wait()
}

// vary leaves in the pass the rows of one sentence as this step sees it: with other
// names, as a headline, with words hidden. It returns the sentence to learn.
func (p *pass) vary(t *trainer, data *sample) *sample {
	rows := data.rows
	if p.rng.Float32() < t.o.Headline {
		if p.rng.Float32() < t.o.Titles {
			rows = data.title
		}
		if data.stop {
			data = data.withoutStop()
		}
	}
	p.n = len(data.head)
	p.rows = append(p.rows[:0], rows[:p.n]...)
	for i := range p.rows {
		r := &p.rows[i]
		if data.name[i] && p.rng.Float32() < t.o.Rename {
			if others := t.l.names[r[net.Features-1]]; len(others) > 0 {
				*r = others[p.rng.IntN(len(others))]
			}
		}
		if f := float32(t.l.count[r[0]]); p.rng.Float32() < t.o.Unknown/(t.o.Unknown+f) {
			r[0] = 0
		}
	}
	return data
}

// sentence adds the gradients of one sentence and returns its loss.
func (s *shard) sentence(t *trainer, data *sample) float64 {
	p := &s.pass
	data = p.vary(t, data)
	ctx := p.context(t.w, t.embed, t.o.Dropout)
	dCtx := zero(&p.layers[len(p.layers)-1].dOut, len(ctx))
	loss := p.tagLoss(s.grads, t.w, t.back, ctx, dCtx, data)
	loss += p.treeLoss(s.grads, t.w, t.back, ctx, dCtx, data, t.o.Dropout, t.o.Explore)
	p.backContext(s.grads, t.w, t.back, s.rows)
	return loss
}

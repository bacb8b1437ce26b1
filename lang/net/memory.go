package net

import "strings"

// memory keeps what the first convolution makes of the words met last. Most words of a text
// have been there before, and what a word is to itself and its neighbours before the sums
// are taken hangs on its form alone. Kernels are faster than reading this back.
type memory struct {
	of       *Model
	at       map[string]int
	products []float32 // of each word: with the matrices of the word before, the word and the word after
	words    []int     // where those of the sentence are
}

// remembered is the number of words kept: nine megabytes of those of the English model's size.
const remembered = 3000

// remember leaves in s.memory.words where the products of n words are, whose embeddings are in x.
func (m *Model) remember(s *Scratch, x []float32, n int, form func(i int) string) {
	in, h := m.Config.Embed, m.Config.Hidden
	k := &s.memory
	if k.of != m || len(k.at)+n > max(remembered, n) {
		k.of, k.at, k.products = m, map[string]int{}, k.products[:0]
	}
	k.words = k.words[:0]
	for i := range n {
		word := form(i)
		at, ok := k.at[word]
		if !ok {
			at = len(k.products)
			k.at[strings.Clone(word)] = at
			k.products = append(k.products, make([]float32, 3*h)...)
			s.rows.Set(x[i*in:(i+1)*in], 1, in)
			for j := range m.dense[0].conv {
				m.dense[0].conv[j].Times(k.products[at+j*h:], h, &s.rows, 0, 1)
			}
		}
		k.words = append(k.words, at)
	}
}

// recall adds the products of n words to the rows of y, in the order of Model.conv.
func (k *memory) recall(y []float32, n, h int) {
	of := func(word, matrix int) []float32 {
		at := k.words[word] + matrix*h
		return k.products[at : at+h]
	}
	for t := range n {
		row := y[t*h : (t+1)*h]
		Add(row, of(t, 1))
		if t > 0 {
			Add(row, of(t-1, 0))
		}
		if t+1 < n {
			Add(row, of(t+1, 2))
		}
	}
}

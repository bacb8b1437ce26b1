package postgres

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/porter"
	"github.com/jackc/pgx/v5"
	"golang.org/x/text/unicode/norm"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

// Limits of what PostgreSQL can hold as a tsvector: positions end at 16,383, and all of it
// must stay below a megabyte.
const (
	maxWord     = 200     // bytes of a word; the rest of it is not compared
	maxStems    = 500_000 // bytes of a text's words; what comes later is not found
	maxPosition = 16_383
	titleGap    = 10 // positions between title and text, so that no phrase spans both
)

// stemmed is a word of a text as it is found: small, without marks, without its ending.
type stemmed struct {
	stem       string
	start, end int // in the text
}

// stems yields the words of a text. What is a word is for store.Terms and here the same:
// letters, marks and digits that stand together.
func stems(text string, yield func(stemmed) bool) {
	env := snowballstem.NewEnv("")
	known := map[string]string{} // words come again
	start := -1
	for i, r := range text + " " {
		if unicode.In(r, unicode.L, unicode.N, unicode.M) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start < 0 {
			continue
		}
		word := text[start:i]
		s, ok := known[word]
		if !ok {
			s = stem(env, word)
			known[word] = s
		}
		if s != "" && !yield(stemmed{s, start, i}) {
			return
		}
		start = -1
	}
}

// stem is a word as FTS5 of SQLite stems it, with Porter's algorithm of 1980.
func stem(env *snowballstem.Env, word string) string {
	word = strings.ToLower(word)
	plain := true
	for i := range len(word) {
		plain = plain && word[i] < 0x80
	}
	if !plain {
		word = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.M, r) {
				return -1
			}
			return r
		}, norm.NFKD.String(word))
	}
	if len(word) > maxWord {
		return strings.ToValidUTF8(word[:maxWord], "")
	}
	if len(word) < 3 || len(word) > 64 || !plain {
		return word
	}
	env.SetCurrent(word)
	porter.Stem(env)
	return env.Current()
}

// vector writes title and text as a tsvector: each stem with its places, those of the
// title with weight A.
func vector(title, text string) string {
	places := map[string][]string{}
	var order []string
	at, bytes := 0, 0
	add := func(text, weight string) {
		stems(text, func(w stemmed) bool {
			at, bytes = at+1, bytes+len(w.stem)+4
			if places[w.stem] == nil {
				order = append(order, w.stem)
			}
			if len(places[w.stem]) < 255 { // PostgreSQL keeps no more
				places[w.stem] = append(places[w.stem], strconv.Itoa(min(at, maxPosition))+weight)
			}
			return bytes < maxStems
		})
	}
	add(title, "A")
	at += titleGap
	add(text, "")
	var b strings.Builder
	for _, s := range order {
		// stems hold letters, marks and digits alone: nothing in them needs quotes
		b.WriteString(s)
		b.WriteByte(':')
		b.WriteString(strings.Join(places[s], ","))
		b.WriteByte(' ')
	}
	return b.String()
}

// query writes what is searched for as a tsquery, and lists its stems; one that ends with a
// star is the beginning of others. The query is empty where nothing can be found by it.
func query(words string) (string, []string, error) {
	terms, err := store.Terms(words)
	var all, marked []string
	for _, t := range terms {
		var phrase []string
		stems(strings.Join(t.Words, " "), func(w stemmed) bool {
			phrase = append(phrase, w.stem)
			return len(phrase) < maxPosition
		})
		if len(phrase) == 0 {
			continue
		}
		marked = append(marked, phrase...)
		if t.Prefix {
			marked[len(marked)-1] += "*"
			phrase[len(phrase)-1] += ":*"
		}
		all = append(all, "("+strings.Join(phrase, " <-> ")+")")
	}
	return strings.Join(all, " & "), marked, err
}

func (r reader) Search(ctx context.Context, words string, limit int) ([]dyad.Hit, error) {
	match, marked, err := query(words)
	if err != nil || match == "" {
		return nil, err
	}
	var hits []dyad.Hit
	err = r.c.each(ctx, `SELECT a.id, a.title, a.outlet, a.published, a.text, f.rank FROM
		(SELECT article, ts_rank('{0.1, 0.1, 0.1, 1.0}', stems, $1::tsquery, 1) AS rank FROM words WHERE stems @@ $1::tsquery ORDER BY 2 DESC, 1 LIMIT $2) f
		JOIN article a ON a.n = f.article ORDER BY f.rank DESC, f.article`,
		[]any{match, bound(limit)}, func(rows pgx.Rows) (bool, error) {
			var h dyad.Hit
			var text string
			err := rows.Scan(&h.Article, &h.Title, &h.Outlet, &h.Published, &text, &h.Score)
			h.Snippet = snippet(h.Title, text, marked)
			hits = append(hits, h)
			return true, err
		})
	if err != nil {
		return nil, fmt.Errorf("search for %.100q: %w", words, err)
	}
	return hits, nil
}

// window is how many words a snippet has.
const window = 24

// snippet returns the part of a text, or of the title, that has most of the words, with
// the words between « and ».
func snippet(title, text string, marked []string) string {
	for _, s := range []string{text, title} {
		if out, ok := cut(s, marked); ok {
			return out
		}
	}
	out, _ := cut(text, nil)
	return out
}

// hit returns which of the marked words a stem is, or -1.
func hit(stem string, marked []string) int {
	for i, m := range marked {
		if begin, ok := strings.CutSuffix(m, "*"); ok && strings.HasPrefix(stem, begin) || m == stem {
			return i
		}
	}
	return -1
}

// cut finds the window with most different words, the first of them, and writes it.
func cut(text string, marked []string) (string, bool) {
	var words []stemmed
	var hits []int
	stems(text, func(w stemmed) bool {
		words, hits = append(words, w), append(hits, hit(w.stem, marked))
		return len(words) < maxPosition
	})
	best, from := 0, 0
	count := map[int]int{}
	for i, h := range hits {
		if i >= window {
			if old := hits[i-window]; old >= 0 {
				if count[old]--; count[old] == 0 {
					delete(count, old)
				}
			}
		}
		if h >= 0 {
			count[h]++
		}
		if len(count) > best {
			best, from = len(count), max(0, i-window/2)
		}
	}
	if len(words) == 0 {
		return "", false
	}
	to := min(from+window, len(words))
	var b strings.Builder
	at := 0
	if from > 0 {
		b.WriteString("…")
		at = words[from].start
	}
	for i := from; i < to; i++ {
		b.WriteString(text[at:words[i].start])
		word := text[words[i].start:words[i].end]
		if hits[i] >= 0 {
			word = "«" + word + "»"
		}
		b.WriteString(word)
		at = words[i].end
	}
	if to < len(words) {
		return b.String() + "…", best > 0
	}
	return b.String() + text[at:], best > 0
}

package storetest

import (
	"slices"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// texts keeps articles of a title and a text each, and returns their ids.
func texts(t *testing.T, s dyad.Store, pairs ...[2]string) []dyad.ArticleID {
	t.Helper()
	var made []dyad.ArticleID
	for _, p := range pairs {
		k := &dyad.Coding{Article: dyad.Article{
			ID: dyad.NewArticleID(p[1]), Title: p[0], Text: p[1], Outlet: "example.org", Published: "2024-01-16",
		}}
		put(t, s, dyad.Keeping{}, k)
		made = append(made, k.Article.ID)
	}
	return made
}

func search(t *testing.T, s dyad.Store) {
	a := texts(t, s,
		[2]string{"Tankers", "Two oil tankers were attacked near the Strait of Hormuz on Thursday."},
		[2]string{"Talks", "Iran and Oman held talks on the strait; an attack on tankers was condemned. Hormuz was not named first."},
		[2]string{"Café", "Le café de Téhéran est fermé."},
		[2]string{"Envoy", "The U.S. envoy left for Kyiv."},
	)
	for _, q := range []struct {
		words string
		want  []int
	}{
		{"tankers", []int{0, 1}},
		{"TANKER", []int{0, 1}},
		{"hormuz talks", []int{1}},
		{`"strait of hormuz"`, []int{0}},
		{`"Strait of`, []int{0}},
		{"horm*", []int{0, 1}},
		{`"oil tank"*`, []int{0}},
		{"horm", nil},
		{"cafe teheran", []int{2}},
		{"u.s. envoy", []int{3}},
		{"envoy -left", []int{3}},
		{"nowhere", nil},
		{"", nil},
		{" *** ", nil},
	} {
		var got, want []dyad.ArticleID
		for _, h := range must[[]dyad.Hit](t)(s.Search(ctx, q.words, 0)) {
			got = append(got, h.Article)
		}
		for _, i := range q.want {
			want = append(want, a[i])
		}
		slices.Sort(got)
		slices.Sort(want)
		same(t, "search for "+q.words, got, want)
	}
	hits := must[[]dyad.Hit](t)(s.Search(ctx, "tankers", 0))
	if len(hits) != 2 || hits[0].Article != a[0] || hits[0].Score < hits[1].Score {
		t.Fatalf("the best match is not first: %+v", hits)
	}
	h := hits[0]
	if h.Title != "Tankers" || h.Outlet != "example.org" || h.Published != "2024-01-16" || !strings.Contains(strings.ToLower(h.Snippet), "«tankers»") {
		t.Errorf("hit %+v", h)
	}
	same(t, "limited", must[[]dyad.Hit](t)(s.Search(ctx, "tankers", 1)), hits[:1])
}

func searchHostile(t *testing.T, s dyad.Store) {
	texts(t, s, [2]string{"t", "near or and not a b words"}, [2]string{"", "a\x00b"}, [2]string{"", strings.Repeat("word ", 1000)})
	for _, words := range []string{
		`"`, `""`, `"""`, `a"b`, `"a" "b`, `AND`, `a OR`, `NOT b`, `NEAR(a b, 2)`, `NEAR(`, `title:a`, `text:`, `{a b}:c`, `a^`, `^a`, `+`, `a + b`,
		`a*b`, `*`, `**a`, `(a`, `a)`, `()`, `-`, `--`, `a; DROP TABLE article`, `'; --`, `%`, `_`, `\`, "a\x00b", "\x00", "\xff\xfe", "\u0301", "\u200b", "\U000e0001",
		"ａ", "１", "½", "a\u0301\u0302", strings.Repeat("(", 1000), strings.Repeat("a", 10000), `"` + strings.Repeat("a ", 5000), "words\n\t*",
	} {
		if _, err := s.Search(ctx, words, 5); err != nil {
			t.Errorf("search for %.60q: %v", words, err)
		}
	}
	// many words may be refused, in words
	if _, err := s.Search(ctx, strings.Repeat("a ", 5000), 5); err != nil && strings.Contains(strings.ToLower(err.Error()), "sql") {
		t.Errorf("search for many words: %v", err)
	}
}

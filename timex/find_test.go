package timex

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
)

// untagged makes an article and one sentence of a text, its tokens without tags or a
// tree: each hangs on the first verb that ends in "ed" or stands in a short list.
func untagged(text string, published dyad.Day) (*dyad.Article, []dyad.Sentence) {
	a := &dyad.Article{Text: text, Published: published}
	s := dyad.Sentence{Span: dyad.Span{End: len(text)}}
	for i := 0; i < len(text); {
		r, w := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += w
			continue
		}
		j := i + w
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			for j < len(text) {
				r, w := utf8.DecodeRuneInString(text[j:])
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !inside(text, j) {
					break
				}
				j += w
			}
		}
		s.Tokens = append(s.Tokens, dyad.Token{Span: dyad.Span{Start: i, End: j}, Form: text[i:j], Head: -1})
		i = j
	}
	tag(&s)
	s.Link()
	return a, []dyad.Sentence{s}
}

// inside reports whether the byte at j belongs to the word around it: the comma of
// "2,000", the dot of "Jan." or "p.m.".
func inside(text string, j int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	if text[j] == ',' || text[j] == ':' || text[j] == '/' {
		return digit(j-1) && digit(j+1)
	}
	if text[j] != '.' || j+1 == len(text) {
		return false
	}
	for _, abbr := range []string{"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Mon", "Fri", "p", "m", "a"} {
		if strings.HasSuffix(text[:j], abbr) && (j == len(abbr) || !unicode.IsLetter(rune(text[j-len(abbr)-1]))) {
			return true
		}
	}
	return digit(j-1) && digit(j+1)
}

// tag makes the simplest tree that tells the tense: all words hang on the main verb,
// auxiliaries and "to" marked as such.
func tag(s *dyad.Sentence) {
	verb := -1
	for i := range s.Tokens {
		t := &s.Tokens[i]
		f := strings.ToLower(t.Form)
		switch {
		case f == "will" || f == "would" || f == "was" || f == "were" || f == "is" || f == "are":
			t.UPOS, t.Deprel = "AUX", "aux"
		case f == "to":
			t.UPOS, t.Deprel = "PART", "mark"
		case f == "met" || f == "struck" || f == "said" || strings.HasSuffix(f, "ed"):
			t.UPOS, t.XPOS = "VERB", "VBD"
			if verb < 0 {
				verb = i
			}
		case f == "meet" || f == "vote":
			t.UPOS, t.XPOS = "VERB", "VB"
			if verb < 0 {
				verb = i
			}
		}
	}
	if len(s.Tokens) == 0 {
		return
	}
	verb = max(verb, 0)
	for i := range s.Tokens {
		t := &s.Tokens[i]
		t.Head = verb
		if t.Deprel == "" {
			t.Deprel = "obl"
		}
		if t.Deprel == "mark" && i+1 != verb {
			t.UPOS, t.Deprel = "ADP", "case"
		}
	}
	s.Tokens[verb].Head, s.Tokens[verb].Deprel = -1, "root"
}

// show writes what was found as the gold table does: "text = EDTF (start..end) +offset".
func show(x dyad.Timex) string {
	s := x.Text + " = " + x.EDTF
	if x.Start != "" || x.End != "" {
		s += " " + string(x.Start)
		if x.End != x.Start {
			s += ".." + string(x.End)
		}
	}
	if x.Offset != nil {
		s += " offset " + strconv.Itoa(*x.Offset)
	}
	if x.Duration {
		s += " duration"
	}
	return s
}

func TestFindGold(t *testing.T) {
	f, err := os.Open("testdata/gold.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) < 2 {
			t.Fatalf("testdata/gold.tsv:%d: want a day and a text, got %q", n, line)
		}
		t.Run(strconv.Itoa(n)+" "+col[1], func(t *testing.T) {
			pub := dyad.Day(col[0])
			if pub == "-" {
				pub = ""
			}
			a, s := untagged(col[1], pub)
			var got []string
			for _, x := range Find(a, s) {
				if x.Text != x.Span.In(a.Text) {
					t.Errorf("text %q is not what its span covers, %q", x.Text, x.Span.In(a.Text))
				}
				got = append(got, show(x))
			}
			if g, w := strings.Join(got, "\n"), strings.Join(col[2:], "\n"); g != w {
				t.Errorf("%s, published %s\ngot  %q\nwant %q", col[1], pub, got, col[2:])
			}
		})
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
}

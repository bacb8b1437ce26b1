package chains

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// Document is a text of GUM with its gold mentions: those of people, organisations and
// countries whose chain has two or more; and with its names.
type Document struct {
	ID, Text string
	Mentions []Gold
	Names    []Name
}

// Name is a mention whose head is a proper noun.
type Name struct {
	Head dyad.Span
	Span dyad.Span // the proper nouns around the head
	Type string    // GUM's word for what it names: "person", "organization", "place", "event"
}

// Gold is a mention of a chain by the span of its head word.
type Gold struct {
	Head  dyad.Span
	Chain string

	etype, link string
	first       int // token of the document, while it is read
}

// token is what is read of a word.
type token struct {
	span   dyad.Span
	head   int // token of the document, -1 at a root
	proper bool
	rel    string // to its head
}

// reader reads documents of some genres from CoNLL-U.
type reader struct {
	docs   []Document
	tokens []token
	open   []Gold
	base   int // first token of the sentence
	text   strings.Builder
	space  string
	keep   bool

	isCountry func(string) bool
}

// Read reads the documents whose ids begin with one of the genres. Chains are those of
// MISC Entity: "(12-person-giv:act-..." opens a mention, "12)" closes it. isCountry tells by the
// name that a chain is linked to whether a place is a country.
func Read(name string, text []byte, isCountry func(string) bool, genres ...string) ([]Document, error) {
	r := reader{isCountry: isCountry}
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			r.close()
			r.keep = slices.ContainsFunc(genres, func(g string) bool { return strings.HasPrefix(id, "GUM_"+g) })
			if r.keep {
				r.docs = append(r.docs, Document{ID: id})
			}
			continue
		}
		if !r.keep || line != "" && line[0] == '#' {
			continue
		}
		if err := r.word(line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	r.close()
	return r.docs, nil
}

// word reads a line: a word, or the end of a sentence.
func (r *reader) word(line string) error {
	if line == "" {
		r.base, r.space = len(r.tokens), " "
		return nil
	}
	c := strings.Split(line, "\t")
	if len(c) != 10 {
		return fmt.Errorf("want 10 columns, got %d", len(c))
	}
	if strings.ContainsAny(c[0], "-.") {
		return nil // a range spells its words; an empty node has no text
	}
	head, err := strconv.Atoi(c[6])
	if err != nil {
		return fmt.Errorf("head %q", c[6])
	}
	r.text.WriteString(r.space)
	t := token{head: -1, proper: c[3] == "PROPN", rel: c[7]}
	t.span.Start = r.text.Len()
	r.text.WriteString(c[1])
	t.span.End = r.text.Len()
	if head > 0 {
		t.head = r.base + head - 1
	}
	r.space = " "
	if strings.Contains(c[9], "SpaceAfter=No") {
		r.space = ""
	}
	r.tokens = append(r.tokens, t)
	for m := range strings.SplitSeq(c[9], "|") {
		if e, ok := strings.CutPrefix(m, "Entity="); ok {
			r.entity(e)
		}
	}
	return nil
}

// entity reads what opens and closes at the last token: "(1-person-new(2-place-giv)1)".
func (r *reader) entity(s string) {
	at := len(r.tokens) - 1
	for s != "" {
		i := strings.IndexAny(s[1:], "()") + 1
		if i == 0 {
			i = len(s)
		}
		part, closes := s[:i], i < len(s) && s[i] == ')'
		s = s[i:]
		if closes {
			s = s[1:]
		}
		open, opens := strings.CutPrefix(part, "(")
		f := strings.Split(open, "-") // a "-" within a name is written %2D
		if opens && len(f) >= 2 {
			r.open = append(r.open, Gold{Chain: f[0], etype: f[1], link: link(f), first: at})
		}
		if closes {
			r.shut(f[0], at)
		}
	}
}

// shut ends the innermost open mention of a chain. Its head is the word that depends on
// none within it.
func (r *reader) shut(chain string, at int) {
	for i := len(r.open) - 1; i >= 0; i-- {
		m := r.open[i]
		if m.Chain != chain {
			continue
		}
		r.open = slices.Delete(r.open, i, i+1)
		for t := m.first; t <= at; t++ {
			if h := r.tokens[t].head; h < m.first || h > at {
				t = titled(r.tokens[:at+1], t)
				m.Head = r.tokens[t].span
				r.name(m, t, at)
				break
			}
		}
		d := &r.docs[len(r.docs)-1]
		d.Mentions = append(d.Mentions, m)
		return
	}
}

// name keeps a mention that ends at a token as a name, where its head is one.
func (r *reader) name(m Gold, head, end int) {
	if !r.tokens[head].proper {
		return
	}
	lo, hi := head, head
	for lo > m.first && r.tokens[lo-1].proper {
		lo--
	}
	for hi < end && r.tokens[hi+1].proper {
		hi++
	}
	d := &r.docs[len(r.docs)-1]
	d.Names = append(d.Names, Name{Head: m.Head, Span: dyad.Span{Start: r.tokens[lo].span.Start, End: r.tokens[hi].span.End}, Type: m.etype})
}

// link is the name that a mention is linked to, the last of eight fields, or "".
func link(fields []string) string {
	if len(fields) < 8 {
		return ""
	}
	name, err := url.PathUnescape(fields[7])
	if err != nil {
		return ""
	}
	return strings.ReplaceAll(name, "_", " ")
}

// close ends a document: of its chains, those of people, organisations and countries stay,
// where they have two mentions or more.
func (r *reader) close() {
	if r.keep && len(r.docs) > 0 {
		d := &r.docs[len(r.docs)-1]
		d.Text = r.text.String()
		count, country := map[string]int{}, map[string]bool{}
		for _, m := range d.Mentions {
			count[m.Chain]++
			country[m.Chain] = country[m.Chain] || m.link != "" && r.isCountry(m.link)
		}
		d.Mentions = slices.DeleteFunc(d.Mentions, func(m Gold) bool {
			actor := m.etype == "person" || m.etype == "organization" || country[m.Chain]
			return !actor || count[m.Chain] < 2
		})
	}
	r.tokens, r.open, r.base, r.space = nil, nil, 0, ""
	r.text.Reset()
}

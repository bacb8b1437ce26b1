package extract

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
	"golang.org/x/text/unicode/norm"
)

func page(name, media, body string) dyad.Page {
	return dyad.Page{Name: name, MediaType: media, Body: []byte(body)}
}

// sound checks what every article promises.
func sound(t testing.TB, a *dyad.Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) || !norm.NFC.IsNormalString(a.Text) {
		t.Errorf("text is not UTF-8 in NFC: %q", a.Text)
	}
	var texts []string
	at := 0
	for _, p := range a.Paragraphs {
		if p.Start < at || p.Len() <= 0 || p.End > len(a.Text) {
			t.Fatalf("paragraphs %v do not fit a text of %d bytes", a.Paragraphs, len(a.Text))
		}
		at = p.End
		s := p.In(a.Text)
		if s != strings.TrimSpace(s) || strings.ContainsAny(s, "\n\r\t\u00a0\u200b\u00ad") {
			t.Errorf("paragraph %q is not clean", s)
		}
		texts = append(texts, s)
	}
	if got := strings.Join(texts, "\n\n"); got != a.Text {
		t.Errorf("paragraphs give %q, text is %q", got, a.Text)
	}
	given := slices.Clone(a.Mentions)
	if a.Pair != nil {
		given = append(given, a.Pair.Actor)
		if a.Pair.Recipient != nil {
			given = append(given, *a.Pair.Recipient)
		}
	}
	for _, s := range given {
		if s.Len() <= 0 || s.In(a.Text) == "" || !utf8.ValidString(s.In(a.Text)) {
			t.Errorf("span %v does not fit the text %q", s, a.Text)
		}
	}
	if a.ID != dyad.NewArticleID(a.Text) || a.Text == "" {
		t.Errorf("id %s, text %q", a.ID, a.Text)
	}
}

func TestErrors(t *testing.T) {
	for _, tt := range []struct {
		name, media, body string
		want              error
	}{
		{"empty", "", "", dyad.ErrNoText},
		{"spaces", "text/plain", " \r\n\t\u00a0\u200b", dyad.ErrNoText},
		{"nothing but furniture", "text/plain", "Share\nAdvertisement\ninfo_icon\n", dyad.ErrNoText},
		{"a picture", "", "\x89PNG\r\n\x1a\n\x00\x00", dyad.ErrBinary},
		{"a picture said to be a page", "text/html", "\xff\xd8\xff\xe0\x00\x10JFIF", dyad.ErrBinary},
		{"a PDF", "application/pdf", "%PDF-1.4 text", dyad.ErrBinary},
		{"a type that is no text", "image/svg+foo", "abc", dyad.ErrBinary},
		{"zero bytes", "text/plain", "abc\x00def", dyad.ErrBinary},
		{"too large", "text/plain", strings.Repeat("word ", maxPage/5+1), dyad.ErrTooLarge},
		{"a page without text", "text/html", "<html><body><script>x()</script></body></html>", dyad.ErrNoText},
		{"a page too deep", "text/html", strings.Repeat("<div>", 30000) + "text", dyad.ErrInput},
		{"a broken record", "application/json", `{"text": "Norland`, dyad.ErrInput},
		{"a record of another kind", "application/json", `["Norland"]`, dyad.ErrInput},
		{"a record without text", "application/json", `{"id": 1}`, dyad.ErrNoText},
		{"a record with a number for text", "application/json", `{"text": 1}`, dyad.ErrInput},
		{"a span beyond the text", "application/json", `{"text": "Norland", "mentions": [[0, 8]]}`, dyad.ErrInput},
		{"a span of nothing", "application/json", `{"text": "Norland", "mentions": [[3, 3]]}`, dyad.ErrInput},
		{"a span within a character", "application/json", `{"text": "Zürich", "mentions": [[0, 2]]}`, dyad.ErrInput},
		{"a span of white space", "application/json", `{"text": "Norland \u200b ", "mentions": [[8, 11]]}`, dyad.ErrInput},
		{"a span turned round", "application/json", `{"text": "Norland", "pair": {"actor": [4, 2]}}`, dyad.ErrInput},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Article(page("the page", tt.media, tt.body))
			if !errors.Is(err, tt.want) || !strings.HasPrefix(err.Error(), "extract the page: ") || a.Text != "" {
				t.Errorf("got %.80q, %v, want %v", a.Text, err, tt.want)
			}
		})
	}
}

func TestFallbacks(t *testing.T) {
	p := page("a.txt", "", "Norland recalled its ambassador.")
	p.Published, p.Outlet, p.URL = "2023-05-04", "The Post", "https://a.example/"
	a, err := Article(p)
	if err != nil || a.Published != "2023-05-04" || a.Outlet != "The Post" || a.URL != "https://a.example/" || a.Language != "en" {
		t.Errorf("got %+v, %v", a, err)
	}
	p.Body = []byte(`{"text": "Norland recalled its ambassador.", "date": "2020-01-02", "outlet": "Wire", "url": "https://b.example/"}`)
	a, err = Article(p)
	if err != nil || a.Published != "2020-01-02" || a.Outlet != "Wire" || a.URL != "https://b.example/" {
		t.Errorf("what the page says goes first: %+v, %v", a, err)
	}
}

// TestSpans hands spans over with texts that are cleaned, and reads what they hold after.
func TestSpans(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		find       []string // spans are where these stand in text
		want       []string
		whole      string
	}{
		{"nothing to clean", "Norland thanked Sudmark.", []string{"Norland", "Sudmark"}, []string{"Norland", "Sudmark"}, "Norland thanked Sudmark."},
		{"white space before", " \u00a0\r\n\tNorland  thanked\u2003Sudmark.", []string{"Norland", "Sudmark"}, []string{"Norland", "Sudmark"}, "Norland thanked Sudmark."},
		{"white space within", "The European\u00a0 Union thanked it.", []string{"European\u00a0 Union"}, []string{"European Union"}, "The European Union thanked it."},
		{"a soft hyphen within", "Nor\u00adland thanked Sud\u200bmark.", []string{"Nor\u00adland", "Sud\u200bmark"}, []string{"Norland", "Sudmark"}, "Norland thanked Sudmark."},
		{"NFC", "Me\u0301xico thanked Peru\u0301.", []string{"Me\u0301xico", "Peru\u0301"}, []string{"México", "Perú"}, "México thanked Perú."},
		{"up to a mark of the last letter", "We met Rap\u0301 today.", []string{"Rap"}, []string{"Raṕ"}, "We met Raṕ today."},
		{"an entity", "AT&amp;T sued S&amp;P today.", []string{"AT&amp;T", "S&amp;P"}, []string{"AT&T", "S&P"}, "AT&T sued S&P today."},
		{"lines", "Norland\r\nthanked\r\nSudmark.", []string{"Sudmark"}, []string{"Sudmark"}, "Norland\n\nthanked\n\nSudmark."},
		{"furniture before", "Share\n\nNorland thanked Sudmark on Friday.\n\nAdvertisement\n\nSudmark denied it again on Sunday.", []string{"Norland", "Sudmark denied"}, []string{"Norland", "Sudmark denied"}, "Norland thanked Sudmark on Friday.\n\nSudmark denied it again on Sunday."},
		{"a dateline", "KABUL (AP) - Norland thanked Sudmark.", []string{"Norland"}, []string{"Norland"}, "Norland thanked Sudmark."},
		{"in the dateline", "KABUL (AP) - Norland thanked Sudmark.", []string{"KABUL", "Sudmark"}, []string{"KABUL", "Sudmark"}, "KABUL (AP) - Norland thanked Sudmark."},
		{"in furniture", "Norland thanked Sudmark on Friday.\n\nPhoto: Karl Brandt", []string{"Karl Brandt"}, []string{"Karl Brandt"}, "Norland thanked Sudmark on Friday.\n\nPhoto: Karl Brandt"},
		{"over two paragraphs", "Norland thanked Sudmark.\n\n\nSudmark denied it.", []string{"Sudmark.\n\n\nSudmark"}, []string{"Sudmark.\n\nSudmark"}, "Norland thanked Sudmark.\n\nSudmark denied it."},
		{"the edges", "\ufeffNorland", []string{"\ufeffNorland"}, []string{"Norland"}, "Norland"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var spans []dyad.Span
			for _, s := range tt.find {
				at := strings.Index(tt.text, s)
				spans = append(spans, dyad.Span{Start: at, End: at + len(s)})
			}
			a, err := Article(recordPage(t, tt.text, spans))
			if err != nil {
				t.Fatal(err)
			}
			sound(t, &a)
			var got []string
			for _, s := range a.Mentions {
				got = append(got, s.In(a.Text))
			}
			if !slices.Equal(got, tt.want) || a.Text != tt.whole {
				t.Errorf("got %q in %q, want %q in %q", got, a.Text, tt.want, tt.whole)
			}
		})
	}
}

func TestCharsets(t *testing.T) {
	const want = "The café in Łódź – “closed” – cost €5 a day."
	utf16 := []byte{0xff, 0xfe}
	for _, r := range want {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	for _, tt := range []struct {
		name, media string
		body        []byte
		want        string
	}{
		{"utf-8", "", []byte(want), want},
		{"a byte order mark", "", []byte("\ufeff" + want), want},
		{"utf-16", "", utf16, want},
		{"the header says", "text/plain; charset=iso-8859-2", []byte("The caf\xe9 in \xa3\xf3d\xbc was closed."), "The café in Łódź was closed."},
		{"utf-8 in truth", "text/plain; charset=iso-8859-1", []byte(want), want},
		{"windows-1252 by default", "text/plain", []byte("The caf\xe9 \x96 \x93closed\x94 \x96 cost \x805 a day."), "The café – “closed” – cost €5 a day."},
		{"utf-8 with a broken byte", "text/plain; charset=utf-8", []byte(strings.Repeat("The café was closed. ", 20) + "\xff"), strings.Repeat("The café was closed. ", 20) + "\ufffd"},
		{"japanese", "text/plain; charset=shift_jis", []byte("\x93\xfa\x96{\x90\xad\x95{"), "日本政府"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Article(dyad.Page{Name: tt.name, MediaType: tt.media, Body: tt.body})
			if err != nil || a.Text != tt.want {
				t.Errorf("got %q, %v", a.Text, err)
			}
		})
	}
}

func TestSamePageSameBytes(t *testing.T) {
	body := bytes.Repeat([]byte("Norland thanked Sudmark on Friday.\n\nRead more: Storm\n\n"), 50)
	first, err := Article(dyad.Page{Body: body})
	if err != nil {
		t.Fatal(err)
	}
	second, _ := Article(dyad.Page{Body: bytes.Clone(body)})
	if first.ID != second.ID || first.Text != second.Text || !slices.Equal(first.Furniture, second.Furniture) {
		t.Error("two readings differ")
	}
}

package timex

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// edtf is what the finder may write of EDTF level 1.
var edtf = regexp.MustCompile(`^(-?` + onePart + `|(\.\.|` + onePart + `)/(\.\.|` + onePart + `))$`)

const onePart = `[0-9X]{4}(-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?~?`

func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"On Friday, January 16, 2024, they met.", "from Jan. 3 to 5", "a couple of days later", "mid-", "the the day after",
		"0000-00-00 9999-12-31", "last last next week", "in the 9990s", "early early", "between and", "two or", "December 9999, a month later",
		"9999-12-31 and the following day", "since last week", "until the 3rd", "on the 5th of next month", "3, 5 and 9 January", "overnight into Sunday", "5/4/24 and 13/6/19",
		"the first half of the 1990s", "the last week of March", "the second Monday of May", "since World War II", "44 BC and AD 70", "before Easter last year", "half a century ago", "a week ago Monday",
		"from 6 p.m. on Friday to 5:30 a.m. Saturday", "fiscal 2023 and FY2024", "in 1992-95", "that August, the following June", "9/11", "99999999 years ago", "31st century", "the 99th century", "in 9999999 months", "-1 day", "May", "from - to -", "the Record of the Year", "a week of the year",
	} {
		f.Add(seed, "2024-01-29")
		f.Add(seed, "9999-12-31")
		f.Add(seed, "0001-01-01")
		f.Add(seed, "")
	}
	f.Fuzz(func(t *testing.T, text, published string) {
		a, s := untagged(strings.ToValidUTF8(text, "?"), dyad.Day(published))
		got := Find(a, s)
		again := Find(a, s)
		if !reflect.DeepEqual(got, again) {
			t.Fatalf("two runs differ: %v, %v", got, again)
		}
		end := 0
		for _, x := range got {
			if x.Span.Start < end || x.Span.End > len(a.Text) || x.Span.Len() <= 0 {
				t.Fatalf("span %v out of order or bounds in %q", x.Span, a.Text)
			}
			end = x.Span.End
			if x.First < 0 || x.First >= x.Last || x.Last > len(s[0].Tokens) || x.Head < 0 || x.Head >= len(s[0].Tokens) {
				t.Fatalf("tokens %d..%d under %d out of bounds", x.First, x.Last, x.Head)
			}
			if x.EDTF != "" && !edtf.MatchString(x.EDTF) {
				t.Fatalf("%q: %q is no EDTF of level 1", x.Text, x.EDTF)
			}
			for _, d := range []dyad.Day{x.Start, x.End} {
				if _, ok := d.Time(); d != "" && !ok {
					t.Fatalf("%q: day %q cannot be", x.Text, d)
				}
			}
			if x.Start != "" && x.End != "" && x.End < x.Start {
				t.Fatalf("%q: ends on %s before it starts on %s", x.Text, x.End, x.Start)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Ministers of the two nations met in the capital on Friday to discuss the border raid of January 16, "+
		"which came two days after a truce that had held for three years, and said a second round would be held next week. ", 30)
	a, s := untagged(text, "2024-01-29")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(a, s)
	}
}

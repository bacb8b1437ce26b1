package en

import (
	"strings"
	"testing"
)

func TestTokens(t *testing.T) {
	a := analyzer(t)
	for _, c := range []struct{ name, text, want string }{
		{"plain", "Two ships left.", "Two|ships|left|."},
		{"contractions", "They don't, can't and won't; we've said it's cannot.", "They|do|n't|,|ca|n't|and|wo|n't|;|we|'ve|said|it|'s|can|not|."},
		{"typographic apostrophe", "Iran’s army didn’t move", "Iran|’s|army|did|n’t|move"},
		{"possessive plural", "the rebels' camp", "the|rebels|'|camp"},
		{"quoted", `"Go," he said.`, `"|Go|,|"|he|said|.`},
		{"initials", "The U.S. and the U.N. met J. P. Low.", "The|U.S.|and|the|U.N.|met|J.|P.|Low|."},
		{"ranks", "Lt. Gen. Omar saw Mr. Bell on Jan. 5.", "Lt.|Gen.|Omar|saw|Mr.|Bell|on|Jan.|5|."},
		{"compound", "an Iran-backed, 24-year-old ex-soldier", "an|Iran|-|backed|,|24|-|year|-|old|ex-soldier"},
		{"given name", "Kim Jong-un and the Seoul-led talks", "Kim|Jong-un|and|the|Seoul|-|led|talks"},
		{"money", "$3.5bn, US$20 and 1,200 euros (5%)", "$|3.5|bn|,|US$|20|and|1,200|euros|(|5|%|)"},
		{"numbers", "at 7:30pm on 9/11, the 20th, in the '90s", "at|7:30|pm|on|9/11|,|the|20th|,|in|the|'90s"},
		{"range", "in 1994-1996 and 2001–02", "in|1994|-|1996|and|2001|–|02"},
		{"addresses", "See https://example.org/a?b=1. Write to press@example.org, @example or example.com.", "See|https://example.org/a?b=1|.|Write|to|press@example.org|,|@example|or|example.com|."},
		{"dashes", "the aim — peace -- is far...", "the|aim|—|peace|--|is|far|..."},
		{"missing space", "It ended.The army left.", "It|ended|.|The|army|left|."},
		{"O names", "O'Neill of Côte d'Ivoire", "O'Neill|of|Côte|d'Ivoire"},
		{"brackets", "(the [northern] port)", "(|the|[|northern|]|port|)"},
		{"prefix before initials", "an ex-U.S. envoy", "an|ex-U.S.|envoy"},
		{"either or", "and/or", "and|/|or"},
		{"short with a slash", "w/o it, b/c", "w/o|it|,|b/c"},
		{"files", "(see Report.pdf).", "(|see|Report.pdf|)|."},
		{"newsgroups", "in alt.animals.cat now", "in|alt.animals.cat|now"},
		{"no space between sentences", "It ended.in.The end", "It|ended|.|in|.|The|end"},
		{"no apostrophe", "Its not what its owner dont know, im sure; IM me", "It|s|not|what|its|owner|do|nt|know|,|i|m|sure|;|IM|me"},
		{"and so on", "Oil, gas, etc. were sold, tin etc.", "Oil|,|gas|,|etc.|were|sold|,|tin|etc|."},
		{"address with dots", "Ask ann.b.low@example.org or Low@PRESS.", "Ask|ann.b.low@example.org|or|Low@PRESS|."},
		{"signs in a row", "Is it so.? No’’ the cat`s", "Is|it|so|.?|No|’’|the|cat|`s"},
		{"faces", "fine :-) now: (see", "fine|:-)|now|:|(|see"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range a.Analyze(article(c.text)) {
				for _, w := range s.Tokens {
					got = append(got, w.Form)
				}
			}
			if g := strings.Join(got, "|"); g != c.want {
				t.Errorf("\n got %s\nwant %s", g, c.want)
			}
		})
	}
}

// TestSentences writes | where a sentence must end.
func TestSentences(t *testing.T) {
	a := analyzer(t)
	for _, c := range []struct{ name, text string }{
		{"stops", "The talks failed.| The army moved in!| Who ordered it?"},
		{"title", "Gen. Park met Mr. Oh.| Dr. Lee stayed."},
		{"country at the end", "He left the U.S.| The court heard why."},
		{"country inside", "The U.S. Senate voted at 5 p.m. Monday."},
		{"month", "It began on Jan. 3.| It ended on Feb. 9."},
		{"heading", "2011 Bolivian uprising:| Troops surround a town."},
		{"heading of a war", "Occupation of Iraq:| Two died."},
		{"speaker before a colon", "Theresa May: Two died."},
		{"company", "Acme Inc. Chairman Roy Hart quit."},
		{"quotation", `"We are done," she said.| "It is over."| He agreed.`},
		{"question in a quotation", `"Is it over?" she asked.| Nobody knew.`},
		{"typographic quotes", "“We will stay.”| The crowd cheered."},
		{"brackets", "They won (at last.)| Then they lost."},
		{"decimals", "Prices rose 3.5 percent.| Wages fell."},
		{"ellipsis", "They waited ... and waited.| Nothing came."},
		{"note", "He died in 1950.[3]| She wrote on."},
		{"number first", "The vote is over.| 15 members walked out."},
		{"list", "1. The envoy arrived.| He left."},
		{"lower after stop", "He joined yahoo.| iPhone sales fell."},
		{"initials", "George W. Bush met J. K. Hill."},
		{"question before a small letter", "Is it over?| i hope so."},
		{"name with its sign", "Jetset! shares fell."},
		{"ellipsis before a capital", "They waited...| Nothing came."},
		{"list inside", "The aims are two.| 1. Peace.| 2. Bread."},
		{"face", "We won :)| They lost."},
		{"end of a letter", "Call me.| Thanks,| Roy"},
		{"stamp", "Roy Hart| 03/09/2000 05:39 PM| Please call."},
		{"addresses", "See http://example.org/a| http://example.org/b| They agree."},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.ReplaceAll(c.text, "|", "")
			var got strings.Builder
			at := 0
			for _, s := range a.Analyze(article(text)) {
				if at > 0 {
					got.WriteString("|")
				}
				got.WriteString(text[at:s.Span.End])
				at = s.Span.End
			}
			if got.String() != c.text {
				t.Errorf("\n got %s\nwant %s", got.String(), c.text)
			}
		})
	}
}

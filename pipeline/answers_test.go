package pipeline

import (
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// TestAnswers holds what a text says to answer what, by the words that tell each.
func TestAnswers(t *testing.T) {
	c, _ := house(t)
	for _, x := range []struct{ text, want string }{
		{"Russia expelled ten British diplomats in a tit-for-tat move after Britain expelled 23 Russian diplomats.", "expelled ten British diplomats < expelled 23 Russian diplomats"},
		{"India expelled a Canadian diplomat in a tit-for-tat response to Canada's expulsion of an Indian diplomat.", "expelled a Canadian diplomat < expulsion"},
		{"The United States imposed tariffs on Chinese steel on Monday. China responded with tariffs on American soybeans.", "responded < imposed tariffs"},
		{"Norway recalled its ambassador from Chad in response to the arrest of a Norwegian diplomat by Chad.", "recalled its ambassador < arrest"},
		{"Norway recalled its ambassador from Chad in response to the flood.", ""},
		{"Russia bans 13 Americans in response to the United States banning Russians.", "bans 13 Americans < banning Russians"},
		{"Colombian authorities deport Venezuelan refugees; in response, the Venezuelan government restricts movement of Colombians into the country.", "restricts movement < deport Venezuelan refugees"},
		{"Israel targets sites in Gaza in response to over 80 rockets being fired into Israeli territory by militants, causing deaths and injuries.", "targets sites < fired into"},
		{"The United States imposed tariffs on Chinese steel on Monday. China condemned the decision.", ""},
	} {
		t.Run(x.text, func(t *testing.T) {
			events := c.text(t, x.text)
			words := map[dyad.EventID]string{}
			for _, e := range events {
				words[e.ID] = e.Texts[0]
			}
			var got []string
			for _, e := range events {
				if e.ResponseTo != "" {
					got = append(got, e.Texts[0]+" < "+words[e.ResponseTo])
				}
			}
			if line := strings.Join(got, "; "); line != x.want {
				t.Errorf("got %q, want %q", line, x.want)
			}
		})
	}
}

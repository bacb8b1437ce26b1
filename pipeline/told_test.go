package pipeline

import (
	"slices"
	"testing"

	"github.com/dyad-news/dyad"
)

// TestTold holds how what a sentence tells is told: as done, to come, denied or open.
func TestTold(t *testing.T) {
	c, _ := house(t)
	for _, x := range []struct {
		text, typ string
		want      dyad.Realis
	}{
		{"Danish jihadists poured into Syria to fight alongside Al Qaeda.", "COOPERATE", dyad.Actual},
		{"The Kenyan president flew to Uganda to meet its leader.", "CONSULT", dyad.Actual},
		{"Officials gather in Oslo to strike a deal between Norway and Sweden.", "SUPPORT", dyad.Hypothetical},
		{"The drought is prompting Kenyan lawmakers to demand that Norway do more.", "REQUEST", dyad.Actual},
		{"The drought could prompt Kenyan lawmakers to demand that Norway do more.", "REQUEST", dyad.Hypothetical},
		{"About 20,000 people flee Burma to escape fighting between the Burmese army and the Karen rebels.", "ASSAULT", dyad.Actual},
		{"Kenya sent six boats to counter Uganda's nationalization of the islands.", "COERCE", dyad.Actual},
		{"Greece and Cyprus begin joint military exercises to deter potential Turkish attacks on Nicosia.", "ASSAULT", dyad.Hypothetical},
		{"South Korea deploys missiles in order to deter against a North Korean attack on Seoul.", "ASSAULT", dyad.Hypothetical},
		{"Hamas announces that it will leave the truce after Israeli soldiers kill three Palestinians.", "ASSAULT", dyad.Actual},
		{"Hamas said that it would leave the truce after Israeli soldiers kill three Palestinians.", "ASSAULT", dyad.Future},
		{"Sweden said that the envoy will not be treated as a guest, drawing a rebuke from Danish lawmakers.", "ACCUSE", dyad.Actual},
		{"The French minister faces pressure to resign.", "RETREAT", dyad.Hypothetical},
		{"A lawmaker warned of trouble if Iran provides an incentive for imprisoning Americans.", "COERCE", dyad.Hypothetical},
		{"The vice president outlines his cabinet in the event that the president of Brazil is impeached.", "ACCUSE", dyad.Hypothetical},
		{"It was not the Israeli government that had contacted the American president.", "CONSULT", dyad.Negated},
		{"It was the Israeli government that had contacted the American president.", "CONSULT", dyad.Actual},
		{"The trip would mark the first time that a Danish president has met with the leader of Chad.", "AGREE", dyad.Future},
		{"The American and the Japanese leader discussed sending weapons to Taiwan.", "AID", dyad.Hypothetical},
		{"The Iranian government said it would consider imposing sanctions on Oman.", "THREATEN", dyad.Actual},
		{"Kenya vetoes a resolution of the United Nations urging Israel to withdraw.", "REQUEST", dyad.Negated},
		{"The American withdrawal from Syria is conditioned on the defeat of its foes.", "RETREAT", dyad.Hypothetical},
		{"Denmark should not meet the Swedish president.", "CONSULT", dyad.Hypothetical},
		{"Denmark did not meet the Swedish president.", "CONSULT", dyad.Negated},
		{"The Danish spy agency said that its men may have seized the Swedish ship.", "COERCE", dyad.Hypothetical},
		{"Let us help Norway arm the Danes.", "AID", dyad.Hypothetical},
	} {
		events := c.text(t, x.text)
		at := slices.IndexFunc(events, func(e dyad.Event) bool { return e.Type[0] == x.typ })
		if at < 0 || events[at].Realis != x.want {
			t.Errorf("%q\n got %q\nwant %s %s", x.text, briefs(events), x.typ, x.want)
		}
	}
}

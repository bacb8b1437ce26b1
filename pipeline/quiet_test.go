package pipeline

import (
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// article makes a sentence part of a text long enough to be read as an article.
func article(sentence string) string {
	return sentence + strings.Repeat(" The weather was fine that day.", 5)
}

// TestQuiet holds what an event of the record needs besides its words.
func TestQuiet(t *testing.T) {
	c, _ := house(t)
	for _, x := range []struct{ name, text, want string }{
		{"a firm forbids", article("Microsoft has banned users of pirated software from its network in Kenya."), ""},
		{"a government forbids", article("Kenya has banned users of pirated software from its network."), "COERCE KEN > KEN"},
		{"asked of nobody", article("Kenya called for an immediate ceasefire."), ""},
		{"asked of somebody", article("Kenya called on Uganda for an immediate ceasefire."), "REQUEST KEN > UGA"},
		{"asked of both", article("The United Nations called on the two sides to hold back."), "REQUEST UNO >"},
		{"agreed with each other", article("Kenya and Uganda have agreed to cooperate."), "AGREE KEN UGA >"},
		{"asked of nobody, in a short text", "Kenya called for an immediate ceasefire.", "REQUEST KEN >"},
		{"a country and its own firm", article("Prosecutors in Kenya accused the Kenyan oil company of fraud."), ""},
		{"an attack in words", article("British Labour ministers dismissed the latest attack by the Conservative Party on the Labour Party."), ""},
		{"respects to the dead", article("The Norwegian envoy paid his respects to the family of a Danish soldier."), ""},
		{"an attack in deeds", article("The Labour Party condemned the latest attack by the Taliban on the British army."), "ACCUSE GBR > AFG; ASSAULT AFG > GBR"},
		{"a collapse", "A school collapsed in Lima, Peru. At least 12 children were killed.", ""},
		{"rescuers", "Rescue teams find two survivors inside a capsized ship, which ran aground off Tuscany, killing three people.", ""},
		{"a blast on board", "Twenty people were killed by a bomb blast on board an Israeli bus.", "ASSAULT > ISR"},
		{"a collapse after a blast", "A school collapsed in Lima, Peru, after a bomb attack. At least 12 children were killed.", "ASSAULT > PER"},
		{"a child of the only country", "In Sri Lanka, rebels hacked a mother to death.", "ASSAULT LKA > LKA"},
		{"a killing of which a court convicts", "The man was convicted by a German court of killing six Kenyans.", "SANCTION DEU > DEU; ASSAULT > KEN"},
		{"one deed told twice", "Rebels killed 12 Kenyan soldiers and wounded four more in an ambush near the Ugandan border.", "ASSAULT > KEN"},
		{"found not guilty", "The Kenyan general was found not guilty by the court.", ""},
		{"a way home", "The president of Kenya returned to Nairobi.", ""},
		{"a private person", "The Irish mother imposed a curfew on her teenage sons.", ""},
		{"a private person who kills", "A Danish singer killed three Swedish soldiers in Malmo.", "ASSAULT DNK > SWE"},
		{"people of sport", "Kenya's runners extended their control of the marathon.", ""},
		{"a name like a dish", "Chuck Hagel, the American defense secretary, rejected the Russian plan.", "REJECT USA > RUS"},
		{"of whom the forces of a state hit", "Israel killed six people in an air raid.", "ASSAULT ISR > "},
	} {
		k, err := c.Code(dyad.Page{Name: x.name, MediaType: "text/plain", Body: []byte(x.text), Published: "2021-06-01"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range k.Events {
			e := &k.Events[i]
			got = append(got, strings.Join(strings.Fields(e.Type[0]+" "+codes(e.Actors)+" > "+codes(e.Recipients)), " "))
		}
		if g := strings.Join(got, "; "); g != strings.TrimSpace(x.want) {
			t.Errorf("%s: coded %q, not %q", x.name, g, x.want)
		}
	}
}

func codes(side []dyad.Mention) string {
	var out []string
	for _, m := range side {
		out = append(out, m.Code)
	}
	return strings.Join(out, " ")
}

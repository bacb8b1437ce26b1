package pipeline

import (
	"slices"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// TestWhoseWord holds on whose word the event is that a word in brackets tells, outermost
// voice first: with each stance what gives it and what does not. Of hearsay and of the
// outlet's own word the name is "hearsay" and "-".
func TestWhoseWord(t *testing.T) {
	c, _ := house(t)
	for _, x := range []struct{ text, want string }{
		// asserts
		{"Sudanese planes [bombed] Tina, the governor said.", "the governor asserts"},
		{"According to the UN, Sudanese planes [bombed] a village.", "the UN asserts"},
		{"Sudanese planes [bombed] a village in Chad on Monday.", ""},
		{"The minister, who condemned the raid, said that Chadian troops had [killed] 12 people.", "The minister asserts"},
		{"The minister condemned Chad, whose troops [killed] 12 people in Nyala.", ""},
		{"KABUL: A suicide bomber [killed] 12 policemen on Monday.", ""},
		// the chain, outermost first
		{"Reuters quoted an official as saying the army had [shelled] the town of Nyala.", "Reuters asserts; an official asserts"},
		{"State television quoted a police spokesman as saying that rebels had [killed] six soldiers.", "State television asserts; a police spokesman asserts"},
		{"The ministry said the minister had denied that Iran [struck] the town of Erbil.", "the minister denies"},
		// hearsay
		{"The army had reportedly [shelled] the town of Nyala.", "hearsay asserts"},
		{"Sources said that Sudanese planes had [bombed] Nyala.", "hearsay asserts"},
		{"There were unconfirmed reports that Sudanese planes had [bombed] Nyala.", "hearsay asserts"},
		{"Sudanese planes are said to have [bombed] Nyala.", "hearsay asserts"},
		// alleges, in plain words and in scare quotes
		{"Chad alleged that Sudanese planes [bombed] a village.", "Chad alleges"},
		{"Sudanese planes allegedly [bombed] Nyala.", "hearsay alleges"},
		{"Sudan condemned the alleged [attack] by Chadian troops on its border post.", "hearsay alleges"},
		{"Chad expelled the Sudanese ambassador over the so-called [attack] by Sudanese planes on Abeche.", "hearsay alleges"},
		{"The suspected Sudanese [attack] on Abeche killed nine people.", "hearsay alleges"},
		{"Ethiopia condemned the \"[invasion]\" of its territory by Eritrean troops.", "Ethiopia alleges"},
		{"Ethiopia condemned the [invasion] of its territory by Eritrean troops.", ""},
		{"Iran condemned what it called an Israeli [attack] on its consulate in Damascus.", "it alleges"},
		{"Norway accused Chad of [shelling] a border post.", "Norway alleges"},
		{"Norway did not accuse Chad of [shelling] a border post.", ""},
		// confirms
		{"Chad's army confirmed that it had [shelled] a Sudanese border post.", "Chad's army confirms"},
		{"Chad admitted [killing] 12 Sudanese civilians on Monday.", "Chad confirms"},
		{"Chadian planes [bombed] Nyala, killing nine people. Sudan confirmed the attack.", "Sudan confirms"},
		{"Chadian planes [bombed] Nyala, killing nine people. Sudan condemned the attack.", ""},
		// denies
		{"Sudan denied that its planes had [bombed] a market in Nyala.", "Sudan denies"},
		{"Ethiopia denied [bombing] a school in Tigray on Thursday.", "Ethiopia denies"},
		{"\"We did not [bomb] Nyala,\" Chad's defence minister said.", "Chad's defence minister denies"},
		{"Chad's defence minister said Sudanese rebels had not [attacked] Abeche.", "Chad's defence minister asserts"},
		{"Chad said it would not [attack] Sudan.", "Chad asserts"},
		{"Chad did not deny that its troops had [killed] 12 Sudanese civilians.", ""},
		{"Rwanda denies backing the M23 rebels, who [seized] the town of Bunagana on Monday.", ""},
		// a denial finds what it denies
		{"Norway accused Chad of [shelling] a border post. Chad denied the accusation.", "Norway alleges; Chad denies"},
		{"Norway accused Chad of [shelling] a border post. The allegation was rejected by Chad.", "Norway alleges; Chad denies"},
		{"Norway accused Chad of [shelling] a border post, an accusation rejected by Chad.", "Norway alleges; Chad denies"},
		{"Sudan said Chad had [bombed] Nyala, which Chad denied.", "Sudan asserts; Chad denies"},
		{"Norway said Chadian troops had [attacked] a village on Monday. Chad rejected the charge.", "Norway asserts; Chad denies"},
		{"Norway said Chadian troops had [attacked] a village on Monday.\n\nChad denied it.", "Norway asserts; Chad denies"},
		{"Norway said Chadian troops had [attacked] a village on Monday, killing nine people. Chad's foreign ministry dismissed the claim as baseless.", "Norway asserts; Chad's foreign ministry denies"},
		{"Chadian planes [bombed] Nyala, residents said. A second man was arrested. The army has denied the allegations.", "residents asserts; The army denies"},
		{"Peruvian soldiers [shot] dead three protesters in Lima on Monday, human rights groups said. The government denied responsibility.", "human rights groups asserts; The government denies"},
		{"A bomb [killed] 12 people in Kabul on Monday. The Taliban denied involvement.", ""},
		{"Iranian planes [bombed] bases in Pakistan on January 16. Iran says that Pakistan shelters Jaish al-Adl. Islamabad denies these allegations.", ""},
		{"Iranian planes bombed bases in Pakistan on January 16. Iran says that Pakistan [shelters] Jaish al-Adl. Islamabad denies these allegations.", "Iran asserts; Islamabad denies"},
		{"Pakistan accuses Tehran of [providing] the Baloch Liberation Army a safe haven. Tehran denies these charges.", "Pakistan alleges; Tehran denies"},
		{"Norway said its jets had [shot] down a Chadian plane. Chad denied that it had lost an aircraft.", "Norway claims_responsibility; Chad denies"},
		{"Norway said its jets had [shot] down a Chadian plane. Chad denied that it had lost an election.", "Norway claims_responsibility"},
		{"Norway said it had [sunk] a Chadian warship. Chad denied that the ship had been hit.", "Norway claims_responsibility; Chad denies"},
		{"Norway said it had [sunk] a Chadian warship. Chad denied that the law had been changed.", "Norway claims_responsibility"},
		{"Ethiopia and Eritrea accuse each other of [harbouring] the rebels. Both deny it.", "Ethiopia alleges; Eritrea alleges; Ethiopia denies; Eritrea denies"},
		{"Norway accused Chad and Sudan of [arming] the rebels. Both countries denied it.", "Norway alleges; Both countries denies; Both countries denies"},
		{"The foreign ministers of Iran and Pakistan met. Each country accuses the other of [sheltering] militants.", "Iran alleges; Pakistan alleges"},
		// cannot_confirm
		{"Officials could not confirm that Chadian planes had [bombed] Nyala.", "Officials cannot_confirm"},
		{"Chad declined to confirm that its planes [bombed] Nyala.", "Chad cannot_confirm"},
		{"Ukraine said it had [shot] down four Russian jets on Tuesday. The claim could not be independently verified.", "Ukraine claims_responsibility; - cannot_confirm"},
		{"Ukraine said it had [shot] down four Russian jets on Tuesday. Reuters could not independently verify the report.", "Ukraine claims_responsibility; Reuters cannot_confirm"},
		{"Ukraine said it had [shot] down four Russian jets on Tuesday. Reuters verified the report.", "Ukraine claims_responsibility; Reuters confirms"},
		{"Ukraine said it had [shot] down four Russian jets on Tuesday. Reuters published the report.", "Ukraine claims_responsibility"},
		{"Ukraine said it had [shot] down four Russian jets on Tuesday. Russia has yet to confirm the report.", "Ukraine claims_responsibility; Russia cannot_confirm"},
		{"Ukraine said it had [shot] down four Russian jets on Tuesday. Russia has confirmed the report.", "Ukraine claims_responsibility; Russia confirms"},
		// claims_responsibility
		{"A bomb [killed] 12 people in Kabul on Monday. The blast damaged a school. The Islamic State claimed responsibility.", "The Islamic State claims_responsibility"},
		{"A bomb [killed] 12 people in Kabul on Monday. The Islamic State has not claimed responsibility.", ""},
		{"Israel [bombed] Gaza on Monday. The Taliban claimed responsibility.", ""},
		{"Al-Shabaab said it was behind the [bombing] that killed nine people in Mogadishu.", "Al-Shabaab claims_responsibility"},
		{"The [bombing] in Lahore was claimed by the Islamic State.", "the Islamic State claims_responsibility"},
		{"A bomb [killed] 12 people in Kabul on Monday. The Islamic State claimed the attack.", "The Islamic State claims_responsibility"},
		{"A bomb killed 12 people in Kabul on Monday. The Islamic State [claimed] responsibility for the attack.", "The Islamic State claims_responsibility"},
		{"A bomb [killed] 12 people in Kabul on Monday. No group claimed responsibility.", ""},
		{"A bomb [killed] 12 people in Kabul on Monday. There was no immediate claim of responsibility.", ""},
		{"The Islamic State has not claimed responsibility for the [attack] on a church in Lahore.", ""},
		{"The Islamic State claimed that Taliban fighters had [killed] a judge.", "The Islamic State alleges"},
	} {
		t.Run(x.text, func(t *testing.T) {
			at, end := strings.Index(x.text, "["), strings.Index(x.text, "]")-1
			span := dyad.Span{Start: at, End: end}
			events := c.text(t, strings.NewReplacer("[", "", "]", "").Replace(x.text))
			i := slices.IndexFunc(events, func(e dyad.Event) bool { return e.Evidence.Trigger.Overlaps(span) })
			if i < 0 { // told by a word that passes it on: "carried out an attack"
				i = slices.IndexFunc(events, func(e dyad.Event) bool { return strings.Contains(e.Texts[0], x.text[at+1:end+1]) })
			}
			if i < 0 {
				t.Fatal("no event there")
			}
			if got := voicesOf(&events[i]); got != x.want {
				t.Errorf("got %q, want %q", got, x.want)
			}
		})
	}
}

func voicesOf(e *dyad.Event) string {
	var all []string
	for _, a := range e.Attribution {
		who := "-"
		switch {
		case a.Entity != nil:
			who = a.Entity.Text
		case a.Hearsay:
			who = "hearsay"
		}
		all = append(all, who+" "+string(a.Stance))
	}
	return strings.Join(all, "; ")
}

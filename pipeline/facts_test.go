package pipeline

import (
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// TestFacts holds how a word in brackets is told, by the real trees.
func TestFacts(t *testing.T) {
	c, _ := house(t)
	for _, x := range []struct {
		text string
		want dyad.Realis
	}{
		{"Norway [attacked] Sweden.", dyad.Actual},
		{"Norway forced the minister to [leave].", dyad.Actual},
		{"Norway began to [shell] the town.", dyad.Actual},
		{"The army did nothing after the [attack] on the town.", dyad.Actual},
		{"Norway will talk with Sweden since the [killing] of its minister.", dyad.Actual},
		{"Norway has criticised the [attack] on Sweden.", dyad.Actual},
		{"The [attack] on the town was condemned.", dyad.Actual},
		{"The minister asked why they had been [arrested].", dyad.Actual},
		{"[Arrest] the rebels in the north.", dyad.Hypothetical},
		{"The cap would mean Norway [giving] Sweden more cash.", dyad.Future},
		{"It was the first time Norway [attacked] Sweden.", dyad.Actual},
		{"The gunman went on to [kill] a guard.", dyad.Actual},
		{"It is clear that Norway [attacked] Sweden.", dyad.Actual},
		{"Norway's troops were killed when Sweden [shelled] the town.", dyad.Actual},
		{"The king called the premier to [congratulate] him.", dyad.Actual},
		{"We would like to [thank] Sweden, the premier said.", dyad.Actual},
		{"The army claims to have [shelled] the town.", dyad.Actual},
		{"Norway's troops are reported to be [fighting] the rebels.", dyad.Actual},
		{"Norway's troops are expected to be [fighting] the rebels.", dyad.Hypothetical},
		{"The raid is believed to be [carried] out by Norway.", dyad.Actual},
		{"The rebels appear to have [left] the town.", dyad.Actual},
		{"He is the most senior bishop to be [jailed] in Sweden.", dyad.Actual},
		{"The [attack] was aimed at the king.", dyad.Actual},
		{"The minister appeared on television to [urge] the release of the hostages.", dyad.Actual},
		{"The minister wants to appear on television to [urge] the release of the hostages.", dyad.Hypothetical},
		{"The law allows the king to [demand] the release of the hostages.", dyad.Hypothetical},
		{"The king remains concerned about [arming] the rebels.", dyad.Hypothetical},
		{"The king was praised for [arming] the rebels.", dyad.Actual},
		{"A gunman opens fire on the crowd before being [shot].", dyad.Actual},
		{"Norway was open to [arming] the rebels.", dyad.Hypothetical},
		{"Norway advises that rebels have [killed] the hostages.", dyad.Actual},
		{"Norway advised them to [kill] the hostages.", dyad.Hypothetical},
		{"Sweden has the right to defend itself in response to [attacks] by Norway.", dyad.Actual},
		{"Sweden has the right to defend itself from [attacks] by Norway.", dyad.Hypothetical},
		{"He was jailed for life without possibility of parole for the [bombing].", dyad.Actual},
		{"The king warned Norway about further [attacks].", dyad.Hypothetical},
		{"The king warned Norway about the [attack].", dyad.Actual},
		{"The minister argued against a [strike] on Norway.", dyad.Hypothetical},
		{"The minister argued after a [strike] on Norway.", dyad.Actual},
		{"The rebels denied that they had anything to do with a [bombing] that killed five.", dyad.Actual},
		{"Sweden asked for a meeting to address the [attack] on its envoy.", dyad.Actual},
		{"Norway said that it would study the law and [urged] Sweden to wait.", dyad.Actual},
		{"Norway said that it would study the law and [urge] Sweden to wait.", dyad.Future},
		{"It is not the only group that has [attacked] Norway.", dyad.Actual},
		{"The chief was known to [support] the rebels.", dyad.Actual},
		{"The king is not the first monarch to [visit] Sweden.", dyad.Actual},
		{"Norway will leave the court, [accusing] it of bias.", dyad.Actual},
		{"Sweden will strike to protest the [arrest] of its envoy.", dyad.Actual},
		{"The man pleaded guilty to [burning] a mosque.", dyad.Actual},
		{"The king was able to [meet] the premier.", dyad.Actual},
		{"After [taking] over the town, the rebels open fire.", dyad.Actual},
		{"Norway will [attack] Sweden.", dyad.Future},
		{"The minister is to [visit] Sweden on Monday.", dyad.Future},
		{"Norway may [attack] Sweden.", dyad.Hypothetical},
		{"Norway wants to [attack] Sweden.", dyad.Hypothetical},
		{"To swiftly [attack] Sweden, Norway sent its jets.", dyad.Hypothetical},
		{"Norway is capable of [attacking] Sweden.", dyad.Hypothetical},
		{"Norway called for an [attack] on Sweden.", dyad.Hypothetical},
		{"If Norway [attacks] Sweden, the talks will end.", dyad.Hypothetical},
		{"If Norway was going to [attack] Sweden, it should have said so.", dyad.Hypothetical},
		{"The minister asked whether Norway would [attack] Sweden.", dyad.Hypothetical},
		{"The king is skeptical that Norway will ever [leave] the town.", dyad.Hypothetical},
		{"It was possible that Norway had [attacked] Sweden.", dyad.Hypothetical},
		{"Aid groups have set up plans in case the United States [launches] strikes against Syria.", dyad.Hypothetical},
		{"Norway is looking at [accepting] refugees.", dyad.Hypothetical},
		{"There is pressure for the king to be [arrested].", dyad.Hypothetical},
		{"When the army [takes] a town, it kills the men.", dyad.Hypothetical},
		{"The talks are a step toward [ending] the war.", dyad.Hypothetical},
		{"An [attack] on the town was planned.", dyad.Hypothetical},
		{"Norway is on the brink of [talks] with Sweden.", dyad.Hypothetical},
		{"Parliament has read the [sanctions] legislation.", dyad.Hypothetical},
		{"Norway would be vulnerable to [attack].", dyad.Hypothetical},
		{"The minister denied that the king had said that Sweden [attacked] Norway.", dyad.Hypothetical},
		{"The troops have to [leave] the town.", dyad.Hypothetical},
		{"Did Norway [attack] Sweden?", dyad.Hypothetical},
		{"Will Norway [attack] Sweden?", dyad.Hypothetical},
		{"It would be the first time Norway has [attacked] Sweden.", dyad.Future},
		{"The pending [exit] of Norway from the treaty worries Sweden.", dyad.Hypothetical},
		{"The summit would be a good time to [sign] a treaty.", dyad.Hypothetical},
		{"Norway did not [attack] Sweden.", dyad.Negated},
		{"Norway did not attack or [bomb] the town.", dyad.Negated},
		{"Norway failed to [attack] Sweden.", dyad.Negated},
		{"Norway has yet to [recognise] the state.", dyad.Negated},
		{"The king forbade the army from [attacking] the town.", dyad.Negated},
		{"Norway is not going to [attack] Sweden.", dyad.Negated},
		{"Norway stopped short of [expelling] the ambassador.", dyad.Negated},
		{"Instead of [attacking] Sweden, Norway met it.", dyad.Negated},
		{"Norway has no plans to [leave] the town.", dyad.Negated},
		{"The [attack] on the town was thwarted.", dyad.Negated},
		{"Norway did nothing to [stop] the shelling.", dyad.Negated},
		{"Neither side has [attacked] the town.", dyad.Negated},
		{"There is no victory in the sense that the army is not [retaking] the town.", dyad.Negated},
		{"Neither Norway nor Sweden [attacked] the town.", dyad.Negated},
		{"Norway prevented Sweden from [attacking] the town.", dyad.Negated},
		{"Norway did not fail to [attack] Sweden.", dyad.Actual},
		{"Norway has not confirmed [shelling] the town.", dyad.Actual},
		{"Norway has not considered [shelling] the town.", dyad.Negated},
		{"Did the minister mean it when he [threatened] Sweden?", dyad.Actual},
		{"Will Norway talk when Sweden [attacks] the town?", dyad.Hypothetical},
		{"The minister spoke only to [welcome] the envoy.", dyad.Actual},
		{"The minister spoke to [welcome] the envoy.", dyad.Hypothetical},
		{"Sweden provided Norway with the names of the men, allowing Norwegian police to [arrest] them.", dyad.Actual},
		{"Sweden allowed the police to [arrest] the men.", dyad.Hypothetical},
		{"The minister was not sure what authority Norway had to [block] the ships.", dyad.Hypothetical},
		{"Norway will take on a greater role in [training] the soldiers.", dyad.Future},
		{"Norway has taken on a greater role in [training] the soldiers.", dyad.Actual},
		{"Norway will do nothing absent an [attack] on a ship.", dyad.Hypothetical},
	} {
		t.Run(x.text, func(t *testing.T) {
			at, end := strings.Index(x.text, "["), strings.Index(x.text, "]")-1
			text := strings.NewReplacer("[", "", "]", "").Replace(x.text)
			k, err := c.Article(dyad.Article{ID: dyad.NewArticleID(text), Text: text, Language: "en", Published: "2024-01-31", Paragraphs: []dyad.Span{{Start: 0, End: len(text)}}, Predicates: []dyad.Span{{Start: at, End: end}}})
			if err != nil {
				t.Fatal(err)
			}
			if len(k.Predicates) != 1 || k.Predicates[0].Realis != x.want {
				t.Errorf("got %+v, want %s", k.Predicates, x.want)
			}
		})
	}
}

package en

import (
	"strings"

	"github.com/dyad-news/dyad/lang/en/lemma"
)

// tables are the word lists of the tokenizer, each a set.
type tables struct {
	abbreviations map[string]uint8  // lower-case, without the last full stop
	prefixes      map[string]bool   // a hyphen after them does not cut
	contractions  map[string]int    // words cut in two: bytes of the first part
	units         map[string]bool   // cut from a number written on to them
	domains       map[string]bool   // what may follow the last dot of a name of the web
	suffixes      map[string]bool   // English words that a hyphen cuts from a short name
	openers       map[string]bool   // words that often open a sentence
	reporting     map[string]bool   // verbs that say who spoke
	farewells     map[string]bool   // words before the comma and the name that end a letter
	afterItIs     map[string]bool   // words that follow "its" where it is "it's"
	closed        map[string]string // features by word and tag
	past          map[string]bool   // past tenses that are never participles
	neverPresent  map[string]bool   // past forms that are no verb's present
	standIns      map[string]string // for the eyes of the model: a common past form for a rare one
}

// What may follow an abbreviation.
const (
	anyAbbreviation = iota + 1 // a sentence may end with it
	titleBefore                // a name follows, never a new sentence
	beforeNumber               // an abbreviation only before a number
	wordAlso                   // a word of its own too: an abbreviation only inside a sentence
	andSoOn                    // the full stop is the sentence's, where one ends
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

func newTables() *tables {
	t := &tables{abbreviations: map[string]uint8{}, contractions: map[string]int{}, closed: readClosed(), past: lemma.PastTenses(), neverPresent: lemma.NeverPresent()}
	for kind, words := range map[uint8]string{
		titleBefore: `mr mrs ms dr prof rev hon fr gen lt col maj capt cpl sgt cmdr adm brig gov sen rep reps sens pres st mt ft messrs mme mlle
			supt insp det ald amb atty rt pvt sr-gen vs v pte cdr ens hr ing mgr msgr`,
		anyAbbreviation: `jr sr inc corp co ltd llc plc bros al jan feb aug sept oct nov dec ph.d u.s u.n u.k e.u d.c a.m p.m i.e e.g
			ave blvd rd hwy est dept univ assn ca cf mon tue tues wed thur thurs fri viz ed eds esq mins hrs yrs oz lb lbs
			calif ariz ark colo conn del fla ga ill ind kan ky la md mich minn mo mont neb nev okla ore pa penn tenn tex va vt wis wyo
			u.s.a b.c a.d l.a n.y n.j p.o ont que alta sask aka`,
		beforeNumber: `no nos vol pp fig art sec ch para approx op p ext`,
		wordAlso:     `sat sun mar apr jun jul`,
		andSoOn:      `etc`,
	} {
		for w := range strings.FieldsSeq(words) {
			t.abbreviations[w] = kind
		}
	}
	t.prefixes = set(`e non re mid anti co pro pre post over cross multi ex counter semi sub mini socio psycho micro inter intra un ultra
		extra trans bi tri pseudo proto crypto macro mega meta mis under hyper infra para uh oh al-qaida`)
	for w, cut := range map[string]int{"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dunno": 2} {
		t.contractions[w] = cut
	}
	for w := range strings.FieldsSeq("do does did is are was were have has had ca could would should wo ai") { // written without their apostrophe
		t.contractions[w+"nt"] = len(w)
	}
	for w, cut := range map[string]int{"im": 1, "ive": 1, "youre": 3, "theyre": 4, "weve": 2, "thats": 4, "whats": 4, "theres": 5, "hes": 2, "shes": 3} {
		t.contractions[w] = cut
	}
	t.units = set(`am pm a.m p.m km m mm cm kg g k ft lb lbs mph kph bn mn tn mw gw kw kwh mg ml l ha hrs hr min mins sq gb mb tb ghz mhz kt kts yo x
		km2 m2 c f bpd hp nm`)
	t.domains = set(`com org net gov edu mil int info tv io ai uk ru cn de fr jp ir il pk au ca eu za br biz co ua tr kr az news
		pdf doc docx xls xlsx ppt pptx rtf txt csv jpg jpeg png gif htm html php asp mp3 mp4 zip exe`) // and of files
	t.suffixes = set(`led based run held born like made wide free style era type level to in of up off out day year old long term bound built owned
		the and a on at by for with from is was area rule ruled wing held pro anti side born week month war talk deal trade ally aid arms held only
		hit fed sent won lost law born bred work zone held class cost top high low fire coup bank half plus ready rich poor prone tied torn hour`)
	t.standIns = map[string]string{}
	for known, words := range map[string]string{
		"took": `froze swore bade forbade overran overthrew underwent withdrew withstood undertook retook sprang shrank sank strove overrode foresaw forgave fled forsook stole bore`,
		"sent": `lent wrung flung dug sought struck swept`,
	} {
		for w := range strings.FieldsSeq(words) {
			t.standIns[w] = known
		}
	}
	t.openers = set(`the a an in on at it he she they we i you this that these those but and there his her its their our my when while if as after
		before since although though however meanwhile some many most all both each every no not what who how why where for from with by to
		earlier later last two three one several another other also despite during under according so then now here yet still since until
		because police officials residents witnesses critics analysts`)
	t.farewells = set("thanks regards best wishes cheers sincerely greetings love hugs yours truly")
	t.afterItIs = set("a an the not been really simply very like in now definitely for also between from only nothing all just still so too always")
	t.reporting = set(`said says say asked asks told added adds wrote writes replied replies warned insisted declared explained continued tweeted
		recalled shouted cried argued noted concluded wondered`)
	return t
}

// seen returns the form that the model is shown for a word: that of a common verb in place of a
// rare irregular one, which it takes for a noun where little stands around it ("froze aid").
func (t *tables) seen(form string) string {
	if k := t.standIns[form]; k != "" {
		return k
	}
	return form
}

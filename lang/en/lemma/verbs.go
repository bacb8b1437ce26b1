package lemma

import "strings"

// irregular lists verbs with their past forms, and forms whose ending misleads.
const irregular = `
abide abode; add added; arise arose arisen; awake awoke awoken; babysit babysat; bear bore borne born; beat beat beaten; become became become;
befall befell befallen; beget begot begotten; begin began begun; behold beheld; bend bent; beset beset; bet bet; bid bid bidden bade; bind bound;
bite bit bitten; bleed bled; blow blew blown; boycott boycotted; break broke broken; breed bred; bring brought; broadcast broadcast; build built;
burn burnt; burst burst; buy bought; cast cast; catch caught; choose chose chosen; cling clung; come came; cost cost; creep crept; cut cut;
deal dealt; die died; dig dug; do did done; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; dwell dwelt; dye dyed; eat ate eaten;
fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fling flung; fly flew flown; forbid forbade forbidden; forecast forecast;
forget forgot forgotten; forgive forgave forgiven; forgo forwent forgone; forsake forsook forsaken; freeze froze frozen; get got gotten; give gave given;
go went gone; grind ground; grow grew grown; hang hung; have had; hear heard; hide hid hidden; hit hit; hold held; hurt hurt; keep kept;
kneel knelt; know knew known; lay laid; lead led; lean leant; leap leapt; learn learnt; leave left; lend lent; let let; lie lay lain lied; light lit;
lose lost; make made; mean meant; meet met; mow mown; oversee oversaw overseen; pay paid; prove proven; put put; quit quit; read read; rend rent; rid rid;
ride rode ridden; ring rang rung; rise rose risen; run ran run; saw sawn; say said; see saw seen; seek sought; sell sold; send sent; set set; sew sewn;
shake shook shaken; shear shorn; shed shed; shine shone; shoot shot; show shown; shrink shrank shrunk; shut shut; sing sang sung; sink sank sunk;
sit sat; slay slew slain; sleep slept; slide slid; sling slung; slit slit; smell smelt; sow sown; speak spoke spoken; speed sped; spell spelt; spend spent;
spill spilt; spin spun; spit spat; split split; spoil spoilt; spread spread; spring sprang sprung; stand stood; steal stole stolen; stick stuck;
sting stung; stink stank stunk; stride strode; strike struck stricken; string strung; strive strove striven; swear swore sworn; sweep swept; swell swollen;
swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; thrive throve; throw threw thrown; thrust thrust;
tie tied; tread trod trodden; vie vied; wake woke woken; wear wore worn; weave wove woven; wed wed; weep wept; win won; wind wound;
wring wrung; write wrote written; forego forewent foregone; mislead misled; mistake mistook mistaken; outdo outdid outdone; outgrow outgrew outgrown;
outrun outran; overcome overcame; overdo overdid overdone; override overrode overridden; overrun overran; overtake overtook overtaken; overthrow overthrew overthrown;
partake partook partaken; rerun reran; rethink rethought; undergo underwent undergone; undo undid undone; unwind unwound; uphold upheld; withdraw withdrew withdrawn;
withhold withheld; withstand withstood; beseech besought; forswear forswore forsworn; rewrite rewrote rewritten; underwrite underwrote underwritten;
unfreeze unfroze unfrozen; waylay waylaid`

// misleading lists verbs with regular forms whose endings mislead, or that a treebank has as a
// slip for another word ("buys" for "busy").
const misleading = `
axe axed axes axing; bankroll bankrolled bankrolling; boycott boycotting; buy buys; corral corralled corralling; daub daubed daubing; dynamite dynamited dynamiting;
feud feuded feuding; fulfil fulfilled fulfilling; gas gassed gassing; headbutt headbutted headbutting; ink inks; inquire inquires; knife knifed knifing; pencil pencilled pencilling;
strafe strafed strafing; stymie stymies stymied; mortar mortared mortaring; ransom ransomed ransoming; teargas teargassed teargassing`

// irregularVerbs maps each listed form to its verb.
func irregularVerbs() map[string]string {
	m := map[string]string{}
	for entry := range strings.SplitSeq(irregular+";"+misleading, ";") {
		forms := strings.Fields(entry)
		for _, f := range forms[1:] {
			if _, ok := m[f]; !ok {
				m[f] = forms[0]
			}
		}
	}
	return m
}

// PastTenses returns the forms that are past tenses and never participles: "spoke", "went".
func PastTenses() map[string]bool {
	m := map[string]bool{}
	for entry := range strings.SplitSeq(irregular, ";") {
		if f := strings.Fields(entry); len(f) > 2 && f[1] != f[0] && f[1] != "struck" && f[1] != "got" {
			m[f[1]] = true
		}
	}
	for entry := range strings.SplitSeq(irregular, ";") { // "found" is of "find", too
		f := strings.Fields(entry)
		for _, form := range f[min(2, len(f)):] {
			delete(m, form)
		}
		if len(f) == 2 {
			delete(m, f[1])
		}
	}
	return m
}

// NeverPresent returns the past forms that are no verb's present: "shot", "froze".
func NeverPresent() map[string]bool {
	m, bases := map[string]bool{}, map[string]bool{}
	for entry := range strings.SplitSeq(irregular, ";") {
		f := strings.Fields(entry)
		bases[f[0]] = true
		for _, form := range f[1:] {
			m[form] = true
		}
	}
	for form := range m {
		if bases[form] || strings.HasSuffix(form, "found") {
			delete(m, form)
		}
	}
	for _, both := range []string{"fell", "wound", "ground", "felt", "bound", "rent", "spat", "born", "lighted"} {
		delete(m, both)
	}
	return m
}

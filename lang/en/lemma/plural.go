package lemma

import "strings"

// Plurals that no ending tells, and those of Greek, Latin and French. What stands here is not
// learned otherwise: in news, bases are mostly those of soldiers.
const plurals = `
men man, women woman, children child, feet foot, teeth tooth, geese goose, mice mouse, lice louse, oxen ox, brethren brother, dice die,
wolves wolf, knives knife, wives wife, midwives midwife, housewives housewife, lives life, thieves thief, halves half, calves calf, elves elf,
selves self, shelves shelf, loaves loaf, leaves leaf, scarves scarf, hooves hoof, sheaves sheaf, wharves wharf, dwarves dwarf,
criteria criterion, phenomena phenomenon, ganglia ganglion, bacteria bacterium, memoranda memorandum, referenda referendum, strata stratum,
errata erratum, curricula curriculum, addenda addendum, moratoria moratorium, millennia millennium, ova ovum, symposia symposium, quanta quantum,
indices index, appendices appendix, matrices matrix, vertices vertex, vortices vortex, codices codex, cortices cortex, apices apex,
alumni alumnus, fungi fungus, cacti cactus, nuclei nucleus, stimuli stimulus, radii radius, foci focus, loci locus, syllabi syllabus, bacilli bacillus,
termini terminus, algae alga, larvae larva, vertebrae vertebra, antennae antenna, formulae formula, alumnae alumna, nebulae nebula, personae persona,
genera genus, corpora corpus, opera opus, schemata schema, stigmata stigma, bureaux bureau, tableaux tableau, plateaux plateau, chateaux chateau,
paparazzi paparazzo, graffiti graffito, antipasti antipasto, cherubim cherub, seraphim seraph, passersby passerby,
analyses analysis, bases base, crises crisis, theses thesis, hypotheses hypothesis, syntheses synthesis, diagnoses diagnosis, prognoses prognosis,
oases oasis, parentheses parenthesis, emphases emphasis, synopses synopsis, neuroses neurosis, psychoses psychosis, ellipses ellipsis,
paralyses paralysis, metastases metastasis, catharses catharsis, axes axis, testes testis,
buses bus, gases gas, biases bias, canvases canvas, atlases atlas, aliases alias, pancreases pancreas, lenses lens, quizzes quiz, irises iris,
cookies cookie, movies movie, hippies hippie, zombies zombie, rookies rookie, calories calorie, genies genie, pixies pixie, brownies brownie,
selfies selfie, birdies birdie, hoodies hoodie, veggies veggie, sorties sortie, prairies prairie, collies collie, kiddies kiddie, pinkies pinkie,
smoothies smoothie, newbies newbie, freebies freebie, foodies foodie, junkies junkie, oldies oldie, goalies goalie, groupies groupie, aunties auntie,
magpies magpie, neckties necktie, bogies bogie, caddies caddie, roadies roadie, softies softie, yuppies yuppie, townies townie, menageries menagerie,
reveries reverie, coteries coterie, talkies talkie, zombies zombie, indies indie, eyries eyrie, lassies lassie, cuties cutie, sweeties sweetie,
headaches headache, aches ache, toothaches toothache, stomachaches stomachache, backaches backache, heartaches heartache, caches cache,
moustaches moustache, mustaches mustache, avalanches avalanche, niches niche, cliches cliche, psyches psyche, quiches quiche, tranches tranche,
brioches brioche, pastiches pastiche, creches creche, axes axe,
shoes shoe, horseshoes horseshoe, snowshoes snowshoe, toes toe, tiptoes tiptoe, canoes canoe, hoes hoe, foes foe, woes woe, does doe, floes floe,
oboes oboe, throes throe, aloes aloe, roes roe`

// Nouns in -s that have no singular, or another one.
const plurale = `
jeans trousers pants shorts scissors sunglasses goggles tweezers pliers binoculars pajamas pyjamas tights panties overalls leggings clothes
goods belongings surroundings proceedings earnings furnishings outskirts headquarters whereabouts auspices confines environs doldrums
regards congratulations condolences remains genitals feces faeces riches dregs tenterhooks hackles billiards shenanigans smithereens amends
economics politics physics mathematics statistics genetics dynamics electronics acoustics athletics aerobics gymnastics ethics linguistics
logistics mechanics optics geopolitics semantics thermodynamics robotics hydraulics hysterics obstetrics pediatrics phonetics aeronautics
series species means crossroads barracks gallows innards entrails rabies measles mumps diabetes chaos kudos bellows shambles
twenties thirties forties fifties sixties seventies eighties nineties`

func irregularPlurals() map[string]string {
	m := map[string]string{}
	for pair := range strings.SplitSeq(plurals, ",") {
		f := strings.Fields(pair)
		if _, ok := m[f[0]]; !ok {
			m[f[0]] = f[1]
		}
	}
	return m
}

func wholePlurals() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(plurale) {
		m[w] = true
	}
	return m
}

// noun returns the singular of a noun in the plural.
func (t *Table) noun(low string) string {
	if v, ok := t.plurals[low]; ok {
		return v
	}
	if i := strings.LastIndexByte(low, '-'); i > 0 { // "ex-wives"
		return low[:i+1] + t.noun(low[i+1:])
	}
	if s, ok := strings.CutSuffix(low, "men"); ok && len(s) > 1 {
		return s + "man"
	}
	if decade := strings.Replace(low, "'s", "s", 1); t.whole[low] || decades(decade) {
		return decade
	}
	return singular(low)
}

// decades reports whether a form is that of years: "1990s", "mid-80s", "'60s".
func decades(w string) bool {
	n := len(w)
	return n > 2 && w[n-1] == 's' && w[n-2] == '0' && isDigit(w[n-3])
}

// hardUses are the words in -use that do not have a vowel before it.
var hardUses = ` use abuse disuse misuse reuse overuse excuse accuse fuse refuse confuse infuse diffuse defuse amuse bemuse muse ruse peruse recluse `

// singular takes the s of a plural noun or of a verb in the third person off.
func singular(w string) string {
	n := len(w)
	switch {
	case n < 3 || !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss"):
		return strings.TrimSuffix(w, "'s")
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "'s"):
		return w[:n-2]
	case strings.HasSuffix(w, "uses") && w[max(0, n-5)] != 'a' && w[max(0, n-5)] != 'o' && !strings.Contains(hardUses, " "+w[:n-1]+" "):
		return w[:n-2] // "viruses"
	case strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "tzes") || strings.HasSuffix(w, "zzes"):
		return w[:n-2]
	case strings.HasSuffix(w, "ses") || strings.HasSuffix(w, "zes"):
		return w[:n-1]
	case strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "oes"):
		return w[:n-2]
	}
	return w[:n-1]
}

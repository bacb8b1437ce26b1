package en

import "strings"

// closedClass lists words whose features hang on the word alone: the tags it may
// have, its forms and the features.
const closedClass = `
DT the = Definite=Def|PronType=Art
DT a an = Definite=Ind|PronType=Art
DT this that = Number=Sing|PronType=Dem
DT these those = Number=Plur|PronType=Dem
DT some any another either = PronType=Ind
DT all every each both = PronType=Tot
DT no neither = PronType=Neg
PDT all both = PronType=Tot
PDT such quite many = PronType=Ind
PDT half = NumForm=Word|NumType=Frac|PronType=Ind
PRP i = Case=Nom|Number=Sing|Person=1|PronType=Prs
PRP me = Case=Acc|Number=Sing|Person=1|PronType=Prs
PRP we = Case=Nom|Number=Plur|Person=1|PronType=Prs
PRP us 's = Case=Acc|Number=Plur|Person=1|PronType=Prs
PRP he = Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs
PRP him = Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs
PRP she = Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs
PRP her = Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs
PRP they = Case=Nom|Number=Plur|Person=3|PronType=Prs
PRP them 'em = Case=Acc|Number=Plur|Person=3|PronType=Prs
PRP one = Number=Sing|Person=3|PronType=Prs
PRP mine = Number=Sing|Person=1|Poss=Yes|PronType=Prs
PRP ours = Number=Plur|Person=1|Poss=Yes|PronType=Prs
PRP yours = Person=2|Poss=Yes|PronType=Prs
PRP his = Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs
PRP hers = Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs
PRP theirs = Number=Plur|Person=3|Poss=Yes|PronType=Prs
PRP myself = Case=Acc|Number=Sing|Person=1|PronType=Prs|Reflex=Yes
PRP yourself = Case=Acc|Number=Sing|Person=2|PronType=Prs|Reflex=Yes
PRP himself = Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs|Reflex=Yes
PRP herself = Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs|Reflex=Yes
PRP itself = Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs|Reflex=Yes
PRP ourselves = Case=Acc|Number=Plur|Person=1|PronType=Prs|Reflex=Yes
PRP yourselves = Case=Acc|Number=Plur|Person=2|PronType=Prs|Reflex=Yes
PRP themselves = Case=Acc|Number=Plur|Person=3|PronType=Prs|Reflex=Yes
PRP$ my = Case=Gen|Number=Sing|Person=1|Poss=Yes|PronType=Prs
PRP$ our = Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs
PRP$ your = Case=Gen|Person=2|Poss=Yes|PronType=Prs
PRP$ his = Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs
PRP$ her = Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs
PRP$ its = Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs
PRP$ their = Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs
WP$ whose = Poss=Yes|PronType=Rel
NN something anyone anything someone somebody anybody = Number=Sing|PronType=Ind
NN everything everyone everybody = Number=Sing|PronType=Tot
NN nothing nobody = Number=Sing|PronType=Neg
NN none = PronType=Neg
NN half quarter third = Number=Sing|NumForm=Word|NumType=Frac
RB not n't n’t = Polarity=Neg
RB now then there here = PronType=Dem
RB ever sometimes somewhere anywhere sometime anytime = PronType=Ind
RB never nowhere = PronType=Neg
RB always everywhere = PronType=Tot
RB first second third = NumForm=Word|NumType=Ord
RB once twice thrice = NumForm=Word|NumType=Mult
RB well far soon long hard early late fast badly high low = Degree=Pos
JJ first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth hundredth = Degree=Pos|NumForm=Word|NumType=Ord
CC nor = Polarity=Neg
UH yes yeah = Polarity=Pos
UH no = Polarity=Neg
`

// readClosed maps a lower-case word, a blank and its tag to the features.
func readClosed() map[string]string {
	m := map[string]string{}
	for line := range strings.SplitSeq(closedClass, "\n") {
		words, features, ok := strings.Cut(line, " = ")
		if !ok {
			continue
		}
		tag, words, _ := strings.Cut(words, " ")
		for w := range strings.FieldsSeq(words) {
			m[w+" "+tag] = features
		}
	}
	return m
}

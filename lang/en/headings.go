package en

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// longestHeading is how many words the name of what a sentence is about has at most.
const longestHeading = 10

// happenings are nouns that end, or with "of", begin the name of what goes on for some time.
var happenings = strings.Fields(`affair attack attacks bombing bombings campaign case clashes conflict controversy coup crash crisis demonstrations disaster dispute earthquake election elections
	explosion explosions fire floods hijacking incident insurgency intifada invasion investigation massacre murder murders occupation offensive operation outbreak pandemic protest protests
	referendum revolt revolution riot riots scandal season shooting siege stand-off standoff strike terrorism trial unrest uprising violence war`)

// heading reports whether the words before a colon are the name of what the sentence behind it
// is about: "2011 Syrian uprising: Troops surround ...". Who says something is named by himself.
func (t *tokenizer) heading(words []dyad.Span) bool {
	if len(words) < 2 || len(words) > longestHeading {
		return false
	}
	is := func(i int) bool { return slices.Contains(happenings, lower(words[i].In(t.text))) }
	return isUpper(words[0].In(t.text)[0]) && (is(len(words)-1) || is(0) && words[1].In(t.text) == "of") ||
		isDigit(words[0].In(t.text)[0]) && words[0].Len() == 4 && isUpper(words[1].In(t.text)[0])
}

package data

import (
	"slices"
	"strings"
	"testing"
)

// builtIn reads the tables that say what there is to code.
func builtIn(t *testing.T) (*Ontology, *Lexicon, *FormatCodes) {
	t.Helper()
	tables, err := Open("")
	if err != nil {
		t.Fatal(err)
	}
	o, err := tables.Ontology()
	if err != nil {
		t.Fatal(err)
	}
	lex, err := tables.Lexicon(o)
	if err != nil {
		t.Fatal(err)
	}
	codes, err := tables.FormatCodes()
	if err != nil {
		t.Fatal(err)
	}
	return o, lex, codes
}

// TestContradictionsAreDecided holds what is done where the codebook contradicts itself,
// and that the entry says so.
func TestContradictionsAreDecided(t *testing.T) {
	o, lex, codes := builtIn(t)
	read := func(code string) string {
		i := slices.IndexFunc(codes.CAMEO, func(c CAMEOCode) bool { return c.Code == code })
		return codes.CAMEO[i].Type + "/" + codes.CAMEO[i].Mode
	}
	future := func(typ string) string {
		i := slices.IndexFunc(lex.Grammar, func(g Turn) bool { return g.Op == "future" && slices.Contains(g.Of, typ) })
		return lex.Grammar[i].Type
	}
	for _, x := range []struct {
		what, entry, says string
		holds             bool
	}{
		{"quad of SANCTION", "SANCTION", "Quad 4", o.Type("SANCTION").Quad == 4},
		{"recipient of RETREAT", "RETREAT", "No recipient", !o.Type("RETREAT").NeedsRecipient},
		{"recipient of PROTEST", "PROTEST", "No recipient", !o.Type("PROTEST").NeedsRecipient},
		{"CAMEO 20", "ASSAULT", "FIGHT", read("20") == "ASSAULT/" && o.Type("FIGHT") == nil},
		{"score of ACCUSE", "ACCUSE", "-3", o.Type("ACCUSE").Scale == -3},
		{"a retreat to come", "CONCEDE", "still to come", future("RETREAT") == "CONCEDE"},
		{"a curfew that is lifted", "CONCEDE", "curfews", read("0813") == "CONCEDE/"},
		{"the type RESTRICT", "COERCE", "RESTRICT", o.Type("RESTRICT") == nil && o.Type("COERCE").Mode("restrict") != nil},
		{"the type THREAT", "THREATEN", "THREAT,", o.Type("THREAT") == nil},
		{"score of vandalize", "PROTEST", "vandalize", *o.Type("PROTEST").Mode("vandalize").Scale == o.Type("PROTEST").Scale},
		{"the mode sideAB", "ASSAULT", "sideAB", o.Type("ASSAULT").Mode("sideAB") == nil && o.Type("ASSAULT").Mutual},
		{"types of 2017", "ACCUSE", "INVESTIGATE", o.Type("INVESTIGATE") == nil && o.Type("ACCUSE").Mode("investigate") != nil},
		{"retired modes of RETREAT", "RETREAT", "retired", read("0842") == "RETREAT/release" && read("085") == "RETREAT/"},
		{"retired modes of THREATEN", "THREATEN", "retired", read("132") == "THREATEN/restrict" && read("1321") == "THREATEN/restrict"},
	} {
		if !x.holds {
			t.Errorf("%s: the tables do not do what %s decides", x.what, x.entry)
		}
		if d := o.Type(x.entry).Decision; !strings.Contains(d, x.says) {
			t.Errorf("%s: the decision of %s does not speak of %q: %s", x.what, x.entry, x.says, d)
		}
	}
}

// coarser are the types and modes that share their CAMEO code with another, and what the code
// is read back as.
var coarser = []string{
	"CONSULT/multilateral as CONSULT/", // CAMEO counts no parties
	"RETREAT as RETREAT/release",       // "return, release" is its only general code of what is done
	"ACCUSE as ACCUSE/disapprove",
	"THREATEN/arrest as THREATEN/restrict",
	"PROTEST/boycott as PROTEST/strike", // one code, "strike or boycott"
	"PROTEST/vandalize as PROTEST/riot",
	"SANCTION/convict as SANCTION/",
	"MOBILIZE/weapons as MOBILIZE/troops", // one code, "armed forces"
	"MOBILIZE/militia as MOBILIZE/troops",
	"COERCE/censor as COERCE/restrict",
	"COERCE/withhold as COERCE/",
	"COERCE/misinformation as COERCE/",
	"ASSAULT/primitive as ASSAULT/beat",
}

// otherwise are the codes of rules that the crosswalk reads as another type than PLOVER's
// chapters give to what they tell.
var otherwise = []string{
	"ASSAULT 192 is COERCE",   // a town that is stormed; the code knows only that it is held
	"CONCEDE 0871 is RETREAT", // a ceasefire that is declared, not kept
	"SANCTION 173 is COERCE",  // a sentence, with the arrest that it adds
}

// TestCrosswalk holds that the CAMEO code which an event is given is read back as its type and,
// where CAMEO knows it, its mode.
func TestCrosswalk(t *testing.T) {
	o, lex, formats := builtIn(t)
	codes, read := map[string]CAMEOCode{}, map[string]bool{}
	for _, c := range formats.CAMEO {
		codes[c.Code], read[c.Type] = c, true
	}
	var lost []string
	back := func(code, typ, mode string) {
		c := codes[code]
		if c.Type != typ {
			t.Errorf("%s/%s has the code %q, which is read as %q", typ, mode, code, c.Type)
		}
		if c.Mode != mode {
			lost = append(lost, strings.TrimSuffix(typ+"/"+mode, "/")+" as "+c.Type+"/"+c.Mode)
		}
	}
	for _, ty := range o.Types {
		back(ty.CAMEO, ty.Name, "")
		for _, m := range ty.Modes {
			back(m.CAMEO, ty.Name, m.Name)
		}
		if !read[ty.Name] {
			t.Errorf("no code of CAMEO is read as %s", ty.Name)
		}
	}
	if !slices.Equal(lost, coarser) {
		t.Errorf("modes lost on the way:\n%s\nwant\n%s", strings.Join(lost, "\n"), strings.Join(coarser, "\n"))
	}
	var other []string
	for _, r := range lex.Rules {
		if c := codes[r.CAMEO]; r.CAMEO != "" && c.Type != r.Type {
			other = append(other, r.Type+" "+r.CAMEO+" is "+c.Type)
		}
	}
	slices.Sort(other)
	if other = slices.Compact(other); !slices.Equal(other, otherwise) {
		t.Errorf("codes of rules: %q, want %q", other, otherwise)
	}
}

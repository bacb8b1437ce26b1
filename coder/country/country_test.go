package country_test

import (
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/country"
)

// TestFill holds the ways to a country against cases with and without what they need.
func TestFill(t *testing.T) {
	said := func(code string, s dyad.Sector) dyad.Mention {
		return dyad.Mention{Kind: dyad.Nominal, Entity: dyad.Entity{Code: code, Sector: s, Persons: true}}
	}
	named := func(code string, s dyad.Sector) dyad.Mention {
		return dyad.Mention{Kind: dyad.Name, Entity: dyad.Entity{Code: code, Sector: s}}
	}
	town := func(code string) *dyad.Toponym {
		return &dyad.Toponym{Place: dyad.Place{CountryCode: code, Resolution: 4}}
	}
	at := func(code string) *dyad.Toponym { return &dyad.Toponym{Place: dyad.Place{CountryCode: code}} }
	for _, c := range []struct {
		name          string
		typ           string
		actor, suffer []dyad.Mention
		place         *dyad.Toponym
		class         string // of which all sides are said to be
		actors, codes string
	}{
		{"soil", "ASSAULT", []dyad.Mention{said("", dyad.UAF)}, nil, at("COD"), "", "", "COD"},
		{"protesters who storm an embassy", "ASSAULT", []dyad.Mention{said("", dyad.OPP)}, []dyad.Mention{said("USA", dyad.GOV)}, at("IRQ"), "", "IRQ", "USA"},
		{"leaders of a continent", "ACCUSE", []dyad.Mention{said("", dyad.GOV)}, []dyad.Mention{named("RUS", dyad.GOV)}, at("RUS"), "regional", "", "RUS"},
		{"soldiers of a people without a state", "COERCE", []dyad.Mention{said("", dyad.MIL)}, []dyad.Mention{said("USA", dyad.GOV)}, nil, "stateless", "", "USA"},
		{"armed men at an embassy", "ASSAULT", []dyad.Mention{said("", dyad.REB)}, []dyad.Mention{said("USA", dyad.GOV)}, at("LBY"), "mission", "LBY", "USA"},
		{"no soil of the doer", "ASSAULT", []dyad.Mention{said("COD", dyad.MIL)}, nil, at("COD"), "", "COD", ""},
		{"soil where nobody is told to have done it", "ASSAULT", nil, nil, at("COD"), "", "", "COD"},
		{"nor for what nobody forbids", "COERCE", nil, nil, at("COD"), "", "", ""},
		{"no soil for words", "ACCUSE", []dyad.Mention{said("FRA", dyad.GOV)}, nil, at("COD"), "", "FRA", ""},
		{"territory of another state", "ASSAULT", nil, []dyad.Mention{said("", dyad.CVL)}, at("PRI"), "", "", "USA"},
		{"foreigners are not of the place", "ASSAULT", nil, []dyad.Mention{said("", dyad.CVL)}, at("BGD"), "worldwide", "", ""},
		{"soldiers whom rebels fight", "ASSAULT", []dyad.Mention{said("", dyad.UAF)}, []dyad.Mention{said("", dyad.MIL)}, at("MLI"), "", "", "MLI"},
		{"soldiers at home where one country is spoken of", "ASSAULT", nil, []dyad.Mention{said("", dyad.MIL)}, at("MLI"), "", "", "MLI"},
		{"rebels where they are hit", "ASSAULT", []dyad.Mention{said("USA", dyad.MIL)}, []dyad.Mention{said("", dyad.REB)}, at("PAK"), "rising", "USA", "PAK"},
		{"not bombers", "ASSAULT", []dyad.Mention{said("USA", dyad.MIL)}, []dyad.Mention{said("", dyad.REB)}, at("PAK"), "", "USA", ""},
		{"rebels against their state", "ASSAULT", []dyad.Mention{said("", dyad.REB)}, []dyad.Mention{said("TCD", dyad.MIL)}, nil, "rising", "TCD", "TCD"},
		{"soldiers against soldiers", "ASSAULT", []dyad.Mention{said("", dyad.MIL)}, []dyad.Mention{said("SYR", dyad.MIL)}, nil, "", "", "SYR"},
		{"soldiers against protesters", "ASSAULT", []dyad.Mention{said("", dyad.MIL)}, []dyad.Mention{said("SYR", dyad.OPP)}, nil, "", "SYR", "SYR"},
		{"not whoever fights it", "ASSAULT", []dyad.Mention{said("", dyad.REB)}, []dyad.Mention{said("TCD", dyad.MIL)}, nil, "", "", "TCD"},
		{"soldiers helped by a state", "AID", []dyad.Mention{said("USA", dyad.GOV)}, []dyad.Mention{said("", dyad.MIL)}, nil, "", "USA", ""},
		{"local soldiers", "AID", []dyad.Mention{said("USA", dyad.GOV)}, []dyad.Mention{said("USA", dyad.MIL)}, nil, "local", "USA", ""},
		{"the doer's own soldiers", "AID", []dyad.Mention{said("USA", dyad.GOV)}, []dyad.Mention{said("USA", dyad.MIL)}, nil, "", "USA", "USA"},
		{"workers helped at home", "AID", []dyad.Mention{said("USA", dyad.GOV)}, []dyad.Mention{said("", dyad.LAB)}, nil, "", "USA", "USA"},
		{"people hit by soldiers from abroad", "ASSAULT", []dyad.Mention{said("SAU", dyad.MIL)}, []dyad.Mention{named("", dyad.CVL)}, at("YEM"), "", "SAU", "YEM"},
		{"drill on an island of one's own", "MOBILIZE", []dyad.Mention{said("KOR", dyad.MIL)}, []dyad.Mention{named("KOR", "")}, nil, "", "KOR", ""},
		{"drill near another's island", "MOBILIZE", []dyad.Mention{said("KOR", dyad.MIL)}, []dyad.Mention{named("JPN", "")}, nil, "", "KOR", "JPN"},
		{"rebels who strike there", "ASSAULT", []dyad.Mention{said("", dyad.REB)}, []dyad.Mention{said("USA", dyad.MIL)}, at("IRQ"), "rising", "IRQ", "USA"},
		{"rebels of whom no words tell, of the land the text is about", "ASSAULT", []dyad.Mention{said("USA", dyad.REB)}, []dyad.Mention{said("ISR", dyad.CVL)}, at("ISR"), "", "ISR", "ISR"},
		{"soldiers, who may be abroad", "ASSAULT", []dyad.Mention{said("USA", dyad.MIL)}, []dyad.Mention{said("ISR", dyad.CVL)}, at("ISR"), "", "USA", "ISR"},
		{"rebels beside others", "ASSAULT", []dyad.Mention{said("PSE", dyad.REB), said("", dyad.REB)}, []dyad.Mention{said("ISR", dyad.CVL)}, at("ISR"), "rising", "PSE", "ISR"},
		{"rebels against the government of another state", "ASSAULT", []dyad.Mention{said("", dyad.REB)}, []dyad.Mention{said("SYR", dyad.GOV)}, at("ISR"), "rising", "", "SYR"},
		{"rebels who kill teachers", "ASSAULT", []dyad.Mention{said("", dyad.REB)}, []dyad.Mention{said("TCD", dyad.EDU)}, nil, "rising", "TCD", "TCD"},
		{"foreign workers", "ASSAULT", nil, []dyad.Mention{said("NGA", dyad.LAB)}, at("NGA"), "worldwide", "", ""},
		{"a gunman whom the police shoot", "ASSAULT", []dyad.Mention{said("ESP", dyad.COP)}, []dyad.Mention{said("", dyad.UAF)}, nil, "", "ESP", "ESP"},
		{"a gunman whom soldiers shoot", "ASSAULT", []dyad.Mention{said("ESP", dyad.MIL)}, []dyad.Mention{said("", dyad.UAF)}, nil, "", "ESP", ""},
		{"Arab leaders", "REQUEST", []dyad.Mention{named("CHN", dyad.GOV)}, []dyad.Mention{said("CHN", dyad.GOV)}, nil, "regional", "CHN", ""},
		{"an Arab driver", "COERCE", []dyad.Mention{named("ISR", dyad.GOV)}, []dyad.Mention{said("ISR", dyad.CVL)}, nil, "regional", "ISR", "ISR"},
		{"a base that is hit abroad", "ASSAULT", []dyad.Mention{named("ISR", dyad.MIL)}, []dyad.Mention{said("ISR", dyad.MIL)}, at("SYR"), "", "ISR", "SYR"},
		{"a base that is hit at home", "ASSAULT", []dyad.Mention{named("ISR", dyad.MIL)}, []dyad.Mention{said("ISR", dyad.MIL)}, at("ISR"), "", "ISR", "ISR"},
		{"migrants whom a state lets go", "RETREAT", []dyad.Mention{named("GRC", dyad.GOV)}, []dyad.Mention{said("GRC", dyad.REF)}, nil, "migrant", "GRC", ""},
		{"people of its own who fled", "RETREAT", []dyad.Mention{named("GRC", dyad.GOV)}, []dyad.Mention{said("GRC", dyad.REF)}, nil, "", "GRC", "GRC"},
		{"a foreign minister", "ASSAULT", nil, []dyad.Mention{said("NGA", dyad.GOV)}, at("NGA"), "worldwide", "", "NGA"},
		{"the government's soldiers", "ASSAULT", []dyad.Mention{said("", dyad.MIL)}, []dyad.Mention{said("FRA", dyad.MIL)}, at("CIV"), "loyal", "CIV", "FRA"},
		{"former minister charged at home", "ACCUSE", []dyad.Mention{said("ISR", dyad.GOV)}, []dyad.Mention{said("", dyad.ELI)}, at("IRN"), "", "ISR", "ISR"},
		{"minister accused, of wherever", "ACCUSE", []dyad.Mention{said("ISR", dyad.GOV)}, []dyad.Mention{said("", dyad.GOV)}, at("IRN"), "", "ISR", ""},
		{"people of a firm that are hit", "ASSAULT", nil, []dyad.Mention{said("", dyad.BUS)}, at("CHN"), "", "", "CHN"},
		{"people of a firm that treat", "CONCEDE", []dyad.Mention{said("CHN", dyad.GOV)}, []dyad.Mention{said("", dyad.BUS)}, nil, "", "CHN", ""},
		{"militants where a state's forces hit them", "ASSAULT", []dyad.Mention{said("USA", dyad.MIL)}, []dyad.Mention{said("", dyad.REB)}, at("YEM"), "hunted", "USA", "YEM"},
		{"a man whom the police shoot", "ASSAULT", []dyad.Mention{said("ESP", dyad.COP)}, []dyad.Mention{said("", dyad.REB)}, at("ESP"), "hunted", "ESP", "ESP"},
		{"militants whom rebels hit", "ASSAULT", []dyad.Mention{said("SYR", dyad.REB)}, []dyad.Mention{said("", dyad.REB)}, at("SYR"), "hunted", "SYR", ""},
		{"gunman held there", "COERCE", nil, []dyad.Mention{said("", dyad.UAF)}, at("FRA"), "", "", "FRA"},
		{"gunman hit there", "ASSAULT", nil, []dyad.Mention{said("", dyad.UAF)}, at("FRA"), "", "", "FRA"},
		{"gunman who hits there", "ASSAULT", []dyad.Mention{said("", dyad.UAF)}, nil, at("FRA"), "", "", "FRA"},
		{"militia hit there", "ASSAULT", nil, []dyad.Mention{said("", dyad.PRM)}, at("IRQ"), "", "", "IRQ"},
		{"people whom the army hits at home", "ASSAULT", []dyad.Mention{said("LKA", dyad.MIL)}, []dyad.Mention{said("", dyad.CVL)}, nil, "", "LKA", "LKA"},
		{"somebody whom an army hits", "ASSAULT", []dyad.Mention{said("LKA", dyad.MIL)}, []dyad.Mention{named("", dyad.CVL)}, nil, "", "LKA", ""},
		{"people whom an army hits that fights abroad", "ASSAULT", []dyad.Mention{said("ISR", dyad.MIL)}, []dyad.Mention{said("", dyad.CVL)}, nil, "", "ISR", ""},
		{"somebody's victim", "ASSAULT", []dyad.Mention{said("GBR", "")}, []dyad.Mention{said("", dyad.CVL)}, nil, "", "GBR", "GBR"},
		{"people who are hit in a land the text is not about", "ASSAULT", nil, []dyad.Mention{said("TUR", dyad.CVL)}, town("SYR"), "", "", "SYR"},
		{"people who are hit somewhere in a land", "ASSAULT", nil, []dyad.Mention{said("TUR", dyad.CVL)}, at("SYR"), "", "", "TUR"},
		{"tourists who are hit in a town", "ASSAULT", nil, []dyad.Mention{said("TUR", dyad.CVL)}, town("SYR"), "worldwide", "", "TUR"},
		{"people of a society hit in a town", "ASSAULT", nil, []dyad.Mention{said("NGO", dyad.CVL)}, town("SYR"), "", "", "NGO"},
		{"police where the sentence puts things", "COERCE", []dyad.Mention{said("", dyad.COP)}, []dyad.Mention{named("GEO", dyad.OPP)}, town("UKR"), "", "UKR", "GEO"},
		{"authorities where they arrest", "COERCE", []dyad.Mention{said("", dyad.GOV)}, []dyad.Mention{said("", dyad.UNK)}, at("MEX"), "", "MEX", "MEX"},
		{"a firm that is searched at home", "COERCE", []dyad.Mention{said("LVA", dyad.GOV)}, []dyad.Mention{{Kind: dyad.Nominal, Entity: dyad.Entity{Sector: dyad.BUS}}}, nil, "", "LVA", "LVA"},
		{"a firm that gets a loan", "AID", []dyad.Mention{said("LVA", dyad.GOV)}, []dyad.Mention{{Kind: dyad.Nominal, Entity: dyad.Entity{Sector: dyad.BUS}}}, nil, "", "LVA", ""},
		{"farmers who march there", "PROTEST", []dyad.Mention{said("", dyad.AGR)}, nil, at("PHL"), "", "PHL", ""},
		{"who marches there", "PROTEST", []dyad.Mention{said("", dyad.CVL)}, nil, at("USA"), "", "USA", ""},
		{"exiles who march there", "PROTEST", []dyad.Mention{said("", dyad.REF)}, nil, at("USA"), "", "", ""},
		{"envoys sent away", "SANCTION", []dyad.Mention{said("FJI", dyad.GOV)}, []dyad.Mention{said("FJI", dyad.GOV)}, at("AUS"), "envoy", "FJI", "AUS"},
		{"ministers sent away", "SANCTION", []dyad.Mention{said("FJI", dyad.GOV)}, []dyad.Mention{said("FJI", dyad.GOV)}, at("AUS"), "", "FJI", "FJI"},
		{"nor against two states", "ASSAULT", []dyad.Mention{said("", dyad.REB)}, []dyad.Mention{said("TCD", dyad.MIL), said("FRA", dyad.MIL)}, nil, "rising", "", "TCD"},
	} {
		e := &dyad.Event{Type: []string{c.typ}, Modes: map[string][]string{"COERCE": {"arrest"}, "SANCTION": {"expel"}}[c.typ], Actors: c.actor, Recipients: c.suffer, Place: c.place}
		s := country.Setting{Mentions: append(append([]dyad.Mention{}, c.actor...), c.suffer...), Is: func(_ *dyad.Mention, class string) bool { return class == c.class }}
		if c.place != nil {
			s.Places = []dyad.Toponym{*c.place}
			s.Named = s.Places
		}
		country.Fill(e, s)
		first := func(m []dyad.Mention) string {
			if len(m) == 0 {
				return ""
			}
			return m[0].Code
		}
		if got := first(e.Actors); got != c.actors {
			t.Errorf("%s: actor is of %q, want %q", c.name, got, c.actors)
		}
		if got := first(e.Recipients); got != c.codes {
			t.Errorf("%s: recipient is of %q, want %q", c.name, got, c.codes)
		}
	}
}

// TestHosted holds whom those who meet somewhere are said to meet.
func TestHosted(t *testing.T) {
	minister := func(code string) dyad.Mention {
		return dyad.Mention{Kind: dyad.Nominal, Entity: dyad.Entity{Code: code, Sector: dyad.GOV, Persons: true}}
	}
	for _, c := range []struct {
		name   string
		actors []dyad.Mention
		sited  bool
		class  string
		mode   string
		first  string // code of the first of those who meet
		hosts  int
	}{
		{"a bloc's meeting", []dyad.Mention{minister("IGO")}, true, "", "", "IGO", 0},
		{"two who meet elsewhere", []dyad.Mention{minister("CHN"), minister("JPN")}, true, "", "", "CHN", 0},
		{"ministers from all over", []dyad.Mention{minister("QAT")}, true, "convened", "", "", 0},
		{"who is met", []dyad.Mention{minister("IGO")}, false, "", "", "IGO", 1},
		{"one state's envoy", []dyad.Mention{minister("USA")}, true, "", "", "USA", 1},
		{"a visit", []dyad.Mention{minister("IGO")}, true, "", "visit", "IGO", 1},
	} {
		e := &dyad.Event{Type: []string{"CONSULT"}, Actors: c.actors, Recipients: []dyad.Mention{{Kind: dyad.Name, Entity: dyad.Entity{Code: "QAT", Sector: dyad.GOV}}}}
		if c.mode != "" {
			e.Modes = []string{c.mode}
		}
		country.Fill(e, country.Setting{Sited: c.sited, Is: func(_ *dyad.Mention, class string) bool { return class == c.class }})
		if e.Actors[0].Code != c.first || len(e.Recipients) != c.hosts {
			t.Errorf("%s: %q and %d hosts, want %q and %d", c.name, e.Actors[0].Code, len(e.Recipients), c.first, c.hosts)
		}
	}
}

// TestStruck holds to whom a deed was done of which the sentence tells only who did it.
func TestStruck(t *testing.T) {
	state := func(code string, at int) dyad.Mention {
		return dyad.Mention{Span: dyad.Span{Start: at, End: at + 3}, Kind: dyad.Name, Entity: dyad.Entity{Code: code, Sector: dyad.GOV}}
	}
	rebels := dyad.Mention{Kind: dyad.Name, Entity: dyad.Entity{Code: "NGA", Sector: dyad.REB}}
	leader, party := state("GBR", 9), state("LBN", 9)
	leader.Office, party.Sector = "prime minister", dyad.PTY
	town := []dyad.Toponym{{Span: dyad.Span{Start: 20, End: 24}, Place: dyad.Place{CountryCode: "NGA", Resolution: 4}}}
	for _, c := range []struct {
		name, typ string
		actor     dyad.Mention
		others    []dyad.Mention
		places    []dyad.Toponym
		says      bool // the first of the others tells of it
		mode      string
		want      string
	}{
		{"the only other", "ASSAULT", state("ISR", 0), []dyad.Mention{state("PSE", 9)}, nil, false, "", "PSE"},
		{"one of two others", "ASSAULT", state("ISR", 0), []dyad.Mention{state("PSE", 9), state("EGY", 15)}, nil, false, "", ""},
		{"who only says so", "ASSAULT", state("ISR", 0), []dyad.Mention{state("PSE", 9)}, nil, true, "", ""},
		{"a threat", "THREATEN", state("IRN", 0), []dyad.Mention{state("USA", 9)}, nil, false, "", "USA"},
		{"a rebuke", "ACCUSE", state("VAT", 0), []dyad.Mention{state("NZL", 9)}, nil, false, "", "NZL"},
		{"what is looked into", "ACCUSE", state("PER", 0), []dyad.Mention{state("GBR", 9)}, nil, false, "investigate", ""},
		{"soldiers who leave", "RETREAT", state("SYR", 0), []dyad.Mention{state("LBN", 9)}, nil, false, "", "LBN"},
		{"who leaves an office", "RETREAT", state("SYR", 0), []dyad.Mention{state("LBN", 9)}, nil, false, "resign", ""},
		{"a visit to nobody", "CONSULT", state("SYR", 0), []dyad.Mention{state("LBN", 9)}, nil, false, "", ""},
		{"not a leader who speaks of it", "ASSAULT", state("ISR", 0), []dyad.Mention{leader}, nil, false, "", ""},
		{"nor a party", "ASSAULT", state("SYR", 0), []dyad.Mention{party}, nil, false, "", ""},
		{"a leader who is threatened", "THREATEN", state("ISR", 0), []dyad.Mention{leader}, nil, false, "", "GBR"},
		{"the only land, of gunmen of none", "ASSAULT", dyad.Mention{Entity: dyad.Entity{Sector: dyad.UAF}}, nil, town, false, "", "NGA"},
		{"nor one of two lands", "ASSAULT", dyad.Mention{Entity: dyad.Entity{Sector: dyad.UAF}}, []dyad.Mention{state("EGY", 9)}, town, false, "", ""},
		{"nor whom police of none shoot", "ASSAULT", dyad.Mention{Entity: dyad.Entity{Sector: dyad.COP}}, nil, town, false, "", ""},
		{"nor for words", "REQUEST", dyad.Mention{Entity: dyad.Entity{Sector: dyad.UAF}}, nil, town, false, "", ""},
		{"rebels in a town of theirs", "ASSAULT", rebels, nil, town, false, "", "NGA"},
		{"a state in a town of its own", "ASSAULT", state("NGA", 0), nil, town, false, "", ""},
	} {
		e := &dyad.Event{Type: []string{c.typ}, Realis: dyad.Actual, Actors: []dyad.Mention{c.actor}, Evidence: dyad.Evidence{Sentence: strings.Repeat(" ", 40)}}
		if c.mode != "" {
			e.Modes = []string{c.mode}
		}
		if c.says {
			e.Attribution = []dyad.Attribution{{Entity: &c.others[0], Stance: dyad.Asserts}}
		}
		country.Fill(e, country.Setting{Mentions: append([]dyad.Mention{c.actor}, c.others...), Places: c.places, Named: c.places, Is: func(*dyad.Mention, string) bool { return false }})
		got := ""
		if len(e.Recipients) > 0 {
			got = e.Recipients[0].Code
		}
		if got != c.want {
			t.Errorf("%s: done to %q, want %q", c.name, got, c.want)
		}
	}
}

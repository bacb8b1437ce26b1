package coder

import (
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/standing"
)

// fault says why the frame is no event of the record, or "".
func (f *frame) fault() string {
	f.actors, f.recips = f.known(f.actors), slices.DeleteFunc(f.known(f.recips), f.again)
	if f.typ == "ASSAULT" && f.wreck() && f.k.Sentence.Child(f.tok, "mark") < 0 { // a train, derailed
		f.actors = slices.DeleteFunc(f.actors, func(x ref) bool { return !f.willing(x) })
	}
	f.answerable()
	f.meet()
	t := f.k.r.c.ont.Type(f.typ)
	if t != nil && len(f.recips) == 0 && len(f.actors) > 0 && (!f.mutual || len(f.actors) == 1) && !f.suffered() && !f.alone() && !slices.ContainsFunc(f.k.slot(f.tok, "obj"), f.k.stranger) {
		f.recips = f.beneath()
		if f.base != nil && (f.base.inner == "keep" || slices.Contains(f.base.modes, "release")) { // who suffers a deed is not condemned for it
			f.recips = without(f.recips, f.base.recips)
		}
	}
	switch {
	case t == nil:
		return "no type"
	case len(f.actors) == 0 && !f.standsAlone() && !f.counts():
		return "nobody does it"
	case (t.NeedsRecipient || f.needsParty() && !f.spared) && len(f.recips) == 0 && !((t.Mutual || f.mutual) && len(f.actors) > 1):
		return "nobody it is done to"
	case (t.Addressed || f.rule.Addressed) && f.unheard():
		return "nobody known it is said to"
	case !f.political() && !f.counts():
		return "no party of politics in it"
	case f.accident():
		return "an accident"
	case f.inWords():
		return "an attack in words"
	case f.ofFirms() || f.private():
		return "a matter of firms or private people"
	case f.atHome():
		return "a way home"
	}
	return ""
}

// unheard reports whether an article does not tell with whom or to whom something is said:
// half of these are misread, and the others tell no relation (eval/judged).
func (f *frame) unheard() bool {
	if !f.k.r.whole || f.mutual && len(f.actors) > 1 {
		return false
	}
	_, slots := f.slots()
	for _, slot := range slots { // "called on the two sides to hold back": both of whom the article tells
		if slices.ContainsFunc(f.k.slot(f.tok, slot), f.k.BothSides) {
			return false
		}
	}
	return !slices.ContainsFunc(f.recips, func(x ref) bool {
		m := f.k.r.mention(x)
		return m.Code != "" || m.Given
	})
}

// accident reports whether people come to harm by a calamity that the sentence tells of, or
// in a short text the text, with nobody said to do it and no word of violence beside it.
func (f *frame) accident() bool {
	r := f.k.r
	wreck := f.wreck()
	if f.typ != "ASSAULT" || f.rule.Harm == "" && len(f.modes) > 0 && !(len(f.actors) == 0 && (slices.Contains(f.modes, "destroy") && f.k.Lemma(f.tok) != "set" || slices.Contains(f.modes, "explosives") && r.c.mishap.Unmeant(f.k.Sentence))) || !wreck && slices.ContainsFunc(f.actors, f.willing) {
		return false
	}
	if violent := r.c.mishap.Violent(f.k.Sentence); violent || wreck || r.c.mishap.Calamitous(f.k.Sentence) {
		return !violent
	}
	return !r.whole && !r.anySentence(r.c.mishap.Violent) && r.anySentence(r.c.mishap.Calamitous)
}

// wreck reports whether the deed is what comes of a mishap: "a plane crashes, killing all on board".
func (f *frame) wreck() bool {
	for t := f.tok; t >= 0 && (f.k.Tok(t).Rel() == "advcl" || f.k.Tok(t).Rel() == "conj"); {
		if t = f.k.Tok(t).Head; t >= 0 && f.k.Verbal(t) && f.k.isA(t, mishaps) {
			return f.k.Tok(f.tok).XPOS == "VBG"
		}
	}
	return false
}

// willing reports whether who is given may have meant it: no rescuers, no calamity that bears a name,
// no aircraft, and nothing with a name that is no state and nobody, as a train.
func (f *frame) willing(x ref) bool {
	m := f.k.r.mention(x)
	switch {
	case x.owner, m.Sector == dyad.MED, f.k.r.c.mishap.Names(m.Text), f.k.isA(x.tok, "@craft") && !m.Persons:
		return false
	case m.Given || m.Persons || f.k.Tok(x.tok).UPOS != "PROPN":
		return true
	}
	return m.Sector != "" && m.Sector != dyad.BUS
}

// inWords reports whether an attack is one of speeches: among officials and parties of one
// country, with nobody hurt ("the Tory attack on Labour"); land is not taken so (CAMEO 192).
func (f *frame) inWords() bool {
	return f.typ == "ASSAULT" && len(f.modes) == 0 && f.rule.CAMEO != "192" && f.size == nil && len(f.actors) > 0 && len(f.recips) > 0 && f.homePolitics()
}

// ofFirms reports whether an article tells what firms do, other than violence and protest,
// or what a country's own offices and courts have with them.
func (f *frame) ofFirms() bool {
	if !f.k.r.whole || f.typ == "ASSAULT" || f.typ == "PROTEST" {
		return false
	}
	return f.all(f.actors, func(m *dyad.Mention) bool { return m.Sector == dyad.BUS && !m.Given }) ||
		f.all(f.recips, func(m *dyad.Mention) bool {
			return m.Sector == dyad.BUS && !m.Given && (m.Code == "" || m.Code == "MNC" || f.all(f.actors, func(a *dyad.Mention) bool { return a.Code == m.Code }))
		})
}

// private reports whether only people of trade, art and sport do it, or things that nobody
// sends: no matter of states, but for violence and protest.
func (f *frame) private() bool {
	return f.typ != "PROTEST" && len(f.actors) > 0 && !slices.ContainsFunc(f.actors, func(x ref) bool {
		return f.k.r.mention(x).Given || f.k.Tok(x.tok).UPOS != "NOUN" || !f.k.isA(x.tok, "@athletic") && (f.typ == "ASSAULT" || !f.k.isA(x.tok, "@private"))
	})
}

// atHome reports whether somebody goes where his own country is: "returned to Ankara".
func (f *frame) atHome() bool {
	if !slices.Contains(f.modes, "visit") || len(f.actors) == 0 {
		return false
	}
	code := f.k.r.mention(f.actors[0]).Code
	of := func(m *dyad.Mention) bool { return m.Code == code && code != "" && !m.Given }
	return f.all(f.actors, of) && f.all(f.recips, of)
}

// all reports whether there are some, and the mention of each is so.
func (f *frame) all(refs []ref, so func(*dyad.Mention) bool) bool {
	return len(refs) > 0 && !slices.ContainsFunc(refs, func(x ref) bool { return !so(f.k.r.mention(x)) })
}

func (r *reading) anySentence(so func(*dyad.Sentence) bool) bool {
	return slices.ContainsFunc(r.sents, func(s dyad.Sentence) bool { return so(&s) })
}

// suffered reports whether a passive, or a pronoun, names somebody to whom it was done, though
// nobody known: then it was done to no one else.
func (f *frame) suffered() bool {
	obj := f.k.slot(f.tok, "obj")
	return f.k.Verbal(f.tok) && len(obj) > 0 && (f.k.Passive(f.tok) || f.k.Tok(obj[0]).XPOS == "PRP")
}

// counts reports whether a short text tells of a deed by how many it hurt: "the toll of the
// bombing rose to 17" says neither who nor whom, but what.
func (f *frame) counts() bool {
	if f.typ != "ASSAULT" || f.size == nil || f.k.r.whole {
		return false
	}
	z := f.size
	return z.Killed != nil || z.Injured != nil || z.Abducted != nil || z.Displaced != nil || z.Missing != nil
}

// needsParty reports whether the rule, or that of the event it passes on, needs a recipient.
func (f *frame) needsParty() bool {
	return f.rule.Party || f.rule.Type == "" && f.base != nil && f.base.rule.Party
}

// known keeps the refs of whom something is known.
func (f *frame) known(refs []ref) []ref {
	return slices.DeleteFunc(slices.Clone(refs), func(x ref) bool {
		return !standing.Of("actor", f.k.r.mention(x))
	})
}

// standsAlone reports whether the deed is news though nobody is said to have done it:
// violence, arrests, verdicts and releases that somebody meets; in an article not only by
// their things, and not by one person of whom nothing but a country is known: that is
// crime, or worse luck. In a short text so is who is accused, or faces a charge.
func (f *frame) standsAlone() bool {
	switch {
	case f.typ == "ASSAULT" || f.typ == "COERCE":
	case f.k.Verbal(f.tok) && f.captive() && (!f.k.r.whole || f.typ == "RETREAT"):
	case f.typ == "ACCUSE" && (f.k.Passive(f.tok) || len(f.rule.Actor) > 0 && slices.Contains(f.rule.Recipient, "subj")) && !f.k.r.whole:
	default:
		return false
	}
	return slices.ContainsFunc(f.recips, func(x ref) bool {
		m := f.k.r.mention(x)
		return m.Given || !f.k.r.whole || m.Code != "" && !x.owner && !(m.Sentence == f.k.index && f.k.Somebody(m))
	})
}

// political reports whether the event is one of states, armed groups or peoples. In an
// article some side must be known by its country or organisation; words need a known
// speaker, and words, aid and cooperation among the officials and parties of one country
// are its home politics, which is no relation of states.
func (f *frame) political() bool {
	known, speaker, public := false, false, false
	for i, refs := range [][]ref{f.actors, f.recips} {
		for _, x := range refs {
			m := f.k.r.mention(x)
			if m.Given {
				return true
			}
			known = known || m.Code != ""
			speaker = speaker || i == 0 && m.Code != ""
			public = public || f.public(m) && (!x.owner || !f.k.r.whole)
		}
	}
	if !public || !f.k.r.whole {
		return public
	}
	return known && (f.quad() == 4 || f.typ == "RETREAT" || !f.homePolitics() && (f.quad() == 2 || speaker))
}

// public reports whether the mention is more than a private party to such an event.
func (f *frame) public(m *dyad.Mention) bool {
	switch m.Sector {
	case dyad.GOV, dyad.MIL, dyad.REB, dyad.COP, dyad.LEG, dyad.JUD, dyad.PTY, dyad.OPP, dyad.SPY, dyad.PRM, dyad.UAF, dyad.PRE:
		return true
	case "":
		return !m.Persons || !f.k.r.whole
	case dyad.BUS:
		return false
	}
	switch m.Code {
	case "UNO", "IGO", "EUR", "ISM":
		return true
	}
	switch f.typ {
	case "PROTEST", "ASSAULT", "COERCE", "ACCUSE", "REQUEST":
		return true
	case "AID":
		switch m.Sector {
		case dyad.SOC, dyad.MED, dyad.REF:
			return m.Code == "NGO" || !f.k.r.whole
		}
	case "CONCEDE", "REJECT": // of strikes
		return m.Sector == dyad.LAB && !f.k.r.whole
	}
	return f.captive()
}

// captive reports whether the event is a sentence or a release.
func (f *frame) captive() bool {
	return slices.Contains(f.modes, "convict") || slices.Contains(f.modes, "release")
}

// homePolitics reports whether all sides are officials, lawmakers, parties or firms of
// one country, or the only side is one of these and not its government.
func (f *frame) homePolitics() bool {
	country, sides, government := "", 0, false
	for _, refs := range [][]ref{f.actors, f.recips} {
		for _, x := range refs {
			m := f.k.r.mention(x)
			switch m.Sector {
			case dyad.GOV, dyad.LEG, dyad.PTY, dyad.BUS, dyad.ELI, dyad.JRN:
			default:
				return false
			}
			if m.Code != "" && country != "" && m.Code != country {
				return false
			}
			if m.Code != "" {
				country = m.Code
			}
			sides++
			government = government || m.Sector == dyad.GOV
		}
	}
	return sides > 1 || !government
}

// said reports whether the head of a mention in this sentence, or what stands before it, is of
// the class: "world leaders" are worldwide. Those "in Muslim countries" are of a part of the world.
func (k *clause) said(m *dyad.Mention, class string) bool {
	if m.Kind == dyad.Pronoun && m.Coref != nil {
		for i := range k.r.ment {
			if of := &k.r.ment[i]; of.Kind != dyad.Pronoun && of.Span == *m.Coref {
				return k.r.clauses[of.Sentence].said(of, class)
			}
		}
	}
	many := func(c int) bool { return k.Tok(c).XPOS == "NNS" && (k.Lemma(c) == "country" || k.Lemma(c) == "nation") }
	before := func(c int) bool { return k.isA(c, "@"+class) && k.Tok(c).Form != "western" } // "western rebels" are of the west of somewhere
	return m.Sentence == k.index && m.Head < len(k.Sentence.Tokens) && (k.isA(m.Head, "@"+class) || slices.ContainsFunc(k.Children(m.Head, "amod", "compound"), before) ||
		class == "regional" && slices.ContainsFunc(k.Children(m.Head, "nmod"), many))
}

// mine reports whether somebody only uses what a deed is done with, his own embassies and troops:
// "closed its embassies", "ordered the withdrawal of Norlander troops".
func (f *frame) mine(x ref) bool {
	m := f.k.r.mention(x)
	switch f.typ {
	case "RETREAT", "SANCTION", "REQUEST", "AGREE", "CONCEDE", "SUPPORT", "MOBILIZE":
	default:
		return false
	}
	troops := f.typ != "REQUEST" && f.k.r.clauses[m.Sentence].isA(m.Head, "@troops")
	own := f.all(f.actors, func(a *dyad.Mention) bool { return m.Code != "" && a.Code == m.Code && !a.Sector.Armed() && !a.Given })
	return own && !m.Given && m.Kind == dyad.Nominal && m.Sentence == f.k.index && (troops || f.k.isA(m.Head, "@mission") || x.owner && f.k.Sentence.Child(m.Head, "nmod:poss") >= 0)
}

// itself reports whether somebody is the very state whose officials do what is said or imposed.
func (f *frame) itself(x ref) bool {
	m := f.k.r.mention(x)
	switch f.typ {
	case "ACCUSE", "REJECT", "THREATEN", "SANCTION", "REQUEST":
		return !m.Given && m.Kind == dyad.Name && m.Sector == dyad.GOV && m.Office == "" && !m.Persons && f.all(f.actors, func(a *dyad.Mention) bool { return a.Code == m.Code && a.Sector == dyad.GOV })
	}
	return false
}

package data

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Lexicon is what the coder reads events by: word classes, rules, and the algebra of
// tense and negation.
type Lexicon struct {
	Classes   map[string]map[string]bool // class name without "@" -> lemmas
	Rules     []Rule                     // in file and line order; ids are unique
	Grammar   []Turn                     // what future, negation and the like make of a type
	Discourse *Discourse
}

// Rule says that some word, in some construction, tells an event; or, with an
// Operand, what it makes of the event told by another word.
//
// Slots name arguments, whatever the construction: "subj" (who does it: active
// subject, passive agent, possessor of a noun), "obj" (whom it is done to: object,
// passive subject, the of-phrase of a noun), "iobj", "comp" (complement clause),
// "mod" (a noun's modifiers), "aux" (auxiliaries), "not" (what denies it), "comp-aux" and "comp-subj" (those
// of the complement clause), "comp-ing" (one without "to"), "comp-told" (one in the past
// or the third person), "beneath" (any word of the phrases that hang on it), "until" (who
// is to do first what it waits for), or a preposition ("against", "between"). In role lists
// "base.actor" and "base.recipient" are the operand's own.
type Rule struct {
	ID         string           `yaml:"rule"`
	Type       string           `yaml:"type"` // "" with Passes
	Mode       []string         `yaml:"mode"`
	Context    []string         `yaml:"context"`
	CAMEO      string           `yaml:"cameo"`
	Verbs      Words            `yaml:"verbs"`      // lemmas; "call off" has a particle; "*" is any verb that no other rule knows
	Nouns      Words            `yaml:"nouns"`      // lemmas; "air strike" has a modifier
	Adjectives Words            `yaml:"adjectives"` // lemmas, as predicates
	When       map[string]Words `yaml:"when"`       // slot -> words and @classes, one of which must stand in it
	Unless     map[string]Words `yaml:"unless"`     // slot -> words and @classes, none of which may
	Actor      []string         `yaml:"actor"`      // slots, the first that is filled gives the role
	Recipient  []string         `yaml:"recipient"`
	Mutual     bool             `yaml:"mutual"`   // both sides do it: with, between and plural subjects all act
	Together   string           `yaml:"together"` // the type where parties of two countries do it: a joint exercise
	Operand    *Operand         `yaml:"operand"`
	Realis     string           `yaml:"realis"`          // laid on the operand or the event itself
	Stance     string           `yaml:"stance"`          // the speech act lays this stance on its operand
	Latent     bool             `yaml:"latent"`          // an event only as another rule's operand: "the sanctions" that are lifted
	Party      bool             `yaml:"needs-recipient"` // no event without a recipient: "backed a plan" against "backed Israel's plan"
	Addressed  bool             `yaml:"addressed"`       // in a whole article no event without a known recipient
	Harm       string           `yaml:"harm"`            // "killed", "injured", ...: the word counts people
	Lawful     bool             `yaml:"lawful"`          // done to those whom a state has in hand, so mostly to its own
	Example    []Example        `yaml:"example"`
	Not        []string         `yaml:"not"` // sentences that must give no event of this rule

	File string `yaml:"-"`
}

// Operand tells where a rule finds the event it works on and what it makes of it.
type Operand struct {
	In      []string `yaml:"in"`      // slots
	Needed  bool     `yaml:"needed"`  // without an operand the rule does not fire
	Passes  bool     `yaml:"passes"`  // the event keeps its type; the rule only adds its arguments
	Undergo bool     `yaml:"undergo"` // with Passes: the subject suffers the event ("came under attack")
	Factive bool     `yaml:"factive"` // with Passes: the event happened even where the rule's word is negated ("nobody claimed")
	Inner   string   `yaml:"inner"`   // fold (default), keep, alleged, threatened, denied
	Becomes []Turn   `yaml:"becomes"` // the first that fits; default the rule's own type
}

// Turn is one row of the algebra: Of (types, "Q1" to "Q4", "*") becomes Type ("same"
// keeps it, "none" drops it) with Mode.
type Turn struct {
	Op     string   `yaml:"op"` // only in the grammar: future, negated, negated-future, threat, hint
	Of     []string `yaml:"of"`
	Type   string   `yaml:"type"`
	Mode   []string `yaml:"mode"`
	Realis string   `yaml:"realis"`
	CAMEO  string   `yaml:"cameo"` // where the type keeps what CAMEO tells apart: intent to yield
}

// Example is a sentence and the coding that it must give, written
// "TYPE/mode ACTORS > RECIPIENTS" with codes: "SANCTION/withdraw FRA > AUS".
type Example struct {
	Text  string `yaml:"text"`
	Gives string `yaml:"gives"`
}

// Lexicon reads the word classes, the grammar and all rules/*.yaml, and checks them
// against the ontology.
func (t *Tables) Lexicon(o *Ontology) (*Lexicon, error) {
	x := new(Lexicon)
	var err error
	if x.Classes, err = t.classes(); err != nil {
		return nil, err
	}
	if err := t.decodeYAML("grammar.yaml", &x.Grammar); err != nil {
		return nil, err
	}
	for _, g := range x.Grammar {
		if err := g.check(o); err != nil {
			return nil, fmt.Errorf("grammar.yaml: %s: %w", g.Op, err)
		}
	}
	if x.Discourse, err = t.Discourse(); err != nil {
		return nil, err
	}
	files, err := t.Glob("rules/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list rules: %w", err)
	}
	seen := make(map[string]string)
	for _, f := range files {
		var rules []Rule
		if err := t.decodeYAML(f, &rules); err != nil {
			return nil, err
		}
		for _, r := range rules {
			r.File = f
			if first, ok := seen[r.ID]; ok {
				return nil, fmt.Errorf("%s: rule %q stands in %s already", f, r.ID, first)
			}
			seen[r.ID] = f
			if err := r.check(o, x.Classes); err != nil {
				return nil, fmt.Errorf("%s: rule %q: %w", f, r.ID, err)
			}
			x.Rules = append(x.Rules, r)
		}
	}
	return x, nil
}

// check holds a rule against the ontology and the classes it names.
func (r *Rule) check(o *Ontology, classes map[string]map[string]bool) error {
	if r.ID == "" {
		return fmt.Errorf("no id")
	}
	if len(r.Verbs)+len(r.Nouns)+len(r.Adjectives) == 0 {
		return fmt.Errorf("no words")
	}
	passes := r.Operand != nil && r.Operand.Passes
	if r.Type == "" && !passes && r.Harm == "" {
		return fmt.Errorf("no type")
	}
	if r.Type != "" {
		if err := checkType(o, r.Type, r.Mode); err != nil {
			return err
		}
	}
	for _, c := range r.Context {
		if !slices.ContainsFunc(o.Contexts, func(k Context) bool { return k.Name == c }) {
			return fmt.Errorf("no context %q", c)
		}
	}
	if r.Together != "" {
		if err := checkType(o, r.Together, nil); err != nil {
			return err
		}
	}
	if err := r.checkSlots(); err != nil {
		return err
	}
	for _, m := range []map[string]Words{r.When, r.Unless} {
		for slot, words := range m {
			for _, w := range words {
				if name, ok := strings.CutPrefix(w, "@"); ok && classes[name] == nil && !slices.Contains(computed, name) {
					return fmt.Errorf("slot %s: no class %q%s", slot, w, didYouMean(name, slices.Sorted(maps.Keys(classes))))
				}
			}
		}
	}
	if r.Operand == nil {
		return nil
	}
	for _, b := range r.Operand.Becomes {
		if err := b.check(o); err != nil {
			return err
		}
	}
	return nil
}

// checkSlots reports the first slot that no construction fills: "sub" for "subj".
func (r *Rule) checkSlots() error {
	roles := slices.Concat(r.Actor, r.Recipient)
	if r.Operand != nil {
		roles = append(roles, r.Operand.In...)
	}
	for _, slot := range slices.Concat(roles, slices.Sorted(maps.Keys(r.When)), slices.Sorted(maps.Keys(r.Unless))) {
		if !slices.Contains(slots, slot) && !(slices.Contains(roles, slot) && (slot == "base.actor" || slot == "base.recipient")) {
			return fmt.Errorf("no slot %q%s", slot, didYouMean(slot, slots))
		}
	}
	return nil
}

// slots are the places in a construction that a rule may name; the prepositions among them
// are those that news uses.
var slots = []string{"subj", "obj", "iobj", "comp", "comp-ing", "comp-told", "comp-aux", "comp-subj", "mod", "aux", "not", "beneath",
	"about", "above", "across", "after", "against", "along", "alongside", "amid", "among", "around", "as", "at", "before", "behind", "belonging", "below", "beside", "between", "beyond", "by",
	"despite", "due", "during", "following", "for", "from", "in", "inside", "into", "like", "near", "of", "off", "on", "onto", "opposite", "out", "outside", "over", "past", "per", "since", "targeting",
	"that", "through", "throughout", "till", "to", "toward", "towards", "under", "until", "upon", "via", "when", "while", "with", "within", "without"}

// computed are the classes that the coder works out from mentions, not from lemmas:
// anyone resolved; a state or its bodies; people under arms; persons; anything at all.
var computed = []string{"actor", "state", "armed", "person", "leader", "civilian", "place", "any"}

func (b *Turn) check(o *Ontology) error {
	for _, of := range b.Of {
		if of != "*" && !(len(of) == 2 && of[0] == 'Q') && o.Type(of) == nil {
			return fmt.Errorf("no type %q", of)
		}
	}
	if b.Type == "same" || b.Type == "none" {
		return nil
	}
	return checkType(o, b.Type, b.Mode)
}

func checkType(o *Ontology, name string, modes []string) error {
	t := o.Type(name)
	if t == nil {
		return fmt.Errorf("no type %q", name)
	}
	for _, m := range modes {
		if t.Mode(m) == nil {
			return fmt.Errorf("type %s has no mode %q", name, m)
		}
	}
	return nil
}

// Turn returns the first row that fits an event of a type and quad class, and whether one does.
func (o *Operand) Turn(typ string, quad int) (Turn, bool) {
	for _, row := range o.Becomes {
		for _, of := range row.Of {
			if of == "*" || of == typ || (len(of) == 2 && of[0] == 'Q' && int(of[1]-'0') == quad) {
				return row, true
			}
		}
	}
	return Turn{}, false
}

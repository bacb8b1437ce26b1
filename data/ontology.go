package data

import (
	"fmt"
	"slices"
)

// Ontology is the table of what an event can be: PLOVER 2.0 as Dyad reads it.
type Ontology struct {
	Codebook string    `yaml:"codebook"` // "plover-2.0"
	Types    []Type    `yaml:"types"`
	Contexts []Context `yaml:"contexts"`
}

// Type is one event type. Scale is the PLOVER score of the bare type, -10 to 10.
type Type struct {
	Name           string  `yaml:"name"`
	Says           string  `yaml:"says"`
	Quad           int     `yaml:"quad"` // 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict
	Scale          float64 `yaml:"scale"`
	CAMEO          string  `yaml:"cameo"`
	NeedsRecipient bool    `yaml:"needs-recipient"`
	Addressed      bool    `yaml:"addressed"` // in a whole article no event without a known recipient
	Mutual         bool    `yaml:"mutual"`    // with no host or side told apart, all parties are actors
	Modes          []Mode  `yaml:"modes"`
	Decision       string  `yaml:"decision"` // where the codebook contradicts itself: what we do and why
}

// Mode is a way in which an event of one type happens. Scale replaces the type's.
type Mode struct {
	Name    string   `yaml:"name"`
	Says    string   `yaml:"says"`
	Scale   *float64 `yaml:"scale"`
	CAMEO   string   `yaml:"cameo"`
	Context string   `yaml:"context"` // a context that the mode brings with it
}

// Context is a PLOVER context with the words (lemmas, several words apart by a space)
// that show it.
type Context struct {
	Name  string   `yaml:"name"`
	Words []string `yaml:"words"`
}

// Ontology reads and checks the ontology table, with the types that a user adds.
func (t *Tables) Ontology() (*Ontology, error) {
	const name = "ontology.yaml"
	o := new(Ontology)
	if err := t.decodeYAML(name, o); err != nil {
		return nil, err
	}
	contexts := make(map[string]bool)
	for _, c := range o.Contexts {
		if contexts[c.Name] {
			return nil, fmt.Errorf("%s: context %q stands twice", name, c.Name)
		}
		contexts[c.Name] = true
	}
	types := o.Types
	o.Types = nil
	if err := o.add(name, types, contexts); err != nil {
		return nil, err
	}
	more, err := t.Glob("types/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list types: %w", err)
	}
	for _, file := range more {
		var types []Type
		if err := t.decodeYAML(file, &types); err != nil {
			return nil, err
		}
		if err := o.add(file, types, contexts); err != nil {
			return nil, err
		}
	}
	return o, nil
}

// add checks the types of a file and takes them up.
func (o *Ontology) add(file string, types []Type, contexts map[string]bool) error {
	for _, ty := range types {
		if o.Type(ty.Name) != nil {
			return fmt.Errorf("%s: a type %q is there already", file, ty.Name)
		}
		if ty.Quad < 1 || ty.Quad > 4 {
			return fmt.Errorf("%s: type %s: quad %d is not 1 to 4", file, ty.Name, ty.Quad)
		}
		for _, m := range ty.Modes {
			if m.Context != "" && !contexts[m.Context] {
				return fmt.Errorf("%s: mode %s of %s: no context %q", file, m.Name, ty.Name, m.Context)
			}
		}
		o.Types = append(o.Types, ty)
	}
	return nil
}

// Type returns the type of that name, or nil.
func (o *Ontology) Type(name string) *Type {
	i := slices.IndexFunc(o.Types, func(t Type) bool { return t.Name == name })
	if i < 0 {
		return nil
	}
	return &o.Types[i]
}

// Mode returns the mode of that name, or nil. Names repeat across types.
func (t *Type) Mode(name string) *Mode {
	i := slices.IndexFunc(t.Modes, func(m Mode) bool { return m.Name == name })
	if i < 0 {
		return nil
	}
	return &t.Modes[i]
}

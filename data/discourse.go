package data

import "fmt"

// Discourse holds the words that say who vouches for a statement, whether it happened
// and what it answers. All are lemmas in lower case.
type Discourse struct {
	Speech         map[string]string // reporting verb -> stance
	Naming         map[string]bool   // verbs by which somebody gives a thing its name: "what it called an attack"
	Views          map[string]bool   // verbs by which somebody takes a stand without vouching for anything
	Objects        map[string]bool   // verbs of speech whose bare object is what is said: "announce"
	NoView         map[string]bool   // verbs whose that-clause is nobody's view: "mean"
	Addressed      map[string]bool   // verbs whose object is whom it is said to: "tell"
	Sayings        map[string]string // noun -> the stance of who makes it: "claim"; "" vouches for nothing
	Giving         map[string]bool   // verbs that only carry such a noun: "issue"
	Hearsay        map[string]string // adverb or adjective -> stance
	Unnamed        map[string]bool   // nouns of voices that nobody knows: "sources"
	Implicative    map[string]bool   // verbs whose infinitive did happen
	Future         map[string]bool
	Hypothetical   map[string]bool
	ReportedFuture map[string]bool
	Negation       map[string]bool
	Conditional    map[string]bool
	Historical     map[string]bool
	Planned        map[string]bool
	Perhaps        map[string]bool     // adverbs that leave it open: "perhaps"
	Prevented      map[string]bool     // verbs of which what they take did not happen: "avoid", "fail"
	Wished         map[string]bool     // verbs of which what they take need not happen: "want", "demand"
	Believed       map[string]bool     // verbs whose clause is a belief: "think"
	Glad           map[string]bool     // adjectives whose infinitive did happen: "glad"
	Credence       map[string]float64  // cue -> how sure what it tells is to happen, from -3 to 3
	Unreal         map[string]bool     // words below which nothing has happened
	Answer         []string            // phrases, in table order
	After          []string            // phrases that say only that something came after
	Anaphora       map[string][]string // noun -> types it can stand for, "*" for any
	Replied        map[string]string   // noun that an answer to a claim is about -> "claim", "part"
	Vague          map[string]Vague    // "dozens" -> what it is at least
	Approximate    map[string][]string // at-least, at-most, about -> phrases before a number
	Numbers        map[string]int      // number words that add up
	Multipliers    map[string]int      // those that multiply what stands before them
	Collective     map[string]bool     // nouns of groups, which are not one person
	Topics         map[string]bool     // nouns of happenings, which head a report and say nothing
	Tolls          map[string][]string // what is counted -> nouns that tell how many: "death toll"
	Stated         map[string][]string // fired, sorties -> nouns that are counted where they are used
	Currencies     map[string]string   // sign or noun -> ISO 4217
}

// Vague is what a number word without figures stands for; 0 is unknown.
type Vague struct {
	Low  int `yaml:"low"`
	Best int `yaml:"best"`
	High int `yaml:"high"`
}

type discourseFile struct {
	Speech         map[string][]string `yaml:"speech"`
	Naming         []string            `yaml:"naming"`
	Views          []string            `yaml:"views"`
	Objects        []string            `yaml:"objects"`
	NoView         []string            `yaml:"no-view"`
	Addressed      []string            `yaml:"addressed"`
	Sayings        map[string][]string `yaml:"sayings"`
	Giving         []string            `yaml:"giving"`
	Hearsay        map[string][]string `yaml:"hearsay"`
	Unnamed        []string            `yaml:"unnamed"`
	Implicative    []string            `yaml:"implicative"`
	Future         []string            `yaml:"future"`
	Hypothetical   []string            `yaml:"hypothetical"`
	ReportedFuture []string            `yaml:"reported-future"`
	Negation       []string            `yaml:"negation"`
	Conditional    []string            `yaml:"conditional"`
	Historical     []string            `yaml:"historical"`
	Planned        []string            `yaml:"planned"`
	Perhaps        []string            `yaml:"perhaps"`
	Prevented      []string            `yaml:"prevented"`
	Wished         []string            `yaml:"wished"`
	Believed       []string            `yaml:"believed"`
	Glad           []string            `yaml:"glad"`
	Credence       map[string]float64  `yaml:"credence"`
	Unreal         []string            `yaml:"unreal"`
	Answer         []string            `yaml:"answer"`
	After          []string            `yaml:"after"`
	Anaphora       map[string][]string `yaml:"anaphora"`
	Replied        map[string][]string `yaml:"replied"`
	Vague          map[string]Vague    `yaml:"vague"`
	Approximate    map[string][]string `yaml:"approximate"`
	Numbers        map[string]int      `yaml:"numbers"`
	Multipliers    map[string]int      `yaml:"multipliers"`
	Collective     []string            `yaml:"collective"`
	Topics         []string            `yaml:"topics"`
	Tolls          map[string][]string `yaml:"tolls"`
	Stated         map[string][]string `yaml:"stated"`
	Currencies     map[string]string   `yaml:"currencies"`
}

// stances in the order in which a verb listed under several takes the later one.
var stances = []string{"none", "asserts", "alleges", "confirms", "denies", "cannot_confirm", "claims_responsibility"}

// Discourse reads the discourse table.
func (t *Tables) Discourse() (*Discourse, error) {
	const name = "discourse.yaml"
	var f discourseFile
	if err := t.decodeYAML(name, &f); err != nil {
		return nil, err
	}
	d := &Discourse{Naming: set(f.Naming), Views: set(f.Views), Objects: set(f.Objects), NoView: set(f.NoView), Addressed: set(f.Addressed), Giving: set(f.Giving), Unnamed: set(f.Unnamed), Implicative: set(f.Implicative), Future: set(f.Future), Hypothetical: set(f.Hypothetical),
		ReportedFuture: set(f.ReportedFuture), Negation: set(f.Negation), Conditional: set(f.Conditional),
		Historical: set(f.Historical), Planned: set(f.Planned), Perhaps: set(f.Perhaps), Prevented: set(f.Prevented), Wished: set(f.Wished), Believed: set(f.Believed), Glad: set(f.Glad), Credence: f.Credence, Unreal: set(f.Unreal), Answer: f.Answer, After: f.After, Vague: f.Vague,
		Approximate: f.Approximate, Numbers: f.Numbers, Multipliers: f.Multipliers,
		Collective: set(f.Collective), Topics: set(f.Topics), Tolls: f.Tolls, Stated: f.Stated, Currencies: f.Currencies,
		Anaphora: make(map[string][]string), Replied: make(map[string]string)}
	var err error
	if d.Speech, err = byWord(f.Speech); err != nil {
		return nil, fmt.Errorf("%s: speech: %w", name, err)
	}
	if d.Sayings, err = byWord(f.Sayings); err != nil {
		return nil, fmt.Errorf("%s: sayings: %w", name, err)
	}
	if d.Hearsay, err = byWord(f.Hearsay); err != nil {
		return nil, fmt.Errorf("%s: hearsay: %w", name, err)
	}
	for typ, nouns := range f.Anaphora {
		for _, n := range nouns {
			d.Anaphora[n] = append(d.Anaphora[n], typ)
		}
	}
	for kind, nouns := range f.Replied {
		for _, n := range nouns {
			d.Replied[n] = kind
		}
	}
	return d, nil
}

// byWord turns stance -> words into word -> stance, "none" into ""; an unknown stance is
// an error.
func byWord(m map[string][]string) (map[string]string, error) {
	out := make(map[string]string)
	known := 0
	for _, s := range stances {
		words, ok := m[s]
		if ok {
			known++
		}
		if s == "none" {
			s = ""
		}
		for _, w := range words {
			out[w] = s
		}
	}
	if known != len(m) {
		return nil, fmt.Errorf("want stances out of %v", stances)
	}
	return out, nil
}

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

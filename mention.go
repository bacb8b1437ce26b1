package dyad

// MentionKind tells how a mention refers.
type MentionKind uint8

// The kinds of mention.
const (
	Name    MentionKind = iota // "Iran", "Jaish al-Adl", "Iranian" in "Iranian airstrikes"
	Nominal                    // "the foreign ministry", "two children", "the group"
	Pronoun                    // "it", "they"
)

// Mention is a span of text that names or describes an actor, with the Entity that
// it was resolved to. A mention that stands for several entities ("the two
// nations") is given as several Mentions with one Span.
type Mention struct {
	Text   string      `json:"entity_text"`
	Span   Span        `json:"span"` // the noun phrase as written, determiner included, clauses left out
	Entity             // flattened into the same JSON object
	Coref  *Span       `json:"coref,omitempty"` // the name that a pronoun, a nominal or a short form stands for
	Kind   MentionKind `json:"-"`
	Given  bool        `json:"-"` // handed over by the input, not found

	// Where it stands: Sentence indexes the coding's sentences; Head, First and Last
	// index that sentence's tokens (the syntactic head; the half-open token range).
	Sentence    int `json:"-"`
	Head        int `json:"-"`
	First, Last int `json:"-"`
}

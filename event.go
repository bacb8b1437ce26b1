package dyad

// EventID names an event by its content: "ev_" and 16 hex digits.
type EventID string

// Realis says whether a text presents an event as having happened.
type Realis string

// The values of Realis.
const (
	Actual       Realis = "actual"
	Future       Realis = "future"
	Hypothetical Realis = "hypothetical"
	Negated      Realis = "negated"
	Historical   Realis = "historical"
)

// Stance is what a claimant does with a claim.
type Stance string

// The values of Stance.
const (
	Asserts      Stance = "asserts"
	Alleges      Stance = "alleges"
	Confirms     Stance = "confirms"
	Denies       Stance = "denies"
	Claims       Stance = "claims_responsibility"
	CannotVerify Stance = "cannot_confirm"
)

// Stances lists the values of Stance.
func Stances() []Stance {
	return []Stance{Asserts, Alleges, Confirms, Denies, Claims, CannotVerify}
}

// Event is one coded statement of one article, in the words of RECORD.md. Type holds
// one PLOVER type; Modes and Contexts none or more. An empty Attribution is the
// outlet's own word.
type Event struct {
	ID          EventID       `json:"id"`
	ArticleID   ArticleID     `json:"article_id"`
	SourceID    string        `json:"source_id,omitempty"`
	Type        []string      `json:"event"`
	Modes       []string      `json:"mode,omitempty"`
	Contexts    []string      `json:"context,omitempty"`
	Quad        int           `json:"quad_code"`
	Scale       float64       `json:"event_scale"`
	CAMEO       string        `json:"cameo,omitempty"`
	Actors      []Mention     `json:"actor,omitempty"`
	Recipients  []Mention     `json:"recipient,omitempty"`
	Date        Day           `json:"date,omitempty"`
	EndDate     Day           `json:"enddate,omitempty"`
	DateInfo    *DateInfo     `json:"date_info,omitempty"`
	Place       *Toponym      `json:"event_loc,omitempty"`
	Realis      Realis        `json:"realis"`
	RealisCue   *Cue          `json:"realis_cue,omitempty"`
	Attribution []Attribution `json:"attribution,omitempty"`
	Size        *Size         `json:"size,omitempty"`
	ResponseTo  EventID       `json:"in_response_to,omitempty"`
	ResponseCue *Cue          `json:"response_cue,omitempty"`
	Of          EventID       `json:"of,omitempty"`
	Texts       []string      `json:"event_text,omitempty"`
	TextInfo    TextInfo      `json:"text_info"`
	Evidence    Evidence      `json:"evidence"`
	Confidence  float64       `json:"confidence"`
	Cite        *Cite         `json:"cite_info,omitempty"`
	Pair        bool          `json:"pair,omitempty"` // the best answer to Article.Pair
}

// Cue is the words that a judgement rests on.
type Cue struct {
	Text string `json:"text"`
	Span Span   `json:"span"`
}

// DateInfo says how an event's date is known. Basis is "text", "published" (no time
// in the text) or "none".
type DateInfo struct {
	EDTF  string `json:"edtf,omitempty"`
	Text  string `json:"text,omitempty"`
	Span  *Span  `json:"span,omitempty"`
	Basis string `json:"basis"`
}

// Attribution is one voice that an event or a figure rests on. Entity is nil where
// the voice is hearsay ("reportedly").
type Attribution struct {
	Entity  *Mention `json:"entity,omitempty"`
	Hearsay bool     `json:"hearsay,omitempty"`
	Stance  Stance   `json:"stance"`
	Cue     string   `json:"cue,omitempty"`
	Span    Span     `json:"span"` // of the cue
}

// Statement is one thing that somebody is said to say, think or demand, whether it tells
// an event or not. Stance is "" where the cue vouches for nothing ("wants"). In counts
// Coding.Statements from 0: the one within which this one is made.
type Statement struct {
	Source   *Cue      `json:"source,omitempty"` // the words that say who
	Entities []Mention `json:"entity,omitempty"` // whom they stand for, as far as that is known
	Hearsay  bool      `json:"hearsay,omitempty"`
	Stance   Stance    `json:"stance,omitempty"`
	Cue      Cue       `json:"cue"`
	Content  []Span    `json:"content"`
	In       *int      `json:"in,omitempty"`
}

// Predicate is a word that the input asked about: how the text tells it, and when it was.
// Score runs from -3 (certainly did not happen) to 3 (certainly did).
type Predicate struct {
	Text     string    `json:"text"`
	Span     Span      `json:"span"`
	Realis   Realis    `json:"realis"`
	Cue      *Cue      `json:"realis_cue,omitempty"`
	Score    float64   `json:"score"`
	DateInfo *DateInfo `json:"date_info,omitempty"`
}

// Size counts what an event did to people, who took part in it, and what it cost.
type Size struct {
	Killed     *Count `json:"killed,omitempty"`
	Injured    *Count `json:"injured,omitempty"`
	Arrested   *Count `json:"arrested,omitempty"`
	Displaced  *Count `json:"displaced,omitempty"`
	Abducted   *Count `json:"abducted,omitempty"`
	Missing    *Count `json:"missing,omitempty"`
	Captured   *Count `json:"captured,omitempty"` // prisoners of an armed force
	Protesters *Count `json:"protesters,omitempty"`
	Fired      *Count `json:"fired,omitempty"` // missiles, rockets, shells, drones
	Sorties    *Count `json:"sorties,omitempty"`
	Money      *Count `json:"money,omitempty"`
}

// Count is a number as a text gives it. "at least nine" has Low and Best 9 and no
// High; "up to 12" has High and Best 12 and no Low. Breakdown lists the parts that
// the text names ("four children"), which need not add up. Others are what other voices
// of the text say it was, where that cannot be true as well: "nobody was killed, he said".
type Count struct {
	Low         *int          `json:"low,omitempty"`
	Best        *int          `json:"best,omitempty"`
	High        *int          `json:"high,omitempty"`
	Unit        string        `json:"unit,omitempty"` // of money, ISO 4217: "USD"
	Text        string        `json:"text"`
	Span        Span          `json:"span"`
	Breakdown   []Part        `json:"breakdown,omitempty"`
	Attribution []Attribution `json:"attribution,omitempty"`
	Others      []Count       `json:"others,omitempty"`
}

// Part is one part of a Count.
type Part struct {
	Who string `json:"who"`
	N   int    `json:"n"`
}

// TextInfo places an event in its article: the index of its sentence and the span of
// that sentence.
type TextInfo struct {
	Sequence int `json:"sequence"`
	Start    int `json:"start"`
	End      int `json:"end"`
}

// Evidence shows what an event was read from.
type Evidence struct {
	Sentence string    `json:"sentence,omitempty"`
	Trigger  Span      `json:"trigger"`
	Rule     string    `json:"rule"`
	Chain    []string  `json:"chain,omitempty"` // operators over the base event, outermost first: "accuse", "deny"
	Base     string    `json:"-"`               // the rule of the base event, for explain; no part of the record
	Lost     []Rival   `json:"lost,omitempty"`  // with dyad explain: rules that came near
	Signs    []string  `json:"-"`               // with dyad explain: what speaks for the event and against it, the weightiest first
	Weights  []float64 `json:"-"`               // of Signs: logarithms of odds, which add up to Confidence
}

// Rival is a rule that matched or came near at some trigger, and why it gave no event.
type Rival struct {
	Rule    string `json:"rule"`
	Trigger Span   `json:"trigger"`
	Why     string `json:"why"`
}

// Cite says where an event comes from and what coded it.
type Cite struct {
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Publication string `json:"publication,omitempty"`
	Language    string `json:"language,omitempty"`
	Published   Day    `json:"published,omitempty"`
	Coder       string `json:"coder"`
	Codebook    string `json:"codebook"`
	Tables      string `json:"tables"` // "sha256:" of the tables that were used
}

// Coding is all that was read from one article. Mentions, Times and Places are all
// that were found, used by an event or not.
type Coding struct {
	Article  Article   `json:"article"`
	Mentions []Mention `json:"mentions"`
	Times    []Timex   `json:"times"`
	Places   []Toponym `json:"places"`
	Events   []Event   `json:"events"`
	// Statements are all that somebody is said to say; Predicates answer Article.Predicates.
	Statements []Statement `json:"statements"`
	Predicates []Predicate `json:"predicates,omitempty"`
	Sentences  []Sentence  `json:"-"` // not part of the record; explain and tests read it
}

package dyad

import "time"

// Day is a calendar day, "2006-01-02", or "" where it is not known.
type Day string

// Time returns midnight UTC of the day; ok is false where the day is unknown or
// cannot be.
func (d Day) Time() (t time.Time, ok bool) {
	t, err := time.Parse(time.DateOnly, string(d))
	return t, err == nil
}

// DayOf returns the day of t in its own zone.
func DayOf(t time.Time) Day { return Day(t.Format(time.DateOnly)) }

// Date is what a time expression resolves to. EDTF says what is known ("2024-01-16",
// "XXXX-01-16", "2024-01", "2024-01-16/2024-01-18", "2024~"); Start and End are the
// first and last day, "" where the year is not known.
type Date struct {
	EDTF  string `json:"edtf,omitempty"`
	Start Day    `json:"date,omitempty"`
	End   Day    `json:"enddate,omitempty"`
}

// Timex is a time expression in the text.
type Timex struct {
	Text string `json:"text"`
	Span Span   `json:"span"`
	Date        // flattened into the same JSON object

	// Offset is set on an expression that counts from an event of the text ("two
	// days later", "the previous day"): the number of days from that event. Date
	// is then the finder's own resolution, against the date told just before.
	Offset *int `json:"-"`
	// Duration marks "for two weeks": a length, not a date.
	Duration bool `json:"-"`

	Sentence    int `json:"-"`
	Head        int `json:"-"` // token that governs the expression
	First, Last int `json:"-"` // half-open token range
}

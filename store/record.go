package store

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// Number is the number under which a record's id is kept: its digits, with the first bit
// turned so that signed numbers have the order of the digits. ok is false where the id is
// not the prefix and 16 hex digits.
func Number(id, prefix string) (n int64, ok bool) {
	digits, ok := strings.CutPrefix(id, prefix)
	u, err := strconv.ParseUint(digits, 16, 64)
	return int64(u ^ 1<<63), ok && err == nil && len(digits) == 16
}

// Digits is the reverse of Number.
func Digits(n int64) string { return fmt.Sprintf("%016x", uint64(n)^1<<63) }

// RecordRow is a record as its table has it.
type RecordRow struct {
	ID   int64  // Number of its event, and of its incident where it is one
	Of   *int64 // Number of the incident that it reports; nil where it is one
	Body []byte // JSON of the record without its ids
}

// NewRecordRow brings a record into a row; dyad.ErrInput where it cannot be.
func NewRecordRow(r *dyad.Record) (row RecordRow, err error) {
	id, ok := Number(string(r.Event.ID), "ev_")
	of, ok2 := Number(string(r.Incident), "in_")
	if !ok || !ok2 {
		return row, fmt.Errorf("%w: ids %q and %q are not those of a record", dyad.ErrInput, r.Event.ID, r.Incident)
	}
	if _, err := Scale(r.Event.Scale); err != nil {
		return row, err
	}
	row.ID = id
	if of != id {
		row.Of = &of
	}
	c := *r
	c.Event.ID, c.Incident = "", ""
	row.Body, err = json.Marshal(&c)
	return row, err
}

// Same reports whether two rows hold the same.
func (r *RecordRow) Same(o *RecordRow) bool {
	return r.ID == o.ID && (r.Of == nil) == (o.Of == nil) && (r.Of == nil || *r.Of == *o.Of) && string(r.Body) == string(o.Body)
}

// Record makes the record again.
func (r *RecordRow) Record() (dyad.Record, error) {
	var x dyad.Record
	own := Digits(r.ID)
	if err := json.Unmarshal(r.Body, &x); err != nil {
		return x, fmt.Errorf("record ev_%s: %w", own, err)
	}
	x.Event.ID, x.Incident = dyad.EventID("ev_"+own), dyad.IncidentID("in_"+own)
	if r.Of != nil {
		x.Incident = dyad.IncidentID("in_" + Digits(*r.Of))
	}
	return x, nil
}

// Days adds up what changes in dyad-day rows, so that each row is written once.
type Days map[DayKey]*DaySums

// DayKey names a dyad-day row.
type DayKey struct {
	Dyad dyad.Dyad
	Day  dyad.Day
	Type string
	Quad int
}

// DaySums is what is added to a dyad-day row; Scale is in Millionths.
type DaySums struct {
	Incidents, Sources, Reports int
	Scale                       int64
}

func (t Days) at(k DayKey) *DaySums {
	s := t[k]
	if s == nil {
		s = &DaySums{}
		t[k] = s
	}
	return s
}

// AddRecord counts a dataset's record, or with -1 takes it away.
func (t Days) AddRecord(r *dyad.Record, sign int) {
	for d := range r.Days() {
		s := t.at(DayKey{d.Dyad, d.Day, d.Type, d.Quad})
		s.Incidents += sign
		s.Sources += sign * d.Sources
		s.Reports += sign * d.Reports
		s.Scale += int64(sign) * int64(math.Round(d.Scale*Millionths))
	}
}

// AddIncident counts an incident in the days of its counted dyads, or with -1 takes it
// away.
func (t Days) AddIncident(n Sums, pairs []Pair, sign int) {
	for _, p := range pairs {
		if !p.Counted {
			continue
		}
		s := t.at(DayKey{p.Dyad, dyad.Day(n.Day), n.Type, n.Quad})
		s.Incidents += sign
		s.Sources += sign * n.Sources
		s.Reports += sign * n.Reports
		s.Scale += int64(sign) * n.Scale
	}
}

package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// number is the number under which a record's id is kept: its digits, with the first bit
// turned so that signed numbers have the order of the digits.
func number(id, prefix string) (int64, bool) {
	digits, ok := strings.CutPrefix(id, prefix)
	n, err := strconv.ParseUint(digits, 16, 64)
	return int64(n ^ 1<<63), ok && err == nil && len(digits) == 16
}

// digits is the reverse of number.
func digits(n int64) string { return fmt.Sprintf("%016x", uint64(n)^1<<63) }

// row is a record as its table has it.
type row struct {
	n, id, dataset int64
	name           string
	of             sql.NullInt64
	body           []byte
}

const rowColumns = `r.n, r.id, r.dataset, d.name, r.of, r.body FROM record r JOIN dataset d ON d.n = r.dataset`

func (r *row) dest() []any { return []any{&r.n, &r.id, &r.dataset, &r.name, &r.of, &r.body} }

func (r *row) record() (dyad.Record, error) {
	var x dyad.Record
	own := digits(r.id)
	if err := json.Unmarshal(r.body, &x); err != nil {
		return x, fmt.Errorf("record ev_%s: %w", own, err)
	}
	x.Event.ID, x.Incident = dyad.EventID("ev_"+own), dyad.IncidentID("in_"+own)
	if r.of.Valid {
		x.Incident = dyad.IncidentID("in_" + digits(r.of.Int64))
	}
	return x, nil
}

// row finds a record by its id.
func (r reader) row(id, prefix string) (x row, err error) {
	n, ok := number(id, prefix)
	if !ok {
		return x, dyad.ErrNotFound
	}
	return x, r.c.get(`SELECT `+rowColumns+` WHERE r.id = ?`, []any{n}, x.dest()...)
}

// recordOf returns the record of an event or, with "in_", of an incident, and its dataset.
func (r reader) recordOf(id, prefix string) (dyad.Record, string, error) {
	x, err := r.row(id, prefix)
	if err != nil {
		return dyad.Record{}, "", err
	}
	rec, err := x.record()
	if err == nil && prefix == "in_" && x.of.Valid {
		err = dyad.ErrNotFound
	}
	return rec, x.name, err
}

// reports reads the records that report an incident of a dataset beside its own.
func (r reader) reports(ctx context.Context, id dyad.IncidentID) ([]dyad.Record, error) {
	n, ok := number(string(id), "in_")
	if !ok {
		return nil, nil
	}
	var all []dyad.Record
	err := r.c.each(ctx, `SELECT `+rowColumns+` WHERE r.of = ? ORDER BY r.n`, []any{n}, func(rows *sql.Rows) (bool, error) {
		var x row
		if err := rows.Scan(x.dest()...); err != nil {
			return false, err
		}
		rec, err := x.record()
		all = append(all, rec)
		return true, err
	})
	return all, err
}

// told makes the incident of a record, with all that report it.
func (r reader) told(ctx context.Context, rec *dyad.Record, dataset string) (dyad.Incident, error) {
	n := rec.Told(dataset)
	more, err := r.reports(ctx, n.ID)
	for i := range more {
		n.Reports = append(n.Reports, more[i].Report())
	}
	return n, err
}

// recordedIncident is Incident for that of a dataset.
func (r reader) recordedIncident(ctx context.Context, id dyad.IncidentID) (dyad.Incident, error) {
	rec, name, err := r.recordOf(string(id), "in_")
	if err != nil {
		return dyad.Incident{}, named(err, "incident", string(id))
	}
	return r.told(ctx, &rec, name)
}

// recordedClaims is Claims for an incident of a dataset.
func (r reader) recordedClaims(ctx context.Context, id dyad.IncidentID) ([]dyad.Claim, error) {
	rec, _, err := r.recordOf(string(id), "in_")
	if err != nil {
		return nil, named(err, "incident", string(id))
	}
	more, err := r.reports(ctx, id)
	all := rec.Claims()
	for i := range more {
		all = append(all, more[i].Claims()...)
	}
	return all, err
}

func (r reader) dataset(name string) (n int64, err error) {
	err = r.c.get(`SELECT n FROM dataset WHERE name = ?`, []any{name}, &n)
	return n, err
}

func (r reader) Datasets(ctx context.Context) ([]dyad.Dataset, error) {
	var all []dyad.Dataset
	err := r.c.each(ctx, `SELECT d.name, (SELECT count(*) FROM record r WHERE r.dataset = d.n),
		coalesce((SELECT min(r.day) FROM record r WHERE r.dataset = d.n AND r.of IS NULL AND r.day > ''), ''),
		coalesce((SELECT max(r.day) FROM record r WHERE r.dataset = d.n AND r.of IS NULL), '')
		FROM dataset d ORDER BY d.name`, nil, func(rows *sql.Rows) (bool, error) {
		var d dyad.Dataset
		err := rows.Scan(&d.Name, &d.Records, &d.First, &d.Last)
		all = append(all, d)
		return true, err
	})
	return all, err
}

func (r reader) records(ctx context.Context, dataset string, yield func(dyad.Record) bool) error {
	if dataset == "" {
		return r.coded(ctx, yield)
	}
	n, err := r.dataset(dataset)
	if errors.Is(err, dyad.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return r.c.each(ctx, `SELECT `+rowColumns+` WHERE r.dataset = ? ORDER BY r.n`, []any{n}, func(rows *sql.Rows) (bool, error) {
		var x row
		if err := rows.Scan(x.dest()...); err != nil {
			return false, err
		}
		rec, err := x.record()
		return err == nil && yield(rec), err
	})
}

// coded yields all events of coded news.
func (r reader) coded(ctx context.Context, yield func(dyad.Record) bool) error {
	const query = `SELECT ` + eventColumns + `, coalesce(i.id, '') FROM article a CROSS JOIN event e ON e.article = a.n
		LEFT JOIN coder c ON c.n = e.coder LEFT JOIN report p ON p.event = e.n LEFT JOIN incident i ON i.n = p.incident ORDER BY a.n, e.seq`
	return r.c.each(ctx, query, nil, func(rows *sql.Rows) (bool, error) {
		var p packed
		var x dyad.Record
		if err := rows.Scan(append(p.dest(), &x.Incident)...); err != nil {
			return false, err
		}
		var err error
		x.Event, err = p.unpack()
		return err == nil && yield(x), err
	})
}

// PutRecords is of dyad.Writer.
func (w *writer) PutRecords(ctx context.Context, dataset string, all []dyad.Record) (added, replaced int, err error) {
	err = w.do(ctx, func() error {
		if dataset == "" {
			return fmt.Errorf("%w: put records: a dataset needs a name", dyad.ErrInput)
		}
		n, err := w.dataset(dataset)
		if errors.Is(err, dyad.ErrNotFound) {
			n, err = w.c.insert(`INSERT INTO dataset (name) VALUES (?)`, dataset)
		}
		if err != nil {
			return named(err, "dataset", dataset)
		}
		days := dayTally{}
		for i := range all {
			a, r, err := w.putRecord(n, &all[i], days)
			if err != nil {
				return named(err, "put record", string(all[i].Event.ID))
			}
			added, replaced = added+a, replaced+r
		}
		return w.addRecordDays(n, days)
	})
	return added, replaced, err
}

func (w *writer) putRecord(dataset int64, r *dyad.Record, days dayTally) (added, replaced int, err error) {
	id, ok := number(string(r.Event.ID), "ev_")
	of, ok2 := number(string(r.Incident), "in_")
	if !ok || !ok2 {
		return 0, 0, fmt.Errorf("%w: ids %q and %q are not those of a record", dyad.ErrInput, r.Event.ID, r.Incident)
	}
	if !(math.Abs(r.Event.Scale) <= maxScale) {
		return 0, 0, fmt.Errorf("%w: event scale %g", dyad.ErrInput, r.Event.Scale)
	}
	c := *r
	c.Event.ID, c.Incident = "", ""
	body, err := json.Marshal(&c)
	if err != nil {
		return 0, 0, err
	}
	n := r.Told("")
	var other sql.NullInt64
	if of != id {
		other = sql.NullInt64{Int64: of, Valid: true}
	}
	args := []any{other, string(n.Date), n.Type, n.Quad, string(n.Realis), string(body), id, dataset}
	res, err := w.c.exec(`INSERT INTO record (of, day, type, quad, realis, body, id, dataset) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`, args...)
	if err != nil {
		return 0, 0, err
	}
	if k, err := res.RowsAffected(); err != nil || k > 0 {
		row, e := res.LastInsertId()
		added = 1
		if err = errors.Join(err, e); err != nil {
			return 0, 0, err
		}
		return added, 0, w.enter(dataset, row, id, r, days)
	}
	var was row
	if err := w.c.get(`SELECT `+rowColumns+` WHERE r.id = ?`, []any{id}, was.dest()...); err != nil {
		return 0, 0, err
	}
	if string(was.body) == string(body) && was.of == other && was.dataset == dataset {
		return 0, 0, nil
	}
	old, err := was.record()
	if err == nil {
		err = w.leave(was.dataset, id, &old, days)
	}
	if err == nil {
		_, err = w.c.exec(`UPDATE record SET of = ?, day = ?, type = ?, quad = ?, realis = ?, body = ? WHERE id = ? AND dataset = ?`, args...)
	}
	if err != nil {
		return 0, 0, err
	}
	return 0, 1, w.enter(dataset, was.n, id, r, days)
}

// enter writes the dyads of a record and counts its days.
func (w *writer) enter(dataset, row, id int64, r *dyad.Record, days dayTally) error {
	if !r.Own() {
		return nil
	}
	n := r.Told("")
	for d := range n.Dyads() {
		_, err := w.c.exec(`INSERT INTO record_dyad (dataset, src, dst, day, id, incident) VALUES (?, ?, ?, ?, ?, ?)`,
			dataset, string(d.From), string(d.To), string(n.Date), id, row)
		if err != nil {
			return err
		}
	}
	days.add(r, 1)
	return nil
}

// leave takes the dyads and days of a record away.
func (w *writer) leave(dataset, id int64, r *dyad.Record, days dayTally) error {
	if !r.Own() {
		return nil
	}
	n := r.Told("")
	for d := range n.Dyads() {
		_, err := w.c.exec(`DELETE FROM record_dyad WHERE dataset = ? AND src = ? AND dst = ? AND day = ? AND id = ?`,
			dataset, string(d.From), string(d.To), string(n.Date), id)
		if err != nil {
			return err
		}
	}
	days.add(r, -1)
	return nil
}

// dayTally adds up what records add to the days, so that each row is written once.
type dayTally map[dayKey]*daySums

type daySums struct {
	incidents, sources, reports int
	scale                       int64
}

type dayKey struct {
	dyad dyad.Dyad
	day  dyad.Day
	typ  string
	quad int
}

// add counts a record, or with -1 takes it away.
func (t dayTally) add(r *dyad.Record, sign int) {
	for d := range r.Days() {
		k := dayKey{d.Dyad, d.Day, d.Type, d.Quad}
		s := t[k]
		if s == nil {
			s = &daySums{}
			t[k] = s
		}
		s.incidents += sign
		s.sources += sign * d.Sources
		s.reports += sign * d.Reports
		s.scale += int64(sign) * int64(math.Round(d.Scale*millionths))
	}
}

func (w *writer) addRecordDays(dataset int64, days dayTally) error {
	for k, s := range days {
		key := []any{dataset, string(k.dyad.From), string(k.dyad.To), string(k.day), k.typ, k.quad}
		_, err := w.c.exec(`INSERT INTO record_days (dataset, src, dst, day, type, quad, incidents, sources, reports, scale)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET incidents = incidents + excluded.incidents,
			sources = sources + excluded.sources, reports = reports + excluded.reports, scale = scale + excluded.scale`,
			append(key, s.incidents, s.sources, s.reports, s.scale)...)
		if err == nil && s.incidents <= 0 {
			_, err = w.c.exec(`DELETE FROM record_days WHERE dataset = ? AND src = ? AND dst = ? AND day = ? AND type = ? AND quad = ? AND incidents = 0`, key...)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// DeleteDataset is of dyad.Writer.
func (w *writer) DeleteDataset(ctx context.Context, dataset string) error {
	return w.do(ctx, func() error {
		n, err := w.dataset(dataset)
		if errors.Is(err, dyad.ErrNotFound) {
			return nil
		}
		for _, q := range []string{
			`DELETE FROM record_days WHERE dataset = ?`, `DELETE FROM record_dyad WHERE dataset = ?`,
			`DELETE FROM record WHERE dataset = ?`, `DELETE FROM dataset WHERE n = ?`,
		} {
			if err == nil {
				_, err = w.c.exec(q, n)
			}
		}
		return named(err, "delete dataset", dataset)
	})
}

func (w *writer) Records(ctx context.Context, dataset string) iter.Seq2[dyad.Record, error] {
	return gathered(func(yield func(dyad.Record) bool) error { return w.records(ctx, dataset, yield) })
}

// Datasets is of dyad.Reader.
func (s *Store) Datasets(ctx context.Context) ([]dyad.Dataset, error) {
	return one(ctx, s, func(r reader) ([]dyad.Dataset, error) { return r.Datasets(ctx) })
}

// Records is of dyad.Reader.
func (s *Store) Records(ctx context.Context, dataset string) iter.Seq2[dyad.Record, error] {
	return many(ctx, s, func(r reader, yield func(dyad.Record) bool) error { return r.records(ctx, dataset, yield) })
}

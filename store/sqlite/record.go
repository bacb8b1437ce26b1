package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

// row is a record to be read, with the rest of its row.
type row struct {
	n, dataset int64
	name       string
	store.RecordRow
}

const rowColumns = `r.n, r.id, r.dataset, d.name, r.of, r.body FROM record r JOIN dataset d ON d.n = r.dataset`

func (r *row) dest() []any { return []any{&r.n, &r.ID, &r.dataset, &r.name, &r.Of, &r.Body} }

// row finds a record by its id.
func (r reader) row(id, prefix string) (x row, err error) {
	n, ok := store.Number(id, prefix)
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
	rec, err := x.Record()
	if err == nil && prefix == "in_" && x.Of != nil {
		err = dyad.ErrNotFound
	}
	return rec, x.name, err
}

// reports reads the records that report an incident of a dataset beside its own.
func (r reader) reports(ctx context.Context, id dyad.IncidentID) ([]dyad.Record, error) {
	n, ok := store.Number(string(id), "in_")
	if !ok {
		return nil, nil
	}
	var all []dyad.Record
	err := r.c.each(ctx, `SELECT `+rowColumns+` WHERE r.of = ? ORDER BY r.n`, []any{n}, func(rows *sql.Rows) (bool, error) {
		var x row
		if err := rows.Scan(x.dest()...); err != nil {
			return false, err
		}
		rec, err := x.Record()
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
		rec, err := x.Record()
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
		x.Event, err = p.Unpack()
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
		days := store.Days{}
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

func (w *writer) putRecord(dataset int64, r *dyad.Record, days store.Days) (added, replaced int, err error) {
	now, err := store.NewRecordRow(r)
	if err != nil {
		return 0, 0, err
	}
	n := r.Told("")
	id := now.ID
	args := []any{now.Of, string(n.Date), n.Type, n.Quad, string(n.Realis), string(now.Body), id, dataset}
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
	if was.Same(&now) && was.dataset == dataset {
		return 0, 0, nil
	}
	old, err := was.Record()
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
func (w *writer) enter(dataset, row, id int64, r *dyad.Record, days store.Days) error {
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
	days.AddRecord(r, 1)
	return nil
}

// leave takes the dyads and days of a record away.
func (w *writer) leave(dataset, id int64, r *dyad.Record, days store.Days) error {
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
	days.AddRecord(r, -1)
	return nil
}

func (w *writer) addRecordDays(dataset int64, days store.Days) error {
	for k, s := range days {
		key := []any{dataset, string(k.Dyad.From), string(k.Dyad.To), string(k.Day), k.Type, k.Quad}
		_, err := w.c.exec(`INSERT INTO record_days (dataset, src, dst, day, type, quad, incidents, sources, reports, scale)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET incidents = incidents + excluded.incidents,
			sources = sources + excluded.sources, reports = reports + excluded.reports, scale = scale + excluded.scale`,
			append(key, s.Incidents, s.Sources, s.Reports, s.Scale)...)
		if err == nil && s.Incidents <= 0 {
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

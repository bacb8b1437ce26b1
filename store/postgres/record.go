package postgres

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

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

// recordOf returns the record of an event or, with "in_", of an incident, and its dataset.
func (r reader) recordOf(ctx context.Context, id, prefix string) (dyad.Record, string, error) {
	n, ok := store.Number(id, prefix)
	if !ok {
		return dyad.Record{}, "", dyad.ErrNotFound
	}
	var x row
	if err := r.c.hotGet(ctx, `SELECT `+rowColumns+` WHERE r.id = $1`, []any{n}, x.dest()...); err != nil {
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
	err := r.c.hot(ctx, `SELECT `+rowColumns+` WHERE r.of = $1 ORDER BY r.n`, []any{n}, eachRecord(func(rec dyad.Record) bool {
		all = append(all, rec)
		return true
	}))
	return all, err
}

// eachRecord scans rowColumns.
func eachRecord(yield func(dyad.Record) bool) func(pgx.Rows) (bool, error) {
	return func(rows pgx.Rows) (bool, error) {
		var x row
		if err := rows.Scan(x.dest()...); err != nil {
			return false, err
		}
		rec, err := x.Record()
		return err == nil && yield(rec), err
	}
}

// recordedIncident is Incident for that of a dataset.
func (r reader) recordedIncident(ctx context.Context, id dyad.IncidentID) (dyad.Incident, error) {
	rec, name, err := r.recordOf(ctx, string(id), "in_")
	if err != nil {
		return dyad.Incident{}, named(err, "incident", string(id))
	}
	n := rec.Told(name)
	more, err := r.reports(ctx, n.ID)
	for i := range more {
		n.Reports = append(n.Reports, more[i].Report())
	}
	return n, err
}

// recorded yields the incidents of a dataset, each with what reports it.
func (r reader) recorded(ctx context.Context, f *family, q *dyad.IncidentQuery, m *mark, yield func(dyad.Incident) bool) error {
	query, args := incidentQuery(f, q, m, `i.id, i.body,
		(SELECT array_agg(o.id ORDER BY o.n) FROM record o WHERE o.of = i.id), (SELECT array_agg(o.body ORDER BY o.n) FROM record o WHERE o.of = i.id)`)
	return r.c.each(ctx, query, args, func(rows pgx.Rows) (bool, error) {
		var x row
		var ids []int64
		var bodies []string
		if err := rows.Scan(&x.ID, &x.Body, &ids, &bodies); err != nil {
			return false, err
		}
		rec, err := x.Record()
		if err != nil {
			return false, err
		}
		n := rec.Told(q.Dataset)
		for i := range ids {
			other := store.RecordRow{ID: ids[i], Of: &x.ID, Body: []byte(bodies[i])}
			rec, err := other.Record()
			if err != nil {
				return false, err
			}
			n.Reports = append(n.Reports, rec.Report())
		}
		return yield(n), nil
	})
}

// recordedClaims adds the claims on those of the incidents that are of datasets.
func (r reader) recordedClaims(ctx context.Context, ids []dyad.IncidentID, on map[dyad.IncidentID][]dyad.Claim) error {
	var numbers []int64
	for _, id := range ids {
		if n, ok := store.Number(string(id), "in_"); ok && on[id] == nil {
			numbers = append(numbers, n)
		}
	}
	own, more := map[dyad.IncidentID][]dyad.Claim{}, map[dyad.IncidentID][]dyad.Claim{}
	err := r.c.hot(ctx, `SELECT `+rowColumns+` WHERE r.id = ANY ($1) OR r.of = ANY ($1) ORDER BY r.n`, []any{numbers}, eachRecord(func(rec dyad.Record) bool {
		at := more
		if rec.Own() {
			at = own
		}
		at[rec.Incident] = append(at[rec.Incident], rec.Claims()...)
		return true
	}))
	for id, claims := range own {
		on[id] = append(claims, more[id]...)
	}
	return err
}

func (r reader) dataset(ctx context.Context, name string) (n int64, err error) {
	err = r.c.hotGet(ctx, `SELECT n FROM dataset WHERE name = $1`, []any{name}, &n)
	return n, err
}

func (r reader) Datasets(ctx context.Context) ([]dyad.Dataset, error) {
	var all []dyad.Dataset
	err := r.c.each(ctx, `SELECT d.name, (SELECT count(*) FROM record r WHERE r.dataset = d.n),
		coalesce((SELECT min(r.day) FROM record r WHERE r.dataset = d.n AND r.of IS NULL AND r.day > ''), ''),
		coalesce((SELECT max(r.day) FROM record r WHERE r.dataset = d.n AND r.of IS NULL), '')
		FROM dataset d ORDER BY d.name`, nil, func(rows pgx.Rows) (bool, error) {
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
	n, err := r.dataset(ctx, dataset)
	if notFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return r.c.each(ctx, `SELECT `+rowColumns+` WHERE r.dataset = $1 ORDER BY r.n`, []any{n}, eachRecord(yield))
}

// coded yields all events of coded news.
func (r reader) coded(ctx context.Context, yield func(dyad.Record) bool) error {
	const query = `SELECT ` + eventColumns + `, coalesce(i.id, '') FROM article a JOIN event e ON e.article = a.n
		LEFT JOIN coder c ON c.n = e.coder LEFT JOIN report p ON p.event = e.n LEFT JOIN incident i ON i.n = p.incident ORDER BY a.n, e.seq`
	return r.c.each(ctx, query, nil, func(rows pgx.Rows) (bool, error) {
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

// recordBatch is how many records are put at one time: those that are there are read back
// in one query, and those that are new are copied in.
const recordBatch = 2000

// PutRecords is of dyad.Writer.
func (w *writer) PutRecords(ctx context.Context, dataset string, all []dyad.Record) (added, replaced int, err error) {
	err = w.do(ctx, func() error {
		if dataset == "" {
			return fmt.Errorf("%w: put records: a dataset needs a name", dyad.ErrInput)
		}
		var n int64
		w.c.later(`INSERT INTO dataset (name) VALUES ($1) ON CONFLICT (name) DO NOTHING`, dataset)
		if n, err = w.dataset(ctx, dataset); err != nil {
			return named(err, "dataset", dataset)
		}
		if w.recordDays[n] == nil {
			w.recordDays[n] = store.Days{}
		}
		for len(all) > 0 {
			k := min(len(all), recordBatch)
			a, r, err := w.putRecords(ctx, n, all[:k])
			if err != nil {
				return named(err, "put records of", dataset)
			}
			added, replaced, all = added+a, replaced+r, all[k:]
		}
		return nil
	})
	return added, replaced, err
}

// putRecords puts the new ones in one go and the others one by one.
func (w *writer) putRecords(ctx context.Context, dataset int64, all []dyad.Record) (added, replaced int, err error) {
	rows := make([]store.RecordRow, len(all))
	ids := make([]int64, len(all))
	for i := range all {
		if rows[i], err = store.NewRecordRow(&all[i]); err != nil {
			return 0, 0, named(err, "record", string(all[i].Event.ID))
		}
		ids[i] = rows[i].ID
	}
	there := map[int64]*row{}
	err = w.c.hot(ctx, `SELECT `+rowColumns+` WHERE r.id = ANY ($1)`, []any{ids}, func(rows pgx.Rows) (bool, error) {
		var x row
		err := rows.Scan(x.dest()...)
		there[x.ID] = &x
		return true, err
	})
	if err != nil {
		return 0, 0, err
	}
	var fresh, pairs [][]any
	var again []int // those that are there, or come twice
	for i := range rows {
		now := &rows[i]
		if there[now.ID] != nil {
			again = append(again, i)
			continue
		}
		w.last.record++
		there[now.ID] = &row{n: w.last.record, dataset: dataset, RecordRow: *now}
		n := all[i].Told("")
		fresh = append(fresh, []any{w.last.record, now.ID, dataset, now.Of, string(n.Date), n.Type, n.Quad, string(n.Realis), string(now.Body)})
		pairs = append(pairs, w.enter(dataset, w.last.record, now.ID, &all[i])...)
		added++
	}
	if err := w.copyIn(ctx, "record", []string{"n", "id", "dataset", "of", "day", "type", "quad", "realis", "body"}, fresh); err != nil {
		return 0, 0, err
	}
	if err := w.copyIn(ctx, "record_dyad", pairColumns(), pairs); err != nil {
		return 0, 0, err
	}
	for _, i := range again {
		n, err := w.replaceRecord(ctx, dataset, there[rows[i].ID], &rows[i], &all[i])
		if err != nil {
			return 0, 0, err
		}
		replaced += n
	}
	return added, replaced, nil
}

func pairColumns() []string { return []string{"dataset", "src", "dst", "day", "id", "incident"} }

// copyIn puts rows into a table by COPY.
func (w *writer) copyIn(ctx context.Context, table string, columns []string, rows [][]any) error {
	if len(rows) == 0 {
		return nil
	}
	if err := w.c.send(ctx); err != nil {
		return err
	}
	for _, r := range rows {
		escapeAll(r)
	}
	_, err := w.c.c.CopyFrom(ctx, pgx.Identifier{table}, columns, pgx.CopyFromRows(rows))
	return explain(err)
}

// replaceRecord puts a record in place of what is there, if that is another.
func (w *writer) replaceRecord(ctx context.Context, dataset int64, was *row, now *store.RecordRow, r *dyad.Record) (replaced int, err error) {
	if was.Same(now) && was.dataset == dataset {
		return 0, nil
	}
	old, err := was.Record()
	if err != nil {
		return 0, err
	}
	if was.dataset != dataset {
		return 0, fmt.Errorf("%w: record %s is one of dataset %s", dyad.ErrInput, r.Event.ID, was.name)
	}
	if old.Own() {
		told := old.Told("")
		w.c.later(`DELETE FROM record_dyad WHERE dataset = $1 AND day = $2 AND id = $3 AND src = ANY ($4)`, dataset, string(told.Date), was.ID, sources(&told))
		w.recordDays[dataset].AddRecord(&old, -1)
	}
	n := r.Told("")
	w.c.later(`UPDATE record SET of = $1, day = $2, type = $3, quad = $4, realis = $5, body = $6 WHERE id = $7`,
		now.Of, string(n.Date), n.Type, n.Quad, string(n.Realis), string(now.Body), now.ID)
	for _, p := range w.enter(dataset, was.n, now.ID, r) {
		w.c.later(`INSERT INTO record_dyad (dataset, src, dst, day, id, incident) VALUES ($1, $2, $3, $4, $5, $6)`, p...)
	}
	was.RecordRow = *now
	return 1, w.c.full(ctx)
}

// sources lists where the dyads of an incident come from.
func sources(n *dyad.Incident) []string {
	var all []string
	for d := range n.Dyads() {
		all = append(all, string(d.From))
	}
	return all
}

// enter counts the days of a record and returns the rows of its dyads.
func (w *writer) enter(dataset, row, id int64, r *dyad.Record) (pairs [][]any) {
	if !r.Own() {
		return nil
	}
	n := r.Told("")
	for d := range n.Dyads() {
		pairs = append(pairs, []any{dataset, string(d.From), string(d.To), string(n.Date), id, row})
	}
	w.recordDays[dataset].AddRecord(r, 1)
	return pairs
}

// DeleteDataset is of dyad.Writer.
func (w *writer) DeleteDataset(ctx context.Context, dataset string) error {
	return w.do(ctx, func() error {
		n, err := w.dataset(ctx, dataset)
		if notFound(err) {
			return nil
		}
		if err != nil {
			return named(err, "delete dataset", dataset)
		}
		delete(w.recordDays, n)
		for _, q := range []string{
			`DELETE FROM record_days WHERE dataset = $1`, `DELETE FROM record_dyad WHERE dataset = $1`,
			`DELETE FROM record WHERE dataset = $1`, `DELETE FROM dataset WHERE n = $1`,
		} {
			w.c.later(q, n)
		}
		return nil
	})
}

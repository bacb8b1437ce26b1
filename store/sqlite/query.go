package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

// where collects conditions and their arguments.
type where struct {
	terms []string
	args  []any
}

func (w *where) add(term string, args ...any) {
	w.terms = append(w.terms, term)
	w.args = append(w.args, args...)
}

func (w *where) String() string {
	if len(w.terms) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.terms, " AND ")
}

// oneOf asks that a column has one of the values, where there are any. The list goes
// as one argument, so that the same few statements serve all queries.
func oneOf[T any](w *where, column string, values []T) error {
	if len(values) == 0 {
		return nil
	}
	list, err := json.Marshal(values)
	w.add(column+` IN (SELECT value FROM json_each(?))`, string(list))
	return err
}

// direction asks for one of them.
func (w *where) direction(d dyad.Dyad) {
	if d.From != "" {
		w.add(`d.src = ?`, string(d.From))
	}
	if d.To != "" {
		w.add(`d.dst = ?`, string(d.To))
	}
}

// days asks for the days from first to last; a day that is not known is in no range.
func (w *where) days(column string, first, last dyad.Day) {
	if first == "" && last != "" {
		first = "0"
	}
	if first != "" {
		w.add(column+` >= ?`, string(first))
	}
	if last != "" {
		w.add(column+` <= ?`, string(last))
	}
}

// family names the tables that hold the incidents of coded news or of datasets.
type family struct {
	incident, pair, days string
	dataset              int64 // 0 for coded news
}

// family returns the tables of a dataset; dyad.ErrNotFound where there is none.
func (r reader) family(dataset string) (f family, err error) {
	if dataset == "" {
		return family{incident: "incident", pair: "incident_dyad", days: "dyad_day"}, nil
	}
	f = family{incident: "record", pair: "record_dyad", days: "record_days"}
	f.dataset, err = r.dataset(dataset)
	return f, err
}

// of asks for the rows of the dataset in the table with the alias.
func (f *family) of(w *where, alias string) {
	if f.dataset > 0 {
		w.add(alias+`.dataset = ?`, f.dataset)
	}
}

// incidentWhere asks for what q asks for, beside the dyad. alias names the table with
// day and id in the wanted order.
func (r reader) incidentWhere(f *family, q *dyad.IncidentQuery, alias string) (where, error) {
	var w where
	f.of(&w, alias)
	if f.dataset > 0 && alias == "i" {
		w.add(`i.of IS NULL`)
	}
	w.days(alias+".day", q.From, q.To)
	err := errors.Join(oneOf(&w, "i.type", q.Types), oneOf(&w, "i.quad", q.Quads), oneOf(&w, "i.realis", q.Realis))
	if err != nil || q.After == "" {
		return w, err
	}
	id := any(string(q.After))
	if f.dataset > 0 {
		id, _ = store.Number(string(q.After), "in_")
	}
	var day string
	if err := r.c.get(`SELECT day FROM `+f.incident+` WHERE id = ?`, []any{id}, &day); err != nil {
		return w, named(err, "incidents after", string(q.After))
	}
	w.add(alias+`.day <= ?`, day)
	w.add(`(`+alias+`.day < ? OR `+alias+`.id > ?)`, day, id)
	return w, nil
}

// incidentQuery writes the statement for q that reads a column of incident i.
func (r reader) incidentQuery(f *family, q *dyad.IncidentQuery, column string) (string, []any, error) {
	dirs := store.Directions(q.Dyad, q.Both)
	if len(dirs) == 0 {
		w, err := r.incidentWhere(f, q, "i")
		return `SELECT ` + column + ` FROM ` + f.incident + ` i` + w.String() + ` ORDER BY i.day DESC, i.id LIMIT ?`, append(w.args, bound(q.Limit)), err
	}
	var arms []string
	var args []any
	for _, d := range dirs {
		w, err := r.incidentWhere(f, q, "d")
		if err != nil {
			return "", nil, err
		}
		w.direction(d)
		join := ``
		if len(q.Types)+len(q.Quads)+len(q.Realis) > 0 {
			join = ` CROSS JOIN ` + f.incident + ` i ON i.n = d.incident`
		}
		arms = append(arms, `SELECT d.day AS day, d.id AS id, d.incident AS n FROM `+f.pair+` d`+join+w.String())
		args = append(args, w.args...)
	}
	// UNION leaves one of the rows of an incident that falls to several of the dyads.
	picked := strings.Join(arms, " UNION ")
	if len(arms) == 1 {
		picked = strings.Replace(picked, "SELECT", "SELECT DISTINCT", 1)
	}
	return `SELECT ` + column + ` FROM (` + picked + ` ORDER BY day DESC, id LIMIT ?) p
		CROSS JOIN ` + f.incident + ` i ON i.n = p.n ORDER BY p.day DESC, p.id`, append(args, bound(q.Limit)), nil
}

func (r reader) incidents(ctx context.Context, q *dyad.IncidentQuery, yield func(dyad.Incident) bool) error {
	f, err := r.family(q.Dataset)
	if errors.Is(err, dyad.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if f.dataset > 0 {
		return r.recorded(ctx, &f, q, yield)
	}
	query, args, err := r.incidentQuery(&f, q, "i.body")
	if err != nil {
		return err
	}
	return r.c.each(ctx, query, args, func(rows *sql.Rows) (bool, error) {
		var body sql.RawBytes
		var n dyad.Incident
		if err := errors.Join(rows.Scan(&body), json.Unmarshal(body, &n)); err != nil {
			return false, err
		}
		return yield(n), nil
	})
}

// recorded yields the incidents of a dataset.
func (r reader) recorded(ctx context.Context, f *family, q *dyad.IncidentQuery, yield func(dyad.Incident) bool) error {
	query, args, err := r.incidentQuery(f, q, "i.id, i.body")
	if err != nil {
		return err
	}
	return r.c.each(ctx, query, args, func(rows *sql.Rows) (bool, error) {
		var x row
		if err := rows.Scan(&x.ID, &x.Body); err != nil {
			return false, err
		}
		rec, err := x.Record()
		if err != nil {
			return false, err
		}
		n, err := r.told(ctx, &rec, q.Dataset)
		return err == nil && yield(n), err
	})
}

func (r reader) days(ctx context.Context, q *dyad.DayQuery, yield func(dyad.DyadDay) bool) error {
	f, err := r.family(q.Dataset)
	if errors.Is(err, dyad.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	columns := `SELECT d.src, d.dst, d.day, d.type, d.quad, d.incidents, d.sources, d.reports, d.scale FROM ` + f.days + ` d`
	dirs := store.Directions(q.Dyad, q.Both)
	if len(dirs) == 0 {
		dirs = []dyad.Dyad{{}}
	}
	var arms []string
	var args []any
	for _, d := range dirs {
		var w where
		f.of(&w, "d")
		w.days("d.day", q.From, q.To)
		w.direction(d)
		arms = append(arms, columns+w.String())
		args = append(args, w.args...)
	}
	query := strings.Join(arms, " UNION ") + ` ORDER BY 3, 1, 2, 4, 5`
	return r.c.each(ctx, query, args, func(rows *sql.Rows) (bool, error) {
		var d dyad.DyadDay
		var scale int64
		err := rows.Scan(&d.From, &d.To, &d.Day, &d.Type, &d.Quad, &d.Incidents, &d.Sources, &d.Reports, &scale)
		if err != nil {
			return false, err
		}
		d.Scale = float64(scale) / store.Millionths
		return yield(d), nil
	})
}

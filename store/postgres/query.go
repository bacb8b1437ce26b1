package postgres

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

// where collects conditions and their arguments; ? in a term stands for the next one.
type where struct {
	terms []string
	args  []any
}

func (w *where) add(term string, args ...any) {
	for _, a := range args {
		w.args = append(w.args, a)
		term = strings.Replace(term, "?", "$"+strconv.Itoa(len(w.args)), 1)
	}
	w.terms = append(w.terms, term)
}

// arg takes one more argument and returns what stands for it.
func (w *where) arg(a any) string {
	w.args = append(w.args, a)
	return "$" + strconv.Itoa(len(w.args))
}

// clause writes the conditions and starts anew, but for the arguments.
func (w *where) clause() string {
	terms := w.terms
	w.terms = nil
	if len(terms) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(terms, " AND ")
}

// direction asks for a dyad; an empty end is any.
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
func (r reader) family(ctx context.Context, dataset string) (f family, err error) {
	if dataset == "" {
		return family{incident: "incident", pair: "incident_dyad", days: "dyad_day"}, nil
	}
	f = family{incident: "record", pair: "record_dyad", days: "record_days"}
	f.dataset, err = r.dataset(ctx, dataset)
	return f, err
}

// of asks for the rows of the dataset in the table with the alias.
func (f *family) of(w *where, alias string) {
	if f.dataset > 0 {
		w.add(alias+`.dataset = ?`, f.dataset)
	}
}

// mark is the incident after which a page begins.
type mark struct {
	day string
	id  any
}

// after finds it; nil where the query names none.
func (r reader) after(ctx context.Context, f *family, q *dyad.IncidentQuery) (*mark, error) {
	if q.After == "" {
		return nil, nil
	}
	m := &mark{id: string(q.After)}
	if f.dataset > 0 {
		m.id, _ = store.Number(string(q.After), "in_")
	}
	err := r.c.hotGet(ctx, `SELECT day FROM `+f.incident+` WHERE id = $1`, []any{m.id}, &m.day)
	return m, named(err, "incidents after", string(q.After))
}

// incidents asks for what q asks for, beside the dyad. alias names the table with day and
// id in the wanted order.
func (w *where) incidents(f *family, q *dyad.IncidentQuery, m *mark, alias string) {
	f.of(w, alias)
	if f.dataset > 0 && alias == "i" {
		w.add(`i.of IS NULL`)
	}
	w.days(alias+".day", q.From, q.To)
	if len(q.Types) > 0 {
		w.add(`i.type = ANY (?)`, q.Types)
	}
	if len(q.Quads) > 0 {
		w.add(`i.quad = ANY (?)`, q.Quads)
	}
	if len(q.Realis) > 0 {
		var all []string
		for _, r := range q.Realis {
			all = append(all, string(r))
		}
		w.add(`i.realis = ANY (?)`, all)
	}
	if m != nil {
		w.add(alias+`.day <= ?`, m.day)
		w.add(`(`+alias+`.day < ? OR `+alias+`.id > ?)`, m.day, m.id)
	}
}

// incidentQuery writes the statement for q that reads columns of incident i. With one dyad
// the limit is reached along its index; with two, each arm reads no more than the limit.
func incidentQuery(f *family, q *dyad.IncidentQuery, m *mark, columns string) (string, []any) {
	var w where
	dirs := store.Directions(q.Dyad, q.Both)
	if len(dirs) == 0 {
		w.incidents(f, q, m, "i")
		return `SELECT ` + columns + ` FROM ` + f.incident + ` i` + w.clause() + ` ORDER BY i.day DESC, i.id LIMIT ` + w.arg(bound(q.Limit)), w.args
	}
	var arms []string
	for _, d := range dirs {
		w.incidents(f, q, m, "d")
		w.direction(d)
		join := ``
		if len(q.Types)+len(q.Quads)+len(q.Realis) > 0 {
			join = ` JOIN ` + f.incident + ` i ON i.n = d.incident`
		}
		arm := `SELECT d.day AS day, d.id AS id, d.incident AS n FROM ` + f.pair + ` d` + join + w.clause()
		if d.From != "" && d.To != "" { // else an incident may come several times
			arm += ` ORDER BY d.day DESC, d.id LIMIT ` + w.arg(bound(q.Limit))
		}
		arms = append(arms, "("+arm+")")
	}
	// UNION leaves one of the rows of an incident that falls to several of the dyads
	picked := strings.Join(arms, " UNION ")
	if len(arms) == 1 {
		picked = `SELECT DISTINCT day, id, n FROM ` + arms[0] + ` d`
	}
	return `SELECT ` + columns + ` FROM (` + picked + ` ORDER BY day DESC, id LIMIT ` + w.arg(bound(q.Limit)) + `) p
		JOIN ` + f.incident + ` i ON i.n = p.n ORDER BY p.day DESC, p.id`, w.args
}

func (r reader) incidents(ctx context.Context, q *dyad.IncidentQuery, yield func(dyad.Incident) bool) error {
	f, err := r.family(ctx, q.Dataset)
	if notFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	m, err := r.after(ctx, &f, q)
	if err != nil {
		return err
	}
	if f.dataset > 0 {
		return r.recorded(ctx, &f, q, m, yield)
	}
	query, args := incidentQuery(&f, q, m, "i.body")
	return r.c.each(ctx, query, args, func(rows pgx.Rows) (bool, error) {
		var n dyad.Incident
		if err := json.Unmarshal(rows.RawValues()[0], &n); err != nil {
			return false, err
		}
		return yield(n), nil
	})
}

func (r reader) days(ctx context.Context, q *dyad.DayQuery, yield func(dyad.DyadDay) bool) error {
	f, err := r.family(ctx, q.Dataset)
	if notFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	dirs := store.Directions(q.Dyad, q.Both)
	if len(dirs) == 0 {
		dirs = []dyad.Dyad{{}}
	}
	var w where
	var arms []string
	for _, d := range dirs {
		f.of(&w, "d")
		w.days("d.day", q.From, q.To)
		w.direction(d)
		arms = append(arms, `SELECT d.src, d.dst, d.day, d.type, d.quad, d.incidents, d.sources, d.reports, d.scale FROM `+f.days+` d`+w.clause())
	}
	return r.c.each(ctx, strings.Join(arms, " UNION ")+` ORDER BY 3, 1, 2, 4, 5`, w.args, func(rows pgx.Rows) (bool, error) {
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

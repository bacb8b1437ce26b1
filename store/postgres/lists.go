package postgres

import (
	"context"
	"encoding/json"

	"github.com/jackc/pgx/v5"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

func (r reader) Kept(ctx context.Context, q dyad.KeptQuery) ([]dyad.Kept, error) {
	var w where
	if q.Since != "" {
		w.add(`a.published >= ?`, string(q.Since))
	}
	if q.After > 0 {
		w.add(`a.n > ?`, q.After)
	}
	if q.Before > 0 {
		w.add(`a.n < ?`, q.Before)
	}
	order := ` DESC`
	if q.Oldest {
		order = ``
	}
	query := `SELECT a.n, a.id, a.title, a.outlet, a.published, a.url, (SELECT count(*) FROM event e WHERE e.article = a.n)
		FROM article a` + w.clause() + ` ORDER BY a.n` + order + ` LIMIT ` + w.arg(bound(q.Limit))
	var all []dyad.Kept
	err := r.c.each(ctx, query, w.args, func(rows pgx.Rows) (bool, error) {
		var k dyad.Kept
		err := rows.Scan(&k.N, &k.ID, &k.Title, &k.Outlet, &k.Published, &k.URL, &k.Events)
		all = append(all, k)
		return true, err
	})
	return all, err
}

func (r reader) Nodes(ctx context.Context) ([]dyad.NodeCount, error) {
	var all []dyad.NodeCount
	err := r.c.each(ctx, `SELECT node, sum(incidents)::bigint FROM (
			SELECT src AS node, sum(incidents) AS incidents FROM dyad_day GROUP BY src
			UNION ALL SELECT dst, sum(incidents) FROM dyad_day GROUP BY dst
			UNION ALL SELECT src, sum(incidents) FROM record_days GROUP BY src
			UNION ALL SELECT dst, sum(incidents) FROM record_days GROUP BY dst
		) n GROUP BY node ORDER BY 2 DESC, 1`, nil,
		func(rows pgx.Rows) (bool, error) {
			var n dyad.NodeCount
			err := rows.Scan(&n.Node, &n.Incidents)
			all = append(all, n)
			return true, err
		})
	return all, err
}

func (r reader) claimed(ctx context.Context, q dyad.ClaimQuery, yield func(dyad.Claim) bool) error {
	var w where
	if key, code := store.Voice(q.By); q.By != "" && code {
		w.add(`code = ?`, key)
	} else if q.By != "" {
		w.add(`name = ?`, key)
	}
	w.days("published", q.From, q.To)
	n := 0
	return r.c.each(ctx, `SELECT body FROM claim`+w.clause()+` ORDER BY published DESC, incident, seq`, w.args,
		func(rows pgx.Rows) (bool, error) {
			var c dyad.Claim
			if err := json.Unmarshal(rows.RawValues()[0], &c); err != nil {
				return false, err
			}
			if q.By != "" && (c.By == nil || c.By.Node() != q.By) {
				return true, nil
			}
			n++
			return yield(c) && (q.Limit <= 0 || n < q.Limit), nil
		})
}

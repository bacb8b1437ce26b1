package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

// PutIncident is of dyad.Writer. Its events, and those of its claims, must be there.
func (w *writer) PutIncident(ctx context.Context, n *dyad.Incident, claims []dyad.Claim, keys []string) error {
	return w.do(ctx, func() error { return named(w.putIncident(ctx, n, claims, keys), "put incident", string(n.ID)) })
}

func (w *writer) putIncident(ctx context.Context, n *dyad.Incident, claims []dyad.Claim, keys []string) error {
	now, err := store.SumsOf(n)
	if err != nil {
		return err
	}
	body, err := json.Marshal(n)
	if err != nil {
		return err
	}
	row, err := w.putSums(ctx, n, now, string(body))
	if err != nil {
		return err
	}
	return errors.Join(
		w.putReports(ctx, row, n.Reports),
		w.putClaims(ctx, row, n.ID, claims),
		w.putKeys(ctx, row, keys),
	)
}

// putSums writes the incident's row and puts the dyads and their days right.
func (w *writer) putSums(ctx context.Context, n *dyad.Incident, now store.Sums, body string) (row int64, err error) {
	args := []any{now.Day, now.Type, now.Quad, string(n.Realis), now.Sources, now.Reports, now.Scale, body}
	var had []store.Pair
	row, was, err := w.sums(n.ID)
	switch {
	case errors.Is(err, dyad.ErrNotFound):
		row, err = w.c.insert(`INSERT INTO incident (day, type, quad, realis, sources, reports, scale, body, id)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, append(args, string(n.ID))...)
	case err == nil:
		if had, err = w.pairs(ctx, row); err != nil {
			return 0, err
		}
		_, err = w.c.exec(`UPDATE incident SET day = ?, type = ?, quad = ?, realis = ?, sources = ?, reports = ?, scale = ?, body = ?
			WHERE n = ?`, append(args, row)...)
	}
	if err != nil {
		return 0, err
	}
	has := store.PairsOf(n)
	if was.Day != now.Day || !slices.Equal(had, has) {
		if err := w.putPairs(row, n, has, len(had) > 0); err != nil {
			return 0, err
		}
	}
	if was == now && slices.Equal(had, has) {
		return row, nil
	}
	return row, errors.Join(w.addDays(was, had, -1), w.addDays(now, has, 1))
}

// sums returns what an incident that is there adds to its days.
func (w *writer) sums(id dyad.IncidentID) (row int64, s store.Sums, err error) {
	err = w.c.get(`SELECT n, day, type, quad, sources, reports, scale FROM incident WHERE id = ?`, []any{string(id)},
		&row, &s.Day, &s.Type, &s.Quad, &s.Sources, &s.Reports, &s.Scale)
	return row, s, err
}

func (w *writer) pairs(ctx context.Context, row int64) ([]store.Pair, error) {
	var all []store.Pair
	err := w.c.each(ctx, `SELECT src, dst, counted FROM incident_dyad WHERE incident = ? ORDER BY src, dst`, []any{row},
		func(r *sql.Rows) (bool, error) {
			var p store.Pair
			err := r.Scan(&p.Dyad.From, &p.Dyad.To, &p.Counted)
			all = append(all, p)
			return true, err
		})
	return all, err
}

func (w *writer) putPairs(row int64, n *dyad.Incident, has []store.Pair, clear bool) error {
	if clear {
		if _, err := w.c.exec(`DELETE FROM incident_dyad WHERE incident = ?`, row); err != nil {
			return err
		}
	}
	for _, p := range has {
		_, err := w.c.exec(`INSERT INTO incident_dyad (src, dst, day, id, incident, counted) VALUES (?, ?, ?, ?, ?, ?)`,
			string(p.Dyad.From), string(p.Dyad.To), string(n.Date), string(n.ID), row, p.Counted)
		if err != nil {
			return err
		}
	}
	return nil
}

// addDays adds an incident to the days of its counted dyads, or with -1 takes it away.
// A row that no incident is left in goes.
func (w *writer) addDays(s store.Sums, pairs []store.Pair, sign int) error {
	for _, p := range pairs {
		if !p.Counted {
			continue
		}
		key := []any{string(p.Dyad.From), string(p.Dyad.To), s.Day, s.Type, s.Quad}
		_, err := w.c.exec(`INSERT INTO dyad_day (src, dst, day, type, quad, incidents, sources, reports, scale)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET incidents = incidents + excluded.incidents,
			sources = sources + excluded.sources, reports = reports + excluded.reports, scale = scale + excluded.scale`,
			append(key, sign, sign*s.Sources, sign*s.Reports, int64(sign)*s.Scale)...)
		if err == nil && sign < 0 {
			_, err = w.c.exec(`DELETE FROM dyad_day WHERE src = ? AND dst = ? AND day = ? AND type = ? AND quad = ? AND incidents = 0`, key...)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// putReports joins the events of the reports to the incident, and no others.
func (w *writer) putReports(ctx context.Context, row int64, reports []dyad.Report) error {
	had, err := column[dyad.EventID](ctx, w.c, `SELECT e.id FROM report r JOIN event e ON e.n = r.event WHERE r.incident = ?`, row)
	if err != nil {
		return err
	}
	gone := map[dyad.EventID]bool{}
	for _, id := range had {
		gone[id] = true
	}
	kept := map[dyad.EventID]bool{}
	for i := range reports {
		id := reports[i].Event
		if gone[id] || kept[id] {
			kept[id] = true
			delete(gone, id)
			continue
		}
		kept[id] = true
		n, err := w.event(id)
		if err != nil {
			return err
		}
		_, err = w.c.exec(`INSERT INTO report (event, incident) VALUES (?, ?) ON CONFLICT DO UPDATE SET incident = excluded.incident`, n, row)
		if err != nil {
			return err
		}
	}
	for id := range gone {
		if _, err := w.c.exec(`DELETE FROM report WHERE event = (SELECT n FROM event WHERE id = ?)`, string(id)); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) event(id dyad.EventID) (n int64, err error) {
	err = w.c.get(`SELECT n FROM event WHERE id = ?`, []any{string(id)}, &n)
	return n, named(err, "event", string(id))
}

// putClaims leaves the claims that are there already: most often one is added.
func (w *writer) putClaims(ctx context.Context, row int64, id dyad.IncidentID, claims []dyad.Claim) error {
	type kept struct {
		seq  int
		body string
	}
	var had []kept
	err := w.c.each(ctx, `SELECT seq, body FROM claim WHERE incident = ? ORDER BY seq`, []any{row}, func(r *sql.Rows) (bool, error) {
		var k kept
		err := r.Scan(&k.seq, &k.body)
		had = append(had, k)
		return true, err
	})
	if err != nil {
		return err
	}
	same := true
	for i := range claims {
		c := claims[i]
		c.Incident = id
		body, err := json.Marshal(&c)
		if err != nil {
			return err
		}
		if same && i < len(had) && had[i] == (kept{i, string(body)}) {
			continue
		}
		if same && i < len(had) {
			if _, err := w.c.exec(`DELETE FROM claim WHERE incident = ? AND seq >= ?`, row, min(i, had[i].seq)); err != nil {
				return err
			}
		}
		same = false
		n, err := w.event(c.Event)
		if err != nil {
			return err
		}
		_, err = w.c.exec(`INSERT INTO claim (incident, seq, event, published, body) VALUES (?, ?, ?, ?, ?)`, row, i, n, string(c.Published), string(body))
		if err != nil {
			return err
		}
	}
	if same && len(had) > len(claims) {
		_, err = w.c.exec(`DELETE FROM claim WHERE incident = ? AND seq >= ?`, row, len(claims))
	}
	return err
}

func (w *writer) putKeys(ctx context.Context, row int64, keys []string) error {
	had, err := column[string](ctx, w.c, `SELECT key FROM incident_key WHERE incident = ?`, row)
	if err != nil {
		return err
	}
	gone := map[string]bool{}
	for _, k := range had {
		gone[k] = true
	}
	for _, k := range keys {
		if gone[k] {
			delete(gone, k)
			continue
		}
		if _, err := w.c.exec(`INSERT OR IGNORE INTO incident_key (key, incident) VALUES (?, ?)`, k, row); err != nil {
			return err
		}
	}
	for k := range gone {
		if _, err := w.c.exec(`DELETE FROM incident_key WHERE key = ? AND incident = ?`, k, row); err != nil {
			return err
		}
	}
	return nil
}

// DeleteIncident is of dyad.Writer; an incident that is not there is no error.
func (w *writer) DeleteIncident(ctx context.Context, id dyad.IncidentID) error {
	return w.do(ctx, func() error {
		row, was, err := w.sums(id)
		if errors.Is(err, dyad.ErrNotFound) {
			return nil
		}
		var had []store.Pair
		if err == nil {
			had, err = w.pairs(ctx, row)
		}
		if err == nil {
			err = w.addDays(was, had, -1)
		}
		if err == nil {
			_, err = w.c.exec(`DELETE FROM incident WHERE n = ?`, row)
		}
		return named(err, "delete incident", string(id))
	})
}

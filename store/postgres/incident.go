package postgres

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/jackc/pgx/v5"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

// incident is an incident as its tables have it.
type incident struct {
	n       int64
	sums    store.Sums
	pairs   []store.Pair
	reports []string // ids of events
	claims  []claimRow
	keys    []string
}

// claimRow is a claim as its table has it.
type claimRow struct {
	seq  int64
	body string
}

// stateOf reads all of an incident in one round trip; nil where it is not there.
func (w *writer) stateOf(ctx context.Context, id dyad.IncidentID) (*incident, error) {
	if x := w.incidents[id]; x != nil {
		return x, nil
	}
	x := &incident{}
	s := &x.sums
	var src, dst, bodies []string
	var counted []bool
	var seqs []int64
	err := w.c.hotGet(ctx, `SELECT n, day, type, quad, sources, reports, scale,
		ARRAY (SELECT src FROM incident_dyad d WHERE d.incident = i.n ORDER BY src, dst),
		ARRAY (SELECT dst FROM incident_dyad d WHERE d.incident = i.n ORDER BY src, dst),
		ARRAY (SELECT counted FROM incident_dyad d WHERE d.incident = i.n ORDER BY src, dst),
		ARRAY (SELECT e.id FROM report r JOIN event e ON e.n = r.event WHERE r.incident = i.n),
		ARRAY (SELECT seq FROM claim c WHERE c.incident = i.n ORDER BY seq),
		ARRAY (SELECT body FROM claim c WHERE c.incident = i.n ORDER BY seq),
		ARRAY (SELECT key FROM incident_key k WHERE k.incident = i.n)
		FROM incident i WHERE id = $1`, []any{string(id)},
		&x.n, &s.Day, &s.Type, &s.Quad, &s.Sources, &s.Reports, &s.Scale, &src, &dst, &counted, &x.reports, &seqs, &bodies, &x.keys)
	if notFound(err) {
		return nil, nil
	}
	for i := range src {
		x.pairs = append(x.pairs, store.Pair{Dyad: dyad.Dyad{From: dyad.Node(src[i]), To: dyad.Node(dst[i])}, Counted: counted[i]})
	}
	for i := range seqs {
		x.claims = append(x.claims, claimRow{seqs[i], bodies[i]})
	}
	return x, err
}

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
	was, err := w.stateOf(ctx, n.ID)
	if err != nil {
		return err
	}
	if err := w.findEvents(ctx, n, claims); err != nil {
		return err
	}
	x := &incident{sums: now, pairs: store.PairsOf(n)}
	if was == nil {
		was = &incident{}
		w.last.incident++
		x.n = w.last.incident
		w.c.later(`INSERT INTO incident (n, id, day, type, quad, realis, sources, reports, scale, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
			x.n, string(n.ID), now.Day, now.Type, now.Quad, string(n.Realis), now.Sources, now.Reports, now.Scale, string(body))
	} else {
		x.n = was.n
		w.c.later(`UPDATE incident SET day = $2, type = $3, quad = $4, realis = $5, sources = $6, reports = $7, scale = $8, body = $9 WHERE n = $1`,
			x.n, now.Day, now.Type, now.Quad, string(n.Realis), now.Sources, now.Reports, now.Scale, string(body))
	}
	w.putPairs(was, x, n)
	w.putReports(was, x, n.ID, n.Reports)
	if err := w.putClaims(was, x, n.ID, claims); err != nil {
		return err
	}
	w.putKeys(was, x, keys)
	w.remember(n.ID, x)
	return nil
}

// remembered bounds how many incidents and events an Update knows without asking.
const remembered = 20_000

// remember keeps the state of an incident for the rest of the Update.
func (w *writer) remember(id dyad.IncidentID, x *incident) {
	if len(w.incidents) > remembered || len(w.events) > 10*remembered {
		w.forget()
	}
	w.incidents[id] = x
}

// forget makes the Update ask the database again.
func (w *writer) forget() {
	clear(w.incidents)
	clear(w.joined)
	clear(w.events)
	clear(w.articles)
}

// findEvents sees to it that the numbers of all events are known that the incident and its
// claims name.
func (w *writer) findEvents(ctx context.Context, n *dyad.Incident, claims []dyad.Claim) error {
	var unknown []string
	want := func(id dyad.EventID) {
		if w.events[id] == 0 && !slices.Contains(unknown, string(id)) {
			unknown = append(unknown, string(id))
		}
	}
	for i := range n.Reports {
		want(n.Reports[i].Event)
	}
	for i := range claims {
		want(claims[i].Event)
	}
	if len(unknown) == 0 {
		return nil
	}
	err := w.c.hot(ctx, `SELECT id, n FROM event WHERE id = ANY ($1)`, []any{unknown}, func(rows pgx.Rows) (bool, error) {
		var id dyad.EventID
		var n int64
		err := rows.Scan(&id, &n)
		w.events[id] = n
		return true, err
	})
	for _, id := range unknown {
		if err == nil && w.events[dyad.EventID(id)] == 0 {
			err = named(dyad.ErrNotFound, "event", id)
		}
	}
	return err
}

// putPairs puts the dyads right, and the days.
func (w *writer) putPairs(was, now *incident, n *dyad.Incident) {
	same := slices.Equal(was.pairs, now.pairs)
	if was.sums.Day != now.sums.Day || !same {
		if len(was.pairs) > 0 {
			w.c.later(`DELETE FROM incident_dyad WHERE incident = $1`, now.n)
		}
		var src, dst []string
		var counted []bool
		for _, p := range now.pairs {
			src, dst, counted = append(src, string(p.Dyad.From)), append(dst, string(p.Dyad.To)), append(counted, p.Counted)
		}
		if len(src) > 0 {
			w.c.later(`INSERT INTO incident_dyad (src, dst, counted, day, id, incident)
				SELECT t.*, $4::text, $5::text, $6::bigint FROM unnest($1::text[], $2::text[], $3::boolean[]) t`, src, dst, counted, now.sums.Day, string(n.ID), now.n)
		}
	}
	if was.sums != now.sums || !same {
		w.days.AddIncident(was.sums, was.pairs, -1)
		w.days.AddIncident(now.sums, now.pairs, 1)
	}
}

// changes tells what of has is not in had, each once, and what of had is not in has.
func changes(had, has []string) (more, gone []string) {
	old := make(map[string]bool, len(had))
	for _, k := range had {
		old[k] = true
	}
	seen := make(map[string]bool, len(has))
	for _, k := range has {
		if !seen[k] && !old[k] {
			more = append(more, k)
		}
		seen[k] = true
	}
	for _, k := range had {
		if !seen[k] {
			gone = append(gone, k)
		}
	}
	return more, gone
}

// putReports joins the events of the reports to the incident, and no others.
func (w *writer) putReports(was, now *incident, id dyad.IncidentID, reports []dyad.Report) {
	for i := range reports {
		e := reports[i].Event
		now.reports = append(now.reports, string(e))
		if other, ok := w.joined[e]; ok && other != id { // the event goes over from another one
			delete(w.incidents, other)
		}
		w.joined[e] = id
	}
	more, gone := changes(was.reports, now.reports)
	if len(more) > 0 {
		var ns []int64
		for _, id := range more {
			ns = append(ns, w.events[dyad.EventID(id)])
		}
		w.c.later(`INSERT INTO report (event, incident) SELECT unnest($1::bigint[]), $2 ON CONFLICT (event) DO UPDATE SET incident = excluded.incident`, ns, now.n)
	}
	if len(gone) > 0 {
		w.c.later(`DELETE FROM report WHERE incident = $1 AND event IN (SELECT n FROM event WHERE id = ANY ($2))`, now.n, gone)
	}
}

// putClaims leaves the claims that are there already: most often one is added.
func (w *writer) putClaims(was, now *incident, id dyad.IncidentID, claims []dyad.Claim) error {
	var seqs, events []int64
	var published, bodies []string
	var codes, names []*string
	same := true
	for i := range claims {
		c := claims[i]
		c.Incident = id
		body, err := json.Marshal(&c)
		if err != nil {
			return err
		}
		row := claimRow{int64(i), string(body)}
		now.claims = append(now.claims, row)
		if same = same && i < len(was.claims) && was.claims[i] == row; same {
			continue
		}
		code, name := voice(&c)
		seqs, events, published = append(seqs, int64(i)), append(events, w.events[c.Event]), append(published, string(c.Published))
		codes, names, bodies = append(codes, code), append(names, name), append(bodies, row.body)
	}
	if keep := len(claims) - len(seqs); keep < len(was.claims) {
		w.c.later(`DELETE FROM claim WHERE incident = $1 AND seq >= $2`, now.n, min(int64(keep), was.claims[keep].seq))
	}
	if len(seqs) > 0 {
		w.c.later(`INSERT INTO claim (incident, seq, event, published, code, name, body)
			SELECT $1, t.* FROM unnest($2::int[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[]) t`,
			now.n, seqs, events, published, codes, names, bodies)
	}
	return nil
}

// voice returns the code and the name by which a claim is found, nil where it has none.
func voice(c *dyad.Claim) (code, name *string) {
	if c.By != nil && c.By.Code != "" {
		code = &c.By.Code
	}
	if c.By != nil && c.By.Known != "" {
		name = &c.By.Known
	}
	return code, name
}

func (w *writer) putKeys(was, now *incident, keys []string) {
	now.keys = keys
	more, gone := changes(was.keys, keys)
	if len(more) > 0 {
		w.c.later(`INSERT INTO incident_key (key, incident) SELECT unnest($1::text[]), $2`, more, now.n)
	}
	if len(gone) > 0 {
		w.c.later(`DELETE FROM incident_key WHERE incident = $1 AND key = ANY ($2)`, now.n, gone)
	}
}

// DeleteIncident is of dyad.Writer; an incident that is not there is no error.
func (w *writer) DeleteIncident(ctx context.Context, id dyad.IncidentID) error {
	return w.do(ctx, func() error {
		was, err := w.stateOf(ctx, id)
		if err != nil || was == nil {
			return named(err, "delete incident", string(id))
		}
		w.days.AddIncident(was.sums, was.pairs, -1)
		for _, table := range []string{"report", "claim", "incident_key", "incident_dyad"} {
			w.c.later(`DELETE FROM `+table+` WHERE incident = $1`, was.n)
		}
		w.c.later(`DELETE FROM incident WHERE n = $1`, was.n)
		delete(w.incidents, id)
		return nil
	})
}

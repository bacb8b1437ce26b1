package postgres

import (
	"context"
	"encoding/json"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

// reader reads on one connection, within the transaction that its owner began, if any.
type reader struct{ c *conn }

func (r reader) Article(ctx context.Context, id dyad.ArticleID) (dyad.Article, error) {
	a := dyad.Article{ID: id}
	var rest []byte
	err := r.c.hotGet(ctx, `SELECT source_id, url, title, outlet, published, language, more, text FROM article WHERE id = $1`,
		[]any{string(id)}, &a.SourceID, &a.URL, &a.Title, &a.Outlet, &a.Published, &a.Language, &rest, &a.Text)
	if err != nil {
		return dyad.Article{}, named(err, "article", string(id))
	}
	return a, store.SetRest(&a, rest)
}

func (r reader) Origin(ctx context.Context, id dyad.ArticleID) (dyad.ArticleID, error) {
	var origin dyad.ArticleID
	err := r.c.hotGet(ctx, `SELECT o.id FROM article a JOIN article o ON o.n = coalesce(a.origin, a.n) WHERE a.id = $1`,
		[]any{string(id)}, &origin)
	return origin, named(err, "article", string(id))
}

func (r reader) Page(ctx context.Context, digest string) (dyad.ArticleID, error) {
	var id dyad.ArticleID
	err := r.c.get(ctx, `SELECT a.id FROM page p JOIN article a ON a.n = p.article WHERE p.digest = $1`, []any{digest}, &id)
	return id, named(err, "page", digest)
}

func (r reader) articlesSince(ctx context.Context, since dyad.Day, yield func(dyad.ArticleID) bool) error {
	return r.c.each(ctx, `SELECT id FROM article WHERE published >= $1 ORDER BY n`, []any{string(since)},
		func(rows pgx.Rows) (bool, error) {
			var id dyad.ArticleID
			if err := rows.Scan(&id); err != nil {
				return false, err
			}
			return yield(id), nil
		})
}

// eventColumns are what Unpack needs, of event e, its article a and its coder c.
const eventColumns = `e.id, e.took, e.body, a.id, a.source_id, a.url, a.title, a.outlet, a.published, a.language,
	a.text, coalesce(c.coder, ''), coalesce(c.codebook, ''), coalesce(c.tables, '')`

const eventTables = `event e JOIN article a ON a.n = e.article LEFT JOIN coder c ON c.n = e.coder`

// packed is an event to be read.
type packed struct{ store.Packed }

// dest lists where the columns of eventColumns go.
func (p *packed) dest() []any {
	a, c := &p.Article, &p.Cite
	return []any{
		&p.ID, &p.Took, &p.Body, &a.ID, &a.SourceID, &a.URL, &a.Title, &a.Outlet, &a.Published, &a.Language,
		&a.Text, &c.Coder, &c.Codebook, &c.Tables,
	}
}

func (r reader) Event(ctx context.Context, id dyad.EventID) (dyad.Event, error) {
	var p packed
	err := r.c.hotGet(ctx, `SELECT `+eventColumns+` FROM `+eventTables+` WHERE e.id = $1`, []any{string(id)}, p.dest()...)
	if notFound(err) {
		x, _, err := r.recordOf(ctx, string(id), "ev_")
		return x.Event, named(err, "event", string(id))
	}
	if err != nil {
		return dyad.Event{}, named(err, "event", string(id))
	}
	return p.Unpack()
}

func (r reader) EventsOf(ctx context.Context, id dyad.ArticleID) ([]dyad.Event, error) {
	var all []dyad.Event
	err := r.c.hot(ctx, `SELECT `+eventColumns+` FROM `+eventTables+` WHERE a.id = $1 ORDER BY e.seq`, []any{string(id)},
		func(rows pgx.Rows) (bool, error) {
			var p packed
			if err := rows.Scan(p.dest()...); err != nil {
				return false, err
			}
			e, err := p.Unpack()
			all = append(all, e)
			return true, err
		})
	if err == nil && all == nil {
		var n int64
		err = named(r.c.hotGet(ctx, `SELECT n FROM article WHERE id = $1`, []any{string(id)}, &n), "article", string(id))
	}
	return all, err
}

func (r reader) Incident(ctx context.Context, id dyad.IncidentID) (n dyad.Incident, err error) {
	n, err = r.codedIncident(ctx, id)
	if notFound(err) {
		return r.recordedIncident(ctx, id)
	}
	return n, err
}

// codedIncident is Incident for that of coded news.
func (r reader) codedIncident(ctx context.Context, id dyad.IncidentID) (n dyad.Incident, err error) {
	var body []byte
	if err = r.c.hotGet(ctx, `SELECT body FROM incident WHERE id = $1`, []any{string(id)}, &body); err == nil {
		err = json.Unmarshal(body, &n)
	}
	return n, named(err, "incident", string(id))
}

func (r reader) IncidentOf(ctx context.Context, id dyad.EventID) (n dyad.IncidentID, err error) {
	err = r.c.hotGet(ctx, `SELECT i.id FROM event e JOIN report r ON r.event = e.n JOIN incident i ON i.n = r.incident WHERE e.id = $1`,
		[]any{string(id)}, &n)
	if notFound(err) {
		var x dyad.Record
		x, _, err = r.recordOf(ctx, string(id), "ev_")
		n = x.Incident
	}
	return n, named(err, "incident of event", string(id))
}

func (r reader) Claims(ctx context.Context, ids ...dyad.IncidentID) ([]dyad.Claim, error) {
	on, err := r.claimsOn(ctx, ids)
	if err == nil && len(on) < len(ids) {
		err = r.recordedClaims(ctx, ids, on)
	}
	return inOrder(on, ids, err)
}

// codedClaims is Claims for incidents of coded news.
func (r reader) codedClaims(ctx context.Context, ids []dyad.IncidentID) ([]dyad.Claim, error) {
	on, err := r.claimsOn(ctx, ids)
	return inOrder(on, ids, err)
}

// inOrder lists claims by their incidents; dyad.ErrNotFound where one is not there.
func inOrder(on map[dyad.IncidentID][]dyad.Claim, ids []dyad.IncidentID, err error) (all []dyad.Claim, _ error) {
	for _, id := range ids {
		claims, ok := on[id]
		if err == nil && !ok {
			err = named(dyad.ErrNotFound, "claims of incident", string(id))
		}
		all = append(all, claims...)
	}
	if err != nil {
		return nil, err
	}
	return all, nil
}

// claimsOn reads the claims on those of the incidents that are of coded news.
func (r reader) claimsOn(ctx context.Context, ids []dyad.IncidentID) (map[dyad.IncidentID][]dyad.Claim, error) {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
	}
	on := map[dyad.IncidentID][]dyad.Claim{}
	err := r.c.hot(ctx, `SELECT i.id, c.body FROM incident i LEFT JOIN claim c ON c.incident = i.n WHERE i.id = ANY ($1) ORDER BY c.published, c.seq`,
		[]any{names}, func(rows pgx.Rows) (bool, error) {
			id, body := dyad.IncidentID(unescaped(string(rows.RawValues()[0]))), rows.RawValues()[1]
			if body == nil {
				on[id] = nil
				return true, nil
			}
			var c dyad.Claim
			err := json.Unmarshal(body, &c)
			on[id] = append(on[id], c)
			return true, err
		})
	return on, err
}

func (r reader) Keyed(ctx context.Context, keys []string) ([]dyad.Incident, error) {
	return decoded[dyad.Incident](ctx, r.c, `SELECT body FROM incident WHERE n IN
		(SELECT incident FROM incident_key WHERE key = ANY ($1)) ORDER BY id`, keys)
}

func (r reader) Printed(ctx context.Context, prints []uint64) ([]dyad.ArticleID, error) {
	return column[dyad.ArticleID](ctx, r.c, `SELECT id FROM article WHERE prints && $1 ORDER BY n`, signed(prints))
}

func (r reader) InOrder(ctx context.Context, ids []dyad.ArticleID) ([]dyad.ArticleID, error) {
	return column[dyad.ArticleID](ctx, r.c, `SELECT id FROM article WHERE id = ANY ($1) ORDER BY n`, ids)
}

// signed writes fingerprints as the integers that PostgreSQL has.
func signed(prints []uint64) []int64 {
	all := make([]int64, len(prints))
	for i, p := range prints {
		all[i] = int64(p)
	}
	return all
}

func (r reader) Feeds(ctx context.Context) ([]dyad.Feed, error) {
	return decoded[dyad.Feed](ctx, r.c, `SELECT body FROM feed ORDER BY url`)
}

func (r reader) Due(ctx context.Context, at time.Time, limit int) ([]dyad.Link, error) {
	return decoded[dyad.Link](ctx, r.c, `SELECT body FROM link WHERE NOT done AND next <= $1 ORDER BY found, url LIMIT $2`,
		store.Nanos(at), bound(limit))
}

func (r reader) Link(ctx context.Context, url string) (l dyad.Link, err error) {
	var body []byte
	if err := r.c.hotGet(ctx, `SELECT body FROM link WHERE url = $1`, []any{url}, &body); err != nil {
		return l, named(err, "link", url)
	}
	return l, named(json.Unmarshal(body, &l), "link", url)
}

func (r reader) Runs(ctx context.Context) ([]dyad.Run, error) {
	return decoded[dyad.Run](ctx, r.c, `SELECT body FROM run ORDER BY started DESC, id`)
}

func (r reader) Stats(ctx context.Context) (s dyad.Stats, err error) {
	err = r.c.get(ctx, `SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM article WHERE origin IS NOT NULL),
		(SELECT count(*) FROM event), (SELECT count(*) FROM incident), (SELECT count(*) FROM claim),
		(SELECT count(*) FROM (SELECT DISTINCT src, dst FROM dyad_day) d), (SELECT count(*) FROM feed),
		(SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace)`,
		nil, &s.Articles, &s.Copies, &s.Events, &s.Incidents, &s.Claims, &s.Dyads, &s.Feeds, &s.Bytes)
	return s, named(err, "count", "what is stored")
}

// decoded reads the only column of all rows, which is JSON. It needs nothing of what an
// Update puts off.
func decoded[T any](ctx context.Context, c *conn, query string, args ...any) ([]T, error) {
	var all []T
	err := c.hot(ctx, query, args, func(rows pgx.Rows) (bool, error) {
		var v T
		err := json.Unmarshal(rows.RawValues()[0], &v)
		all = append(all, v)
		return true, err
	})
	return all, err
}

// bound is a LIMIT: none for 0 or less.
func bound(limit int) any {
	if limit <= 0 {
		return nil
	}
	return limit
}

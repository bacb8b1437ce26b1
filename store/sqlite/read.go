package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

// reader reads on one connection, within the transaction that its owner began.
type reader struct{ c *conn }

// named says which thing an error is about.
func named(err error, what, id string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %s: %w", what, id, err)
}

func (r reader) article(id dyad.ArticleID) (n int64, err error) {
	err = r.c.get(`SELECT n FROM article WHERE id = ?`, []any{string(id)}, &n)
	return n, named(err, "article", string(id))
}

func (r reader) Article(_ context.Context, id dyad.ArticleID) (dyad.Article, error) {
	a := dyad.Article{ID: id}
	var rest []byte
	err := r.c.get(`SELECT source_id, url, title, outlet, published, language, more, text FROM article WHERE id = ?`,
		[]any{string(id)}, &a.SourceID, &a.URL, &a.Title, &a.Outlet, &a.Published, &a.Language, &rest, &a.Text)
	if err != nil {
		return dyad.Article{}, named(err, "article", string(id))
	}
	return a, store.SetRest(&a, rest)
}

func (r reader) Origin(_ context.Context, id dyad.ArticleID) (dyad.ArticleID, error) {
	var origin dyad.ArticleID
	err := r.c.get(`SELECT o.id FROM article a JOIN article o ON o.n = coalesce(a.origin, a.n) WHERE a.id = ?`,
		[]any{string(id)}, &origin)
	return origin, named(err, "article", string(id))
}

func (r reader) Page(_ context.Context, digest string) (dyad.ArticleID, error) {
	var id dyad.ArticleID
	err := r.c.get(`SELECT a.id FROM page p JOIN article a ON a.n = p.article WHERE p.digest = ?`, []any{digest}, &id)
	return id, named(err, "page", digest)
}

func (r reader) articles(ctx context.Context, since dyad.Day, yield func(dyad.ArticleID) bool) error {
	return r.c.each(ctx, `SELECT id FROM article WHERE published >= ? ORDER BY n`, []any{string(since)},
		func(rows *sql.Rows) (bool, error) {
			var id dyad.ArticleID
			if err := rows.Scan(&id); err != nil {
				return false, err
			}
			return yield(id), nil
		})
}

// eventColumns are what unpack needs, of event e, its article a and its coder c.
const eventColumns = `e.id, e.took, e.body, a.id, a.source_id, a.url, a.title, a.outlet, a.published, a.language,
	a.text, coalesce(c.coder, ''), coalesce(c.codebook, ''), coalesce(c.tables, '')`

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

const eventTables = `event e JOIN article a ON a.n = e.article LEFT JOIN coder c ON c.n = e.coder`

func (r reader) Event(_ context.Context, id dyad.EventID) (dyad.Event, error) {
	var p packed
	err := r.c.get(`SELECT `+eventColumns+` FROM `+eventTables+` WHERE e.id = ?`, []any{string(id)}, p.dest()...)
	if errors.Is(err, dyad.ErrNotFound) {
		x, _, err := r.recordOf(string(id), "ev_")
		return x.Event, named(err, "event", string(id))
	}
	if err != nil {
		return dyad.Event{}, named(err, "event", string(id))
	}
	return p.Unpack()
}

func (r reader) EventsOf(ctx context.Context, id dyad.ArticleID) ([]dyad.Event, error) {
	n, err := r.article(id)
	if err != nil {
		return nil, err
	}
	var all []dyad.Event
	err = r.c.each(ctx, `SELECT `+eventColumns+` FROM `+eventTables+` WHERE e.article = ? ORDER BY e.seq`, []any{n},
		func(rows *sql.Rows) (bool, error) {
			var p packed
			if err := rows.Scan(p.dest()...); err != nil {
				return false, err
			}
			e, err := p.Unpack()
			all = append(all, e)
			return true, err
		})
	return all, err
}

func (r reader) incident(id dyad.IncidentID) (n int64, err error) {
	err = r.c.get(`SELECT n FROM incident WHERE id = ?`, []any{string(id)}, &n)
	return n, named(err, "incident", string(id))
}

func (r reader) Incident(ctx context.Context, id dyad.IncidentID) (n dyad.Incident, err error) {
	var body []byte
	err = r.c.get(`SELECT body FROM incident WHERE id = ?`, []any{string(id)}, &body)
	if errors.Is(err, dyad.ErrNotFound) {
		return r.recordedIncident(ctx, id)
	}
	if err != nil {
		return n, named(err, "incident", string(id))
	}
	return n, named(json.Unmarshal(body, &n), "incident", string(id))
}

func (r reader) IncidentOf(_ context.Context, id dyad.EventID) (n dyad.IncidentID, err error) {
	err = r.c.get(`SELECT i.id FROM event e JOIN report r ON r.event = e.n JOIN incident i ON i.n = r.incident WHERE e.id = ?`,
		[]any{string(id)}, &n)
	if errors.Is(err, dyad.ErrNotFound) {
		var x dyad.Record
		x, _, err = r.recordOf(string(id), "ev_")
		n = x.Incident
	}
	return n, named(err, "incident of event", string(id))
}

func (r reader) Claims(ctx context.Context, ids ...dyad.IncidentID) (all []dyad.Claim, err error) {
	for _, id := range ids {
		on, err := r.claimsOn(ctx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, on...)
	}
	return all, nil
}

func (r reader) claimsOn(ctx context.Context, id dyad.IncidentID) ([]dyad.Claim, error) {
	n, err := r.incident(id)
	if errors.Is(err, dyad.ErrNotFound) {
		return r.recordedClaims(ctx, id)
	}
	if err != nil {
		return nil, err
	}
	return decoded[dyad.Claim](ctx, r.c, `SELECT body FROM claim WHERE incident = ? ORDER BY published, seq`, n)
}

func (r reader) Keyed(ctx context.Context, keys []string) ([]dyad.Incident, error) {
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	return decoded[dyad.Incident](ctx, r.c, `SELECT body FROM incident WHERE n IN
		(SELECT k.incident FROM json_each(?) j CROSS JOIN incident_key k ON k.key = j.value) ORDER BY id`, string(list))
}

func (r reader) Printed(ctx context.Context, prints []uint64) ([]dyad.ArticleID, error) {
	return column[dyad.ArticleID](ctx, r.c, `SELECT id FROM article WHERE n IN
		(SELECT p.article FROM json_each(?) j CROSS JOIN print p ON p.print = j.value) ORDER BY n`, numbers(prints))
}

func (r reader) InOrder(ctx context.Context, ids []dyad.ArticleID) ([]dyad.ArticleID, error) {
	list, err := json.Marshal(ids)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return column[dyad.ArticleID](ctx, r.c, `SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?)) ORDER BY n`, string(list))
}

// numbers writes fingerprints as a JSON list of the signed integers that SQLite has.
func numbers[T int64 | uint64](prints []T) string {
	b := []byte{'['}
	for i, p := range prints {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(p), 10)
	}
	return string(append(b, ']'))
}

func (r reader) Feeds(ctx context.Context) ([]dyad.Feed, error) {
	return decoded[dyad.Feed](ctx, r.c, `SELECT body FROM feed ORDER BY url`)
}

func (r reader) Due(ctx context.Context, at time.Time, limit int) ([]dyad.Link, error) {
	return decoded[dyad.Link](ctx, r.c, `SELECT body FROM link WHERE done = 0 AND next <= ? ORDER BY found, url LIMIT ?`,
		store.Nanos(at), bound(limit))
}

func (r reader) Link(_ context.Context, url string) (l dyad.Link, err error) {
	var body []byte
	if err := r.c.get(`SELECT body FROM link WHERE url = ?`, []any{url}, &body); err != nil {
		return l, named(err, "link", url)
	}
	return l, named(json.Unmarshal(body, &l), "link", url)
}

func (r reader) Runs(ctx context.Context) ([]dyad.Run, error) {
	return decoded[dyad.Run](ctx, r.c, `SELECT body FROM run ORDER BY started DESC, id`)
}

func (r reader) Stats(ctx context.Context) (dyad.Stats, error) {
	var s dyad.Stats
	for _, q := range []struct {
		query string
		dest  *int
	}{
		{`SELECT count(*) FROM article`, &s.Articles},
		{`SELECT count(*) FROM article WHERE origin IS NOT NULL`, &s.Copies},
		{`SELECT count(*) FROM event`, &s.Events},
		{`SELECT count(*) FROM incident`, &s.Incidents},
		{`SELECT count(*) FROM claim`, &s.Claims},
		{`SELECT count(*) FROM (SELECT DISTINCT src, dst FROM dyad_day)`, &s.Dyads},
		{`SELECT count(*) FROM feed`, &s.Feeds},
	} {
		n, err := column[int](ctx, r.c, q.query)
		if err != nil {
			return s, fmt.Errorf("count: %w", err)
		}
		*q.dest = n[0]
	}
	return s, nil
}

// decoded reads the only column of all rows, which is JSON.
func decoded[T any](ctx context.Context, c *conn, query string, args ...any) ([]T, error) {
	var all []T
	err := c.each(ctx, query, args, func(rows *sql.Rows) (bool, error) {
		var body sql.RawBytes
		var v T
		err := errors.Join(rows.Scan(&body), json.Unmarshal(body, &v))
		all = append(all, v)
		return true, err
	})
	return all, err
}

// bound is a LIMIT: none for 0 or less.
func bound(limit int) int {
	if limit <= 0 {
		return -1
	}
	return limit
}

package sqlite

import (
	"context"
	"iter"
	"os"
	"time"

	"github.com/dyad-news/dyad"
)

// The methods of dyad.Reader, each at one moment.

// Article is of dyad.Reader.
func (s *Store) Article(ctx context.Context, id dyad.ArticleID) (dyad.Article, error) {
	return one(ctx, s, func(r reader) (dyad.Article, error) { return r.Article(ctx, id) })
}

// Origin is of dyad.Reader.
func (s *Store) Origin(ctx context.Context, id dyad.ArticleID) (dyad.ArticleID, error) {
	return one(ctx, s, func(r reader) (dyad.ArticleID, error) { return r.Origin(ctx, id) })
}

// Page is of dyad.Reader.
func (s *Store) Page(ctx context.Context, digest string) (dyad.ArticleID, error) {
	return one(ctx, s, func(r reader) (dyad.ArticleID, error) { return r.Page(ctx, digest) })
}

// Articles is of dyad.Reader.
func (s *Store) Articles(ctx context.Context, since dyad.Day) iter.Seq2[dyad.ArticleID, error] {
	return many(ctx, s, func(r reader, yield func(dyad.ArticleID) bool) error { return r.articles(ctx, since, yield) })
}

// Event is of dyad.Reader.
func (s *Store) Event(ctx context.Context, id dyad.EventID) (dyad.Event, error) {
	return one(ctx, s, func(r reader) (dyad.Event, error) { return r.Event(ctx, id) })
}

// EventsOf is of dyad.Reader. The order is that in which the events were put.
func (s *Store) EventsOf(ctx context.Context, id dyad.ArticleID) ([]dyad.Event, error) {
	return one(ctx, s, func(r reader) ([]dyad.Event, error) { return r.EventsOf(ctx, id) })
}

// Incident is of dyad.Reader.
func (s *Store) Incident(ctx context.Context, id dyad.IncidentID) (dyad.Incident, error) {
	return one(ctx, s, func(r reader) (dyad.Incident, error) { return r.Incident(ctx, id) })
}

// IncidentOf is of dyad.Reader.
func (s *Store) IncidentOf(ctx context.Context, id dyad.EventID) (dyad.IncidentID, error) {
	return one(ctx, s, func(r reader) (dyad.IncidentID, error) { return r.IncidentOf(ctx, id) })
}

// Incidents is of dyad.Reader. An After that is not there is an error.
func (s *Store) Incidents(ctx context.Context, q dyad.IncidentQuery) iter.Seq2[dyad.Incident, error] {
	return many(ctx, s, func(r reader, yield func(dyad.Incident) bool) error { return r.incidents(ctx, &q, yield) })
}

// Claims is of dyad.Reader.
func (s *Store) Claims(ctx context.Context, ids ...dyad.IncidentID) ([]dyad.Claim, error) {
	return one(ctx, s, func(r reader) ([]dyad.Claim, error) { return r.Claims(ctx, ids...) })
}

// Keyed is of dyad.Reader.
func (s *Store) Keyed(ctx context.Context, keys []string) ([]dyad.Incident, error) {
	return one(ctx, s, func(r reader) ([]dyad.Incident, error) { return r.Keyed(ctx, keys) })
}

// Printed is of dyad.Reader.
func (s *Store) Printed(ctx context.Context, prints []uint64) ([]dyad.ArticleID, error) {
	return one(ctx, s, func(r reader) ([]dyad.ArticleID, error) { return r.Printed(ctx, prints) })
}

// InOrder is of dyad.Reader.
func (s *Store) InOrder(ctx context.Context, ids []dyad.ArticleID) ([]dyad.ArticleID, error) {
	return one(ctx, s, func(r reader) ([]dyad.ArticleID, error) { return r.InOrder(ctx, ids) })
}

// Days is of dyad.Reader.
func (s *Store) Days(ctx context.Context, q dyad.DayQuery) iter.Seq2[dyad.DyadDay, error] {
	return many(ctx, s, func(r reader, yield func(dyad.DyadDay) bool) error { return r.days(ctx, &q, yield) })
}

// Search is of dyad.Reader. All words are asked for, in any of their forms; "words in
// quotes" stand together; a star ends the beginning of a word. A limit of 0 is none.
func (s *Store) Search(ctx context.Context, words string, limit int) ([]dyad.Hit, error) {
	return one(ctx, s, func(r reader) ([]dyad.Hit, error) { return r.Search(ctx, words, limit) })
}

// Feeds is of dyad.Reader.
func (s *Store) Feeds(ctx context.Context) ([]dyad.Feed, error) {
	return one(ctx, s, func(r reader) ([]dyad.Feed, error) { return r.Feeds(ctx) })
}

// Due is of dyad.Reader. The oldest is the one found first; a limit of 0 is none.
func (s *Store) Due(ctx context.Context, at time.Time, limit int) ([]dyad.Link, error) {
	return one(ctx, s, func(r reader) ([]dyad.Link, error) { return r.Due(ctx, at, limit) })
}

// Link is of dyad.Reader.
func (s *Store) Link(ctx context.Context, url string) (dyad.Link, error) {
	return one(ctx, s, func(r reader) (dyad.Link, error) { return r.Link(ctx, url) })
}

// Runs is of dyad.Reader.
func (s *Store) Runs(ctx context.Context) ([]dyad.Run, error) {
	return one(ctx, s, func(r reader) ([]dyad.Run, error) { return r.Runs(ctx) })
}

// Stats is of dyad.Reader. Bytes is the size of the file and of what waits beside it.
func (s *Store) Stats(ctx context.Context) (dyad.Stats, error) {
	st, err := one(ctx, s, func(r reader) (dyad.Stats, error) { return r.Stats(ctx) })
	st.Bytes = s.bytes()
	return st, err
}

func (s *Store) bytes() (n int64) {
	for _, p := range []string{s.path, s.path + "-wal"} {
		if i, err := os.Stat(p); err == nil {
			n += i.Size()
		}
	}
	return n
}

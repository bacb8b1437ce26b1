package dyad

import (
	"context"
	"iter"
	"time"
)

// Store keeps codings and what is read from them. Its methods are safe for concurrent
// use; one Update runs at a time, and reads see the store as it was when they began.
type Store interface {
	Reader
	// Update runs f once, in a transaction: when f returns nil all that it put is kept
	// and survives a crash; when f gives an error, or panics, nothing of it is.
	Update(ctx context.Context, f func(Writer) error) error
	// Version returns a number that is another one after every Update that was kept, by
	// this process or another; it says nothing beyond that, and nothing to other Stores.
	Version(ctx context.Context) (int64, error)
	Close() error
}

// Reader reads a store. Lookups of one thing that is not there give ErrNotFound.
// Sequences yield an error at most once, last.
type Reader interface {
	// Article returns an article with its text, or without where it was kept without.
	Article(ctx context.Context, id ArticleID) (Article, error)
	// Origin returns the article of which this one's text is a copy, or id itself.
	Origin(ctx context.Context, id ArticleID) (ArticleID, error)
	// Page returns the article that was kept from the page with this digest (Keeping.Page).
	Page(ctx context.Context, digest string) (ArticleID, error)
	// Articles yields the ids of all articles, or of those since a day of publication,
	// in the order in which they were kept.
	Articles(ctx context.Context, since Day) iter.Seq2[ArticleID, error]
	// InOrder returns those of the articles that are there, in the order in which they were
	// kept.
	InOrder(ctx context.Context, ids []ArticleID) ([]ArticleID, error)
	Event(ctx context.Context, id EventID) (Event, error)
	// EventsOf returns an article's events in text order.
	EventsOf(ctx context.Context, id ArticleID) ([]Event, error)
	Incident(ctx context.Context, id IncidentID) (Incident, error)
	// IncidentOf returns the incident that an event was joined to.
	IncidentOf(ctx context.Context, id EventID) (IncidentID, error)
	// Incidents yields what the query asks for, newest day first, then by id; undated
	// ones last.
	Incidents(ctx context.Context, q IncidentQuery) iter.Seq2[Incident, error]
	// Claims returns the claims on incidents, one incident after the other in the order of
	// the ids; those on one by day of publication, then as kept.
	Claims(ctx context.Context, ids ...IncidentID) ([]Claim, error)
	// Keyed returns the incidents that were put under any of the keys, each once, in
	// the order of their ids.
	Keyed(ctx context.Context, keys []string) ([]Incident, error)
	// Printed returns the articles that were put with any of the fingerprints, each
	// once, in the order in which they were kept.
	Printed(ctx context.Context, prints []uint64) ([]ArticleID, error)
	// Days yields pre-added rows, by day, then by From, To and Type.
	Days(ctx context.Context, q DayQuery) iter.Seq2[DyadDay, error]
	// Search finds articles by their words, the best match first.
	Search(ctx context.Context, words string, limit int) ([]Hit, error)
	// Feeds returns all feeds by address.
	Feeds(ctx context.Context) ([]Feed, error)
	// Due returns links not done that may be fetched at the given time, oldest first.
	Due(ctx context.Context, at time.Time, limit int) ([]Link, error)
	// Link returns what is known of a page's address.
	Link(ctx context.Context, url string) (Link, error)
	// Runs returns all runs, newest first.
	Runs(ctx context.Context) ([]Run, error)
	Stats(ctx context.Context) (Stats, error)
	// Kept returns articles as a list shows them, the one that was kept last first.
	Kept(ctx context.Context, q KeptQuery) ([]Kept, error)
	// Nodes returns all nodes of the dyad-days, of coded news and all datasets, those with
	// the most incidents first.
	Nodes(ctx context.Context) ([]NodeCount, error)
	// Claimed yields the claims that the query asks for, on incidents of coded news, the
	// newest first; those of articles whose day is not known come last.
	Claimed(ctx context.Context, q ClaimQuery) iter.Seq2[Claim, error]
	// Datasets returns what was put by PutRecords, by name. Its records are found by id as
	// events and incidents, and with the Dataset of a query; nothing else tells of them.
	Datasets(ctx context.Context) ([]Dataset, error)
	// Records yields the records of a dataset in the order in which they were first put;
	// of coded news (""), all events, article by article in the order kept, in text order.
	Records(ctx context.Context, dataset string) iter.Seq2[Record, error]
}

// Writer changes a store within an Update. It reads what it has put.
type Writer interface {
	Reader
	// PutCoding keeps an article and its events. An article that is there already is
	// left alone, with its events, and added is false; its new page digest is noted.
	PutCoding(ctx context.Context, k *Coding, o Keeping) (added bool, err error)
	// PutEvents replaces the events of an article that is there. Those that are gone
	// leave their incidents' tables; the caller puts the incidents right.
	PutEvents(ctx context.Context, id ArticleID, events []Event) error
	// PutIncident keeps an incident with its claims, under its keys, in place of what was
	// there under its id, and puts the dyad-day rows right.
	PutIncident(ctx context.Context, n *Incident, claims []Claim, keys []string) error
	// DeleteIncident forgets an incident, its claims, keys and dyad-day rows.
	DeleteIncident(ctx context.Context, id IncidentID) error
	// DeleteArticle forgets an article and its events.
	DeleteArticle(ctx context.Context, id ArticleID) error
	// PutRecords keeps records of a dataset, known by their events' ids. One that is there
	// with the same content is left alone, with other content replaced. It tells how many
	// were added and how many replaced. The dyad-day rows follow (Record.Days).
	PutRecords(ctx context.Context, dataset string, all []Record) (added, replaced int, err error)
	// DeleteDataset forgets a dataset; one that is not there is no error.
	DeleteDataset(ctx context.Context, dataset string) error
	PutFeed(ctx context.Context, f *Feed) error
	PutLink(ctx context.Context, l *Link) error
	PutRun(ctx context.Context, r *Run) error
}

// Keeping says how an article is kept.
type Keeping struct {
	Page   string    // digest of the page it came from, by which a second run knows it; "" for none
	Origin ArticleID // of which its text is a copy; "" for none
	Prints []uint64  // fingerprints by which copies of its text are found
	NoText bool      // keep spans and hashes, not the text
	RunID  string
	Kept   time.Time
}

// IncidentQuery picks incidents. Empty fields ask for nothing.
type IncidentQuery struct {
	Dataset  string // "" is coded news
	Dyad     Dyad   // either direction where Both is set; To or From alone may be given
	Both     bool
	From, To Day // first and last day, both within
	Types    []string
	Quads    []int
	Realis   []Realis
	Limit    int        // 0 for all
	After    IncidentID // go on after this one, for pages
}

// ClaimQuery picks claims. Empty fields ask for nothing.
type ClaimQuery struct {
	By       Node // whose own voices make them
	From, To Day  // first and last day of publication, both within
	Limit    int  // 0 for all
}

// DayQuery picks dyad-day rows. Empty fields ask for nothing.
type DayQuery struct {
	Dataset  string // "" is coded news
	Dyad     Dyad
	Both     bool
	From, To Day // first and last day, both within
}

// KeptQuery picks articles by when they were kept. Empty fields ask for nothing.
type KeptQuery struct {
	Since  Day   // of publication
	After  int64 // kept after the article with this number, and
	Before int64 // before the one with this
	Oldest bool  // the one that was kept first comes first
	Limit  int   // 0 for all
}

// Kept is an article as a list shows it. N is its number in the order of keeping.
type Kept struct {
	N         int64     `json:"-"`
	ID        ArticleID `json:"id"`
	Title     string    `json:"title,omitempty"`
	Outlet    string    `json:"outlet,omitempty"`
	Published Day       `json:"published,omitempty"`
	URL       string    `json:"url,omitempty"`
	Events    int       `json:"events"`
}

// NodeCount is a node with the incidents of its dyads, either way; one that falls to
// several of them counts in each.
type NodeCount struct {
	Node      Node `json:"node"`
	Incidents int  `json:"incidents"`
}

// Hit is an article found by its words.
type Hit struct {
	Article   ArticleID `json:"article_id"`
	Title     string    `json:"title,omitempty"`
	Outlet    string    `json:"outlet,omitempty"`
	Published Day       `json:"published,omitempty"`
	Snippet   string    `json:"snippet,omitempty"` // the words around the match, which stand between « and »
	Score     float64   `json:"score"`
}

// Run is one call of keep, watch or recode.
type Run struct {
	ID      string    `json:"id"`
	Command string    `json:"command"`
	Started time.Time `json:"started"`
	Ended   time.Time `json:"ended,omitzero"` // zero while it runs, and where it was killed
	Tables  string    `json:"tables"`
	Pages   int       `json:"pages"`
	Added   int       `json:"added"`
	Failed  int       `json:"failed"`
	Events  int       `json:"events"`
}

// Stats counts what a store holds.
type Stats struct {
	Articles  int   `json:"articles"`
	Copies    int   `json:"copies"` // articles whose text is another's
	Events    int   `json:"events"`
	Incidents int   `json:"incidents"`
	Claims    int   `json:"claims"`
	Dyads     int   `json:"dyads"`
	Feeds     int   `json:"feeds"`
	Bytes     int64 `json:"bytes"` // on disk
}

// EachClaimed gives f the incidents of a query, each with the claims on it. The claims of
// some hundred are read at one time: a store may be far away.
func EachClaimed(ctx context.Context, r Reader, q IncidentQuery, f func(*Incident, []Claim) error) error {
	const many = 200
	var told []Incident
	give := func() error {
		ids, on := make([]IncidentID, len(told)), map[IncidentID][]Claim{}
		for i := range told {
			ids[i] = told[i].ID
		}
		claims, err := r.Claims(ctx, ids...)
		for _, c := range claims {
			on[c.Incident] = append(on[c.Incident], c)
		}
		for i := range told {
			if err == nil {
				err = f(&told[i], on[told[i].ID])
			}
		}
		told = nil
		return err
	}
	for n, err := range r.Incidents(ctx, q) {
		if err != nil {
			return err
		}
		if told = append(told, n); len(told) == many {
			if err := give(); err != nil {
				return err
			}
		}
	}
	return give()
}

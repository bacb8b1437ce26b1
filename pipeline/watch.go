package pipeline

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/feed"
	"github.com/dyad-news/dyad/fetch"
)

// How often feeds are asked, and pages tried.
const (
	often     = 5 * time.Minute // a feed that changes
	seldom    = 6 * time.Hour   // one that does not
	firstTime = 30 * time.Minute
	backFirst = time.Minute
	backMost  = 24 * time.Hour
	maxTries  = 4
	maxMore   = 100 // sitemaps taken from one list of sitemaps
	dueAtOnce = 64  // links fetched between two looks at the feeds
)

// Watcher polls feeds, fetches the pages that they name, codes and keeps them. All that
// it knows is in the store, so that one which is stopped, or killed, goes on where it was.
type Watcher struct {
	Keeper
	Fetch   func(ctx context.Context, address string, known fetch.Validators) (dyad.Page, fetch.Validators, error)
	Code    func(dyad.Page) (dyad.Coding, error)
	Send    func(context.Context, []Parcel) error // where set, pages are handed to it instead of being coded and kept
	Log     *slog.Logger
	Workers int            // hosts asked at one time
	Delay   time.Duration  // between two pages of one host
	Chance  func() float64 // in [0, 1), spreads what is tried again
	Once    bool           // end when nothing is due
}

// Parcel is a page on its way to be coded and kept elsewhere.
type Parcel struct {
	Page   dyad.Page
	Digest string
	Link   *dyad.Link // to be put with its article
}

// Run adds the feeds to the store and watches all feeds of the store until ctx ends; what
// is in hand is finished then, and it returns nil. Feeds and pages that fail are noted in
// the store and logged, and never end it; an error is one of the store.
func (w *Watcher) Run(ctx context.Context, feeds []string) error {
	if err := w.add(ctx, feeds); err != nil {
		return err
	}
	for ctx.Err() == nil {
		busy, err := w.round(ctx)
		if err != nil {
			return err
		}
		if busy {
			continue
		}
		if w.Once {
			return nil
		}
		if err := w.wait(ctx); err != nil {
			return err
		}
	}
	return nil
}

// add puts feeds that the store does not have, and wakes those that it has.
func (w *Watcher) add(ctx context.Context, feeds []string) error {
	have, err := w.feeds(ctx)
	if err != nil {
		return err
	}
	return w.Store.Update(ctx, func(tx dyad.Writer) error {
		for _, u := range feeds {
			f := dyad.Feed{URL: u, Every: firstTime, Next: w.Now()}
			if old, known := have[u]; known {
				f = old
				f.Stopped = false
			}
			if err := tx.PutFeed(ctx, &f); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *Watcher) feeds(ctx context.Context) (map[string]dyad.Feed, error) {
	all, err := w.Store.Feeds(ctx)
	if err != nil {
		return nil, err
	}
	m := make(map[string]dyad.Feed, len(all))
	for _, f := range all {
		m[f.URL] = f
	}
	return m, nil
}

// round polls the feeds that are due and fetches links that are due, and reports whether
// there was any.
func (w *Watcher) round(ctx context.Context) (busy bool, err error) {
	feeds, err := w.Store.Feeds(ctx)
	if err == nil {
		err = w.rewind(ctx, feeds)
	}
	if err != nil {
		return false, ended(ctx, err)
	}
	for i := range feeds {
		if f := &feeds[i]; !f.Stopped && !f.Next.After(w.Now()) && ctx.Err() == nil {
			busy = true
			if err := w.poll(ctx, f); err != nil {
				return busy, err
			}
		}
	}
	links, err := w.Store.Due(ctx, w.Now(), dueAtOnce)
	if err != nil || len(links) == 0 || ctx.Err() != nil {
		return busy, ended(ctx, err)
	}
	return true, w.follow(ctx, links)
}

// ended is an error of the store, unless ctx has ended: then nothing is asked for any more.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// wait sleeps until the next feed or link may be due, at most a minute: another process
// may add some.
func (w *Watcher) wait(ctx context.Context) error {
	next := time.Minute
	feeds, err := w.Store.Feeds(ctx)
	if err != nil {
		return ended(ctx, err)
	}
	for _, f := range feeds {
		if !f.Stopped {
			next = min(next, f.Next.Sub(w.Now()))
		}
	}
	select {
	case <-ctx.Done():
	case <-time.After(max(next, time.Second)):
	}
	return nil
}

// poll asks one feed and notes its new links.
func (w *Watcher) poll(ctx context.Context, f *dyad.Feed) error {
	page, fresh, err := w.Fetch(ctx, f.URL, fetch.Validators{ETag: f.ETag, LastModified: f.LastModified})
	if ctx.Err() != nil {
		return nil // the feed is not to blame
	}
	now := w.Now()
	f.Polled = now
	var got feed.Feed
	if err == nil {
		got, err = feed.Read(page.Body, page.URL)
	}
	switch {
	case errors.Is(err, fetch.ErrNotModified):
		slower(f, now)
		err = nil
	case err != nil:
		w.failed(f, err, now)
		w.Log.Warn("feed", "url", f.URL, "error", err)
	default:
		f.Kind, f.ETag, f.LastModified = got.Kind, fresh.ETag, fresh.LastModified
		if got.Title != "" {
			f.Title = got.Title
		}
	}
	return w.Store.Update(context.WithoutCancel(ctx), func(tx dyad.Writer) error {
		if err != nil || got.Kind == "" {
			return tx.PutFeed(ctx, f)
		}
		noted := *f // an Update may be tried again
		n, err := w.note(ctx, tx, &noted, &got, now)
		if err != nil {
			return err
		}
		w.Log.Info("feed", "url", f.URL, "kind", f.Kind, "links", len(got.Links), "new", n)
		return nil
	})
}

// note puts the links of a feed that are new, the sitemaps that it names as feeds, and the
// feed itself, to be asked sooner or later as it had news or not.
func (w *Watcher) note(ctx context.Context, tx dyad.Writer, f *dyad.Feed, got *feed.Feed, now time.Time) (added int, err error) {
	for _, l := range got.Links {
		_, err := tx.Link(ctx, l.URL)
		if err == nil {
			continue
		}
		if !errors.Is(err, dyad.ErrNotFound) {
			return added, err
		}
		added++
		if err := tx.PutLink(ctx, &dyad.Link{URL: l.URL, Feed: f.URL, Title: l.Title, Published: l.Published, Found: now, Next: now}); err != nil {
			return added, err
		}
	}
	if len(got.More) > 0 {
		have, err := w.feeds(ctx)
		if err != nil {
			return added, err
		}
		for _, l := range got.More[:min(len(got.More), maxMore)] {
			if _, known := have[l.URL]; !known {
				if err := tx.PutFeed(ctx, &dyad.Feed{URL: l.URL, Every: firstTime, Next: now}); err != nil {
					return added, err
				}
			}
		}
	}
	if added > 0 {
		sooner(f, now)
	} else {
		slower(f, now)
	}
	f.Links += added
	return added, tx.PutFeed(ctx, f)
}

func sooner(f *dyad.Feed, now time.Time) { well(f, now, max(f.Every/2, often)) }

func slower(f *dyad.Feed, now time.Time) { well(f, now, min(max(f.Every, often)*3/2, seldom)) }

// well notes that a feed answered as it should, and when it is asked again.
func well(f *dyad.Feed, now time.Time, every time.Duration) {
	f.Succeeded, f.Failures, f.Error = now, 0, ""
	f.Every, f.Next = every, now.Add(every)
}

// failed notes that a feed failed, and when it is tried again.
func (w *Watcher) failed(f *dyad.Feed, err error, now time.Time) {
	f.Failures++
	f.Error = err.Error()
	f.Next = now.Add(w.back(f.Failures, err))
	f.Stopped = status(err) == http.StatusGone
}

// back is how long to wait after the n-th failure in a row: twice as long each time,
// spread by chance, and no shorter than the site asks.
func (w *Watcher) back(n int, err error) time.Duration {
	d := backFirst << min(n-1, 20)
	if d <= 0 || d > backMost {
		d = backMost
	}
	d = d/2 + time.Duration(w.Chance()*float64(d))
	var s *fetch.StatusError
	if errors.As(err, &s) {
		d = max(d, s.Wait)
	}
	return d
}

func status(err error) int {
	var s *fetch.StatusError
	if errors.As(err, &s) {
		return s.Status
	}
	return 0
}

// follow fetches and codes pages, those of one host one after the other, and keeps them
// with what became of their links.
func (w *Watcher) follow(ctx context.Context, links []dyad.Link) error {
	hosts := map[string][]dyad.Link{}
	var order []string
	for _, l := range links {
		h := l.URL
		if u, err := url.Parse(l.URL); err == nil {
			h = u.Host
		}
		if hosts[h] == nil {
			order = append(order, h)
		}
		hosts[h] = append(hosts[h], l)
	}
	out := make(chan catch)
	slots := make(chan struct{}, max(w.Workers, 1))
	var busy sync.WaitGroup
	for _, h := range order {
		busy.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			w.host(ctx, hosts[h], out)
		})
	}
	go func() { busy.Wait(); close(out) }()
	var all []catch
	for c := range out {
		all = append(all, c)
	}
	if w.Send != nil {
		return w.send(ctx, all)
	}
	return w.keepLinks(context.WithoutCancel(ctx), all)
}

// catch is what came of a link: a leaf, or the page itself where it is coded elsewhere.
type catch struct {
	Leaf
	page *dyad.Page
}

// host fetches the pages of one host, with a pause after each.
func (w *Watcher) host(ctx context.Context, links []dyad.Link, out chan<- catch) {
	for i, l := range links {
		if i > 0 && w.Delay > 0 {
			select {
			case <-ctx.Done():
			case <-time.After(w.Delay):
			}
		}
		if ctx.Err() != nil {
			return // they stay due
		}
		c, ok := w.page(ctx, l)
		if ok {
			out <- c
		}
	}
}

// page fetches one page, and codes it unless it is to be sent; ok is false where the end
// of ctx broke it off.
func (w *Watcher) page(ctx context.Context, l dyad.Link) (c catch, ok bool) {
	p, _, err := w.Fetch(ctx, l.URL, fetch.Validators{})
	if err != nil && ctx.Err() != nil {
		return c, false
	}
	c.Link = &l
	p.Published = l.Published
	switch {
	case err != nil:
	case w.Send != nil:
		c.page, c.Page = &p, Digest(&p)
	default:
		r := codeOne(&job{page: p}, w.Code)
		c.Coding, c.Page, err = r.Coding, r.Digest, r.Err
	}
	l.Tries++
	l.Error = ""
	switch {
	case err == nil:
		l.Done, l.Article = true, c.Coding.Article.ID
	case final(err) || l.Tries >= maxTries:
		l.Done, l.Error = true, err.Error()
	default:
		l.Error, l.Next = err.Error(), w.Now().Add(w.back(l.Tries, err))
	}
	if err != nil {
		w.Log.Warn("page", "url", l.URL, "tries", l.Tries, "given up", l.Done, "error", err)
	}
	return c, true
}

// final reports whether trying again would not help.
func final(err error) bool {
	for _, k := range [...]error{
		dyad.ErrNoText, dyad.ErrTooLarge, dyad.ErrBinary, dyad.ErrLanguage, dyad.ErrInput,
		fetch.ErrRobots, fetch.ErrAddress, fetch.ErrScheme, fetch.ErrRedirects,
	} {
		if errors.Is(err, k) {
			return true
		}
	}
	var fault *Panic
	s := status(err)
	return errors.As(err, &fault) || s >= 400 && s < 500 && s != http.StatusRequestTimeout && s != http.StatusTooManyRequests
}

// keepLinks keeps the pages that were coded and notes what became of the others, in one
// transaction.
func (w *Watcher) keepLinks(ctx context.Context, all []catch) error {
	leaves := make([]Leaf, len(all))
	for i, c := range all {
		leaves[i] = c.Leaf
	}
	t, err := w.Keep(ctx, leaves)
	if err == nil {
		w.Log.Info("kept", "articles", t.Added, "known", t.Known, "copies", t.Copies, "events", t.Events, "incidents", t.Incidents)
	}
	return err
}

// send hands the pages on, and notes then what became of the links. What is broken off
// before that is fetched and sent again, to no harm.
func (w *Watcher) send(ctx context.Context, all []catch) error {
	var parcels []Parcel
	for _, c := range all {
		if c.page != nil {
			parcels = append(parcels, Parcel{*c.page, c.Page, c.Link})
		}
	}
	if err := w.Send(ctx, parcels); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	w.Log.Info("sent", "pages", len(parcels))
	ctx = context.WithoutCancel(ctx)
	return w.Store.Update(ctx, func(tx dyad.Writer) error {
		for _, c := range all {
			// Where the keeper has the same store it may have been faster, and knows more.
			if old, err := tx.Link(ctx, c.Link.URL); err == nil && old.Done {
				continue
			}
			if err := tx.PutLink(ctx, c.Link); err != nil {
				return err
			}
		}
		return nil
	})
}

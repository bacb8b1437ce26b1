package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// Limits of robots.txt files: RFC 9309 asks to read at least 500 kB, and to keep one no
// longer than a day.
const (
	maxRobots  = 512 << 10
	robotsLife = 24 * time.Hour
	maxHosts   = 4096
)

// robots remembers what sites ask for.
type robots struct {
	mu    sync.Mutex
	hosts map[string]*rules // by scheme and host
}

// rules are one site's, fetched once.
type rules struct {
	once  sync.Once
	at    time.Time
	group *robotstxt.Group // nil: all is allowed
	err   error            // why nothing is known
}

// robotsKey marks the context of a request for robots.txt.
type robotsKey struct{}

func newRobots() *robots { return &robots{hosts: map[string]*rules{}} }

// of gives the rules of a site, to be filled.
func (r *robots) of(site string) *rules {
	r.mu.Lock()
	defer r.mu.Unlock()
	if s := r.hosts[site]; s != nil && time.Since(s.at) < robotsLife {
		return s
	}
	if len(r.hosts) >= maxHosts {
		clear(r.hosts)
	}
	s := &rules{at: time.Now()}
	r.hosts[site] = s
	return s
}

// drop forgets a site, so that it is asked again.
func (r *robots) drop(site string, s *rules) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.hosts[site] == s {
		delete(r.hosts, site)
	}
}

// allowed holds an address against its site's robots.txt. As RFC 9309 has it, a file that
// is not there allows all, and one that the site fails to give allows nothing.
func (c *Client) allowed(ctx context.Context, u *url.URL) error {
	site := u.Scheme + "://" + u.Host
	s := c.robots.of(site)
	s.once.Do(func() { c.ask(ctx, site, s) })
	switch {
	case errors.Is(s.err, context.Canceled) && ctx.Err() == nil: // another caller's end, not ours
		c.robots.drop(site, s)
		return c.allowed(ctx, u)
	case s.err != nil:
		c.robots.drop(site, s)
		return s.err
	case s.group != nil && !s.group.Test(u.EscapedPath()+query(u)):
		return ErrRobots
	}
	return nil
}

func query(u *url.URL) string {
	if u.RawQuery == "" {
		return ""
	}
	return "?" + u.RawQuery
}

// ask gets robots.txt.
func (c *Client) ask(ctx context.Context, site string, s *rules) {
	u, err := url.Parse(site + "/robots.txt")
	if err != nil {
		s.err = err
		return
	}
	res, err := c.get(context.WithValue(ctx, robotsKey{}, true), u, Validators{})
	if errors.Is(err, ErrRedirects) {
		return // unavailable: all is allowed
	}
	if err != nil {
		s.err = err
		return
	}
	defer res.Body.Close()
	switch {
	case res.StatusCode == http.StatusTooManyRequests, res.StatusCode >= 500:
		s.err = fmt.Errorf("%w: it could not be had: %w", ErrRobots, &StatusError{Status: res.StatusCode, Wait: wait(res)})
		return
	case res.StatusCode != http.StatusOK:
		return
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, maxRobots))
	if err != nil {
		s.err = err
		return
	}
	if data, err := robotstxt.FromBytes(body); err == nil {
		s.group = data.FindGroup(Agent)
	}
}

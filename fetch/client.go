package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"code.dny.dev/ssrf"
	"github.com/dyad-news/dyad"
)

// What can be wrong beyond the root package's errors.
var (
	ErrScheme      = errors.New("not an http or https address")
	ErrAddress     = errors.New("address is not public")
	ErrRobots      = errors.New("robots.txt asks not to fetch this")
	ErrRedirects   = errors.New("too many redirects")
	ErrNotModified = errors.New("not modified")
)

// StatusError is an answer other than a page.
type StatusError struct {
	Status int           // 404
	Wait   time.Duration // how long the site asks to wait (Retry-After), 0 where it does not say
}

// Error gives the status in words and the wait.
func (e *StatusError) Error() string {
	text := fmt.Sprintf("%d %s", e.Status, http.StatusText(e.Status))
	if e.Wait > 0 {
		text += fmt.Sprintf(", to be asked again in %v", e.Wait)
	}
	return text
}

// Limits of one page.
const (
	maxBody      = 10 << 20
	maxRedirects = 5
	pageTime     = 30 * time.Second
	stepTime     = 10 * time.Second // connecting, TLS, waiting for the first header
)

// Agent is the name that robots.txt files can address.
const Agent = "dyad"

// userAgent is what sites are told.
const userAgent = Agent + "/0.1 (+https://github.com/dyad-news/dyad)"

// Client gets pages. It is safe for concurrent use. Make one with New.
type Client struct {
	http   *http.Client
	robots *robots
}

// Option changes a Client from what New makes.
type Option func(*settings)

type settings struct {
	private bool
}

// AllowPrivate lets the client connect to any address: loopback, private, link-local.
// It is for tests and for intranets whose pages one trusts.
func AllowPrivate() Option { return func(s *settings) { s.private = true } }

// New returns a client that connects to public addresses only.
func New(opts ...Option) *Client {
	var s settings
	for _, o := range opts {
		o(&s)
	}
	dialer := &net.Dialer{Timeout: stepTime, KeepAlive: 30 * time.Second}
	if !s.private {
		dialer.Control = ssrf.New(ssrf.WithAnyPort()).Safe // sees the resolved address of every connection
	}
	c := &http.Client{
		Transport: &http.Transport{
			DialContext:            dialer.DialContext, // and no proxy: it would resolve names behind the guard
			ForceAttemptHTTP2:      true,
			MaxIdleConns:           32,
			MaxIdleConnsPerHost:    2,
			IdleConnTimeout:        30 * time.Second,
			TLSHandshakeTimeout:    stepTime,
			ResponseHeaderTimeout:  stepTime,
			MaxResponseHeaderBytes: 256 << 10,
		},
		Timeout: pageTime,
	}
	client := &Client{http: c, robots: newRobots()}
	c.CheckRedirect = client.redirect
	return client
}

// Validators are what a site said of a page when it was last fetched; with them it is
// sent again only where it has changed. Empty ones ask for the page in any case.
type Validators struct {
	ETag         string
	LastModified string
}

// Page gets the page at an address. Its name and URL are where the last redirect led, its
// media type is what the site says.
func (c *Client) Page(ctx context.Context, address string) (dyad.Page, error) {
	p, _, err := c.PageIf(ctx, address, Validators{})
	return p, err
}

// PageIf gets a page unless it is as the validators know it, which is ErrNotModified, and
// gives the validators to ask with the next time.
func (c *Client) PageIf(ctx context.Context, address string, known Validators) (dyad.Page, Validators, error) {
	p, fresh, err := c.page(ctx, address, known)
	if err != nil {
		return dyad.Page{Name: address, URL: address}, fresh, fmt.Errorf("fetch %s: %w", address, plain(err))
	}
	return p, fresh, nil
}

func (c *Client) page(ctx context.Context, address string, known Validators) (dyad.Page, Validators, error) {
	u, err := parse(address)
	if err != nil {
		return dyad.Page{}, known, err
	}
	if err := c.allowed(ctx, u); err != nil {
		return dyad.Page{}, known, err
	}
	res, err := c.get(ctx, u, known)
	if err != nil {
		return dyad.Page{}, known, err
	}
	defer res.Body.Close()
	if err := answer(res); err != nil {
		return dyad.Page{}, known, err
	}
	body, err := read(res)
	if err != nil {
		return dyad.Page{}, known, err
	}
	at := res.Request.URL.String()
	fresh := Validators{ETag: res.Header.Get("ETag"), LastModified: res.Header.Get("Last-Modified")}
	return dyad.Page{Name: at, URL: at, MediaType: res.Header.Get("Content-Type"), Body: body}, fresh, nil
}

// parse reads an address that may be fetched.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil {
		var e *url.Error
		if errors.As(err, &e) {
			err = e.Err
		}
		return nil, fmt.Errorf("%w: %w", ErrScheme, err)
	}
	return u, check(u)
}

// check refuses what is no web address, and passwords in one.
func check(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ErrScheme
	}
	if u.User != nil {
		return fmt.Errorf("%w: it holds a user name", ErrScheme)
	}
	return nil
}

// redirect decides on every redirect. The new address is held against robots.txt like
// the first one; connections go through the guard in any case.
func (c *Client) redirect(next *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return ErrRedirects
	}
	if err := check(next.URL); err != nil {
		return err
	}
	if next.Context().Value(robotsKey{}) != nil { // robots.txt itself was moved
		return nil
	}
	return c.allowed(next.Context(), next.URL)
}

// get sends the request. Packed answers are unpacked by net/http.
func (c *Client) get(ctx context.Context, u *url.URL, known Validators) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", userAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain;q=0.9,application/json;q=0.8,*/*;q=0.1")
	req.Header.Set("Accept-Language", "en,*;q=0.5")
	if known.ETag != "" {
		req.Header.Set("If-None-Match", known.ETag)
	}
	if known.LastModified != "" {
		req.Header.Set("If-Modified-Since", known.LastModified)
	}
	return c.http.Do(req)
}

// answer tells a page from another answer.
func answer(res *http.Response) error {
	switch {
	case res.StatusCode == http.StatusNotModified:
		return ErrNotModified
	case res.StatusCode < 200 || res.StatusCode > 299:
		return &StatusError{Status: res.StatusCode, Wait: wait(res)}
	}
	return nil
}

// longestWait is the most that a Retry-After is believed.
const longestWait = 30 * 24 * time.Hour

// wait reads Retry-After, which is a number of seconds or a date. A date counts from the
// answer's own, so that no clock of ours is needed.
func wait(res *http.Response) time.Duration {
	value := res.Header.Get("Retry-After")
	if value == "" {
		return 0
	}
	if n, err := strconv.ParseInt(value, 10, 64); err == nil || errors.Is(err, strconv.ErrRange) {
		return time.Duration(min(max(n, 0), int64(longestWait/time.Second))) * time.Second
	}
	until, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	now, err := http.ParseTime(res.Header.Get("Date"))
	if err != nil {
		now = time.Now()
	}
	return min(max(until.Sub(now), 0), longestWait)
}

// read takes the body up to the limit, which counts unpacked bytes.
func read(res *http.Response) ([]byte, error) {
	if res.ContentLength > maxBody {
		return nil, dyad.ErrTooLarge
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, maxBody+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read the page: %w", err)
	case len(body) > maxBody:
		return nil, dyad.ErrTooLarge
	case len(body) == 0:
		return nil, fmt.Errorf("%w: the answer is empty", dyad.ErrNoText)
	}
	return body, nil
}

// plain says in our words what went wrong, without the address that net/http adds.
func plain(err error) error {
	if errors.Is(err, ssrf.ErrProhibitedIP) || errors.Is(err, ssrf.ErrProhibitedNetwork) || errors.Is(err, ssrf.ErrProhibitedPort) || errors.Is(err, ssrf.ErrInvalidHostPort) {
		return ErrAddress
	}
	var dns *net.DNSError
	if errors.As(err, &dns) && dns.IsNotFound {
		return fmt.Errorf("no such host: %w", err)
	}
	var e *url.Error
	if errors.As(err, &e) {
		if e.Timeout() && !errors.Is(err, context.Canceled) {
			return fmt.Errorf("timed out: %w", e.Err)
		}
		return e.Err
	}
	return err
}

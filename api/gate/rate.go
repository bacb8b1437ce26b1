package gate

import (
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"sync"
	"time"
)

// maxClients bounds the clients that are remembered. Whoever has a full bucket is
// forgotten first, which changes nothing for it.
const maxClients = 10000

// rate holds a token bucket for every client.
type rate struct {
	per, burst float64 // requests a second, and at once
	now        func() time.Time

	mu      sync.Mutex
	clients map[string]*bucket
}

type bucket struct {
	left float64
	at   time.Time
}

func newRate(per, burst float64, now func() time.Time) *rate {
	return &rate{per: per, burst: burst, now: now, clients: map[string]*bucket{}}
}

// take asks for one request; wait is how long until there would be one.
func (r *rate) take(client string) (wait time.Duration, ok bool) {
	if r.per <= 0 {
		return 0, true
	}
	now := r.now()
	r.mu.Lock()
	defer r.mu.Unlock()
	b := r.clients[client]
	if b == nil {
		r.makeRoom(now)
		b = &bucket{left: r.burst, at: now}
		r.clients[client] = b
	}
	b.left = min(r.burst, b.left+r.per*max(0, now.Sub(b.at).Seconds()))
	b.at = now
	if b.left < 1 {
		return time.Duration((1 - b.left) / r.per * float64(time.Second)), false
	}
	b.left--
	return 0, true
}

// makeRoom forgets a quarter of the clients or more where there are too many, so that
// clients that never come again cost little each.
func (r *rate) makeRoom(now time.Time) {
	if len(r.clients) < maxClients {
		return
	}
	for c, b := range r.clients {
		if b.left+r.per*now.Sub(b.at).Seconds() >= r.burst {
			delete(r.clients, c)
		}
	}
	for c := range r.clients { // the others are busy: any may go
		if len(r.clients) <= maxClients*3/4 {
			break
		}
		delete(r.clients, c)
	}
}

// client names who asks: an IPv4 address, or the /64 of an IPv6 one, of which anybody
// has as many as they like. What a proxy says of whom it asks for is not believed.
func client(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	if a = a.Unmap(); a.Is6() {
		if p, err := a.WithZone("").Prefix(64); err == nil {
			return p.String()
		}
	}
	return a.String()
}

// tooMany refuses a request for its rate.
func tooMany(w http.ResponseWriter, wait time.Duration) {
	w.Header().Set("Retry-After", strconv.Itoa(int(wait/time.Second)+1))
	Problem(w, http.StatusTooManyRequests, "too many requests; wait as long as Retry-After says")
}

package gate

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// Gate says who may ask. Fill it before Wrap.
type Gate struct {
	Tokens   *Tokens
	Loopback bool                     // the server listens on a loopback address only: reading is open
	Hosts    []string                 // names beside localhost and the loopback addresses that Host may have
	Origins  []string                 // of other sites whose pages may ask (CORS)
	Rate     float64                  // requests a second of one client; 0 for no limit
	Open     func(*http.Request) bool // requests that need no token on loopback
	Always   func(*http.Request) bool // requests that need no token anywhere
	Log      *slog.Logger
	Now      func() time.Time
}

// Bursts of the two buckets, in seconds' worth of Rate; writing and coding have a tenth.
const (
	burst  = 4
	costly = 10
)

type step func(w http.ResponseWriter, r *http.Request) (goOn bool)

// Wrap puts the gate before a handler.
func (g *Gate) Wrap(next http.Handler) (http.Handler, error) {
	cross := http.NewCrossOriginProtection()
	for _, o := range g.Origins {
		if err := cross.AddTrustedOrigin(o); err != nil {
			return nil, fmt.Errorf("cors: %w", err)
		}
	}
	steps := []step{
		g.headers,
		g.host,
		g.cors,
		func(w http.ResponseWriter, r *http.Request) bool {
			if err := cross.Check(r); err != nil {
				Problem(w, http.StatusForbidden, "a page of another site may not send this")
				return false
			}
			return true
		},
		g.limit(newRate(g.Rate, g.Rate*burst, g.Now), newRate(g.Rate/costly, g.Rate*burst/costly, g.Now)),
		g.token,
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer g.caught(w, r)
		for _, s := range steps {
			if !s(w, r) {
				return
			}
		}
		next.ServeHTTP(w, r)
	}), nil
}

// caught makes a panic of a handler a 500, told in the log.
func (g *Gate) caught(w http.ResponseWriter, r *http.Request) {
	v := recover()
	if v == nil {
		return
	}
	if v == http.ErrAbortHandler {
		panic(v)
	}
	g.Log.Error("panic", "path", r.URL.Path, "value", fmt.Sprint(v), "stack", string(debug.Stack()))
	Problem(w, http.StatusInternalServerError, "a fault in dyad; its log says more")
}

func (g *Gate) headers(w http.ResponseWriter, _ *http.Request) bool {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
	if len(g.Origins) == 0 {
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
	}
	return true
}

// host refuses names that are not ours. A page of another site whose name was made to
// point here would be served as if it were of this site.
func (g *Gate) host(w http.ResponseWriter, r *http.Request) bool {
	if !g.Loopback || g.ours(r.Host) {
		return true
	}
	Problem(w, http.StatusMisdirectedRequest, "this server answers to localhost only; name others with --host")
	return false
}

func (g *Gate) ours(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.Trim(name, "[]"))
	if name == "localhost" || slices.Contains(g.Hosts, name) {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}

// cors lets pages of the named origins read answers.
func (g *Gate) cors(w http.ResponseWriter, r *http.Request) bool {
	if len(g.Origins) == 0 {
		return true
	}
	h := w.Header()
	h.Add("Vary", "Origin")
	origin := r.Header.Get("Origin")
	if !slices.Contains(g.Origins, origin) {
		return true
	}
	h.Set("Access-Control-Allow-Origin", origin)
	h.Set("Access-Control-Expose-Headers", "ETag, Retry-After")
	if r.Method != http.MethodOptions || r.Header.Get("Access-Control-Request-Method") == "" {
		return true
	}
	h.Set("Access-Control-Allow-Methods", "GET, HEAD, POST, DELETE")
	h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match, Last-Event-ID")
	h.Set("Access-Control-Max-Age", "600")
	w.WriteHeader(http.StatusNoContent)
	return false
}

func (g *Gate) limit(reads, writes *rate) step {
	return func(w http.ResponseWriter, r *http.Request) bool {
		if g.Always(r) {
			return true
		}
		bucket := reads
		if !safe(r) {
			bucket = writes
		}
		wait, ok := bucket.take(client(r))
		if !ok {
			tooMany(w, wait)
		}
		return ok
	}
}

func safe(r *http.Request) bool {
	return r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodOptions
}

// token asks for a token where one is needed. It is taken from the Authorization header:
// as a bearer, or as the password of Basic, which browsers ask their user for.
func (g *Gate) token(w http.ResponseWriter, r *http.Request) bool {
	if g.Always(r) || g.Loopback && g.Open(r) {
		return true
	}
	secret := ""
	if kind, value, _ := strings.Cut(r.Header.Get("Authorization"), " "); strings.EqualFold(kind, "Bearer") {
		secret = strings.TrimSpace(value)
	} else if _, password, ok := r.BasicAuth(); ok {
		secret = password
	}
	if secret != "" {
		if name, ok := g.Tokens.Check(secret); ok {
			if !safe(r) { // the audit log: who wrote, never with what secret
				g.Log.Info("write", "token", name, "method", r.Method, "path", r.URL.Path, "client", r.RemoteAddr)
			}
			return true
		}
	}
	w.Header().Add("WWW-Authenticate", `Bearer realm="dyad"`)
	if !g.Loopback && safe(r) {
		w.Header().Add("WWW-Authenticate", `Basic realm="dyad: any name, the token as password"`)
	}
	Problem(w, http.StatusUnauthorized, "this needs a token: Authorization: Bearer TOKEN; dyad token add makes one")
	return false
}

// Limits of a connection. Streams set their own write deadline.
const (
	headerTime = 5 * time.Second
	readTime   = 30 * time.Second
	writeTime  = 90 * time.Second
	idleTime   = 2 * time.Minute
	maxHeader  = 32 << 10
)

// NewHTTP returns an HTTP server with every time limit set, whose requests end when ctx
// does.
func NewHTTP(ctx context.Context, h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerTime,
		ReadTimeout:       readTime,
		WriteTimeout:      writeTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
}

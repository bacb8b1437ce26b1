package gate

import (
	"bytes"
	"compress/gzip"
	"container/list"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

// Cache keeps answers to reads for as long as the store stays as it is. The same
// question that is asked by many at once is answered once.
type Cache struct {
	Version func(context.Context) (string, error) // of all that answers rest on
	Max     int                                   // bytes that are kept
	Time    time.Duration                         // that an answer may take

	mu    sync.Mutex
	byKey map[string]*list.Element
	used  list.List // of *answer, the last used first
	size  int
	group singleflight.Group

	packers sync.Pool // of *gzip.Writer
}

// answer is one whole response.
type answer struct {
	key, version string
	status       int
	header       http.Header
	body, packed []byte // packed is nil where gzip gains nothing
	etag         string
}

func (a *answer) len() int { return len(a.key) + len(a.body) + len(a.packed) + 512 }

// minPacked is the size under which gzip is not worth its bytes.
const minPacked = 1 << 10

// Wrap puts the cache before a handler whose answers are of bounded size.
func (c *Cache) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			next.ServeHTTP(w, r)
			return
		}
		version, err := c.Version(r.Context())
		if err != nil {
			next.ServeHTTP(w, r)
			return
		}
		key := r.Host + "\x00" + r.URL.EscapedPath() + "?" + r.URL.RawQuery
		a := c.get(key, version)
		if a == nil {
			v, _, _ := c.group.Do(version+"\x00"+key, func() (any, error) {
				return c.ask(next, r, key, version), nil
			})
			a = v.(*answer)
		}
		a.write(w, r)
	})
}

// ask runs the handler. Others may wait for the same answer, so it goes on when the one
// who asked first has gone.
func (c *Cache) ask(next http.Handler, r *http.Request, key, version string) *answer {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), c.Time)
	defer cancel()
	inner := r.Clone(ctx)
	inner.Method = http.MethodGet
	inner.Header.Del("If-None-Match")
	rec := &recorder{header: http.Header{}}
	next.ServeHTTP(rec, inner)
	r.Pattern = inner.Pattern
	a := &answer{key: key, version: version, status: rec.status, header: rec.header, body: rec.body.Bytes()}
	if rec.status == 0 {
		a.status = http.StatusOK
	}
	if a.status != http.StatusOK {
		return a
	}
	sum := sha256.Sum256(a.body)
	a.etag = `W/"` + hex.EncodeToString(sum[:12]) + `"`
	if len(a.body) >= minPacked {
		a.packed = c.pack(a.body)
	}
	c.put(a)
	return a
}

// pack returns the bytes in gzip, or nil where they would not be fewer.
func (c *Cache) pack(body []byte) []byte {
	z, ok := c.packers.Get().(*gzip.Writer) // a writer is a megabyte
	if !ok {
		z, _ = gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is one that there is
	}
	defer c.packers.Put(z)
	var b bytes.Buffer
	z.Reset(&b)
	z.Write(body)
	z.Close()
	if b.Len() >= len(body) {
		return nil
	}
	return b.Bytes()
}

func (c *Cache) get(key, version string) *answer {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byKey[key]
	if e == nil {
		return nil
	}
	a := e.Value.(*answer)
	if a.version != version {
		c.drop(e)
		return nil
	}
	c.used.MoveToFront(e)
	return a
}

func (c *Cache) put(a *answer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if a.len() > c.Max/4 {
		return
	}
	if c.byKey == nil {
		c.byKey = map[string]*list.Element{}
	}
	if e := c.byKey[a.key]; e != nil {
		c.drop(e)
	}
	c.byKey[a.key] = c.used.PushFront(a)
	c.size += a.len()
	for c.size > c.Max {
		c.drop(c.used.Back())
	}
}

func (c *Cache) drop(e *list.Element) {
	a := c.used.Remove(e).(*answer)
	delete(c.byKey, a.key)
	c.size -= a.len()
}

// write sends an answer, or says that the client has it.
func (a *answer) write(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	for k, v := range a.header {
		h[k] = v
	}
	if a.etag == "" {
		w.WriteHeader(a.status)
		w.Write(a.body)
		return
	}
	h.Set("ETag", a.etag)
	h.Set("Cache-Control", "private, no-cache")
	h.Add("Vary", "Accept-Encoding")
	if matches(r.Header.Values("If-None-Match"), a.etag) {
		h.Del("Content-Type")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := a.body
	if a.packed != nil && AcceptsGzip(r) {
		h.Set("Content-Encoding", "gzip")
		body = a.packed
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

// matches compares weakly, as If-None-Match is to be read.
func matches(values []string, etag string) bool {
	want := strings.TrimPrefix(etag, "W/")
	for _, v := range values {
		for t := range strings.SplitSeq(v, ",") {
			if t = strings.TrimSpace(t); t == "*" || strings.TrimPrefix(t, "W/") == want {
				return true
			}
		}
	}
	return false
}

// AcceptsGzip reports whether the client takes gzip.
func AcceptsGzip(r *http.Request) bool {
	for _, v := range r.Header.Values("Accept-Encoding") {
		for part := range strings.SplitSeq(v, ",") {
			name, q, _ := strings.Cut(part, ";")
			if strings.EqualFold(strings.TrimSpace(name), "gzip") {
				q = strings.ReplaceAll(q, " ", "")
				return strings.TrimRight(strings.TrimPrefix(q, "q="), "0.") != "" || !strings.HasPrefix(q, "q=")
			}
		}
	}
	return false
}

// recorder takes an answer in.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

func (r *recorder) Write(b []byte) (int, error) { return r.body.Write(b) }

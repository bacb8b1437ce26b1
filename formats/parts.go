package formats

import (
	"fmt"
	"hash/fnv"
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/dyad-news/dyad"
)

// The parts that formats share: ids, days, numbers, places.

// rowID is the number of a row: of a dataset's own record its own id where that is a
// number, else one made of the id of the incident, or of the event.
func (o *out) rowID(incident bool) string {
	if o.r.Dataset != "" && o.n == 0 && whole(o.e.SourceID) {
		return o.e.SourceID
	}
	id := string(o.e.ID)
	if incident && o.r.Incident != "" {
		id = string(o.r.Incident)
	}
	return numbered(id, o.n)
}

// numbered makes a number of 63 bits of an id and the row of it.
func numbered(id string, n int) string {
	_, digits, _ := strings.Cut(id, "_")
	v, err := strconv.ParseUint(digits, 16, 64)
	if err != nil {
		h := fnv.New64a()
		h.Write([]byte(id))
		v = h.Sum64()
	}
	const golden = 0x9e3779b97f4a7c15 // spreads the rows of one event
	return strconv.FormatUint((v+uint64(n)*golden)>>1, 10)
}

// whole reports whether a text is a number of 63 bits as it is written.
func whole(s string) bool {
	n, err := strconv.ParseUint(s, 10, 63)
	return err == nil && strconv.FormatUint(n, 10) == s
}

func setID(n *in, v string) error {
	if len(v) > 200 {
		return fmt.Errorf("an id of %d bytes", len(v))
	}
	n.id = v
	return nil
}

// compact writes a day as 20240116.
func compact(d dyad.Day) string {
	t, ok := d.Time()
	if !ok {
		return ""
	}
	return t.Format("20060102")
}

// compactDay reads 20240116 or 20240116093000.
func compactDay(v string) (dyad.Day, error) {
	if len(v) != 8 && len(v) != 14 {
		return "", fmt.Errorf("%q is no day, want YYYYMMDD", v)
	}
	t, err := time.Parse("20060102", v[:8])
	if err != nil {
		return "", fmt.Errorf("%q is no day", v)
	}
	return dyad.DayOf(t), nil
}

// isoDay reads 2024-01-16 with or without a time.
func isoDay(v string) (dyad.Day, error) {
	d := dyad.Day(v[:min(len(v), 10)])
	if _, ok := d.Time(); !ok || len(v) > 10 && v[10] != 'T' && v[10] != ' ' {
		return "", fmt.Errorf("%q is no day, want YYYY-MM-DD", v)
	}
	return d, nil
}

// day makes a set of one that puts a day somewhere.
func day(read func(string) (dyad.Day, error), to func(*in) *dyad.Day) func(*in, string) error {
	return func(n *in, v string) error {
		d, err := read(v)
		*to(n) = d
		return err
	}
}

// text makes a set of one that puts a text somewhere.
func textTo(to func(*in) *string) func(*in, string) error {
	return func(n *in, v string) error {
		*to(n) = v
		return nil
	}
}

// degree makes a set of a coordinate within a bound.
func degree(bound float64, to func(*in) *float64) func(*in, string) error {
	return func(n *in, v string) error {
		f, err := strconv.ParseFloat(v, 64)
		if err != nil || math.IsNaN(f) || math.Abs(f) > bound {
			return fmt.Errorf("%q is no coordinate", v)
		}
		*to(n) = f
		return nil
	}
}

var (
	setLat = degree(90, func(n *in) *float64 { return &n.place.Lat })
	setLon = degree(180, func(n *in) *float64 { return &n.place.Lon })
)

// count makes a set of a number of things from 0.
func count(to func(*in) *int) func(*in, string) error {
	return func(n *in, v string) error {
		i, err := strconv.Atoi(v)
		if err != nil || i < 0 || i > 1<<31 {
			return fmt.Errorf("%q is no number of things", v)
		}
		*to(n) = i
		return nil
	}
}

// lat and lon write degrees of a place that has any.
func lat(o *out) string {
	if o.place.Lat == 0 && o.place.Lon == 0 {
		return ""
	}
	return number(o.place.Lat)
}

func lon(o *out) string {
	if o.place.Lat == 0 && o.place.Lon == 0 {
		return ""
	}
	return number(o.place.Lon)
}

// outlet is who publishes at an address: its host without www.
func outlet(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

func positive(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// killed returns the figure of the dead of an event, making it where there is none.
func killed(e *dyad.Event) *dyad.Count {
	if e.Size == nil {
		e.Size = &dyad.Size{}
	}
	if e.Size.Killed == nil {
		e.Size.Killed = &dyad.Count{}
	}
	return e.Size.Killed
}

// setCount makes a set of one of the figures of the dead.
func setCount(to func(*dyad.Count) **int) func(*in, string) error {
	return func(n *in, v string) error {
		i, err := strconv.Atoi(v)
		if err != nil || i < 0 {
			return fmt.Errorf("%q is no number of people", v)
		}
		*to(killed(&n.Event)) = &i
		return nil
	}
}

// reports and sources of a row, 1 at least.
func reports(r *Row) int { return max(1, r.Reports) }
func sources(r *Row) int { return max(1, r.Sources) }

package timex

import (
	"fmt"
	"time"

	"github.com/dyad-news/dyad"
)

// period is a stretch of days that an expression means. The zero period is unknown.
type period struct {
	edtf       string
	start, end time.Time // first and last day; zero where unknown
	m, d       int       // of a day whose year is unknown
}

func (p period) known() bool { return p.edtf != "" }

// date turns the period into the record's form.
func (p period) date() dyad.Date {
	d := dyad.Date{EDTF: p.edtf}
	if !p.start.IsZero() {
		d.Start = dyad.DayOf(p.start)
	}
	if !p.end.IsZero() {
		d.End = dyad.DayOf(p.end)
	}
	return d
}

// oneDay reports whether the period is a single day, its year known or not.
func (p period) oneDay() bool {
	return p.d != 0 || (!p.start.IsZero() && p.start.Equal(p.end))
}

// valid reports whether the day exists in that year; year 0 stands for any year.
func valid(y, m, d int) bool {
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return false
	}
	if y == 0 {
		y = 2000 // a leap year: 29 February may be meant
	}
	return d <= time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func at(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func dayPeriod(t time.Time) period {
	return period{edtf: t.Format(time.DateOnly), start: t, end: t}
}

// monthPeriod is a month; y may be 0.
func monthPeriod(y, m int) period {
	if y == 0 {
		return period{edtf: fmt.Sprintf("XXXX-%02d", m), m: m}
	}
	return period{edtf: fmt.Sprintf("%04d-%02d", y, m), start: at(y, m, 1), end: at(y, m+1, 0)}
}

func yearPeriod(y int) period {
	return period{edtf: fmt.Sprintf("%04d", y), start: at(y, 1, 1), end: at(y, 12, 31)}
}

// seasonPeriod is a season of the northern hemisphere, in whole months; the winter
// of a year is the one that begins in it.
func seasonPeriod(y, s int) period {
	if y == 0 {
		return period{}
	}
	m := 3 * (s - 20)
	return period{edtf: fmt.Sprintf("%04d-%02d", y, s), start: at(y, m, 1), end: at(y, m+3, 0)}
}

func quarterPeriod(y, q int) period {
	if y == 0 {
		return period{}
	}
	return period{
		edtf:  fmt.Sprintf("%04d-%02d/%04d-%02d", y, 3*q-2, y, 3*q),
		start: at(y, 3*q-2, 1), end: at(y, 3*q+1, 0),
	}
}

func decadePeriod(y int) period {
	return period{edtf: fmt.Sprintf("%03dX", y/10), start: at(y, 1, 1), end: at(y+9, 12, 31)}
}

func centuryPeriod(n int) period {
	y := (n - 1) * 100
	return period{edtf: fmt.Sprintf("%02dXX", n-1), start: at(y, 1, 1), end: at(y+99, 12, 31)}
}

// weekPeriod is the week, Monday to Sunday, that holds t.
func weekPeriod(t time.Time) period {
	mon := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	return span(dayPeriod(mon), dayPeriod(mon.AddDate(0, 0, 6)))
}

// span is the interval from a to b; a period on one side only leaves the other open.
func span(a, b period) period {
	return period{edtf: orOpen(a.edtf) + "/" + orOpen(b.edtf), start: a.start, end: b.end}
}

func orOpen(edtf string) string {
	if edtf == "" {
		return ".."
	}
	return edtf
}

// approx marks the period as approximate.
func (p period) approx() period {
	if n := len(p.edtf); n > 0 && p.edtf[n-1] != '~' {
		for i := range n {
			if p.edtf[i] == '/' {
				p.edtf = p.edtf[:i] + "~/" + p.edtf[i+1:]
				break
			}
		}
		p.edtf += "~"
	}
	return p
}

// shift moves a day by n days; a day without its year moves within a year in which
// February's length does not matter, else it is unknown.
func (p period) shift(n int) period {
	if !p.start.IsZero() {
		return dayPeriod(p.start.AddDate(0, 0, n))
	}
	if p.d == 0 {
		return period{}
	}
	a, b := at(2001, p.m, p.d).AddDate(0, 0, n), at(2004, p.m, p.d).AddDate(0, 0, n)
	if a.Month() != b.Month() || a.Day() != b.Day() {
		return period{}
	}
	return yearless(int(a.Month()), a.Day())
}

// yearless is a day of the year.
func yearless(m, d int) period {
	return period{edtf: fmt.Sprintf("XXXX-%02d-%02d", m, d), m: m, d: d}
}

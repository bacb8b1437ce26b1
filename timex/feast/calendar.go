package feast

import (
	"time"

	"github.com/hablullah/go-hijri"
)

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// days is the first and last day of a feast in a year; ok is false where it has none.
type days func(year int) (first, last time.Time, ok bool)

func one(t time.Time) (first, last time.Time, ok bool) { return t, t, true }

// on is a feast of a fixed day.
func on(m, d int) days {
	return func(y int) (time.Time, time.Time, bool) { return one(date(y, m, d)) }
}

// nth is a feast of the n-th such weekday of a month, the last where n is 0, and so many
// days after it.
func nth(m int, w time.Weekday, n, plus int) days {
	return func(y int) (time.Time, time.Time, bool) {
		if n == 0 {
			end := date(y, m+1, 0)
			return one(end.AddDate(0, 0, plus-(int(end.Weekday())-int(w)+7)%7))
		}
		first := date(y, m, 1)
		return one(first.AddDate(0, 0, (int(w)-int(first.Weekday())+7)%7+7*(n-1)+plus))
	}
}

// easter is a feast from so many days after Easter to so many.
func easter(from, to int) days {
	return func(y int) (time.Time, time.Time, bool) {
		e := western(y)
		return e.AddDate(0, 0, from), e.AddDate(0, 0, to), true
	}
}

// western is Easter Sunday of the Gregorian calendar.
func western(y int) time.Time {
	century := y/100 + 1
	epact := (14 + 11*(y%19) - 3*century/4 + (5+8*century)/25) % 30
	if epact < 0 {
		epact += 30
	}
	if epact == 0 || epact == 1 && y%19 > 10 {
		epact++
	}
	moon := date(y, 4, 19-epact)
	return moon.AddDate(0, 0, 7-int(moon.Weekday()))
}

// orthodox is Easter Sunday of the Julian calendar, by our days.
func orthodox(y int) (time.Time, time.Time, bool) {
	d := (19*(y%19) + 15) % 30
	e := (2*(y%4) + 4*(y%7) - d + 34) % 7
	julian := date(y, (d+e+114)/31, (d+e+114)%31+1)
	return one(julian.AddDate(0, 0, y/100-y/400-2))
}

// fixed is the day that is n days after the last of the year 0.
func fixed(n int) time.Time { return date(1, 1, n) }

// islamic is a feast of so many days from a day of an Islamic month, by the calendar of
// Umm al-Qura (known from 1937 to 2077); where the moon is looked for it may be a day off.
// In some of our years it comes twice; the first counts.
func islamic(m, d, long int) days {
	return func(y int) (time.Time, time.Time, bool) {
		if y < 1938 || y > 2076 {
			return time.Time{}, time.Time{}, false
		}
		for h := (y - 622) * 33 / 32; h <= (y-622)*33/32+1; h++ {
			t := hijri.UmmAlQuraDate{Year: int64(h), Month: int64(m), Day: int64(d)}.ToGregorian()
			if t.Year() == y {
				t = date(y, int(t.Month()), t.Day())
				return t, t.AddDate(0, 0, long-1), true
			}
		}
		return time.Time{}, time.Time{}, false
	}
}

// hebrew is a feast from so many days after the Hebrew new year that falls in the year
// to so many.
func hebrew(from, to int) days {
	return func(y int) (time.Time, time.Time, bool) {
		if y < 1 {
			return time.Time{}, time.Time{}, false
		}
		t := newYear(y + 3761)
		return t.AddDate(0, 0, from), t.AddDate(0, 0, to), true
	}
}

// hanukkah begins on the 25th of Kislev; how far that is from the new year hangs on
// the length of the year.
func hanukkah(y int) (time.Time, time.Time, bool) {
	if y < 1 {
		return time.Time{}, time.Time{}, false
	}
	t := newYear(y + 3761)
	long := int(newYear(y+3762).Sub(t).Hours() / 24)
	t = t.AddDate(0, 0, 83)
	if long%10 == 5 {
		t = t.AddDate(0, 0, 1)
	}
	return t, t.AddDate(0, 0, 7), true
}

// newYear is the first day of a Hebrew year.
func newYear(h int) time.Time {
	before, this, after := elapsed(h-1), elapsed(h), elapsed(h+1)
	switch {
	case after-this == 356:
		this += 2
	case this-before == 382:
		this++
	}
	return fixed(this - 1373427)
}

// elapsed is the days from the Hebrew epoch to the mean new moon of a year, put off where
// it falls on a day that is none for a new year.
func elapsed(h int) int {
	months := (235*h - 234) / 19
	parts := 12084 + 13753*months
	d := 29*months + parts/25920
	if 3*(d+1)%7 < 3 {
		d++
	}
	return d
}

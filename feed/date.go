package feed

import (
	"regexp"
	"strings"
	"time"
)

var (
	weekday = regexp.MustCompile(`^\p{L}{2,12}\.?\s*,\s*|^(?i:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?\s+`)
	zoned   = regexp.MustCompile(`^(.*\d\d:\d\d.*?)\s*([A-Za-z]{1,5})$`)
	offset  = regexp.MustCompile(`\s*(?:\b(?:GMT|UTC?)\s*)?([+-])(\d\d):?(\d\d)(?:\s*\(?[A-Za-z]{1,5}\)?)?$`)
	month   = regexp.MustCompile(`(?i)\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`)
)

// zones are the names that RFC 822 gives, and what else outlets write. Names that several
// zones share (IST, CST of China) are read as in RFC 822 or not at all.
var zones = map[string]string{
	"Z": "+0000", "UT": "+0000", "UTC": "+0000", "GMT": "+0000", "WET": "+0000",
	"EST": "-0500", "EDT": "-0400", "CST": "-0600", "CDT": "-0500", "MST": "-0700", "MDT": "-0600", "PST": "-0800", "PDT": "-0700",
	"BST": "+0100", "CET": "+0100", "CEST": "+0200", "EET": "+0200", "EEST": "+0300", "MSK": "+0300", "JST": "+0900", "KST": "+0900",
	"AEST": "+1000", "AEDT": "+1100", "NZST": "+1200", "NZDT": "+1300", "SGT": "+0800", "HKT": "+0800", "PKT": "+0500",
}

var layouts = []string{
	"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02", "20060102T150405", "2006/1/2 15:04:05", "2006/1/2",
	"2 Jan 2006 15:04:05", "2 Jan 2006 15:04", "2 Jan 2006 3:04:05 PM", "2 Jan 2006 3:04 PM", "2 Jan 2006",
	"2 Jan 06 15:04:05", "2 Jan 06 15:04", "2 Jan 06", "2-Jan-2006 15:04:05", "2-Jan-2006", "2-Jan-06 15:04:05",
	"Jan 2 2006 15:04:05", "Jan 2 2006 15:04", "Jan 2 2006 3:04:05 PM", "Jan 2 2006 3:04 PM", "Jan 2 2006", "Jan 2 15:04:05 2006",
}

// date reads a time as feeds write it: RFC 822 with two or four digits of year, RFC 3339,
// and what lies near. ok is false for what is no date, and for years before 1990 or after
// 2200, which are mistakes.
func date(s string) (t time.Time, ok bool) {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) < 8 || len(s) > 80 {
		return time.Time{}, false
	}
	s = weekday.ReplaceAllString(s, "")
	s, zone := cutZone(s)
	if !strings.Contains(s, "T") || strings.Contains(s, " ") {
		s = strings.ReplaceAll(s, ",", "")
		s = month.ReplaceAllStringFunc(s, func(m string) string { return strings.ToUpper(m[:1]) + strings.ToLower(m[1:3]) })
		s = strings.NewReplacer("p.m.", "PM", "a.m.", "AM", "pm", "PM", "am", "AM").Replace(s)
	}
	for _, layout := range layouts {
		t, err := time.Parse(layout+"-0700", s+zone)
		if err == nil {
			return t, t.Year() >= 1990 && t.Year() <= 2200
		}
	}
	return time.Time{}, false
}

// cutZone takes the zone off a date and gives it as an offset; none is UTC.
func cutZone(s string) (rest, zone string) {
	if m := zoned.FindStringSubmatch(s); m != nil {
		name := strings.ToUpper(m[2])
		if z, ok := zones[name]; ok {
			if offset.MatchString(m[1]) && strings.ContainsRune(m[1], ':') {
				return cutZone(m[1]) // "+0200 CEST"
			}
			return strings.TrimSpace(m[1]), z
		}
	}
	if m := offset.FindStringSubmatchIndex(s); m != nil && strings.ContainsRune(s[:m[0]], ':') {
		return s[:m[0]], s[m[2]:m[3]] + s[m[4]:m[5]] + s[m[6]:m[7]]
	}
	return s, "+0000"
}

package postgres

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
)

// Text is stored as PostgreSQL can hold it: a NUL, a byte that is no UTF-8 and the byte \x01
// are written as \x01 and two hex digits. The order of valid text stays what it was.
const escape = '\x01'

const hexDigits = "0123456789abcdef"

// escaped returns s as it is stored.
func escaped(s string) string {
	if strings.IndexByte(s, 0) < 0 && strings.IndexByte(s, escape) < 0 && utf8.ValidString(s) {
		return s
	}
	b := make([]byte, 0, len(s)+8)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == 0 || r == escape || r == utf8.RuneError && size == 1 {
			b = append(b, escape, hexDigits[s[i]>>4], hexDigits[s[i]&15])
		} else {
			b = append(b, s[i:i+size]...)
		}
		i += size
	}
	return string(b)
}

// unescaped is the reverse of escaped.
func unescaped(s string) string {
	if strings.IndexByte(s, escape) < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == escape && i+2 < len(s) {
			hi, lo := strings.IndexByte(hexDigits, s[i+1]), strings.IndexByte(hexDigits, s[i+2])
			if hi >= 0 && lo >= 0 {
				b = append(b, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return string(b)
}

// escapeAll escapes the text among the arguments of a statement, in place.
func escapeAll(args []any) []any {
	for i, a := range args {
		switch a := a.(type) {
		case string:
			args[i] = escaped(a)
		case *string:
			if a != nil {
				e := escaped(*a)
				args[i] = &e
			}
		case []string:
			for k, s := range a {
				if e := escaped(s); e != s {
					a = slices.Clone(a)
					a[k], args[i] = e, a
				}
			}
		case []*string:
			for k, s := range a {
				if s != nil {
					e := escaped(*s)
					a[k] = &e
				}
			}
		}
	}
	return args
}

// rows scans text as it was before it was stored.
type rows struct{ pgx.Rows }

// Scan is of pgx.Rows.
func (r rows) Scan(dest ...any) error {
	if err := r.Rows.Scan(dest...); err != nil {
		return err
	}
	for _, raw := range r.RawValues() {
		if bytes.IndexByte(raw, escape) >= 0 {
			unescapeAll(dest)
			break
		}
	}
	return nil
}

// unescapeAll puts text right that was scanned.
func unescapeAll(dest []any) {
	for _, d := range dest {
		switch v := reflect.ValueOf(d).Elem(); {
		case v.Kind() == reflect.String:
			v.SetString(unescaped(v.String()))
		case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.String:
			for i := range v.Len() {
				v.Index(i).SetString(unescaped(v.Index(i).String()))
			}
		}
	}
}

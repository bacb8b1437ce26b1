package command

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// value sets a field from words, as pflag asks for it.
type value struct {
	at          any
	enum        []string
	placeholder string
}

// Set takes the words of the flag. A list takes them up at each mention, and parted by
// commas.
func (w *value) Set(s string) error {
	if _, list := w.at.(*[]string); w.enum != nil && !list && !slices.Contains(w.enum, s) {
		return fmt.Errorf("must be one of %s", strings.Join(w.enum, ", "))
	}
	var err error
	switch p := w.at.(type) {
	case *string:
		*p = s
	case *bool:
		*p, err = strconv.ParseBool(s)
	case *int:
		*p, err = strconv.Atoi(s)
	case *uint64:
		*p, err = strconv.ParseUint(s, 10, 64)
	case *float64:
		*p, err = strconv.ParseFloat(s, 64)
	case *time.Duration:
		*p, err = time.ParseDuration(s)
	case *[]string:
		*p = append(*p, strings.Split(s, ",")...)
	default:
		return fmt.Errorf("a flag cannot be a %T", p)
	}
	if err != nil {
		_, want := w.kind()
		return fmt.Errorf("want %s", want)
	}
	return nil
}

// String is the value as it stands, which help shows as the default.
func (w *value) String() string {
	switch p := w.at.(type) {
	case *string:
		return *p
	case *bool:
		return strconv.FormatBool(*p)
	case *int:
		return strconv.Itoa(*p)
	case *uint64:
		return strconv.FormatUint(*p, 10)
	case *float64:
		return strconv.FormatFloat(*p, 'g', -1, 64)
	case *time.Duration:
		return p.String()
	case *[]string:
		return strings.Join(*p, ",")
	}
	return ""
}

// Type is what stands for the value in help; pflag takes "bool" for none.
func (w *value) Type() string {
	if w.placeholder != "" {
		return w.placeholder
	}
	name, _ := w.kind()
	return name
}

// kind gives a placeholder, and what is wanted in words.
func (w *value) kind() (name, want string) {
	switch w.at.(type) {
	case *bool:
		return "bool", "true or false"
	case *int, *uint64:
		return "N", "a whole number"
	case *float64:
		return "N", "a number"
	case *time.Duration:
		return "TIME", "a time such as 30s"
	}
	return "WORD", "a word"
}

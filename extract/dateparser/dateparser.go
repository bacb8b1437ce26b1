// Package dateparser stands in for github.com/markusmobius/go-dateparser, which go-htmldate
// imports for its extensive search. Dyad asks it for the fast search only, which never
// calls the parser, but the parser's tables would cost every start of the program 120 ms.
// Only what go-htmldate needs to compile is here; docs/decisions/0007-no-dateparser.md says
// why.
package dateparser

import (
	"errors"
	"time"
)

// ParserType names a way of parsing.
type ParserType int

// The ways that go-htmldate asks for.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// DateSource says which of two possible dates is meant.
type DateSource int

// Past prefers the date that lies in the past.
const Past DateSource = iota

// Configuration holds what go-htmldate sets.
type Configuration struct {
	PreferredDateSource DateSource
	StrictParsing       bool
}

// Parser reads no date.
type Parser struct{ ParserTypes []ParserType }

// Date is a parsed date.
type Date struct{ Time time.Time }

// Parse says that it cannot.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) {
	return Date{}, errors.New("no date parser in this program")
}

package dyad

import "errors"

// What can be wrong with a page. Wrapped errors say which page and what was done.
var (
	ErrNoText   = errors.New("no article text")
	ErrTooLarge = errors.New("page too large")
	ErrBinary   = errors.New("not text")
	ErrLanguage = errors.New("no language pack")
	ErrInput    = errors.New("malformed input")
)

// ErrNotFound says that a store does not have what was asked for.
var ErrNotFound = errors.New("not found")

// ErrUnavailable says that a store cannot be read or written now, and may be again without
// anything done to it here: its database is away, its disk full, another process writes.
var ErrUnavailable = errors.New("the store is unavailable")

package store

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/dyad-news/dyad"
)

// absent is a store that is unavailable for its first calls.
type absent struct {
	dyad.Store
	away  int
	then  error
	calls int
}

func (a *absent) Update(context.Context, func(dyad.Writer) error) error {
	if a.calls++; a.calls <= a.away {
		return fmt.Errorf("update: %w", dyad.ErrUnavailable)
	}
	return a.then
}

func TestPatient(t *testing.T) {
	damaged := errors.New("the file is damaged")
	for name, c := range map[string]struct {
		away  int
		then  error
		calls int
		told  int // times, of them one that it is back where there was any
	}{
		"there":                {0, nil, 1, 0},
		"away for a moment":    {1, nil, 2, 2},
		"away for a minute":    {23, nil, 24, 4},
		"damaged":              {0, damaged, 1, 0},
		"back, but is damaged": {2, damaged, 3, 2},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				a := &absent{away: c.away, then: c.then}
				told := 0
				s := Patient(t.Context(), a, func(error) { told++ })
				if err := s.Update(t.Context(), nil); !errors.Is(err, c.then) {
					t.Errorf("error %v, want %v", err, c.then)
				}
				if a.calls != c.calls || told != c.told {
					t.Errorf("%d calls, told %d times; want %d and %d", a.calls, told, c.calls, c.told)
				}
			})
		})
	}
}

// TestPatientEnds holds that an interrupt ends the waiting, with the store's own error.
func TestPatientEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		until, stop := context.WithTimeout(t.Context(), time.Hour)
		defer stop()
		began := time.Now()
		s := Patient(until, &absent{away: 1 << 30}, func(error) {})
		err := s.Update(context.WithoutCancel(until), nil)
		if took := time.Since(began); !errors.Is(err, dyad.ErrUnavailable) || took != time.Hour {
			t.Errorf("after %v: %v", took, err)
		}
	})
}

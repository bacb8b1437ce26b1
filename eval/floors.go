package eval

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed floors.tsv
var floorsTSV string

// Floor is the worst value that a figure may have. A figure of which less is better
// (false events a document) has a ceiling instead: Most is set.
type Floor struct {
	Key   string
	Most  bool
	Limit float64
}

// Holds reports whether a value is no worse than the floor.
func (f Floor) Holds(value float64) bool {
	if f.Most {
		return value <= f.Limit
	}
	return value >= f.Limit
}

// Floors reads the floors that are built in, by the key of their figure.
func Floors() (map[string]Floor, error) { return readFloors("floors.tsv", floorsTSV) }

func readFloors(name, text string) (map[string]Floor, error) {
	floors := make(map[string]Floor)
	header := false
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if !header {
			if line != "figure\tat\tlimit" {
				return nil, fmt.Errorf("%s:%d: want header %q, got %q", name, n, "figure\tat\tlimit", line)
			}
			header = true
			continue
		}
		f, err := floorOf(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if _, twice := floors[f.Key]; twice {
			return nil, fmt.Errorf("%s:%d: %q stands twice", name, n, f.Key)
		}
		floors[f.Key] = f
	}
	return floors, nil
}

func floorOf(line string) (Floor, error) {
	fields := strings.Split(line, "\t")
	if len(fields) != 3 {
		return Floor{}, fmt.Errorf("want 3 fields, got %d", len(fields))
	}
	if fields[1] != "least" && fields[1] != "most" {
		return Floor{}, fmt.Errorf("want least or most, got %q", fields[1])
	}
	limit, err := strconv.ParseFloat(fields[2], 64)
	if err != nil {
		return Floor{}, fmt.Errorf("limit %q is no number", fields[2])
	}
	return Floor{Key: fields[0], Most: fields[1] == "most", Limit: limit}, nil
}

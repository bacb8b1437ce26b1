package data

import (
	"slices"
	"testing"

	"github.com/goccy/go-yaml"
)

func TestWords(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       Words
		fails      bool
	}{
		{name: "a line", text: "w: call off,  halt", want: Words{"call off", "halt"}},
		{name: "a quoted line", text: `w: "@armed, $"`, want: Words{"@armed", "$"}},
		{name: "one word", text: "w: halt", want: Words{"halt"}},
		{name: "a sequence", text: `w: [call off, "no", halt]`, want: Words{"call off", "no", "halt"}},
		{name: "nothing", text: "w:", want: Words{}},
		{name: "an empty word", text: "w: halt,, stop", fails: true},
		{name: "a mapping", text: "w: {a: b}", fails: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got struct {
				W Words `yaml:"w"`
			}
			err := yaml.Unmarshal([]byte(c.text), &got)
			if (err != nil) != c.fails {
				t.Fatalf("error %v, want one: %v", err, c.fails)
			}
			if !c.fails && !slices.Equal(got.W, c.want) {
				t.Errorf("got %q, want %q", got.W, c.want)
			}
		})
	}
}

package command_test

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dyad-news/dyad/cli/command"
)

type shared struct {
	Store string `help:"File of the store." default:"a.db" placeholder:"FILE" env:"TEST_STORE"`
}

type root struct {
	Bake bake `cmd:"" help:"Bake bread."`
	Oven oven `cmd:"" help:"Look after the oven."`
}

type bake struct {
	shared
	Grain    string        `arg:"" help:"What it is made of."`
	Into     []string      `arg:"" optional:"" name:"form" help:"Forms."`
	Heat     float64       `help:"Degrees." default:"220"`
	Loaves   int           `help:"How many." placeholder:"N"`
	Seed     uint64        `help:"Of chance." default:"1"`
	LongRise bool          `help:"Let it rise overnight."`
	Time     time.Duration `help:"In the oven." default:"40m"`
	Crust    string        `help:"How it comes out: ${enum}." enum:"${crusts}" default:"soft"`
	With     []string      `help:"Seeds." short:"w"`
	Baker    string        `help:"Who bakes." required:""`
}

func (*bake) Help() string { return "Words that explain.\n\nExamples:\n\n    test bake rye\n" }

func (b *bake) Validate() error {
	if b.Loaves < 0 {
		return errors.New("--loaves is not below 0")
	}
	return nil
}

type oven struct {
	Heat  ovenHeat  `cmd:"" default:"withargs" help:"Heat it."`
	Clean ovenClean `cmd:"" help:"Clean it."`
}

type ovenHeat struct {
	Fuel string `help:"What burns."`
}

type ovenClean struct{}

func line(env map[string]string) (*command.Line, *bytes.Buffer) {
	var out bytes.Buffer
	return &command.Line{
		Name: "test", About: "Bakes.", Out: &out, Width: 60, Vars: map[string]string{"crusts": "soft,hard"},
		Getenv: func(name string) string { return env[name] },
	}, &out
}

func TestParse(t *testing.T) {
	usual := func(change func(*bake)) *bake {
		b := &bake{shared: shared{"a.db"}, Grain: "rye", Heat: 220, Seed: 1, Time: 40 * time.Minute, Crust: "soft", Baker: "Ada"}
		change(b)
		return b
	}
	for _, c := range []struct {
		name, args string
		env        map[string]string
		want       any
	}{
		{"defaults", "bake rye --baker Ada", nil, usual(func(*bake) {})},
		{"flags with and without =", "bake --baker=Ada --loaves -0 rye --heat=180.5 --seed 7 --time 1h", nil,
			usual(func(b *bake) { b.Heat, b.Seed, b.Time = 180.5, 7, time.Hour })},
		{"switches, a hyphen in the name", "bake rye --long-rise --baker Ada", nil, usual(func(b *bake) { b.LongRise = true })},
		{"lists", "bake rye --baker Ada -w poppy,flax --with sesame", nil, usual(func(b *bake) { b.With = []string{"poppy", "flax", "sesame"} })},
		{"arguments, a - among them", "bake rye - b --baker Ada", nil, usual(func(b *bake) { b.Into = []string{"-", "b"} })},
		{"after -- all is argument", "bake --baker Ada -- rye --b", nil, usual(func(b *bake) { b.Into = []string{"--b"} })},
		{"a variable", "bake rye --baker Ada", map[string]string{"TEST_STORE": "b.db"}, usual(func(b *bake) { b.Store = "b.db" })},
		{"a flag goes before a variable", "bake rye --baker Ada --store c.db", map[string]string{"TEST_STORE": "b.db"}, usual(func(b *bake) { b.Store = "c.db" })},
		{"a command below", "oven clean", nil, &ovenClean{}},
		{"the usual one below", "oven --fuel beech", nil, &ovenHeat{"beech"}},
		{"the usual one named", "oven heat --fuel beech", nil, &ovenHeat{"beech"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, out := line(c.env)
			got, err := l.Parse(&root{}, strings.Fields(c.args))
			if err != nil || !reflect.DeepEqual(got, c.want) || out.Len() > 0 {
				t.Errorf("got %+v, %v, printed %q, want %+v", got, err, out, c.want)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	for args, want := range map[string]string{
		"":                                 "expected one of bake, oven",
		"oven burn":                        "unexpected argument burn",
		"bak rye":                          "did you mean bake?",
		"bake --baker Ada":                 `expected "<grain>"`,
		"bake rye":                         `required flag(s) "baker"`,
		"bake rye --baker":                 "needs an argument",
		"bake rye --butter 3":              "unknown flag: --butter",
		"bake --loaves x rye":              "want a whole number",
		"bake --heat x rye":                "want a number",
		"bake --time 3 rye":                "want a time such as 30s",
		"bake --long-rise=x rye":           "want true or false",
		"bake --crust wet rye":             "must be one of soft, hard",
		"bake rye --baker A --lo 1":        "unknown flag",
		"bake rye --baker Ada --loaves -1": "not below 0",
		"oven clean it":                    "unexpected argument it",
	} {
		l, _ := line(nil)
		if got, err := l.Parse(&root{}, strings.Fields(args)); err == nil || !strings.Contains(err.Error(), want) || got != nil {
			t.Errorf("%q: got %+v, %v, want an error with %q", args, got, err, want)
		}
	}
	l, _ := line(map[string]string{"TEST_STORE": "x"})
	for want, wrong := range map[string]any{
		`default of --n "x": want a whole number`: &struct {
			C struct {
				N int `default:"x"`
			} `cmd:""`
		}{},
		"cannot be a *map[string]int": &struct {
			C struct {
				N map[string]int `default:"x"`
			} `cmd:""`
		}{},
	} {
		if _, err := l.Parse(wrong, []string{"c"}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

func TestHelp(t *testing.T) {
	const want = `Usage: test bake <grain> [<form> ...] [flags]

Bake bread.

Words that explain.

Examples:

    test bake rye

Arguments:
  <grain>        What it is made of.
  [<form> ...]   Forms.

Flags:
  -h, --help         Show this help.
      --store FILE   File of the store ($TEST_STORE).
                     (default a.db)
      --heat N       Degrees. (default 220)
      --loaves N     How many.
      --seed N       Of chance. (default 1)
      --long-rise    Let it rise overnight.
      --time TIME    In the oven. (default 40m0s)
      --crust WORD   How it comes out: soft, hard.
                     (default soft)
  -w, --with WORD    Seeds.
      --baker WORD   Who bakes.
`
	for _, args := range [][]string{{"bake", "--help"}, {"bake", "rye", "-h"}, {"help", "bake"}} {
		l, out := line(nil)
		if got, err := l.Parse(&root{}, args); got != nil || err != nil || out.String() != want {
			t.Errorf("%v: got %v, %v and\n%s\nwant\n%s", args, got, err, out, want)
		}
	}
	l, out := line(nil)
	if got, err := l.Parse(&root{}, []string{"--help"}); got != nil || err != nil || !strings.Contains(out.String(), "Commands:\n  bake   Bake bread.\n  oven   Look after the oven.\n") {
		t.Errorf("got %v, %v and\n%s", got, err, out)
	}
	if got := l.Names(&root{}); !slices.Equal(got, []string{"bake", "oven"}) {
		t.Errorf("names: %v", got)
	}
}

// TestCompletion holds that a shell is told the commands, and the values of a flag.
func TestCompletion(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"__complete", "b"}, "bake\tBake bread.\n"},
		{[]string{"__complete", "bake", "--crust", ""}, "soft\nhard\n"},
		{[]string{"completion", "bash", "--help"}, "completion bash"},
		{[]string{"completion", "bash"}, "__start_test"},
	} {
		l, out := line(nil)
		if got, err := l.Parse(&root{}, c.args); got != nil || err != nil || !strings.Contains(out.String(), c.want) {
			t.Errorf("%v: got %v, %v and %q", c.args, got, err, out)
		}
	}
}

package cli

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/dyad-news/dyad/formats"
)

var update = flag.Bool("update", false, "write the generated parts of docs anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"dyad":          func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		"dyad-measured": measured,
		"dyad-shifted":  shifted,
		"nats-node":     natsNode,
	})
}

// TestScripts runs testdata/*.txtar: commands, then the files they work on.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata"})
}

// world is an env whose streams are buffers.
func world(ctx context.Context, stdin io.Reader) (e *env, stdout, stderr *bytes.Buffer) {
	stdout, stderr = &bytes.Buffer{}, &bytes.Buffer{}
	return &env{ctx: ctx, stdin: stdin, stdout: stdout, stderr: stderr, getenv: func(string) string { return "" }, now: time.Now}, stdout, stderr
}

// TestInterrupt ends a run while its input is silent: what was coded is printed whole.
func TestInterrupt(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	stdin, write := io.Pipe()
	defer write.Close()
	e, _, stderr := world(ctx, stdin)
	out, printed := io.Pipe()
	e.stdout = printed
	done := make(chan int)
	go func() {
		code := e.main([]string{"code", "--format", "json", "--date", "2024-03-04", "-"})
		_ = printed.Close()
		done <- code
	}()
	go func() {
		fmt.Fprintln(write, `{"text": "Kenya condemned the attack on Somalia."}`)
		fmt.Fprintln(write, `{"text": "Peru summoned the ambassador of Chile."}`)
		fmt.Fprintln(write, strings.Repeat(" ", 1<<16)) // more than the reader waits for to tell what this is
	}()
	var all bytes.Buffer
	buf := make([]byte, 4096)
	for {
		n, err := out.Read(buf)
		all.Write(buf[:n])
		if strings.Contains(all.String(), "Kenya") {
			cancel()
		}
		if err != nil {
			break
		}
	}
	if code := <-done; code != exitBreak {
		t.Errorf("exit code %d, want %d", code, exitBreak)
	}
	if !strings.HasSuffix(all.String(), "}\n]\n") {
		t.Errorf("JSON is not whole: %q", all.String())
	}
	if !strings.Contains(stderr.String(), "interrupted") {
		t.Errorf("stderr: %q", stderr)
	}
}

// help returns what a command prints for --help.
func help(t *testing.T, args ...string) string {
	t.Helper()
	t.Setenv("COLUMNS", "100")
	e, stdout, stderr := world(t.Context(), nil)
	if code := e.main(append(args, "--help")); code != exitOK || stderr.Len() > 0 {
		t.Fatalf("dyad %v --help: exit %d, stderr %q", args, code, stderr)
	}
	return stdout.String()
}

func commandNames(t *testing.T) []string {
	t.Helper()
	e, _, _ := world(t.Context(), nil)
	return newLine(e).Names(&commands{})
}

// TestCommandsRun holds that whatever a command line can choose can be run.
func TestCommandsRun(t *testing.T) {
	var walk func(name string, of reflect.Value) (leaf bool)
	walk = func(name string, of reflect.Value) bool {
		leaf := true
		for f, v := range of.Fields() {
			if _, cmd := f.Tag.Lookup("cmd"); !cmd {
				continue
			}
			leaf = false
			if _, ok := v.Addr().Interface().(runner); walk(name+" "+f.Name, v) && !ok {
				t.Errorf("%s %s has no Run(*env) error", name, f.Name)
			}
		}
		return leaf
	}
	walk("dyad", reflect.ValueOf(&commands{}).Elem())
}

// TestDocs holds docs/cli.md, which is what --help prints, and the table of CSV columns
// in docs/record.md.
func TestDocs(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Commands\n\nWhat `dyad COMMAND --help` prints; `go test ./cli -update` writes this page.\n\n```\n" + help(t) + "```\n")
	for _, name := range commandNames(t) {
		b.WriteString("\n## dyad " + name + "\n\n```\n" + help(t, name) + "```\n")
	}
	golden(t, "../docs/cli.md", func(string) string { return b.String() })
	golden(t, "../docs/record.md", func(old string) string {
		const from, to = "<!-- columns: made by go test ./cli -update -->\n", "<!-- end of columns -->"
		before, rest, ok := strings.Cut(old, from)
		_, after, ok2 := strings.Cut(rest, to)
		if !ok || !ok2 {
			t.Fatal("docs/record.md: no marks around the columns")
		}
		table := "| column | meaning |\n|---|---|\n"
		for _, c := range formats.CSVColumns() {
			table += "| `" + c.Name + "` | " + c.About + " |\n"
		}
		return before + from + table + to + after
	})
}

func golden(t *testing.T, file string, make func(old string) string) {
	t.Helper()
	old, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	want := make(string(old))
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(old) != want {
		t.Errorf("%s is not up to date: run go test ./cli -update", file)
	}
}

// TestHelpTeaches holds that every command shows examples, and that those parse.
func TestHelpTeaches(t *testing.T) {
	example := regexp.MustCompile(`(?m)^    (?:.*\| )?dyad (.*)$`)
	for _, name := range commandNames(t) {
		found := example.FindAllStringSubmatch(help(t, name), -1)
		if len(found) == 0 {
			t.Errorf("dyad %s --help shows no example", name)
		}
		for _, m := range found {
			line, _, _ := strings.Cut(m[1], " > ")
			line, _, _ = strings.Cut(line, " | ")
			line, _, _ = strings.Cut(line, " #")
			line = regexp.MustCompile(`"[^"]*"`).ReplaceAllString(line, "words")
			e, _, _ := world(t.Context(), nil)
			if _, err := newLine(e).Parse(&commands{}, strings.Fields(line)); err != nil {
				t.Errorf("dyad %s --help: example %q: %v", name, m[0], err)
			}
		}
	}
}

func TestExitCodes(t *testing.T) {
	for want, calls := range map[int][][]string{
		exitOK:    {{"version"}, {"--help"}, {"code", "--help"}, {}},
		exitFail:  {{"code", "no-such-file"}},
		exitUsage: {{"nonsense"}, {"code"}, {"code", "--workers=-1", "x"}, {"code", "--data", "no-such-folder", "x"}, {"verify", "no-such-file"}},
	} {
		for _, args := range calls {
			e, _, _ := world(t.Context(), strings.NewReader(""))
			if got := e.main(args); got != want {
				t.Errorf("dyad %v: exit code %d, want %d", args, got, want)
			}
		}
	}
}

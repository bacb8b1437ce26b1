package cli

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// bomb is an input made to hurt, at a size; 1 is the size that it is about.
type bomb struct {
	name, file string
	make       func(scale int) []byte
	says       string // in what is printed on stderr; "" where it is read
}

// times repeats a text n times, or fewer at a smaller scale.
func times(s string, n int) func(int) []byte {
	return func(scale int) []byte { return []byte(strings.Repeat(s, n/scale)) }
}

func around(before string, f func(int) []byte, after string) func(int) []byte {
	return func(scale int) []byte { return append(append([]byte(before), f(scale)...), after...) }
}

func gzipped(f func(int) []byte, layers int) func(int) []byte {
	return func(scale int) []byte {
		b := f(scale)
		for range layers {
			var out bytes.Buffer
			z := gzip.NewWriter(&out)
			z.Write(b)
			z.Close()
			b = out.Bytes()
		}
		return b
	}
}

const (
	plainStory = "France recalled its ambassador from Australia on Friday, the foreign ministry said. "
	laughs     = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>`
)

// bombs is the list of docs/security.md.
var bombs = []bomb{
	{"gzip of 2 GB of blanks", "x.txt.gz", gzipped(times(strings.Repeat(" ", 1<<20), 2<<10), 1), "page too large"},
	{"gzip in gzip in gzip", "x.txt.gz", gzipped(times(plainStory, 1000), 3), "not text"},
	{"records in a gzip bomb", "x.jsonl.gz", gzipped(times(`{"text":"`+strings.Repeat("a ", 1<<19)+`"}`+"\n", 1<<10), 1), "page too large"},
	{"XML entities that multiply, and name files", "x.html", around(laughs, times("&c;&x;", 100_000), "</p></body></html>"), "-"},
	{"HTML 100,000 deep", "x.html", around("<html><body>", times("<div>", 100_000), "<p>"+plainStory+"</p>"), "malformed"},
	{"HTML 100,000 deep, inline", "x.html", around("<html><body><p>", times("<b><i>", 50_000), plainStory), "-"},
	{"a table of 300,000 cells", "x.html", around("<table>", times("<tr><td>x", 300_000), plainStory), "-"},
	{"HTML with 1,000,000 attributes", "x.html", around("<p ", times("a=b ", 1_000_000), ">"+plainStory), "-"},
	{"one line of 50 MB", "x.txt", times("word ", 10<<20), "page too large"},
	{"one line of 50 MB in a list", "x.jsonl", around(`{"text":"`, times("word ", 10<<20), `"}`), "page too large"},
	{"one line of 9 MB", "x.txt", times("word ", 9<<20/5), "no language pack"},
	{"one word of 9 MB", "x.txt", times("a", 9<<20), ""},
	{"JSON 1,000,000 deep", "x.jsonl", around(`{"text":`, times("[", 1_000_000), "}"), "malformed"},
	{"NULs", "x.txt", times("Fra\x00nce recalled its am\x00bassador. ", 10_000), "not text"},
	{"NULs in a record", "x.jsonl", around(`{"text":"`, times(`Fra\u0000nce recalled its ambassador from Peru. `, 1000), `"}`), ""},
	{"lone surrogates", "x.jsonl", around(`{"text":"`, times(`Fra\ud800nce recalled \udfff its ambassador from Peru. `, 1000), `"}`), ""},
	{"bytes that are no UTF-8", "x.txt", times("Fra\xff\xfe\xed\xa0\x80nce recalled its ambassador from Peru. ", 1000), ""},
	{"right-to-left marks", "x.txt", times("\u202eFrance\u202c recalled \u2067its\u2069 am\u200fbassador from Peru. ", 1000), ""},
	{"zero-width letters in names", "x.txt", times("Fr\u200bance re\u200dcalled its am\u2060bas\ufeffsador from Pe\u00adru. ", 1000), ""},
	{"marks without end on one letter", "x.txt", around("France e", times("\u0301", 2_000_000), " recalled its ambassador from Peru."), ""},
	{"a sentence of 10,000 words", "x.txt", around("France ", times("recalled and ", 5000), "left Peru."), ""},
	{"a sentence of 10,000 names", "x.txt", around("France", times(", Peru and Chile", 3333), " signed a treaty."), ""},
	{"a sentence of 10,000 commas", "x.txt", around("France", times(", said Peru", 10_000), "."), ""},
	{"a million tiny sentences", "x.txt", times("He ran. ", 1_000_000), ""},
	{"100,000 open quotes and brackets", "x.txt", times("\u201c(\u2018[", 100_000), "-"},
	{"100,000 numbers", "x.txt", times("12.5 million, ", 100_000), "no language pack"},
	{"100,000 dates", "x.txt", times("on Friday 3 May 2021, ", 100_000), ""},
}

// TestBombs gives each bomb to a process of its own: it ends, is not a fault of Dyad, and
// takes a bounded part of the memory. DYAD_BOMBS=1 takes them at their size and, with -v,
// prints the table of docs/security.md; else they are a hundredth of it.
func TestBombs(t *testing.T) {
	long(t)
	scale := 100
	if os.Getenv("DYAD_BOMBS") != "" {
		scale = 1
	}
	for _, b := range bombs {
		t.Run(b.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), b.file)
			body := b.make(scale)
			write(t, file, body)
			cmd := exec.CommandContext(t.Context(), os.Args[0])
			cmd.Args = []string{"dyad-measured", "code", "--date", "2021-09-18", "--format", "jsonl", "--workers", "1", file}
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			began := time.Now()
			_, err := cmd.Output()
			took := time.Since(began)
			var exit *exec.ExitError
			if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == exitFail) || strings.Contains(stderr.String(), "fault") {
				t.Fatalf("%v\n%.2000s", err, &stderr)
			}
			if scale == 1 && b.says != "-" && (b.says == "") != (err == nil) || scale == 1 && !strings.Contains(stderr.String(), strings.TrimPrefix(b.says, "-")) {
				t.Errorf("want %q, got %v\n%.2000s", b.says, err, &stderr)
			}
			mb := peak(stderr.String())
			cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
			t.Logf("| %s | %s | %.1f s | %.1f s | %d MB | %s |", b.name, size(len(body)), cpu.Seconds(), took.Seconds(), mb, verdict(err, stderr.String()))
			if mb > 4096 {
				t.Errorf("took %d MB", mb)
			}
		})
	}
}

// measured is the command dyad-measured of the test binary: dyad, which says at its end on
// stderr how much memory it had at most. The figure that its parent could ask for is no
// less than the parent's own.
func measured() {
	code := Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	if b, err := os.ReadFile("/proc/self/status"); err == nil {
		os.Stderr.Write(b)
	}
	os.Exit(code)
}

// peak reads the peak of memory in MB, 0 where the system does not tell.
func peak(stderr string) (kb int) {
	if _, rest, ok := strings.Cut(stderr, "VmHWM:"); ok {
		fmt.Sscan(rest, &kb)
	}
	return kb >> 10
}

func size(n int) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

// verdict is the reason for which a page was refused, or that it was read.
func verdict(err error, stderr string) string {
	if err == nil {
		return "read"
	}
	_, why, _ := strings.Cut(stderr, "failed: ")
	why, _, _ = strings.Cut(why, "\n")
	return "refused: " + why
}

// TestHidden holds that what no reader sees changes nothing: names with letters of no width,
// marks of direction, soft hyphens and halves of letters in them are who they seem to be.
func TestHidden(t *testing.T) {
	coded := func(text string) string {
		e, stdout, stderr := world(t.Context(), strings.NewReader(`{"date":"2021-09-18","text":"`+text+`"}`))
		if code := e.main([]string{"code", "--format", "jsonl", "-"}); code != exitOK {
			t.Fatalf("%s: exit %d: %s", text, code, stderr)
		}
		return stdout.String()
	}
	want := coded("Iran recalled its ambassador from Saudi Arabia on Friday, the foreign ministry said.")
	if !strings.Contains(want, `"IRN"`) || !strings.Contains(want, `"SAU"`) {
		t.Fatal(want)
	}
	for _, hidden := range []string{`\u200b`, `\u200c`, `\u200d`, `\u2060`, `\ufeff`, `\u00ad`, `\u200e`, `\u200f`, `\u202e`, `\u2067`, `\u2069`, `\u061c`, `\u180e`, `\u034f`, `\ufe0f`, `\u2063`} {
		text := strings.NewReplacer("I", "I"+hidden, "Sa", "Sa"+hidden, "di A", "di"+hidden+" A", "amb", "am"+hidden+"b", "on F", "on "+hidden+"F").Replace("Iran recalled its ambassador from Saudi Arabia on Friday, the foreign ministry said.")
		if got := coded(text); got != want {
			t.Errorf("%s: \n%.400s\nwant\n%.400s", hidden, got, want)
		}
	}
	for _, half := range []string{`\ud800`, `\udfff`} { // shown as a sign that is no letter
		if got := coded("Iran " + half + " recalled its ambassador from " + half + " Saudi Arabia on Friday."); !strings.Contains(got, `"IRN"`) || !strings.Contains(got, `"SAU"`) {
			t.Errorf("%s: %.400s", half, got)
		}
	}
}

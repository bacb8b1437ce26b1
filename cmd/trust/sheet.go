package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/house"
)

// writeSheet writes events of pages that nobody has corrected, drawn at random, for a reader to correct:
// each sentence with what stands before it, its mentions by number, and its events.
func (v *verdicts) writeSheet(w io.Writer, news, set string, events int, seed uint64) error {
	coder, err := house.New("")
	if err != nil {
		return err
	}
	var lines []json.RawMessage
	err = records(news, set, func(id string, line json.RawMessage) error {
		if v.corrected[set+"/"+id] == nil {
			lines = append(lines, line)
		}
		return nil
	})
	if err != nil {
		return err
	}
	draw := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // a draw that can be drawn again
	draw.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	n := 0
	for _, line := range lines {
		k, err := coder.Code(dyad.Page{Name: "sheet", MediaType: "application/json", Body: line})
		if err != nil {
			continue // what cannot be coded tells no event
		}
		for i := range k.Sentences {
			of := slices.DeleteFunc(slices.Clone(k.Events), func(e dyad.Event) bool { return e.TextInfo.Sequence != i })
			if len(of) > 0 {
				n = writeSentence(w, set, &k, i, of, n)
			}
		}
		if n >= events {
			break
		}
	}
	return nil
}

// writeSentence writes one sentence and its events, which are numbered from n + 1, and returns the last number.
func writeSentence(w io.Writer, set string, k *dyad.Coding, at int, of []dyad.Event, n int) int {
	const context = 350 // bytes
	flat := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	s, a := k.Sentences[at].Span, &k.Article
	fmt.Fprintf(w, "=== %s %s %s %s\n", set, a.SourceID, a.Published, flat(a.Title))
	if before := flat(strings.ToValidUTF8(a.Text[max(0, s.Start-context):s.Start], "")); before != "" {
		fmt.Fprintf(w, "before: %s\n", before)
	}
	fmt.Fprintf(w, "SENTENCE: %s\n", flat(s.In(a.Text)))
	ms := slices.DeleteFunc(slices.Clone(k.Mentions), func(m dyad.Mention) bool { return m.Span.Start < s.Start || m.Span.Start >= s.End })
	number := func(m *dyad.Mention) int {
		i := slices.IndexFunc(ms, func(x dyad.Mention) bool { return x.Span == m.Span && x.Code == m.Code })
		if i < 0 {
			i, ms = len(ms), append(ms, *m)
		}
		return i + 1
	}
	side := func(of []dyad.Mention) string {
		var all []string
		for i := range of {
			all = append(all, strconv.Itoa(number(&of[i])))
		}
		return cmp.Or(strings.Join(all, ","), "-")
	}
	var told []string
	for i := range of {
		e := &of[i]
		n++
		told = append(told, fmt.Sprintf("E%d: %s %s at %d-%d “%s” | actor: %s | recipient: %s", n, strings.Join(append(e.Type[:1:1], e.Modes...), "/"), e.Realis,
			e.Evidence.Trigger.Start, e.Evidence.Trigger.End, flat(e.Evidence.Trigger.In(a.Text)), side(e.Actors), side(e.Recipients)))
	}
	for i := range ms {
		fmt.Fprintf(w, "M%d: %s %s “%s”\n", i+1, cmp.Or(ms[i].Code, "?"), ms[i].Sector, flat(ms[i].Text))
	}
	fmt.Fprintln(w, strings.Join(told, "\n"))
	fmt.Fprintln(w)
	return n
}

// readAnswers writes a reader's answers to a sheet as rows of a table of corrected events.
func readAnswers(w io.Writer, sheet, answers string) error {
	given := map[string][]string{}
	err := eachLine(answers, func(f []string) error {
		if len(f) < 2 {
			return fmt.Errorf("want a number and an answer, have %q", f)
		}
		given[f[0]] = f[1:]
		return nil
	})
	if err != nil {
		return err
	}
	var set, page string
	code := map[string]string{} // of a mention, by number
	return eachLine(sheet, func(f []string) error {
		switch {
		case f[0] == "===" && len(f) > 2:
			set, page = f[1], f[2]
			clear(code)
		case f[0][0] == 'M' && strings.HasSuffix(f[0], ":") && len(f) > 1:
			code[strings.Trim(f[0], "M:")] = f[1]
		case f[0][0] == 'E' && strings.HasSuffix(f[0], ":") && len(f) > 9:
			answer := given[strings.Trim(f[0], "E:")]
			if answer == nil {
				return fmt.Errorf("%s has no answer", f[0])
			}
			typ, _, _ := strings.Cut(f[1], "/")
			r := row{told: typ, typ: typ, realis: f[2], actors: f[len(f)-4], recipients: f[len(f)-1]}
			if err := r.correct(answer, code); err != nil {
				return fmt.Errorf("answer to %s: %w", f[0], err)
			}
			if r.typ != "skip" {
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", set, page, f[4], r.told, r.typ, r.realis, r.actors, r.recipients)
			}
		}
		return nil
	})
}

// row is an event of a sheet.
type row struct{ told, typ, realis, actors, recipients string }

// correct makes of a row what a reader says of it; sides become countries.
func (r *row) correct(answer []string, code map[string]string) error {
	for _, a := range answer {
		what, is, _ := strings.Cut(a, "=")
		switch what {
		case "ok":
		case "none", "dup", "skip":
			*r = row{told: r.told, typ: what}
			return nil
		case "t":
			r.typ = is
		case "h":
			r.realis = is
		case "a":
			r.actors = is
		case "r":
			r.recipients = is
		default:
			return fmt.Errorf("%q is none", a)
		}
	}
	for _, side := range []*string{&r.actors, &r.recipients} {
		var codes []string
		for _, m := range strings.Split(*side, ",") {
			n, c, given := strings.Cut(m, "@")
			if m != "-" && !given {
				if c = code[n]; c == "" {
					return fmt.Errorf("no mention %q", n)
				}
			}
			codes = append(codes, cmp.Or(c, "-"))
		}
		slices.Sort(codes)
		*side = strings.Join(slices.Compact(codes), ",")
	}
	return nil
}

// eachLine hands over the words of each line that has any.
func eachLine(name string, each func(words []string) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if f := strings.Fields(lines.Text()); len(f) > 0 {
			if err := each(f); err != nil {
				return fmt.Errorf("%s:%d: %w", name, n, err)
			}
		}
	}
	return lines.Err()
}

package cli

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// tablePrinter writes events for people: grouped by article, numbered, the sentence
// below with its trigger marked. Articles that tell no event are passed over.
type tablePrinter struct {
	w     io.Writer
	page  page
	begun bool
}

func (t *tablePrinter) close() error { return nil }

func (t *tablePrinter) print(k *dyad.Coding) error {
	if len(k.Events) == 0 {
		return nil
	}
	var b strings.Builder
	if t.begun {
		b.WriteByte('\n')
	}
	t.begun = true
	t.heading(&b, &k.Article)
	for i := range k.Events {
		b.WriteByte('\n')
		t.event(&b, k, i)
	}
	_, err := io.WriteString(t.w, b.String())
	return err
}

func (t *tablePrinter) heading(b *strings.Builder, a *dyad.Article) {
	title := a.Title
	if title == "" {
		title = "(no title)"
	}
	t.page.wrap(b, "", piece{title, bold})
	about := []string{string(a.ID)}
	if a.Published != "" {
		about = slices.Insert(about, 0, "published "+string(a.Published))
	}
	if a.Outlet != "" {
		about = slices.Insert(about, 0, a.Outlet)
	}
	t.page.wrap(b, "", piece{strings.Join(about, " · "), faint})
}

// event writes the i-th event: who did what on one line, what else is known on the
// next, then the sentence.
func (t *tablePrinter) event(b *strings.Builder, k *dyad.Coding, i int) {
	e := &k.Events[i]
	lead := fmt.Sprintf("%3d  ", i+1)
	pieces := []piece{{dateText(e), cyan}, {"  ", plain}, {parties(e), bold}, {"  ", plain}, {typeText(e), quadStyle(e.Quad)}}
	if e.Realis != dyad.Actual && e.Realis != "" {
		pieces = append(pieces, piece{" [" + string(e.Realis) + "]", yellow})
	}
	t.page.wrap(b, lead, pieces...)
	indent := strings.Repeat(" ", len(lead))
	if facts := facts(k, e); len(facts) > 0 {
		t.page.wrap(b, indent, piece{strings.Join(facts, " · "), plain})
	}
	if s := e.Evidence.Sentence; s != "" {
		t.page.wrap(b, indent, t.marked(s, dyad.Span{
			Start: e.Evidence.Trigger.Start - e.TextInfo.Start,
			End:   e.Evidence.Trigger.End - e.TextInfo.Start,
		})...)
	}
}

// marked returns a sentence with the span set off: by colour, or by «guillemets» where
// there is none.
func (t *tablePrinter) marked(s string, at dyad.Span) []piece {
	word := at.In(s)
	if word == "" {
		return []piece{{s, faint}}
	}
	if !t.page.color {
		word = "«" + word + "»"
	}
	return []piece{{s[:at.Start], faint}, {word, trigger}, {s[at.End:], faint}}
}

func quadStyle(quad int) string {
	switch quad {
	case 1, 2:
		return green
	case 3:
		return yellow
	case 4:
		return red
	}
	return plain
}

func dateText(e *dyad.Event) string {
	d := dyad.DateInfo{}
	if e.DateInfo != nil {
		d = *e.DateInfo
	}
	switch {
	case d.EDTF != "":
		return d.EDTF
	case e.Date != "" && e.EndDate != "" && e.Date != e.EndDate:
		return string(e.Date) + "/" + string(e.EndDate)
	case e.Date != "":
		return string(e.Date)
	}
	return "(no date)"
}

func typeText(e *dyad.Event) string {
	text := strings.Join(e.Type, "+")
	if len(e.Modes) > 0 {
		text += "/" + strings.Join(e.Modes, "+")
	}
	return text
}

// parties writes "actors → recipients"; a side that is not named is "?", and events
// with one side only have no arrow.
func parties(e *dyad.Event) string {
	actors, recipients := mentions(e.Actors), mentions(e.Recipients)
	switch {
	case actors == "" && recipients == "":
		return "?"
	case recipients == "":
		return actors
	case actors == "":
		actors = "?"
	}
	return actors + " → " + recipients
}

// longestName is where the table cuts the words of a mention, in letters.
const longestName = 48

// mentions writes each mention once with its codes: "the two nations (IRN GOV, PAK GOV)".
func mentions(ms []dyad.Mention) string {
	var out []string
	for i := 0; i < len(ms); {
		var codes []string
		j := i
		for ; j < len(ms) && ms[j].Span == ms[i].Span; j++ {
			if c := codeText(&ms[j].Entity); c != "" {
				codes = append(codes, c)
			}
		}
		name := cut(ms[i].Text)
		if m := &ms[i]; j == i+1 && m.Known != "" && (m.Kind != dyad.Name || m.Coref != nil) {
			name += " = " + m.Known
		}
		if len(codes) > 0 {
			name += " (" + strings.Join(codes, ", ") + ")"
		}
		out, i = append(out, name), j
	}
	return strings.Join(out, ", ")
}

func cut(name string) string {
	letters := []rune(name)
	if len(letters) <= longestName {
		return name
	}
	return strings.TrimRight(string(letters[:longestName]), " ,") + "…"
}

func codeText(e *dyad.Entity) string {
	return strings.TrimSpace(e.Code + " " + string(e.Sector))
}

// facts lists what is known beyond who did what: place, size, voice, and the events
// that this one answers or is told by.
func facts(k *dyad.Coding, e *dyad.Event) []string {
	var out []string
	if p := e.Place; p != nil && p.Text != "" {
		out = append(out, "at "+placeText(p))
	}
	if s := sizes(e); s != "" {
		out = append(out, s)
	}
	if s := voices(e.Attribution); s != "" {
		out = append(out, s)
	}
	if n := numberOf(k, e.ResponseTo); n != "" {
		out = append(out, "answers "+n)
	}
	if n := numberOf(k, e.Of); n != "" {
		out = append(out, "told by "+n)
	}
	return out
}

func placeText(p *dyad.Toponym) string {
	name := p.Text
	if p.Name != "" && !strings.EqualFold(p.Name, p.Text) {
		name += " = " + p.Name
	}
	if p.CountryCode != "" {
		name += " (" + p.CountryCode + ")"
	}
	return name
}

// sizes writes "killed 9+, injured 3 (asserts: Interior Minister Ahmad Vahidi)", and what
// other voices say behind it: "killed 300 (says an official) or 0 (says the army)".
func sizes(e *dyad.Event) string {
	var out []string
	for name, first := range e.Size.All() {
		text := name
		for i, n := range append([]dyad.Count{*first}, first.Others...) {
			if i > 0 {
				text += " or"
			}
			text += " " + countText(&n)
			if v := voices(n.Attribution); v != "" {
				text += " (" + v + ")"
			}
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

// countText writes "9", "9+" for at least nine, "≤12" for up to twelve, "9-12"; and the
// words themselves where they give no number ("dozens").
func countText(n *dyad.Count) string {
	text := ""
	switch {
	case n.Low != nil && n.High != nil && *n.Low != *n.High:
		text = fmt.Sprintf("%d-%d", *n.Low, *n.High)
	case n.Low != nil && n.High == nil:
		text = strconv.Itoa(*n.Low) + "+"
	case n.High != nil && n.Low == nil:
		text = "≤" + strconv.Itoa(*n.High)
	case n.Best != nil:
		text = strconv.Itoa(*n.Best)
	default:
		text = "“" + n.Text + "”"
	}
	var parts []string
	for _, p := range n.Breakdown {
		parts = append(parts, fmt.Sprintf("%d %s", p.N, p.Who))
	}
	if len(parts) > 0 {
		text += " [" + strings.Join(parts, ", ") + "]"
	}
	return text
}

// verbs say in the table what a voice does with a claim.
var verbs = map[dyad.Stance]string{
	dyad.Asserts: "says", dyad.Alleges: "alleges", dyad.Confirms: "confirmed by", dyad.Denies: "denied by",
	dyad.Claims: "claimed by", dyad.CannotVerify: "cannot be confirmed by",
}

func voices(as []dyad.Attribution) string {
	var out []string
	for i := range as {
		a := &as[i]
		switch {
		case a.Entity == nil && a.Cue != "":
			out = append(out, "hearsay: "+a.Cue)
		case a.Entity == nil:
			out = append(out, "hearsay")
		default:
			out = append(out, strings.TrimSpace(verbs[a.Stance]+" "+mentions([]dyad.Mention{*a.Entity})))
		}
	}
	return strings.Join(out, ", ")
}

// numberOf returns the number under which the table prints an event, "" for none.
func numberOf(k *dyad.Coding, id dyad.EventID) string {
	if id == "" {
		return ""
	}
	for i := range k.Events {
		if k.Events[i].ID == id {
			return strconv.Itoa(i + 1)
		}
	}
	return ""
}

package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"github.com/dyad-news/dyad"
)

type explainCmd struct {
	input
	Only  string `help:"Show only sentences in which these words stand." placeholder:"WORDS"`
	Data  string `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
	Color string `help:"Colour: ${enum}. NO_COLOR is honoured." enum:"auto,always,never" default:"auto"`
}

// Help is printed by --help.
func (*explainCmd) Help() string {
	return `For each sentence: its tokens in text order with the dependency tree drawn beside them, the mentions, dates and places found in it, the events with the rule that fired and the operators over it, and the rules that came near, with what stopped them. Numbers in brackets are byte offsets into the article's text.

Examples:

    dyad explain --date 2024-01-29 story.txt
    dyad explain --only "recalled its ambassador" story.html | less
    echo "Kenya denied that it shelled the camp." | dyad explain -
`
}

// Validate is called when the command line is read.
func (c *explainCmd) Validate() error { return c.validate() }

// Run walks every page aloud.
func (c *explainCmd) Run(e *env) error {
	coder, err := newCoder(c.Data)
	if err != nil {
		return err
	}
	x := &explainer{w: e.stdout, page: page{widthOf(e.stdout), e.colored(c.Color, e.stdout)}, only: c.Only}
	failed := false
	for p, err := range c.pages(e, nil) {
		if e.ctx.Err() != nil {
			return errInterrupted
		}
		if err == nil {
			var k dyad.Coding
			var near []dyad.Rival
			if k, near, err = coder.Explain(p); err == nil {
				err = x.article(&k, near)
			}
		}
		if err != nil {
			fmt.Fprintf(e.stderr, "dyad: %s\n", oneLine(err.Error()))
			failed = true
		}
	}
	if failed {
		return errFailed
	}
	return nil
}

// explainer prints the walk of one article after the other.
type explainer struct {
	w    io.Writer
	page page
	only string
}

func (x *explainer) article(k *dyad.Coding, near []dyad.Rival) error {
	var b strings.Builder
	(&tablePrinter{page: x.page}).heading(&b, &k.Article)
	if d := k.Article.Dateline; d != nil {
		x.page.wrap(&b, "dateline ", piece{strings.Join(strings.Fields(d.Place+" "+d.Agency), " "), plain})
	}
	for _, f := range k.Article.Furniture {
		x.page.wrap(&b, "dropped  ", piece{f, faint})
	}
	for i := range k.Sentences {
		s := &k.Sentences[i]
		if x.only == "" || strings.Contains(s.Span.In(k.Article.Text), x.only) {
			x.sentence(&b, k, i, near)
		}
	}
	b.WriteByte('\n')
	_, err := io.WriteString(x.w, b.String())
	return err
}

func (x *explainer) sentence(b *strings.Builder, k *dyad.Coding, i int, near []dyad.Rival) {
	s := &k.Sentences[i]
	fmt.Fprintf(b, "\n%s\n", x.page.paint(fmt.Sprintf("sentence %d %s", i, span(s.Span)), faint))
	x.page.wrap(b, "", piece{s.Span.In(k.Article.Text), bold})
	x.tree(b, s)
	x.found(b, k, i)
	for n := range k.Events {
		if e := &k.Events[n]; e.TextInfo.Sequence == i {
			x.event(b, k, n)
		}
	}
	x.rivals(b, k, s, near)
}

func span(s dyad.Span) string { return fmt.Sprintf("[%d:%d]", s.Start, s.End) }

// branch is one line of a drawn tree: the drawing, and the token that stands there.
type branch struct {
	drawn string
	token int
}

// tree prints one token a line, in text order, with its tree drawn on the left: what
// hangs left of a word stands above it, what hangs right of it below.
func (x *explainer) tree(b *strings.Builder, s *dyad.Sentence) {
	root := s.Root()
	if root < 0 {
		return
	}
	lines := draw(s, root, "", "", "", nil)
	wide := 0
	for _, l := range lines {
		wide = max(wide, runewidth.StringWidth(l.drawn+s.Tokens[l.token].Form))
	}
	for _, l := range lines {
		t := &s.Tokens[l.token]
		gap := strings.Repeat(" ", wide-runewidth.StringWidth(l.drawn+t.Form))
		tag := t.UPOS
		if t.XPOS != "" && t.XPOS != t.UPOS {
			tag += "/" + t.XPOS
		}
		fmt.Fprintf(b, "  %s%s%s  %s\n", x.page.paint(l.drawn, faint), printable(t.Form), gap,
			strings.TrimRight(fmt.Sprintf("%s %s %s %s %s", x.page.paint(t.Deprel, cyan), tag, t.Lemma, span(t.Span), t.Feats), " "))
	}
}

// draw adds the lines of the subtree at a token. Above, at and below are what is drawn
// left of the lines above it, of its own line and of those below.
func draw(s *dyad.Sentence, token int, above, at, below string, lines []branch) []branch {
	var left, right []int
	for c := range s.Children(token) {
		if c < token {
			left = append(left, c)
		} else {
			right = append(right, c)
		}
	}
	for n, c := range left {
		if n == 0 {
			lines = draw(s, c, above+"   ", above+"┌─ ", above+"│  ", lines)
		} else {
			lines = draw(s, c, above+"│  ", above+"├─ ", above+"│  ", lines)
		}
	}
	lines = append(lines, branch{at, token})
	for n, c := range right {
		if n == len(right)-1 {
			lines = draw(s, c, below+"│  ", below+"└─ ", below+"   ", lines)
		} else {
			lines = draw(s, c, below+"│  ", below+"├─ ", below+"│  ", lines)
		}
	}
	return lines
}

// found prints the mentions, dates and places of a sentence.
func (x *explainer) found(b *strings.Builder, k *dyad.Coding, i int) {
	for n := range k.Mentions {
		if m := &k.Mentions[n]; m.Sentence == i {
			text := mentions([]dyad.Mention{*m})
			if m.Office != "" {
				text += ", " + m.Office
			}
			if m.QID != "" {
				text += ", " + m.QID
			}
			if m.Coref != nil {
				text += ", as " + m.Coref.In(k.Article.Text) + " " + span(*m.Coref)
			}
			x.line(b, "mention", m.Span, text)
		}
	}
	for n := range k.Times {
		if t := &k.Times[n]; t.Sentence == i {
			x.line(b, "date", t.Span, timeText(t))
		}
	}
	for n := range k.Places {
		if p := &k.Places[n]; p.Sentence == i {
			text := placeText(p)
			if p.Province != "" {
				text += ", " + p.Province
			}
			if p.GeoNameID != 0 {
				text += fmt.Sprintf(", GeoNames %d (%.2f, %.2f)", p.GeoNameID, p.Lat, p.Lon)
			}
			x.line(b, "place", p.Span, text)
		}
	}
}

func timeText(t *dyad.Timex) string {
	switch {
	case t.Duration:
		return t.Text + ": a length of time"
	case t.EDTF == "":
		return t.Text + ": no date"
	}
	text := t.Text + " = " + t.EDTF
	if t.Offset != nil {
		text += fmt.Sprintf(" (%+d days from the event told before)", *t.Offset)
	}
	return text
}

func (x *explainer) line(b *strings.Builder, what string, s dyad.Span, text string) {
	x.page.wrap(b, fmt.Sprintf("  %-8s", what), piece{span(s) + " ", faint}, piece{text, plain})
}

// event prints an event as the table does, without its sentence, and how it was read.
func (x *explainer) event(b *strings.Builder, k *dyad.Coding, n int) {
	e := k.Events[n]
	e.Evidence.Sentence = ""
	shown := *k
	shown.Events = append([]dyad.Event(nil), k.Events...)
	shown.Events[n] = e
	b.WriteString(x.page.paint("  event", bold) + "\n")
	(&tablePrinter{page: x.page}).event(b, &shown, n)
	how := fmt.Sprintf("rule %s at %q %s", e.Evidence.Rule, e.Evidence.Trigger.In(k.Article.Text), span(e.Evidence.Trigger))
	if len(e.Evidence.Chain) > 0 {
		how += ", under " + strings.Join(e.Evidence.Chain, ", ")
		if e.Evidence.Base != e.Evidence.Rule {
			how += ", over " + e.Evidence.Base
		}
	}
	if c := e.RealisCue; c != nil {
		how += fmt.Sprintf(", %s by %q %s", e.Realis, c.Text, span(c.Span))
	}
	if d := e.DateInfo; d != nil {
		how += ", date from " + d.Basis
		if d.Text != "" {
			how += fmt.Sprintf(" %q", d.Text)
		}
	}
	x.page.wrap(b, "     ", piece{how + fmt.Sprintf(", confidence %.2f", e.Confidence), faint})
	how = "by"
	for i, s := range e.Evidence.Signs[:min(len(e.Evidence.Signs), weighty)] {
		how += fmt.Sprintf(" %+.2f %q", e.Evidence.Weights[i], s)
	}
	x.page.wrap(b, "     ", piece{how, faint})
}

// weighty is the number of the signs behind a confidence that are shown.
const weighty = 6

// rivals prints the rules that came near in a sentence, each once.
func (x *explainer) rivals(b *strings.Builder, k *dyad.Coding, s *dyad.Sentence, near []dyad.Rival) {
	seen := map[dyad.Rival]bool{}
	show := func(r dyad.Rival) {
		if !seen[r] && s.Span.Contains(r.Trigger) {
			seen[r] = true
			x.page.wrap(b, "  near    ", piece{span(r.Trigger) + " ", faint},
				piece{fmt.Sprintf("%q: %s: %s", r.Trigger.In(k.Article.Text), r.Rule, r.Why), plain})
		}
	}
	for i := range k.Events {
		for _, r := range k.Events[i].Evidence.Lost {
			show(r)
		}
	}
	for _, r := range near {
		show(r)
	}
}

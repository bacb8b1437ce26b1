package command

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// help prints what a command does, takes and offers. Cobra's own commands, help and
// completion, have texts of theirs.
func (l *Line) help(n *node, c *cobra.Command) {
	if c != n.Command {
		fmt.Fprintf(l.Out, "%s\n\n%s", strings.TrimSpace(c.Long), c.UsageString())
		return
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Usage: %s\n\n%s", n.usage(), l.wrapped(n.Short))
	if h, ok := n.target.(interface{ Help() string }); ok {
		b.WriteString("\n" + l.wrapped(h.Help()))
	}
	var rows [][2]string
	for _, a := range n.args {
		rows = append(rows, [2]string{a.usage(), a.help})
	}
	l.columns(&b, "Arguments", rows)
	b.WriteString("\nFlags:\n" + n.Flags().FlagUsagesWrapped(l.Width))
	rows = nil
	for _, c := range n.below {
		rows = append(rows, [2]string{c.Name(), c.Short})
	}
	l.columns(&b, "Commands", rows)
	fmt.Fprint(l.Out, b.String())
}

// usage is how the command is called, in one line.
func (n *node) usage() string {
	s := n.CommandPath()
	if len(n.below) > 0 {
		return s + " <command>"
	}
	for _, a := range n.args {
		s += " " + a.usage()
	}
	return s + " [flags]"
}

// columns writes a list of names, with what they are beside them.
func (l *Line) columns(b *strings.Builder, title string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	widest := 0
	for _, r := range rows {
		widest = max(widest, utf8.RuneCountInString(r[0]))
	}
	b.WriteString("\n" + title + ":\n")
	for _, r := range rows {
		fmt.Fprintf(b, "  %-*s   ", widest, r[0])
		l.wrap(b, r[1], widest+5)
	}
}

// wrapped breaks paragraphs into lines. Those that are indented stay as they are.
func (l *Line) wrapped(text string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.TrimSpace(text) + "\n") {
		if strings.HasPrefix(line, " ") {
			b.WriteString(line)
		} else {
			l.wrap(&b, line, 0)
		}
	}
	return b.String()
}

// wrap writes text as lines no wider than the line's width, all but the first indented.
func (l *Line) wrap(b *strings.Builder, text string, indent int) {
	at := indent
	for i, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case at+1+n > l.Width:
			b.WriteString("\n" + strings.Repeat(" ", indent))
			at = indent
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(word)
		at += n
	}
	b.WriteByte('\n')
}

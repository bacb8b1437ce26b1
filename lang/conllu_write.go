package lang

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// WriteCoNLLU writes sentences of text as CoNLL-U. With meta (one for each
// sentence, or nil for none) comments and multiword tokens come out as they were
// read; without it sentences are numbered from 1 and each gets its text. MISC says
// SpaceAfter=No and the word's bytes in text as start_char and end_char, half open
// and counted in bytes like every span of Dyad.
func WriteCoNLLU(w io.Writer, text string, sentences []dyad.Sentence, meta []Meta) error {
	out := bufio.NewWriter(w)
	var buf []byte
	for i := range sentences {
		s := &sentences[i]
		var m *Meta
		if i < len(meta) {
			m = &meta[i]
		}
		if m != nil && len(m.Comments) > 0 {
			for _, c := range m.Comments {
				fmt.Fprintln(out, c)
			}
		} else {
			if i == 0 || s.Paragraph != sentences[i-1].Paragraph {
				fmt.Fprintln(out, "# newpar")
			}
			fmt.Fprintf(out, "# sent_id = %d\n# text = %s\n", i+1, strings.Join(strings.Fields(s.Span.In(text)), " "))
		}
		buf = appendSentence(buf[:0], text, s, m)
		if _, err := out.Write(buf); err != nil {
			return fmt.Errorf("write conllu: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write conllu: %w", err)
	}
	return nil
}

func appendSentence(b []byte, text string, s *dyad.Sentence, m *Meta) []byte {
	r := 0
	for i := range s.Tokens {
		inside := false
		if m != nil {
			if r < len(m.Ranges) && m.Ranges[r].First == i {
				mw := &m.Ranges[r]
				b = fmt.Appendf(b, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t", i+1, mw.Last+1, column(mw.Form))
				b = appendMisc(b, text, s, mw.First, mw.Last)
			}
			for r < len(m.Ranges) && m.Ranges[r].Last < i {
				r++
			}
			inside = r < len(m.Ranges) && m.Ranges[r].First <= i
		}
		t := &s.Tokens[i]
		b = strconv.AppendInt(b, int64(i+1), 10)
		for _, v := range [...]string{t.Form, t.Lemma, t.UPOS, t.XPOS, t.Feats} {
			b = append(append(b, '\t'), column(v)...)
		}
		b = strconv.AppendInt(append(b, '\t'), int64(t.Head+1), 10)
		b = append(append(b, '\t'), column(t.Deprel)...)
		b = append(b, "\t_\t"...)
		if inside {
			b = fmt.Appendf(b, "start_char=%d|end_char=%d\n", t.Span.Start, t.Span.End)
		} else {
			b = appendMisc(b, text, s, i, i)
		}
	}
	return append(b, '\n')
}

// appendMisc writes the MISC column of the words first to last, and ends the line.
func appendMisc(b []byte, text string, s *dyad.Sentence, first, last int) []byte {
	start, end := s.Tokens[first].Span.Start, s.Tokens[last].Span.End
	if end < len(text) && last+1 < len(s.Tokens) && s.Tokens[last+1].Span.Start == end {
		b = append(b, "SpaceAfter=No|"...)
	}
	return fmt.Appendf(b, "start_char=%d|end_char=%d\n", start, end)
}

// column returns a value as one CoNLL-U column: never empty, no tab or newline.
func column(v string) string {
	if v == "" {
		return "_"
	}
	if strings.ContainsAny(v, "\t\n\r") {
		return strings.Join(strings.FieldsFunc(v, func(r rune) bool { return r == '\t' || r == '\n' || r == '\r' }), " ")
	}
	return v
}

package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang/en"
	"github.com/dyad-news/dyad/lang/net"
	"github.com/dyad-news/dyad/lang/train"
)

const (
	mostWords  = 60   // of a sentence
	fewestRead = 1000 // sentences, under which a file of news is taken for a slip
)

// newsFlags say which news is read, and how.
type newsFlags struct {
	files, teachers string // with commas between
	often           int    // times that a corrected sentence is read in an epoch
	first           int    // corrected sentences that are known; 0: all
}

// news is what is learned from news: sentences whose trees readers corrected, of which some
// are held out, and the others.
type news struct {
	corrected, held, others []dyad.Sentence
	texts                   []string // of the others
}

// read reads the news; there is none where no file is named.
func (f *newsFlags) read(a *en.Analyzer, w io.Writer) (*news, error) {
	out := &news{}
	if f.files == "" {
		return out, nil
	}
	trees, err := readCorrections(corrections, f.first)
	if err != nil {
		return nil, err
	}
	for path := range strings.SplitSeq(f.files, ",") {
		stories, err := readStories(path)
		if err != nil {
			return nil, fmt.Errorf("read news: %s: %w", path, err)
		}
		if n := out.part(trees, stories, a); n < fewestRead {
			return nil, fmt.Errorf("read news: %s: %d sentences; expected %d or more", path, n, fewestRead)
		}
	}
	fmt.Fprintf(w, "news: %d sentences corrected, %d more held out, %d others\n", len(out.corrected), len(out.held), len(out.others))
	return out, nil
}

// silver returns the sentences that nobody corrected, as the teachers parse them together and
// the rules mend them; none without teachers.
func (f *newsFlags) silver(n *news, a *en.Analyzer) (out []dyad.Sentence, err error) {
	if f.teachers == "" {
		return nil, nil
	}
	jury, err := f.jury()
	if err != nil {
		return nil, err
	}
	for _, v := range train.Judged(n.others, jury, mostWords) {
		a.Mend(&v.Sentence)
		out = append(out, v.Sentence)
	}
	return out, nil
}

// jury returns the teachers.
func (f *newsFlags) jury() (*train.Jury, error) {
	var models []*net.Model
	for path := range strings.SplitSeq(f.teachers, ",") {
		file, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("read teacher: %w", err)
		}
		m, err := net.Decode(string(file))
		if err != nil {
			return nil, fmt.Errorf("read teacher %s: %w", path, err)
		}
		models = append(models, m)
	}
	return train.NewJury(models)
}

// part cuts stories into sentences, every one once, keeps those whose trees were corrected
// apart from the others, and returns how many there are.
func (n *news) part(trees map[string]tree, stories []string, a *en.Analyzer) int {
	seen := map[string]bool{}
	for _, text := range stories {
		article := dyad.Article{Text: text, Paragraphs: lines(text)}
		for _, s := range a.Analyze(&article) {
			words := s.Span.In(text)
			if seen[words] {
				continue
			}
			seen[words] = true
			t, ok := trees[digest(words)]
			switch {
			case !ok || len(t.heads) != len(s.Tokens):
				n.others, n.texts = append(n.others, s), append(n.texts, words)
			case t.held:
				n.held = append(n.held, t.of(s))
			default:
				n.corrected = append(n.corrected, t.of(s))
			}
		}
	}
	return len(seen)
}

// readStories returns the field "text" of each line.
func readStories(path string) (out []string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = bufio.NewReader(f)
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			return nil, err
		}
	}
	d := json.NewDecoder(r)
	for line := 1; ; line++ {
		var story struct{ Text string }
		if err := d.Decode(&story); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		out = append(out, story.Text)
	}
}

func lines(text string) (out []dyad.Span) {
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		out = append(out, dyad.Span{Start: at, End: at + len(line)})
		at += len(line)
	}
	return out
}

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
	agreement  = 0.85 // of the teachers, on the words of a sentence
	mostWords  = 60   // of a sentence
	fewestRead = 1000 // sentences, under which a file of news is taken for a slip
)

// readSilver parses files of news with the teachers and returns what they agree on; none
// where no news is named. Both lists have commas between.
func readSilver(news, teachers string, w io.Writer) ([]dyad.Sentence, error) {
	if news == "" {
		return nil, nil
	}
	var models []*net.Model
	for path := range strings.SplitSeq(teachers, ",") {
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
	if len(models) < 2 {
		return nil, fmt.Errorf("%d teacher cannot agree with others", len(models))
	}
	a, err := en.New() // for the words alone
	if err != nil {
		return nil, err
	}
	var out []dyad.Sentence
	for path := range strings.SplitSeq(news, ",") {
		sentences, err := readNews(path, a)
		if err != nil {
			return nil, fmt.Errorf("read news: %s: %w", path, err)
		}
		if len(sentences) < fewestRead {
			return nil, fmt.Errorf("read news: %s: %d sentences; expected %d or more", path, len(sentences), fewestRead)
		}
		agreed := train.Agreed(sentences, models, agreement, mostWords)
		fmt.Fprintf(w, "%s: %d sentences, agreed on %d\n", path, len(sentences), len(agreed))
		out = append(out, agreed...)
	}
	return out, nil
}

// readNews returns the sentences of the field "text" of each line, every one once.
func readNews(path string, a *en.Analyzer) ([]dyad.Sentence, error) {
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
	var out []dyad.Sentence
	seen := map[string]bool{}
	d := json.NewDecoder(r)
	for line := 1; ; line++ {
		var story struct{ Text string }
		if err := d.Decode(&story); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		article := dyad.Article{Text: story.Text, Paragraphs: lines(story.Text)}
		for _, s := range a.Analyze(&article) {
			if words := s.Span.In(story.Text); !seen[words] {
				seen[words] = true
				out = append(out, s)
			}
		}
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

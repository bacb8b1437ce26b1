package work

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/s2"
	"pgregory.net/rapid"

	"github.com/dyad-news/dyad"
)

func TestTasksSurvive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var want []Task
		for range rapid.IntRange(1, 5).Draw(t, "tasks") {
			text := func(name string) string { return string(rapid.SliceOf(rapid.Byte()).Draw(t, name)) }
			task := Task{Digest: "d", Page: dyad.Page{Name: text("name"), URL: text("url"), MediaType: text("media"), Outlet: text("outlet"), Body: []byte(text("body"))}}
			if rapid.Bool().Draw(t, "link") {
				task.Link = &dyad.Link{URL: "http://x.example/", Found: time.Unix(1, 0).UTC()}
			}
			want = append(want, task)
		}
		b, err := packTasks(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := unpackTasks(b)
		if err != nil {
			t.Fatal(err)
		}
		for i := range got { // no bytes are no bytes
			if len(got[i].Page.Body) == 0 {
				got[i].Page.Body, want[i].Page.Body = nil, nil
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
	})
}

func TestOutcomesSurvive(t *testing.T) {
	zero, two := 0, 2
	want := []Outcome{
		{Name: "a\xff", Digest: "d1", Failed: "no article text"},
		{Name: "b", Digest: "d2", Coding: dyad.Coding{
			Article: dyad.Article{ID: "ar_1", Text: "<b>&", Byline: "x", Mentions: []dyad.Span{{Start: 1, End: 2}}, Pair: &dyad.Pair{Actor: dyad.Span{End: 1}}},
			Events:  []dyad.Event{{ID: "ev_1", Size: &dyad.Size{Killed: &dyad.Count{Low: &zero, Best: &two}}, Cite: &dyad.Cite{Coder: "c"}}},
		}},
	}
	b, err := packOutcomes(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := unpackOutcomes(b)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func FuzzUnpack(f *testing.F) {
	for _, s := range []string{`[]`, `[{"digest":"x","text":"t"}]`, `[{"digest":"x"}]`, `{`, `[{"article":{}}]`} {
		f.Add(s2.Encode(nil, []byte(s)))
	}
	f.Add([]byte("\xff\xff\xff\xff\x7f")) // says that it unpacks to much
	f.Fuzz(func(t *testing.T, b []byte) {
		tasks, err := unpackTasks(b)
		if err == nil {
			again, err := packTasks(tasks)
			if err != nil {
				t.Fatal(err)
			}
			if same, err := unpackTasks(again); err != nil || len(same) != len(tasks) {
				t.Fatalf("%d tasks become %d, %v", len(tasks), len(same), err)
			}
		}
		unpackOutcomes(b) // gives an error, or not, and never panics
	})
}

func TestCut(t *testing.T) {
	if got := cut("a\nb\t\xff"); got != "a b \uFFFD" {
		t.Errorf("%q", got)
	}
	if got := cut(string(bytes.Repeat([]byte("é"), maxReason))); len(got) > maxReason+3 {
		t.Errorf("%d bytes", len(got))
	}
}

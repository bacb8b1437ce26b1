package eval

import (
	"strings"
	"testing"
)

// FuzzReaders: whatever the bytes, a reader gives rows or an error that names the file,
// and never rows with spans outside their sentence.
func FuzzReaders(f *testing.F) {
	f.Add("uid\tsentence\tmarked_sentence\tsource\ttarget\tgold_root\n1\tIran hit Iraq\t<s>Iran</s> hit <t>Iraq</t>\tIran\tIraq\tASSAULT\n")
	f.Add("uid\tsentence\tsource\ttarget\tgold_penta\n1\tIran hit Iraq\tIran\tIraq\t4\n")
	f.Add(`[{"id":"a","event":"FIGHT","text":"Iran hit Iraq","source":[{"actorText":"Iran"}],"target":""}]`)
	f.Add(`{"id":"a","text":"Gondor met Arnor","gold":[{"sourcecode":"GON","targetcode":"ARN","eventcode":"040"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, read := range []func(string, []byte) ([]relation, error){readRelations, readQuads, readGSR, readUP} {
			relations, err := read("file.x", []byte(text))
			if err != nil && !strings.HasPrefix(err.Error(), "file.x") {
				t.Errorf("error names no file: %v", err)
			}
			for _, r := range relations {
				for _, s := range []side{r.source, r.target} {
					if s.span != nil && (s.span.Start < 0 || s.span.End > len(r.sentence) || s.span.Len() <= 0) {
						t.Errorf("span %v outside %q", *s.span, r.sentence)
					}
				}
			}
		}
	})
}

func FuzzGold(f *testing.F) {
	f.Add("says: x\ncodebook: plover-2.0\npublished: 2024-01-18\ncases:\n  - id: a\n    text: b\n    events:\n      - {type: AID, actor: [FRA GOV]}\n")
	f.Fuzz(func(t *testing.T, text string) {
		cases, err := decodeGold("file.yaml", []byte(text))
		if err != nil && !strings.HasPrefix(err.Error(), "file.yaml") {
			t.Errorf("error names no file: %v", err)
		}
		for _, c := range cases {
			if c.Text == "" || c.ID == "" {
				t.Errorf("a case without id or text: %+v", c)
			}
		}
	})
}

func FuzzFloors(f *testing.F) {
	f.Add("figure\tat\tlimit\na/b c\tleast\t0.5\n")
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := readFloors("file.tsv", text); err != nil && !strings.HasPrefix(err.Error(), "file.tsv:") {
			t.Errorf("error names no line: %v", err)
		}
	})
}

func FuzzDates(f *testing.F) {
	f.Add("uid\tpublished\toutlet\ttext\tdates\na\t2024-01-18\t-\tThey met [on Friday] and [then].\t2024-01-12 ; -\n")
	f.Fuzz(func(t *testing.T, text string) {
		cases, err := decodeDates("file.tsv", []byte(text))
		if err != nil && !strings.HasPrefix(err.Error(), "file.tsv") {
			t.Errorf("error names no file: %v", err)
		}
		for _, c := range cases {
			for _, m := range c.marks {
				if m.Start < 0 || m.Len() <= 0 || m.End > len(c.text) {
					t.Errorf("mark %v outside %q", m, c.text)
				}
			}
		}
	})
}

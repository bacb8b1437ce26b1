package main

import (
	"bytes"
	"strings"
	"testing"
)

const sheetOfTwo = `# 1 00000000000000aa
# Rebels shell a town.
1	Rebels	NOUN	NNS	2	compound
2	shell	NOUN	NN	0	root
3	a	DET	DT	4	det
4	town	NOUN	NN	2	obj
5	.	PUNCT	.	2	punct

# 2 00000000000000ab
# Envoys met.
1	Envoys	NOUN	NNS	2	nsubj
2	met	VERB	VBD	0	root
3	.	PUNCT	.	2	punct
`

func TestAnswersCorrectASheet(t *testing.T) {
	for _, c := range []struct{ name, answers, want, problem string }{
		{"relation and tags", "1 1 - nsubj\n1 2 - - VERB VBP\n", "00000000000000aa\t2 0 4 2 2\tnsubj root det obj punct\tNOUN VERB DET NOUN PUNCT\tNNS VBP DT NN .\n", ""},
		{"all right", "# read\n\nS2 ok\n", "00000000000000ab\t2 0 2\tnsubj root punct\tNOUN VERB PUNCT\tNNS VBD .\n", ""},
		{"no sentence", "2 skip\n", "", ""},
		{"head", "2 3 1 punct\n", "00000000000000ab\t2 0 1\tnsubj root punct\tNOUN VERB PUNCT\tNNS VBD .\n", ""},
		{"circle", "2 2 1 nsubj\n", "", "sentence 2: word 1 is not under the root"},
		{"two roots", "2 3 0 root\n", "", "sentence 2: 2 roots"},
		{"root with a head", "2 3 2 root\n", "", "word 3 has head 2 and relation root"},
		{"unknown sentence", "9 ok\n", "", "line 1: no sentence 9"},
		{"unknown word", "2 9 1 obj\n", "", "expected a word of the sentence"},
		{"head beyond", "2 3 7 punct\n", "", "no head 7"},
		{"short", "2\n", "", "expected a sentence and a word"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, problems bytes.Buffer
			if err := correct(&out, &problems, strings.NewReader(sheetOfTwo), strings.NewReader(c.answers)); err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(out.String(), c.want) || c.want == "" && out.Len() > 0 {
				t.Errorf("got %q, want %q", out.String(), c.want)
			}
			if !strings.Contains(problems.String(), c.problem) || c.problem == "" && problems.Len() > 0 {
				t.Errorf("problems %q, want %q", problems.String(), c.problem)
			}
		})
	}
}

func TestReadSheetRefusesWhatIsNone(t *testing.T) {
	for _, text := range []string{"1\tRebels\tNOUN\tNNS\t2\tnsubj\n", "# 1 aa\n# Text.\n1\tText\tNOUN\tNN\tnone\troot\n", "# 1 aa\n# Text.\nText\n"} {
		if _, _, err := readSheet(strings.NewReader(text)); err == nil {
			t.Errorf("%q is taken for a sheet", text)
		}
	}
}

package data

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Words is a list of lemmas. In YAML it is one line, parted by commas, or a sequence:
// a line is read several times as fast, and the rules hold thousands of words.
type Words []string

// UnmarshalYAML reads either form. Words are trimmed; an empty word is an error.
func (w *Words) UnmarshalYAML(n ast.Node) error {
	*w = Words{}
	switch n := n.(type) {
	case *ast.NullNode:
		return nil
	case *ast.SequenceNode:
		for _, v := range n.Values {
			s, err := scalar(v)
			if err != nil {
				return err
			}
			*w = append(*w, s)
		}
		return nil
	}
	line, err := scalar(n)
	if err != nil {
		return err
	}
	for s := range strings.SplitSeq(line, ",") {
		if s = strings.TrimSpace(s); s == "" {
			return fmt.Errorf("line %d: empty word in %q", n.GetToken().Position.Line, line)
		}
		*w = append(*w, s)
	}
	return nil
}

func scalar(n ast.Node) (string, error) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, nil
	case ast.ScalarNode:
		return n.GetToken().Value, nil
	}
	return "", fmt.Errorf("line %d: want words, not %s", n.GetToken().Position.Line, n.Type())
}

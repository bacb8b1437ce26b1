package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// nodes knows the ends of relationships by the names of the tables.
type nodes struct {
	names map[dyad.Node]string
	by    map[string][]sense // by folded name
}

// sense is one thing that a name stands for. A group that has governed stands for two
// nodes, its own and its country's.
type sense struct {
	node   dyad.Node
	text   string // the name as the table has it
	known  string
	proper bool
}

func newNodes(e *data.Entities) *nodes {
	n := &nodes{names: map[dyad.Node]string{}, by: map[string][]sense{}}
	for i := range e.Known {
		k := &e.Known[i]
		node := k.Node()
		if node == "" || n.names[node] != "" || k.Class == data.Person || k.Class == data.Region {
			continue
		}
		if k.Class == data.Country || node == dyad.Node(k.Known) || node == "UNO" || node == "EUR" {
			n.names[node] = k.Known
			n.add(sense{node, string(node), k.Known, true})
		}
	}
	for _, name := range e.Names {
		k := &e.Known[name.Entity]
		if node := k.Node(); node != "" && k.Class != data.Person && k.Class != data.Region {
			n.add(sense{node, name.Text, k.Known, name.Use == data.Proper})
		}
	}
	return n
}

func (n *nodes) add(s sense) {
	name := fold(s.text)
	for i, old := range n.by[name] {
		if old.node == s.node && old.known == s.known {
			n.by[name][i].proper = old.proper || s.proper
			return
		}
	}
	n.by[name] = append(n.by[name], s)
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// name returns what a node is called: "Iran", "rebels in DR Congo".
func (n *nodes) name(node dyad.Node) string {
	if name := n.names[node]; name != "" {
		return name
	}
	code, sector, ok := strings.Cut(string(node), "/")
	state := n.names[dyad.Node(code)]
	if !ok || state == "" {
		return string(node)
	}
	switch dyad.Sector(sector) {
	case dyad.REB:
		return "rebels in " + state
	case dyad.PRM:
		return "militias in " + state
	}
	return "armed people in " + state
}

// label returns the name with the node where that is something else: "Iran (IRN)".
func (n *nodes) label(node dyad.Node) string {
	if name := n.name(node); name != string(node) {
		return name + " (" + string(node) + ")"
	}
	return string(node)
}

// find returns the nodes that a text may stand for. A code of a state stands for it alone. Names go before adjectives and
// capitals. Several nodes are one thing that changed its standing; a text that stands
// for several things is an error, and so is one that stands for nothing.
func (n *nodes) find(ctx context.Context, st dyad.Reader, text string) ([]dyad.Node, error) {
	senses := slices.Clone(n.by[fold(text)])
	if slices.ContainsFunc(senses, func(s sense) bool { return s.node == dyad.Node(text) && s.known != text }) {
		return []dyad.Node{dyad.Node(text)}, nil // a code, whatever else is written so
	}
	if slices.ContainsFunc(senses, func(s sense) bool { return s.proper }) {
		senses = slices.DeleteFunc(senses, func(s sense) bool { return !s.proper })
	}
	if len(senses) == 0 {
		return n.other(ctx, st, text)
	}
	var found []dyad.Node
	for _, s := range senses {
		if !slices.Contains(found, s.node) {
			found = append(found, s.node)
		}
	}
	if len(found) > 1 && slices.ContainsFunc(senses, func(s sense) bool { return s.known != senses[0].known }) {
		var all []string
		for _, f := range found {
			all = append(all, n.label(f))
		}
		return nil, usageError{fmt.Errorf("%q may be %s: give its code", text, strings.Join(all, " or "))}
	}
	return found, nil
}

// other looks for a node that the tables do not name, "COD/REB", among those of the store.
func (n *nodes) other(ctx context.Context, st dyad.Reader, text string) ([]dyad.Node, error) {
	all, err := st.Nodes(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]string{} // folded: as to be written
	for _, name := range n.names {
		names[fold(name)] = name
	}
	for _, k := range all {
		if strings.EqualFold(string(k.Node), text) {
			return []dyad.Node{k.Node}, nil
		}
		names[fold(string(k.Node))] = string(k.Node)
		names[fold(n.name(k.Node))] = n.name(k.Node)
	}
	err = fmt.Errorf("no country, organisation or group is known as %q", text)
	near := holding(fold(text), names)
	if len(near) == 0 {
		for name, senses := range n.by {
			names[name] = senses[0].text
		}
		near = nearest(fold(text), names)
	}
	if len(near) > 0 {
		err = fmt.Errorf("%w; did you mean %s?", err, strings.Join(near, " or "))
	}
	return nil, usageError{err}
}

// holding returns up to three names that have the text as a word in them.
func holding(text string, names map[string]string) []string {
	var with []string
	for _, key := range slices.Sorted(maps.Keys(names)) {
		if text != "" && strings.Contains(" "+key+" ", " "+text+" ") {
			with = append(with, strconv.Quote(names[key]))
		}
	}
	return with[:min(len(with), 3)]
}

// nearest returns the name that takes the fewest changes, a third of its letters at most.
func nearest(text string, names map[string]string) []string {
	best, least := "", len(text)/3+1
	for _, key := range slices.Sorted(maps.Keys(names)) {
		if n := levenshtein.ComputeDistance(text, key); n < least {
			best, least = names[key], n
		}
	}
	if best == "" {
		return nil
	}
	return []string{strconv.Quote(best)}
}

package shape

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// NodeName is a node with its name. Kind is "state", "organisation" or "group".
type NodeName struct {
	Node dyad.Node `json:"node"`
	Name string    `json:"name"`
}

// EntityItem is a node as a search finds it.
type EntityItem struct {
	NodeName
	Kind      string `json:"kind" enum:"state,organisation,group"`
	Incidents int    `json:"incidents" doc:"In its dyads, over all days."`
}

// Names knows the nodes of the tables by their names. It does not change.
type Names struct {
	names map[dyad.Node]string
	kinds map[dyad.Node]string
	byAny map[string]dyad.Node // lower case: nodes, names, aliases
	also  map[dyad.Node][]string
}

// NewNames reads the names of states, organisations and groups.
func NewNames(e *data.Entities) *Names {
	n := &Names{names: map[dyad.Node]string{}, kinds: map[dyad.Node]string{}, byAny: map[string]dyad.Node{}, also: map[dyad.Node][]string{}}
	kinds := map[data.EntityClass]string{data.Country: "state", data.Body: "organisation", data.Group: "group"}
	own := func(k *data.KnownEntity) (node dyad.Node, ok bool) {
		node = k.Node()
		if k.Class == data.Country {
			return node, node != ""
		}
		main := node == dyad.Node(k.Known) || n.names[node] == "" && k.Class == data.Body && (node == "UNO" || node == "EUR")
		return node, main && node != "" && kinds[k.Class] != ""
	}
	mine := make([]bool, len(e.Known))
	for i := range e.Known {
		k := &e.Known[i]
		node, ok := own(k)
		if mine[i] = ok; ok && n.names[node] == "" {
			n.names[node], n.kinds[node] = k.Known, kinds[k.Class]
		}
	}
	for node := range n.names {
		n.byAny[strings.ToLower(string(node))] = node
	}
	for _, x := range e.Names {
		if !mine[x.Entity] || x.Use != data.Proper || x.Sector != "" {
			continue
		}
		node := e.Known[x.Entity].Node()
		if key := strings.ToLower(x.Text); n.byAny[key] == "" {
			n.byAny[key] = node
			n.also[node] = append(n.also[node], key)
		}
	}
	return n
}

// Name returns the name of a node; of one that the tables do not know, itself.
func (n *Names) Name(node dyad.Node) string {
	if name := n.names[node]; name != "" {
		return name
	}
	code, sector, ok := strings.Cut(string(node), "/")
	if state := n.names[dyad.Node(code)]; ok && state != "" {
		switch dyad.Sector(sector) {
		case dyad.REB:
			return "rebels in " + state
		case dyad.PRM:
			return "militias in " + state
		}
		return "armed people in " + state
	}
	return string(node)
}

// Named returns a node with its name.
func (n *Names) Named(node dyad.Node) NodeName { return NodeName{node, n.Name(node)} }

// Kind returns "state", "organisation" or "group".
func (n *Names) Kind(node dyad.Node) string { return cmp.Or(n.kinds[node], "group") }

// Resolve finds the node that a text is, by node, name or alias in any case.
func (n *Names) Resolve(s string) (dyad.Node, bool) {
	node, ok := n.byAny[strings.ToLower(strings.TrimSpace(s))]
	return node, ok
}

// Find searches nodes: those of the tables, and others of the store. The best match
// comes first, then the one with the most incidents.
func (n *Names) Find(text string, counts map[dyad.Node]int) []EntityItem {
	text = strings.ToLower(strings.TrimSpace(text))
	type found struct {
		EntityItem
		rank int
	}
	var all []found
	look := func(node dyad.Node) {
		rank := match(strings.ToLower(string(node)), text)
		rank = min(rank, match(strings.ToLower(n.Name(node)), text))
		for _, a := range n.also[node] {
			rank = min(rank, match(a, text)+1)
		}
		if rank > 0 && rank < noMatch && counts[node] == 0 {
			rank += unseen
		}
		if rank != noMatch {
			all = append(all, found{EntityItem{n.Named(node), n.Kind(node), counts[node]}, rank})
		}
	}
	for node := range n.names {
		look(node)
	}
	for node := range counts {
		if n.names[node] == "" {
			look(node)
		}
	}
	slices.SortFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.Incidents, a.Incidents), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Node, b.Node))
	})
	items := make([]EntityItem, len(all))
	for i := range all {
		items[i] = all[i].EntityItem
	}
	return items
}

// noMatch ranks a name that does not have the text in it. A node that the store tells
// nothing of stands back by unseen.
const (
	noMatch = 9
	unseen  = 10
)

// match ranks how a name has a text in it: 0 whole, 2 at its beginning, 4 at that of a
// word, 6 anywhere. The empty text is at the beginning of all.
func match(name, text string) int {
	switch i := strings.Index(name, text); {
	case name == text:
		return 0
	case i == 0:
		return 2
	case i > 0 && strings.Contains(name, " "+text):
		return 4
	case i > 0 && len(text) > 2:
		return 6
	}
	return noMatch
}

package api

import (
	"context"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/shape"
	"github.com/dyad-news/dyad/relate"
	"github.com/dyad-news/dyad/relate/compare"
)

type compareIn struct {
	Window
	A   string `path:"a" maxLength:"200" doc:"A node, or its name."`
	B   string `path:"b" maxLength:"200" doc:"The other one."`
	One string `query:"one" maxLength:"60" default:"coded" doc:"One set: coded, or the name of an imported dataset."`
	Two string `query:"two" maxLength:"60" required:"true" minLength:"1" doc:"The other set."`
	By  string `query:"by" enum:"day,week,month" default:"week" doc:"What is counted and compared."`
}

// compare lays two sets of a pair side by side. Sets that share no days, or of which one
// tells nothing, are no error: the sentence says so, and there are no ways.
func (s *Server) compare(ctx context.Context, in *compareIn) (*out[shape.ComparePage], error) {
	var views [2]*view
	var sets [2]compare.Set
	for i, name := range []string{in.One, in.Two} {
		v, err := s.view(ctx, name)
		if err != nil {
			return nil, err
		}
		views[i], sets[i].Name = v, v.called()
	}
	if sets[0].Name == sets[1].Name {
		return nil, wrong("one and two are the same set, %s", sets[0].Name)
	}
	d, err := s.pair(views[0], in.A, in.B)
	if err != nil {
		return nil, err
	}
	for i := range sets {
		if sets[i].Rows, err = s.rows(ctx, dyad.DayQuery{Dataset: views[i].dataset, Dyad: d, Both: true}); err != nil {
			return nil, err
		}
	}
	names := s.parts.Names
	p := shape.NewComparePage(d, &sets[0], &sets[1], in.By, names)
	if why := compare.Apart(&sets[0], &sets[1], d, names.Name); why != "" {
		p.Sentence = why + "."
		if w, _, _ := strings.Cut(why, " "); w == "neither" || w == "coded" { // others are names, which stay as they are
			p.Sentence = strings.ToUpper(why[:1]) + why[1:] + "."
		}
		return &out[shape.ComparePage]{p}, nil
	}
	first, last := compare.Shared(&sets[0], &sets[1])
	from, to, err := in.days(last)
	if err != nil {
		return nil, err
	}
	if to != "" {
		last = to
	}
	if from != "" {
		first = from
	}
	if first > last {
		return nil, wrong("until %s is before %s, the first day that both sets have", last, first)
	}
	c, err := compare.New(sets[0].Rows, sets[1].Rows, d, relate.Step(in.By), first, last)
	if err != nil {
		return nil, wrong("%v", err)
	}
	p.Fill(&c, &sets[0], &sets[1], names)
	return &out[shape.ComparePage]{p}, nil
}

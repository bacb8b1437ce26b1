package api

import (
	"context"
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/shape"
	"github.com/dyad-news/dyad/relate"
)

// DyadItem is one pair in the list of pairs.
type DyadItem struct {
	A         shape.NodeName `json:"a"`
	B         shape.NodeName `json:"b"`
	Strain    float64        `json:"strain" doc:"On the last day, from -10 to 10."`
	Before    float64        `json:"strain_before" doc:"On the day before the first."`
	Incidents int            `json:"incidents"`
	Sources   int            `json:"sources"`
	Last      dyad.Day       `json:"last"`
	Spark     Spark          `json:"spark"`
}

// Spark counts a pair's incidents by week.
type Spark struct {
	By          string   `json:"by"`
	From        dyad.Day `json:"from"`
	Conflict    []int    `json:"conflict"`
	Cooperation []int    `json:"cooperation"`
}

const (
	sparkDays   = 26 * 7
	usualWindow = 30 // days of the list of pairs, where none are asked for
)

type dyadsIn struct {
	Paging
	Window
	Set
	Sort string `query:"sort" enum:"strain,change,incidents" default:"strain" doc:"What comes first: the most strained, the most changed either way, the most incidents."`
}

func (s *Server) dyads(ctx context.Context, in *dyadsIn) (*out[List[DyadItem]], error) {
	v, err := s.view(ctx, in.Dataset)
	if err != nil {
		return nil, err
	}
	from, to, err := in.days(v.today)
	if err != nil {
		return nil, err
	}
	if to == "" {
		to = v.today
	}
	if from == "" {
		from = before(to, usualWindow-1)
	}
	rows, err := s.rows(ctx, dyad.DayQuery{Dataset: v.dataset, From: before(from, relate.Memory), To: to})
	if err != nil {
		return nil, err
	}
	all, err := relate.Rank(slices.Values(rows), from, to, relate.Order(in.Sort))
	if err != nil {
		return nil, wrong("%v", err)
	}
	page, next, err := slicePage(all, &in.Paging)
	if err != nil {
		return nil, err
	}
	of := map[dyad.Dyad][]dyad.DyadDay{}
	for _, p := range page {
		of[dyad.Dyad{From: p.A, To: p.B}] = nil
	}
	for _, r := range rows {
		d := order(r.Dyad)
		if _, ok := of[d]; ok {
			of[d] = append(of[d], r)
		}
	}
	items := make([]DyadItem, len(page))
	for i, p := range page {
		d := dyad.Dyad{From: p.A, To: p.B}
		items[i] = DyadItem{
			A: s.parts.Names.Named(p.A), B: s.parts.Names.Named(p.B), Strain: p.Strain, Before: p.Strain - p.Change,
			Incidents: p.Incidents, Sources: p.Sources, Last: p.Last,
		}
		if items[i].Spark, err = spark(of[d], d, to); err != nil {
			return nil, err
		}
	}
	return listOf(items, next), nil
}

// order puts the node first that comes first in byte order.
func order(d dyad.Dyad) dyad.Dyad {
	if d.To < d.From {
		return d.Reverse()
	}
	return d
}

func (s *Server) rows(ctx context.Context, q dyad.DayQuery) ([]dyad.DyadDay, error) {
	var rows []dyad.DyadDay
	for r, err := range s.parts.Store.Days(ctx, q) {
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, nil
}

func spark(rows []dyad.DyadDay, d dyad.Dyad, to dyad.Day) (Spark, error) {
	k := Spark{By: "week"}
	for _, way := range []dyad.Dyad{d, d.Reverse()} {
		series, err := relate.NewSeries(slices.Values(rows), way, relate.ByWeek, before(to, sparkDays-1), to)
		if err != nil {
			return k, wrong("%v", err)
		}
		if k.From == "" {
			k.From = series.Bins[0].First
			k.Conflict, k.Cooperation = make([]int, len(series.Bins)), make([]int, len(series.Bins))
		}
		for i := range series.Bins {
			k.Conflict[i] += series.Bins[i].Conflict().Incidents
			k.Cooperation[i] += series.Bins[i].Cooperation().Incidents
		}
	}
	return k, nil
}

type dyadIn struct {
	Window
	Set
	A  string `path:"a" maxLength:"200" doc:"A node, or its name."`
	B  string `path:"b" maxLength:"200" doc:"The other one."`
	By string `query:"by" enum:"day,week,month" doc:"Length of a bin of the series; by default what suits the window."`
}

// Most incidents of a window that are looked through for chains, the newest.
const maxChained = 1500

// study reads a pair and has it measured. An unknown pair is no error: nothing is told.
func (s *Server) study(ctx context.Context, in *dyadIn) (*shape.Study, error) {
	v, err := s.view(ctx, in.Dataset)
	if err != nil {
		return nil, err
	}
	x := &shape.Study{Dataset: v.called()}
	if x.Dyad, err = s.pair(v, in.A, in.B); err != nil {
		return nil, err
	}
	from, to, err := in.days(v.today)
	if err != nil {
		return nil, err
	}
	if to == "" {
		to = v.today
	}
	if x.Rows, err = s.rows(ctx, dyad.DayQuery{Dataset: v.dataset, Dyad: x.Dyad, Both: true, To: max(to, v.today)}); err != nil {
		return nil, err
	}
	if from == "" {
		from = usualFrom(x.Rows, to)
	}
	var near []dyad.Incident
	q := dyad.IncidentQuery{Dataset: v.dataset, Dyad: x.Dyad, Both: true, From: from, To: to, Limit: maxChained}
	for n, err := range s.parts.Store.Incidents(ctx, q) {
		if err != nil {
			return nil, err
		}
		near = append(near, n)
	}
	x.Report, err = relate.NewReport(x.Rows, near, x.Dyad, relate.Options{
		First: from, Last: to, Step: step(in.By, from, to), Chance: chance(x.Dyad), Names: s.parts.Names.Name,
	})
	if err != nil {
		return nil, wrong("%v", err)
	}
	return x, nil
}

// usualFrom chooses the first day of a window that ends on to: the whole record, and
// twelve weeks at least.
func usualFrom(rows []dyad.DyadDay, to dyad.Day) dyad.Day {
	from := before(to, 12*7-1)
	if len(rows) > 0 {
		from = min(from, rows[0].Day)
	}
	return max(from, before(to, maxWindow-1))
}

func step(by string, from, to dyad.Day) relate.Step {
	switch n := between(from, to); {
	case by != "":
		return relate.Step(by)
	case n <= 120:
		return relate.ByDay
	case n <= 1200:
		return relate.ByWeek
	}
	return relate.ByMonth
}

// chance gives each pair a row of numbers of its own, always the same.
func chance(d dyad.Dyad) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(d.From + "\x00" + d.To))
	return rand.New(rand.NewPCG(h.Sum64(), 1))
}

func (s *Server) dyad(ctx context.Context, in *dyadIn) (*out[shape.DyadPage], error) {
	x, err := s.study(ctx, in)
	if err != nil {
		return nil, err
	}
	return &out[shape.DyadPage]{x.Page(s.parts.Names)}, nil
}

func (s *Server) dyadSeries(ctx context.Context, in *dyadIn) (*out[shape.DyadSeries], error) {
	x, err := s.study(ctx, in)
	if err != nil {
		return nil, err
	}
	return &out[shape.DyadSeries]{x.Counts()}, nil
}

func (s *Server) dyadReciprocity(ctx context.Context, in *dyadIn) (*out[List[shape.DyadReciprocity]], error) {
	x, err := s.study(ctx, in)
	if err != nil {
		return nil, err
	}
	return listOf(x.Answered(), ""), nil
}

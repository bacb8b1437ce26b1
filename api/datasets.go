package api

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/dyad-news/dyad"
)

// Set asks for a dataset.
type Set struct {
	Dataset string `query:"dataset" maxLength:"60" doc:"coded for coded news, or the name of an imported dataset (/datasets). Without it coded news, or the largest dataset of a store that has none."`
}

// known is what is known of the store at one version.
type known struct {
	version string
	counts  map[dyad.Node]int
	views   map[string]*view // by the dataset that was asked for
}

// view is what is known of one dataset at one version of the store.
type view struct {
	dataset string            // as queries have it, "" for coded news
	today   dyad.Day          // the last day that it tells of
	counts  map[dyad.Node]int // of the whole store
}

// called is the dataset as answers name it.
func (v *view) called() string {
	if v.dataset == "" {
		return dyad.Coded
	}
	return v.dataset
}

// view returns what is known of a dataset as the store is now.
func (s *Server) view(ctx context.Context, dataset string) (*view, error) {
	version, err := s.version(ctx)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.last == nil || s.last.version != version {
		k := &known{version: version, counts: map[dyad.Node]int{}, views: map[string]*view{}}
		nodes, err := s.parts.Store.Nodes(ctx)
		if err != nil {
			return nil, err
		}
		for _, n := range nodes {
			k.counts[n.Node] = n.Incidents
		}
		s.last = k
	}
	if v := s.last.views[dataset]; v != nil {
		return v, nil
	}
	v := &view{counts: s.last.counts}
	if v.dataset, err = s.choose(ctx, dataset); err != nil {
		return nil, err
	}
	if v.today, err = s.today(ctx, v.dataset); err != nil {
		return nil, err
	}
	s.last.views[dataset] = v
	return v, nil
}

// choose finds the dataset that is asked for; where it is not there the error names those
// that are.
func (s *Server) choose(ctx context.Context, name string) (string, error) {
	dataset, err := dyad.ChooseDataset(ctx, s.parts.Store, name)
	if !errors.Is(err, dyad.ErrNotFound) {
		return dataset, err
	}
	all, listErr := s.parts.Store.Datasets(ctx)
	if listErr != nil {
		return "", listErr
	}
	has := []string{dyad.Coded}
	for _, d := range all {
		has = append(has, d.Name)
	}
	return "", fmt.Errorf("%w; the store has %s", err, strings.Join(has, ", "))
}

// today is the last day of an incident that is told as a fact, no later than now; of
// coded news, no later than its last report; of an empty store, now. A store of old data
// has its own today.
func (s *Server) today(ctx context.Context, dataset string) (dyad.Day, error) {
	now := dyad.DayOf(s.parts.Now().UTC())
	q := dyad.IncidentQuery{Dataset: dataset, To: now, Realis: []dyad.Realis{dyad.Actual}, Limit: 100}
	for n, err := range s.parts.Store.Incidents(ctx, q) {
		if err != nil {
			return "", err
		}
		for _, r := range n.Reports {
			if n.Date <= r.Published || dataset != "" {
				return n.Date, nil
			}
		}
	}
	return now, nil
}

// DatasetItem is a set of data that answers may rest on.
type DatasetItem struct {
	dyad.Dataset
	Imported bool `json:"imported" doc:"Coded by others; false for coded news."`
	Usual    bool `json:"usual" doc:"What is meant where no dataset is named."`
}

func (s *Server) datasets(ctx context.Context, in *Paging) (*out[List[DatasetItem]], error) {
	usual, err := s.view(ctx, "")
	if err != nil {
		return nil, err
	}
	coded, err := s.codedSet(ctx)
	if err != nil {
		return nil, err
	}
	items := []DatasetItem{{Dataset: coded, Usual: usual.dataset == ""}}
	all, err := s.parts.Store.Datasets(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range all {
		items = append(items, DatasetItem{Dataset: d, Imported: true, Usual: d.Name == usual.dataset})
	}
	page, next, err := slicePage(items, in)
	return listOf(page, next), err
}

// codedSet is coded news as a dataset.
func (s *Server) codedSet(ctx context.Context) (dyad.Dataset, error) {
	d := dyad.Dataset{Name: dyad.Coded}
	st, err := s.parts.Store.Stats(ctx)
	if err != nil || st.Incidents == 0 {
		return d, err
	}
	v, err := s.view(ctx, dyad.Coded)
	if err != nil {
		return d, err
	}
	d.Records = st.Events
	for r, err := range s.parts.Store.Days(ctx, dyad.DayQuery{To: v.today}) {
		if err != nil {
			return d, err
		}
		d.First, d.Last = r.Day, v.today
		break
	}
	return d, nil
}

package geo

import (
	"math"

	"github.com/dyad-news/dyad/data"
)

// spot is a place that some name may mean, with how likely it does.
type spot struct {
	name     string
	lat, lon float64
	weight   float64
	reach    float64 // kilometres within which it speaks for others
}

// How far a place speaks for its neighbours, by what it is.
const (
	reachTown  = 50
	reachState = 150
)

// likely is the least weight of a spot that is counted.
const likely = 0.1

// spots weighs the places of each name, as far as the context tells by itself, so that
// places that lie together can speak for one another.
func (r *reading) spots(c *context) {
	seen := map[string]bool{}
	for i := range r.names {
		n := &r.names[i]
		if seen[n.text] || n.doubt != free || n.adjective {
			continue
		}
		seen[n.text] = true
		r.weigh(n, c)
	}
	r.near = append(r.near, r.outlet.places...)
}

// weigh adds the spots of one name: a softmax over the scores of its places.
func (r *reading) weigh(n *name, c *context) {
	scores := make([]float64, len(n.places))
	top := math.Inf(-1)
	for j := range n.places {
		scores[j] = r.score(n, &n.places[j], c)
		top = math.Max(top, scores[j])
	}
	sum := 0.0
	for j := range scores {
		scores[j] = math.Exp(scores[j] - top)
		sum += scores[j]
	}
	for j, v := range scores {
		p := &n.places[j]
		if v < likely*sum || p.Resolution < 2 {
			continue
		}
		x := spot{name: n.text, lat: p.Lat, lon: p.Lon, weight: v / sum, reach: reachTown}
		if p.Resolution == 2 {
			x.reach = reachState
		}
		r.near = append(r.near, x)
	}
}

// support is how much the other places of the article lie near one: of each name that
// spot which speaks loudest.
func (r *reading) support(text string, p *data.GazetteerPlace) float64 {
	if p.Resolution < 3 {
		return 0
	}
	sum, most, name := 0.0, 0.0, ""
	for i := range r.near { // the spots of a name stand together
		x := &r.near[i]
		if x.name != name {
			sum, most, name = sum+most, 0, x.name
		}
		if x.name == text || math.Abs(x.lat-p.Lat) > 4 {
			continue
		}
		d := kilometres(x.lat, x.lon, p.Lat, p.Lon) / x.reach
		most = math.Max(most, x.weight/(1+d*d))
	}
	return sum + most
}

// kilometres is the distance of two places that lie near each other.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const degree = 111.2
	east := math.Abs(lon1 - lon2)
	if east > 180 {
		east = 360 - east
	}
	east *= math.Cos((lat1 + lat2) / 2 * math.Pi / 180)
	return degree * math.Hypot(lat1-lat2, east)
}

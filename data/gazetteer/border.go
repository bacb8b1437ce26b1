package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// facing is how far apart two places may lie for the border between their countries to
// run half way, in degrees of latitude: some hundred and thirty kilometres.
const facing = 1.2

// borderRows tells where the border of each two countries runs: of the points half way
// between places that face each other, the one nearest to their middle, and how many
// kilometres from it nine in ten of them lie at most. What a sea parts counts too where
// it is narrow.
func (s *sources) borderRows() []string {
	type cell struct{ lat, lon int }
	grid := map[cell][]*city{}
	at := func(c *city) cell {
		return cell{int(math.Floor(c.lat / facing)), int(math.Floor(c.lon / facing))}
	}
	for i := range s.cities {
		grid[at(&s.cities[i])] = append(grid[at(&s.cities[i])], &s.cities[i])
	}
	halfway := map[[2]string][]between{}
	for i := range s.cities {
		c := &s.cities[i]
		k := at(c)
		closest := map[string]*city{}
		for lat := k.lat - 1; lat <= k.lat+1; lat++ {
			for lon := k.lon - 2; lon <= k.lon+2; lon++ {
				for _, d := range grid[cell{lat, lon}] {
					if d.country <= c.country || apart(c, d) > facing {
						continue
					}
					if n := closest[d.country]; n == nil || apart(c, d) < apart(c, n) {
						closest[d.country] = d
					}
				}
			}
		}
		for code, d := range closest {
			key := [2]string{c.country, code}
			halfway[key] = append(halfway[key], between{[2]float64{(c.lat + d.lat) / 2, (c.lon + d.lon) / 2}, apart(c, d)})
		}
	}
	var rows []string
	for key, all := range halfway {
		if len(all) < 4 {
			continue // too few towns to tell
		}
		lat, lon, radius := centre(nearest(all))
		rows = append(rows, fmt.Sprintf("%s\t%s\t%.2f\t%.2f\t%.0f", key[0], key[1], lat, lon, radius))
	}
	rows = append(rows, emptyBorders...)
	slices.Sort(rows)
	return rows
}

// between is a point half way between two places, and how far apart they are.
type between struct {
	at    [2]float64
	apart float64
}

// nearest keeps the points of places that lie closest, at least a quarter of them: where
// towns stand at the border, those inland tell little.
func nearest(all []between) (points [][2]float64) {
	slices.SortFunc(all, func(a, b between) int {
		return cmp.Or(cmp.Compare(a.apart, b.apart), slices.Compare(a.at[:], b.at[:]))
	})
	for i, b := range all {
		if b.apart < facing/3 || i < 8 || i < len(all)/4 {
			points = append(points, b.at)
		}
	}
	return points
}

// apart is the distance of two places in degrees of latitude.
func apart(a, b *city) float64 {
	return math.Hypot(a.lat-b.lat, (a.lon-b.lon)*math.Cos(a.lat*math.Pi/180))
}

// centre returns the point nearest to the mean of all, and within how many kilometres of
// it nine in ten lie, ten at least.
func centre(points [][2]float64) (lat, lon, radius float64) {
	for _, p := range points {
		lat, lon = lat+p[0]/float64(len(points)), lon+p[1]/float64(len(points))
	}
	far := func(p [2]float64) float64 { return math.Hypot(p[0]-lat, (p[1]-lon)*math.Cos(lat*math.Pi/180)) }
	best := slices.MinFunc(points, func(p, q [2]float64) int {
		if d := far(p) - far(q); d != 0 {
			return int(math.Copysign(1, d))
		}
		return slices.Compare(p[:], q[:])
	})
	lat, lon = best[0], best[1]
	slices.SortFunc(points, func(p, q [2]float64) int { return int(math.Copysign(1, far(p)-far(q))) })
	return lat, lon, math.Max(10, 111.2*far(points[len(points)*9/10]))
}

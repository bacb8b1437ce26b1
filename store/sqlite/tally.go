package sqlite

import "github.com/dyad-news/dyad"

// who is a row of entity, where one of place.
type who struct {
	qid, name, code string
	sector          dyad.Sector
}

type spot struct {
	geonameid     int
	name, country string
}

// tally adds up how many more events, or fewer, name an entity or a place.
type tally struct {
	whos   map[who]int
	spots  map[spot]int
	places map[spot]dyad.Place
}

// add counts an event, or with -1 takes it away.
func (t *tally) add(e *dyad.Event, sign int) {
	if t.whos == nil {
		t.whos, t.spots, t.places = map[who]int{}, map[spot]int{}, map[spot]dyad.Place{}
	}
	seen := map[who]bool{}
	for _, side := range [][]dyad.Mention{e.Actors, e.Recipients} {
		for i := range side {
			n := &side[i].Entity
			k := who{n.QID, n.Known, n.Code, n.Sector}
			if !seen[k] && !n.IsZero() {
				seen[k] = true
				t.whos[k] += sign
			}
		}
	}
	if e.Place == nil || e.Place.Name == "" {
		return
	}
	p := e.Place.Place
	k := spot{p.GeoNameID, p.Name, p.CountryCode}
	t.spots[k] += sign
	t.places[k] = p
}

// flush writes what was added up. Rows that no event is left in go.
func (t *tally) flush(c *conn) error {
	for k, n := range t.whos {
		if n == 0 {
			continue
		}
		_, err := c.exec(`INSERT INTO entity (qid, name, code, sector, events) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET events = events + excluded.events`, k.qid, k.name, k.code, string(k.sector), n)
		if err == nil && n < 0 {
			_, err = c.exec(`DELETE FROM entity WHERE qid = ? AND name = ? AND code = ? AND sector = ? AND events = 0`,
				k.qid, k.name, k.code, string(k.sector))
		}
		if err != nil {
			return err
		}
	}
	for k, n := range t.spots {
		if n == 0 {
			continue
		}
		p := t.places[k]
		_, err := c.exec(`INSERT INTO place (geonameid, name, country, lat, lon, resolution, events) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET events = events + excluded.events`, k.geonameid, k.name, k.country, p.Lat, p.Lon, p.Resolution, n)
		if err == nil && n < 0 {
			_, err = c.exec(`DELETE FROM place WHERE geonameid = ? AND name = ? AND country = ? AND events = 0`, k.geonameid, k.name, k.country)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

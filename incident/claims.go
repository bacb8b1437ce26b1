package incident

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Claims returns what the account says of the incident, one claim for each voice with
// the figures that rest on it. The outlet's own word is one where the text names no voice
// for the event. A figure with a voice of its own is that voice's claim.
func Claims(n dyad.IncidentID, a Account) []dyad.Claim {
	e := a.Event
	var claims []dyad.Claim
	voice := func(v *dyad.Attribution) int {
		c := dyad.Claim{Incident: n, Event: e.ID, Article: a.Article.ID, Outlet: a.Article.Outlet, Published: a.Article.Published, Stance: dyad.Asserts, What: strings.Join(e.Texts, " ")}
		if v != nil {
			c.Stance, c.Hearsay, c.Cue = v.Stance, v.Hearsay, v.Cue
			if v.Entity != nil {
				by := v.Entity.Entity
				c.By, c.ByText = &by, called(v.Entity, a.Article)
			}
		}
		i := slices.IndexFunc(claims, func(d dyad.Claim) bool {
			return d.ByText == c.ByText && d.Hearsay == c.Hearsay && d.Stance == c.Stance && one(d.By, c.By)
		})
		if i < 0 {
			i, claims = len(claims), append(claims, c)
		}
		return i
	}
	var own []int // the voices that tell the event, and its figures where these have none
	for i := range e.Attribution {
		at := voice(&e.Attribution[i])
		if e.Attribution[i].Stance != dyad.Denies {
			own = append(own, at)
		}
	}
	if len(e.Attribution) == 0 {
		own = append(own, voice(nil))
	}
	for what, first := range e.Size.All() {
		for _, count := range append([]dyad.Count{*first}, first.Others...) {
			on := own
			if len(count.Attribution) > 0 {
				on = nil
				for i := range count.Attribution {
					on = append(on, voice(&count.Attribution[i]))
				}
			}
			count.Others = nil
			for _, i := range on {
				claims[i].Size = with(claims[i].Size, what, &count)
			}
		}
	}
	return claims
}

// called returns the words for a voice: of a pronoun, those that it stands for.
func called(m *dyad.Mention, a *dyad.Article) string {
	switch strings.ToLower(m.Text) {
	case "he", "she", "it", "they":
		if m.Coref != nil && m.Coref.End <= len(a.Text) {
			return m.Coref.In(a.Text)
		}
	}
	return m.Text
}

// with returns a size with one more count.
func with(z *dyad.Size, what string, c *dyad.Count) *dyad.Size {
	if z == nil {
		z = new(dyad.Size)
	}
	z.Set(what, c)
	return z
}

// one reports whether two voices are one entity.
func one(a, b *dyad.Entity) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.QID == b.QID && a.Code == b.Code && a.Known == b.Known && a.Sector == b.Sector
}

package eval

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/dyad-news/dyad"
)

// gsrRecord is one record of the PLOVER gold standard. Source and Target are lists of
// actors; null or a string where there is none.
type gsrRecord struct {
	ID     string          `json:"id"`
	Date   dyad.Day        `json:"date"`
	Event  string          `json:"event"`
	Text   string          `json:"text"`
	Source json.RawMessage `json:"source"`
	Target json.RawMessage `json:"target"`
}

// readGSR reads the records as relations. The first source is the actor. The recipient
// is the first target, or the second source where several act together. An actor whose
// words are not in the text is a placeholder: the records name some by what is meant.
func readGSR(name string, text []byte) ([]relation, error) {
	var records []gsrRecord
	if err := json.Unmarshal(text, &records); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var relations []relation
	for i, rec := range records {
		sources, err := gsrActors(rec.Source)
		if err != nil {
			return nil, fmt.Errorf("%s: record %d (%s): source: %w", name, i+1, rec.ID, err)
		}
		targets, err := gsrActors(rec.Target)
		if err != nil {
			return nil, fmt.Errorf("%s: record %d (%s): target: %w", name, i+1, rec.ID, err)
		}
		label := Root(rec.Event)
		if Quad(label) == 0 {
			return nil, fmt.Errorf("%s: record %d (%s): event %q has no root", name, i+1, rec.ID, rec.Event)
		}
		if len(targets) == 0 && len(sources) > 1 {
			targets = sources[1:]
		}
		relations = append(relations, relation{
			uid: rec.ID, sentence: rec.Text, label: label,
			source: gsrSide(rec.Text, sources), target: gsrSide(rec.Text, targets),
		})
	}
	return relations, nil
}

// gsrActor is one actor of a record.
type gsrActor struct {
	Text   string `json:"actorText"`
	Code   string `json:"code"`
	Sector string `json:"sector"`
}

func gsrActors(raw json.RawMessage) ([]gsrActor, error) {
	if s := strings.TrimSpace(string(raw)); s == "" || s == "null" || s[0] == '"' {
		return nil, nil
	}
	var actors []gsrActor
	err := json.Unmarshal(raw, &actors)
	return actors, err
}

func gsrSide(text string, actors []gsrActor) side {
	names := make([]string, len(actors))
	for i, a := range actors {
		if s := newSide(text, a.Text, nil); s.span != nil {
			return s
		}
		names[i] = a.Text
	}
	return side{text: strings.Join(names, ", "), placeholder: true}
}

func gsr(s source) ([]relation, error) {
	name, text, err := s.read("events/plover_gsr.json")
	if err != nil {
		return nil, err
	}
	return readGSR(name, text)
}

func gsrSpans(s source, m *Measure) error {
	relations, err := gsr(s)
	if err != nil {
		return err
	}
	return given(m, relations)
}

func gsrText(s source, m *Measure) error {
	relations, err := gsr(s)
	if err != nil {
		return err
	}
	return alone(m, relations)
}

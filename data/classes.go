package data

import "fmt"

// classes reads the word classes: those of classes.yaml, and the kinds of senses.tsv. A
// class may hold others by their names ("@food"), if these hold no further ones.
func (t *Tables) classes() (map[string]map[string]bool, error) {
	var lists map[string]Words
	if err := t.decodeYAML("classes.yaml", &lists); err != nil {
		return nil, err
	}
	classes := make(map[string]map[string]bool)
	err := t.readTSV("senses.tsv", []string{"noun", "kind"}, func(r row) error {
		noun, kind := r.fields[0], r.fields[1]
		if lists[kind] != nil {
			return r.errorf("kind %q is a class of classes.yaml", kind)
		}
		if classes[kind] == nil {
			classes[kind] = make(map[string]bool)
		}
		classes[kind][noun] = true
		return nil
	})
	if err != nil {
		return nil, err
	}
	for name, words := range lists {
		classes[name] = make(map[string]bool, len(words))
		for _, w := range words {
			if w[0] != '@' {
				classes[name][w] = true
			}
		}
	}
	for name, words := range lists {
		for _, w := range words {
			if w[0] != '@' {
				continue
			}
			if classes[w[1:]] == nil || holdsClasses(lists[w[1:]]) {
				return nil, fmt.Errorf("classes.yaml: %s: %s is no class of words alone", name, w)
			}
			for other := range classes[w[1:]] {
				classes[name][other] = true
			}
		}
	}
	return classes, nil
}

func holdsClasses(words Words) bool {
	for _, w := range words {
		if w[0] == '@' {
			return true
		}
	}
	return false
}

package hung

import "github.com/dyad-news/dyad"

// Aside gives a sentence its verb where the noun before a remark between dashes was taken for all of it
// and its verb for what the remark says: "Six people – some say ten – were shot". It reports whether the
// tree changed.
func Aside(s *dyad.Sentence) (changed bool) {
	n := s.Root()
	if n < 0 || s.Tokens[n].UPOS != "NOUN" || s.Child(n, "cop", "nsubj", "parataxis") < 0 || s.Child(n, "cop", "nsubj") >= 0 {
		return false
	}
	said := s.Child(n, "parataxis")
	v := s.Child(said, "ccomp", "parataxis")
	if said < n || v < said {
		return false
	}
	be := s.Child(v, "aux:pass", "aux", "cop")
	if be < said || be < 1 || !dash(s, be-1) || !dash(s, n+1) {
		return false
	}
	rel := "nsubj"
	if s.Child(v, "aux:pass") >= 0 {
		rel = "nsubj:pass"
	}
	for c := range s.Children(v) {
		if c < be {
			s.Tokens[c].Head = said
			if r := s.Tokens[c].Rel(); r == "nsubj" {
				s.Tokens[c].Deprel = "obj"
			}
		}
	}
	s.Tokens[v].Head, s.Tokens[v].Deprel = -1, "root"
	s.Tokens[n].Head, s.Tokens[n].Deprel = v, rel
	s.Tokens[said].Head = v
	return true
}

// dash reports whether the token at i is a dash between two words.
func dash(s *dyad.Sentence, i int) bool {
	f := s.Tokens[i].Form
	return f == "–" || f == "—" || f == "--" || f == "-" && i > 0 && s.Tokens[i-1].Span.End < s.Tokens[i].Span.Start
}

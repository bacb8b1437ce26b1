package register

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// roles turns the roles of CAMEO, which these dictionaries have, into PLOVER's sectors.
// MED is media there.
func role(s string) string {
	switch s {
	case "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "LAB", "REF", "OPP", "REL", "SOC", "JRN", "UNK":
		return s
	case "MED":
		return "JRN"
	case "HLH":
		return "MED"
	case "SEP", "INS", "RAD":
		return "REB"
	case "DEV", "ENV", "HRI", "NGO":
		return "SOC"
	case "STU":
		return "EDU"
	case "MNC":
		return "BUS"
	case "CHR", "MOS", "JEW", "HIN", "BUD", "CTH", "PRO", "SHI", "SUN", "ORT":
		return "REL"
	case "UIS":
		return "UNK"
	}
	return ""
}

// split reads a CAMEO code: country or kind, then roles of three letters each.
func (p *places) split(s string) (code, sector, others string, err error) {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "/")
	if len(s) < 3 {
		return "", "", "", fmt.Errorf("no code %q", s)
	}
	rest := s[3:]
	switch first := s[:3]; {
	case first == "IGO" && strings.HasPrefix(rest, "UNO"):
		code, rest = "UNO", rest[3:]
	case first == "IGO" && strings.HasPrefix(rest, "EUREEC"):
		code, rest = "EUR", rest[6:]
	case p.code(first) != "":
		code = p.code(first)
	default:
		return "", "", "", fmt.Errorf("unknown code %q", s)
	}
	for ; len(rest) >= 3; rest = rest[3:] {
		r := role(rest[:3])
		switch {
		case r == "" || r == sector || strings.Contains(others, r):
		case sector == "":
			sector = r
		case others == "":
			others = r
		default:
			others += "|" + r
		}
	}
	return code, sector, others, nil
}

// lines calls each with the lines of a text and their numbers; longer ones than maxText
// are bad.
func (m *Import) lines(s Source, each func(n int, line string) error) error {
	f, err := s.Open()
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, maxText)
	for n := 1; ; n++ {
		b, err := in.ReadSlice('\n')
		line := string(b)
		for errors.Is(err, bufio.ErrBufferFull) {
			if line != "" {
				m.bad(n, fmt.Errorf("longer than %d bytes", maxText))
			}
			line = ""
			_, err = in.ReadSlice('\n')
		}
		if err != nil && err != io.EOF {
			return err
		}
		if i := strings.IndexAny(line, "#;"); i >= 0 {
			line = line[:i]
		}
		if line = strings.TrimRight(line, " \t\r\n"); line != "" {
			if e := each(n, line); e != nil {
				return e
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

// actors reads a dictionary of actors: a name, synonyms that begin with +, and codes in
// brackets, with dates or not, on the same or the following lines.
func (m *Import) actors(s Source) error {
	var names, codes []string
	at := 0
	flush := func() error {
		defer func() { names, codes = nil, nil }()
		for _, c := range codes {
			if err := m.actor(at, names, c); err != nil {
				return err
			}
		}
		return nil
	}
	err := m.lines(s, func(n int, line string) error {
		name, brackets := line, ""
		if i := strings.IndexByte(line, '['); i >= 0 {
			name, brackets = line[:i], line[i:]
		}
		if name = strings.TrimSpace(name); name != "" {
			if !strings.HasPrefix(name, "+") {
				if err := flush(); err != nil {
					return err
				}
				at = n
			}
			if len(names) < maxNames {
				names = append(names, capitals(strings.TrimLeft(name, "+ ")))
			}
		}
		for brackets != "" {
			inside, rest, ok := strings.Cut(brackets[1:], "]")
			if !ok {
				m.bad(n, fmt.Errorf("no ] after [%s", inside))
				return nil
			}
			codes = append(codes, inside)
			brackets = rest[max(0, strings.IndexByte(rest+"[", '[')):]
		}
		return nil
	})
	if err != nil {
		return err
	}
	return flush()
}

// actor adds an actor in the standing that one bracket tells: "AFGGOV 011222-140929".
func (m *Import) actor(at int, names []string, bracket string) error {
	if err := m.tick(); err != nil {
		return err
	}
	code, dates, _ := strings.Cut(strings.TrimSpace(bracket), " ")
	if strings.HasPrefix(code, "---") || len(names) == 0 {
		return nil
	}
	e := entry{class: "body", name: names[0], aliases: names[1:]}
	var err error
	if e.code, e.sector, e.others, err = m.places.split(code); err != nil {
		m.bad(at, err)
		return nil
	}
	if dates = strings.TrimSpace(dates); dates != "" {
		e.class = "person"
		if e.from, e.to, err = term(dates); err != nil {
			m.bad(at, err)
			return nil
		}
	} else if e.sector == "" && m.places.names[strings.ToLower(e.name)] == e.code {
		return nil // a country that the tables have
	}
	if e.sector == "REB" && e.class == "body" {
		e.class = "group"
	}
	return m.add(at, &e)
}

// term reads "<991231", ">000101" and "000101-991231".
func term(s string) (from, to string, err error) {
	switch a, b, two := strings.Cut(s, "-"); {
	case strings.HasPrefix(s, "<"):
		to, err = date(s[1:])
	case strings.HasPrefix(s, ">"):
		from, err = date(s[1:])
	case two:
		var e1, e2 error
		from, e1 = date(a)
		to, e2 = date(b)
		err = errors.Join(e1, e2)
	default:
		err = fmt.Errorf("no dates %q", s)
	}
	return from, to, err
}

// date reads YYMMDD, of 1930 to 2029, and YYYYMMDD.
func date(s string) (string, error) {
	s = strings.TrimSpace(s)
	if len(s) == 6 {
		if s >= "30" {
			s = "19" + s
		} else {
			s = "20" + s
		}
	}
	if len(s) != 8 || strings.Trim(s, "0123456789") != "" {
		return "", fmt.Errorf("no date %q", s)
	}
	return s[:4] + "-" + s[4:6] + "-" + s[6:], nil
}

// capitals writes a dictionary's HAMID_KARZAI_ as Hamid Karzai. Short words of a name
// that has no other stay as they are.
func capitals(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == '_' || r == ' ' })
	for i, w := range words {
		lower := strings.ToLower(w)
		switch {
		case len(words) == 1 && len(w) <= 4:
		case i > 0 && strings.Contains(" of the and for al el bin ibn de da do del der van von la le ", " "+lower+" "):
			words[i] = lower
		default:
			_, n := first(lower)
			words[i] = strings.ToUpper(lower[:n]) + lower[n:]
		}
	}
	return strings.Join(words, " ")
}

func first(s string) (rune, int) {
	for i, r := range s {
		if i > 0 {
			return r, i
		}
	}
	return 0, len(s)
}

// agents reads a dictionary of agents: a noun, its plural in braces, a code that begins
// with ~. "!MARK! = A, B" says what a mark in later nouns stands for.
func (m *Import) agents(s Source) error {
	marks := map[string][]string{}
	return m.lines(s, func(n int, line string) error {
		if name, list, ok := strings.Cut(line, "="); ok && strings.HasPrefix(name, "!") && len(marks) < 1000 {
			for w := range strings.SplitSeq(list, ",") {
				marks[strings.TrimSpace(name)] = append(marks[strings.TrimSpace(name)], strings.TrimSpace(w))
			}
			return nil
		}
		noun, code, ok := strings.Cut(line, "[")
		code, closed := strings.CutSuffix(strings.TrimSpace(code), "]")
		if !ok || !closed || !strings.Contains(code, "~") {
			return nil
		}
		if err := m.tick(); err != nil {
			return err
		}
		sector := ""
		for rest := strings.Trim(code, "~ "); len(rest) >= 3 && sector == ""; rest = rest[3:] {
			sector = role(rest[:3])
		}
		if sector == "" {
			m.bad(n, fmt.Errorf("unknown role %q", code))
			return nil
		}
		noun, plural, hasPlural := strings.Cut(noun, "{")
		m.noun(sector, marks, noun, strings.TrimRight(strings.TrimSpace(plural), "}"), hasPlural)
		return nil
	})
}

// noun takes a noun with each word that its mark stands for.
func (m *Import) noun(sector string, marks map[string][]string, noun, plural string, hasPlural bool) {
	words := []string{noun}
	for mark, list := range marks {
		if strings.Contains(noun, mark) {
			words = words[:0]
			for _, w := range list {
				words = append(words, strings.ReplaceAll(noun, mark, w))
			}
		}
	}
	for _, w := range words {
		w = plain(w)
		if len(w) < 3 || m.seen[w] || strings.ContainsAny(w, "!=/|") {
			continue
		}
		m.seen[w] = true
		switch p := plain(plural); {
		case p != "":
			m.seen[p] = true
			w += "/" + p
		case hasPlural:
			w = "=" + w
		}
		m.nouns[sector] = append(m.nouns[sector], w)
		m.result.Nouns++
	}
}

// plain writes a dictionary's POLICE_OFFICER_ as police officer.
func plain(s string) string {
	return clean(strings.ToLower(strings.ReplaceAll(s, "_", " ")))
}

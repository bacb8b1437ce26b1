package lemma

import "strings"

func (t *Table) rule(form, low, upos, xpos string) string {
	if len(low) < 4 {
		if v, ok := clipped(low, upos, xpos); ok {
			return v
		}
	}
	switch xpos {
	case "GW":
		if upos == "X" {
			return low
		}
	case "NNS":
		return t.noun(low)
	case "NNPS":
		if capitals(form) { // an abbreviation that ends in S
			return form
		}
		return restore(form, t.noun(low))
	case "VBZ":
		if v, ok := t.irregular[low]; ok {
			return v
		}
		return singular(low)
	case "VBG", "VBD", "VBN":
		return t.verb(low)
	case "JJR", "RBR":
		if s, ok := strings.CutSuffix(low, "er"); ok && len(s) > 2 {
			return degree(s)
		}
	case "JJS", "RBS":
		if s, ok := strings.CutSuffix(low, "est"); ok && len(s) > 2 {
			return degree(s)
		}
	case "NNP":
		switch upos {
		case "ADJ", "ADV":
			if strings.HasSuffix(low, "er") || strings.HasSuffix(low, "est") {
				if v, ok := t.find(low, "JJR"); ok {
					return restore(form, v)
				}
			}
		}
		if upos == "PROPN" && form == low && plain(low) && len(low) > 3 {
			return strings.ToUpper(low[:1]) + low[1:]
		}
		return form
	case "CD":
		if isDigit(low[0]) {
			if i := strings.LastIndexByte(low, ','); i > 0 && len(low)-i != 4 && strings.Count(low, ",") == 1 && !strings.Contains(low, ".") { // "7,5"
				return low[:i] + "." + low[i+1:]
			}
			return strings.ReplaceAll(low, ",", "")
		}
	}
	switch {
	case upos == "PUNCT", form == "–":
		return straight(form)
	case upos == "PROPN", upos == "X" && (xpos == "ADD" || xpos == "FW"):
		return form
	}
	return low
}

// verb takes the ending of a past form or participle off.
func (t *Table) verb(low string) string {
	if v, ok := t.irregular[low]; ok {
		return v
	}
	if s, ok := strings.CutSuffix(low, "ing"); ok && len(s) > 1 {
		return t.stem(s)
	}
	if strings.HasSuffix(low, "eed") && len(low) > 4 {
		return low[:len(low)-1]
	}
	if s, ok := strings.CutSuffix(low, "ied"); ok && len(s) > 1 {
		return s + "y"
	}
	if s, ok := strings.CutSuffix(low, "ed"); ok && len(s) > 1 {
		return t.stem(s)
	}
	return t.prefixed(low)
}

// straight gives quotation marks and dashes as a typewriter has them.
func straight(sign string) string {
	switch sign {
	case "“", "”":
		return "\""
	case "‘", "’":
		return "'"
	case "’’", "‘’":
		return "''"
	case "–":
		return "-"
	}
	return sign
}

package eval

import "strings"

// Roots are the 15 classes of the relation sets, in the order in which they print.
func Roots() []string {
	return []string{"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "ACCUSE", "REQUEST",
		"REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"}
}

// Root maps a PLOVER type of any year to one of the Roots: CONCEDE and RETREAT are
// YIELD, INVESTIGATE and DISAPPROVE are ACCUSE, DEMAND is REQUEST and FIGHT is ASSAULT.
// Other words come back in upper case.
func Root(typ string) string {
	t := strings.ToUpper(strings.TrimSpace(typ))
	switch t {
	case "CONCEDE", "RETREAT":
		return "YIELD"
	case "INVESTIGATE", "DISAPPROVE":
		return "ACCUSE"
	case "DEMAND":
		return "REQUEST"
	case "FIGHT":
		return "ASSAULT"
	case "ENGAGE":
		return "CONSULT"
	case "COOPERATION":
		return "COOPERATE"
	}
	return t
}

// Quad is the class of a root: 1 verbal and 2 material cooperation, 3 verbal and 4
// material conflict; 0 for no root.
func Quad(root string) int {
	switch root {
	case "AGREE", "CONSULT", "SUPPORT":
		return 1
	case "COOPERATE", "AID", "YIELD":
		return 2
	case "ACCUSE", "REQUEST", "REJECT", "THREATEN":
		return 3
	case "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT":
		return 4
	}
	return 0
}

// cameoRoot maps a CAMEO code to one of the Roots; "" where PLOVER has no such event
// (public statements, appeals, codes that CAMEO does not have).
func cameoRoot(code string) string {
	switch {
	case strings.HasPrefix(code, "1712"), strings.HasPrefix(code, "175"):
		return "ASSAULT"
	case strings.HasPrefix(code, "191"), strings.HasPrefix(code, "192"), strings.HasPrefix(code, "163"):
		return "COERCE"
	case len(code) < 2:
		return ""
	}
	switch code[:2] {
	case "03":
		return "AGREE"
	case "04":
		return "CONSULT"
	case "05":
		return "SUPPORT"
	case "06":
		return "COOPERATE"
	case "07":
		return "AID"
	case "08":
		return "YIELD"
	case "09", "11":
		return "ACCUSE"
	case "10":
		return "REQUEST"
	case "12":
		return "REJECT"
	case "13":
		return "THREATEN"
	case "14":
		return "PROTEST"
	case "15":
		return "MOBILIZE"
	case "16":
		return "SANCTION"
	case "17":
		return "COERCE"
	case "18", "19", "20":
		return "ASSAULT"
	}
	return ""
}

// symmetric roots relate two sides without a direction.
func symmetric(root string) bool {
	return root == "CONSULT" || root == "AGREE" || root == "COOPERATE"
}

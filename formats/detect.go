package formats

import (
	"bufio"
	"strings"
)

// Detect finds the format of a file by how it begins; nil where none fits.
func Detect(r *bufio.Reader) *Format {
	b, _ := r.Peek(r.Size())
	s := strings.TrimPrefix(string(b), "\ufeff")
	head, _, _ := strings.Cut(s, "\n")
	low := strings.ToLower(head)
	name := ""
	tabs := strings.Count(head, "\t")
	if tabs == 0 {
		tabs = strings.Count(head, ";") // a spreadsheet's, whose reader says what it did
	}
	switch {
	case strings.HasPrefix(s, "PAR1"):
		name = "parquet"
	case strings.HasPrefix(s, "{") && strings.Contains(s, `"FeatureCollection"`):
		name = "geojson"
	case strings.HasPrefix(s, "{") && (strings.Contains(s, `"Result"`) || strings.Contains(s, `"TotalCount"`)):
		name = "ucdp"
	case strings.HasPrefix(s, "{") && strings.Contains(low, `"realis"`):
		name = "jsonl"
	case strings.HasPrefix(s, "{"):
		name = "plover"
	case strings.HasPrefix(low, "event id") && strings.Contains(low, "cameo code"):
		name = "icews"
	case strings.HasPrefix(low, "event id") && strings.Contains(low, "event mode"):
		name = "polecat"
	case strings.Contains(low, "event_id_cnty") && strings.Contains(low, "sub_event_type"):
		name = "acled"
	case strings.Contains(low, "type_of_violence") && strings.Contains(low, "side_a"):
		name = "ucdp"
	case strings.HasPrefix(low, "id,article_id,"):
		name = "csv"
	case strings.Contains(low, "globaleventid"), tabs == 60 || tabs == 57 || tabs == 56:
		name = "gdelt2"
	case tabs == 15:
		name = "gdelt-mentions"
	case tabs == 25:
		name = "phoenix"
	}
	return Find(name)
}

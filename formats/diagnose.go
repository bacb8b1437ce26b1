package formats

import (
	"bufio"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// diagnose looks at the beginning of a file for what spreadsheets and browsers do to
// tables, and says it in words.
func diagnose(t *table, r *bufio.Reader) error {
	b, _ := r.Peek(r.Size()) // less than asked for is a short file
	head, _, _ := strings.Cut(strings.TrimPrefix(string(b), "\ufeff"), "\n")
	low := strings.ToLower(head)
	switch {
	case len(b) == 0:
		return errors.New("the file is empty")
	case strings.HasPrefix(string(b), "PK\x03\x04"):
		return errors.New("this is a ZIP archive or a spreadsheet (.xlsx), no table as text: unpack it first")
	case strings.HasPrefix(strings.TrimSpace(low), "<!doctype") || strings.HasPrefix(strings.TrimSpace(low), "<html"):
		return errors.New("this is a web page, no table: the download gave an error page")
	case b[0] == 0 || b[0] == 0xff || b[0] == 0xfe:
		return errors.New("this is no text in UTF-8 (a file that a spreadsheet saved as Unicode?): save it as UTF-8")
	}
	names := t.names()
	comma := string(t.comma)
	if strings.Count(head, comma) >= len(names)/3 && !slices.Contains([]string{strings.ToLower(names[0])}, first(strings.Split(low, comma))) || t.head && strings.Contains(head, comma) {
		return nil // looks as it should
	}
	return spreadsheet(t, string(b), head)
}

var exponent = regexp.MustCompile(`[;,\t]\d[.,]\d+E\+\d+[;,\t]`)

// spreadsheet says what a spreadsheet did to the file.
func spreadsheet(t *table, text, head string) error {
	var said []string
	for _, c := range []struct{ mark, name string }{{";", "semicolons"}, {"\t", "tabs"}, {",", "commas"}} {
		if c.mark != string(t.comma) && strings.Count(head, c.mark) >= len(t.columns)/3 {
			want := map[rune]string{'\t': "tabs", ',': "commas"}[t.comma]
			said = append(said, "its columns are parted by "+c.name+", not by "+want)
			break
		}
	}
	if !t.head && strings.Contains(strings.ToLower(head), strings.ToLower(t.columns[0].name)) {
		said = append(said, "it has a line of names, which the format has not")
	}
	if exponent.MatchString(text) {
		said = append(said, "long numbers are rounded to the like of "+strings.Trim(exponent.FindString(text), ";,\t"))
	}
	if said == nil {
		return nil
	}
	if t.columns[0].name == "GLOBALEVENTID" {
		said = append(said, "and so its event codes have lost the zeros that they begin with (010 and 10 are two things)")
	}
	return fmt.Errorf("a spreadsheet has changed this file: %s. What it lost cannot be made good; import the file as it was downloaded", strings.Join(said, ", "))
}

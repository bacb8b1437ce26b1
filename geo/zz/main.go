package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/extract"
	"github.com/dyad-news/dyad/geo"
	"github.com/dyad-news/dyad/lang/en"
	"github.com/dyad-news/dyad/timex"
)

func main() {
	t, _ := data.Open("")
	g, err := geo.New(t)
	if err != nil {
		panic(err)
	}
	e, err := en.New()
	if err != nil {
		panic(err)
	}
	do := func(a *dyad.Article) {
		s := e.Analyze(a)
		fmt.Println("=====", a.Published, a.Title, a.Dateline)
		for _, x := range timex.Find(a, s) {
			lo, hi := max(s[x.Sentence].Span.Start, x.Span.Start-60), min(s[x.Sentence].Span.End, x.Span.End+40)
			o := ""
			if x.Offset != nil {
				o = " +" + strconv.Itoa(*x.Offset)
			}
			d := ""
			if x.Duration {
				d = " D"
			}
			fmt.Printf("T %-28s %-24s%s%s [%s] | %s\n", x.Text, x.EDTF, o, d, s[x.Sentence].Tokens[x.Head].Form, bytes.ReplaceAll([]byte(a.Text[lo:hi]), []byte("\n"), []byte(" ")))
		}
		for _, x := range g.Find(a, s, nil) {
			lo, hi := max(s[x.Sentence].Span.Start, x.Span.Start-50), min(s[x.Sentence].Span.End, x.Span.End+30)
			fmt.Printf("P %-28s %s/%s/%s %d | %s\n", x.Text, x.Name, x.Province, x.CountryCode, x.Resolution, bytes.ReplaceAll([]byte(a.Text[lo:hi]), []byte("\n"), []byte(" ")))
		}
	}
	if os.Args[1] == "-j" {
		f, _ := os.Open(os.Args[2])
		z, _ := gzip.NewReader(f)
		sc := bufio.NewScanner(z)
		sc.Buffer(nil, 1<<24)
		lo, _ := strconv.Atoi(os.Args[3])
		hi, _ := strconv.Atoi(os.Args[4])
		for n := 0; sc.Scan(); n++ {
			if n < lo || n >= hi {
				continue
			}
			_ = json.Valid
			a, err := extract.Article(dyad.Page{Name: "x.jsonl", MediaType: "application/jsonl", Body: append([]byte{}, sc.Bytes()...)})
			if err != nil {
				fmt.Println(err)
				continue
			}
			do(&a)
		}
		return
	}
	b, _ := io.ReadAll(os.Stdin)
	a, err := extract.Article(dyad.Page{Name: "x.txt", MediaType: "text/plain", Body: b, Published: dyad.Day(os.Args[1])})
	if err != nil {
		panic(err)
	}
	do(&a)
}

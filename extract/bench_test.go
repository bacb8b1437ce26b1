package extract

import (
	"os"
	"testing"

	"github.com/dyad-news/dyad"
)

func benchmark(b *testing.B, path, media string) {
	body, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Article(dyad.Page{MediaType: media, Body: body}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B)   { benchmark(b, "testdata/wire/page.html", "text/html") }
func BenchmarkText(b *testing.B)   { benchmark(b, "testdata/pasted/page.txt", "text/plain") }
func BenchmarkRecord(b *testing.B) { benchmark(b, "testdata/record/page.json", jsonType) }

// BenchmarkSavedPage reads a large page of a real site.
func BenchmarkSavedPage(b *testing.B) {
	benchmark(b, sharedFile(b, "data/html/pages/us_APNews_2023_04_28.html"), "text/html")
}

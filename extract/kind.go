package extract

import (
	"bytes"
	"mime"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"
)

type format uint8

const (
	formatText format = iota
	formatHTML
	formatRecord
	formatBinary
)

// sniffed is how many bytes at the start of a page tell what it is.
const sniffed = 1024

// formatOf tells what a page is. A media type that promises text is believed as to which
// kind, unless the bytes are no text at all.
func formatOf(mediaType string, body []byte) format {
	head := body[:min(len(body), sniffed)]
	if binary(head) {
		return formatBinary
	}
	media, _, _ := mime.ParseMediaType(mediaType)
	switch {
	case media == "text/html", media == "application/xhtml+xml":
		return formatHTML
	case strings.HasSuffix(media, "json"), media == "application/x-ndjson", media == "application/jsonl":
		return formatRecord
	case media == "text/plain" && !looksHTML(head):
		return formatText
	case media == "", strings.HasPrefix(media, "text/"), strings.HasSuffix(media, "xml"), media == "application/octet-stream":
	default:
		return formatBinary
	}
	switch head = bytes.TrimLeft(trimBOM(head), " \t\r\n"); {
	case looksHTML(head):
		return formatHTML
	case len(head) > 1 && head[0] == '{' && bytes.HasPrefix(bytes.TrimLeft(head[1:], " \t\r\n"), []byte{'"'}):
		return formatRecord
	}
	return formatText
}

// binary reports whether bytes cannot be text: a known signature of a picture, an
// archive, a PDF and the like, or control characters that no text has. UTF-16 is text.
func binary(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return false
	}
	if t := http.DetectContentType(head); !strings.HasPrefix(t, "text/") && t != "application/octet-stream" {
		return true
	}
	odd := 0
	for _, c := range head {
		switch {
		case c == 0:
			return true
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b:
			odd++
		}
	}
	return odd > 4 && odd*20 > len(head)
}

// looksHTML reports whether the head of a page opens an HTML document or is dense in the
// tags that pages are made of.
func looksHTML(head []byte) bool {
	if strings.HasPrefix(http.DetectContentType(head), "text/html") {
		return true
	}
	low := bytes.ToLower(head)
	if bytes.Contains(low, []byte("<!doctype html")) || bytes.Contains(low, []byte("<html")) {
		return true
	}
	open := 0
	for _, tag := range []string{"<p>", "<p ", "<div", "<meta", "<link", "<span", "<br", "<h1", "<article", "</"} {
		open += bytes.Count(low, []byte(tag))
	}
	return open >= 3 && bytes.HasPrefix(bytes.TrimSpace(low), []byte("<"))
}

func trimBOM(b []byte) []byte { return bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")) }

// decode gives the page in UTF-8. A byte order mark decides, then validity as UTF-8, then
// the charset of the media type, then what the page itself declares, and windows-1252
// where nothing does.
func decode(body []byte, mediaType string, markup bool) (string, error) {
	if rest := trimBOM(body); len(rest) < len(body) {
		return string(rest), nil
	}
	utf16 := bytes.HasPrefix(body, []byte("\xff\xfe")) || bytes.HasPrefix(body, []byte("\xfe\xff"))
	if !utf16 && utf8.Valid(body) && !bytes.Contains(body, []byte{0x1b}) {
		return string(body), nil
	}
	head := body[:min(len(body), sniffed)]
	if !markup && !utf16 { // a text has no declaration in it
		head = nil
	}
	enc, name, _ := charset.DetermineEncoding(head, mediaType)
	if name == "utf-8" {
		if damage(body) < 0.02 { // declared, and but a few bytes are broken
			return strings.ToValidUTF8(string(body), "\ufffd"), nil
		}
		enc = charmap.Windows1252
	}
	return decodeAs(enc, body)
}

// damage gives the share of bytes that are not valid UTF-8.
func damage(body []byte) float64 {
	bad := 0
	for i := 0; i < len(body); {
		r, n := utf8.DecodeRune(body[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		}
		i += n
	}
	return float64(bad) / float64(max(len(body), 1))
}

func decodeAs(enc encoding.Encoding, body []byte) (string, error) {
	out, _, err := transform.Bytes(enc.NewDecoder(), body)
	if err != nil {
		return "", dyad.ErrBinary
	}
	if len(out) > 3*maxPage {
		return "", dyad.ErrTooLarge
	}
	return string(out), nil
}

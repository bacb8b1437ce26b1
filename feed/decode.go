package feed

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/dyad-news/dyad"
)

var declared = regexp.MustCompile(`(?i)^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']`)

// decode gives a feed in UTF-8 without what XML does not allow. A byte order mark
// decides, then validity as UTF-8, then the charset that the document declares, and
// windows-1252 where nothing does. What says that it is UTF-8 and has a few broken bytes
// keeps the rest.
func decode(body []byte) ([]byte, error) {
	enc := wide(body)
	if enc == nil {
		body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
		name := ""
		if m := declared.FindSubmatch(body[:min(len(body), 1024)]); m != nil {
			name = string(m[1])
		}
		enc = narrow(body, name)
	}
	if enc != nil {
		out, _, err := transform.Bytes(enc.NewDecoder(), body)
		if err != nil || len(out) > 3*maxBody {
			return nil, fmt.Errorf("%w: not in the charset that it says", dyad.ErrInput)
		}
		body = out
	}
	return mend(bytes.ToValidUTF8(body, []byte("\ufffd"))), nil
}

// wide gives UTF-16 where the first bytes show it.
func wide(body []byte) encoding.Encoding {
	if len(body) < 4 {
		return nil
	}
	switch {
	case body[0] == 0xff && body[1] == 0xfe, body[0] == '<' && body[1] == 0 && body[3] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case body[0] == 0xfe && body[1] == 0xff, body[0] == 0 && body[1] == '<' && body[2] == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	return nil
}

// narrow gives the charset of a text that may declare one; nil is UTF-8.
func narrow(body []byte, name string) encoding.Encoding {
	valid := utf8.Valid(body)
	if valid && !bytes.ContainsRune(body, 0x1b) { // escapes: ISO-2022-JP
		return nil
	}
	enc, canonical := charset.Lookup(name)
	switch {
	case enc != nil && canonical != "utf-8" && canonical != "utf-16le" && canonical != "utf-16be":
		return enc
	case valid, canonical == "utf-8" && broken(body)*50 < len(body):
		return nil
	}
	return charmap.Windows1252
}

// broken counts bytes that are no UTF-8.
func broken(body []byte) int {
	n := 0
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRune(body[i:])
		if r == utf8.RuneError && size == 1 {
			n++
		}
		i += size
	}
	return n
}

// mend takes out control characters, written as such or as numbers (&#8;).
func mend(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		keep := allowed(r)
		if r == '&' && i+1 < len(text) && text[i+1] == '#' {
			if ref, ok := reference(text[i:]); ok {
				n = len(ref)
				keep = good(ref)
			}
		}
		if keep {
			out = append(out, text[i:i+n]...)
		}
		i += n
	}
	return out
}

// reference gives the numeric character reference that a text begins with.
func reference(text []byte) ([]byte, bool) {
	end := bytes.IndexByte(text[:min(len(text), 12)], ';')
	if end < 3 {
		return nil, false
	}
	return text[:end+1], true
}

// good reports whether a numeric character reference is one that XML allows, or none.
func good(ref []byte) bool {
	digits, base := string(ref[2:len(ref)-1]), 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseInt(digits, base, 32)
	return err != nil || allowed(rune(n))
}

// allowed reports whether XML may hold a character.
func allowed(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 && r <= 0x10ffff
}

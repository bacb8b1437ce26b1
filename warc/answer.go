package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// answer reads an answer of a server: status, headers, body. ok is false for what is no
// page that people read.
func answer(page dyad.Page, block []byte) (_ dyad.Page, ok bool, err error) {
	in := bufio.NewReader(bytes.NewReader(block))
	tp := textproto.NewReader(in)
	status, err := tp.ReadLine()
	if err != nil || !strings.HasPrefix(status, "HTTP/") {
		return page, false, fmt.Errorf("%w: it holds no answer of a server", errRecord)
	}
	code, _, _ := strings.Cut(afterBlank(status), " ")
	if n, err := strconv.Atoi(code); err != nil || n != http.StatusOK {
		return page, false, nil
	}
	headers, err := tp.ReadMIMEHeader()
	if err != nil && len(headers) == 0 {
		return page, false, fmt.Errorf("%w: the server's headers: %w", errRecord, noEOF(err))
	}
	page.MediaType = headers.Get("Content-Type")
	if !readable(page.MediaType) {
		return page, false, nil
	}
	raw, err := io.ReadAll(in)
	if err != nil {
		return page, false, fmt.Errorf("%w: %w", errRecord, err)
	}
	if strings.EqualFold(headers.Get("Transfer-Encoding"), "chunked") {
		raw = unchunk(raw)
	}
	if page.Body, err = unpack(raw, headers.Get("Content-Encoding")); err != nil {
		return page, false, err
	}
	return page, len(page.Body) > 0, nil
}

// afterBlank returns what follows the first run of blanks.
func afterBlank(s string) string {
	_, rest, _ := strings.Cut(s, " ")
	return strings.TrimLeft(rest, " ")
}

// unchunk undoes the chunked transfer encoding. Some archives say chunked of what is not;
// that stays as it is.
func unchunk(raw []byte) []byte {
	out, err := io.ReadAll(io.LimitReader(httputil.NewChunkedReader(bytes.NewReader(raw)), maxPage+1))
	if err != nil && len(out) == 0 {
		return raw
	}
	return out
}

// unpack undoes a content encoding. What is said to be packed and is not stays as it is.
func unpack(raw []byte, encoding string) ([]byte, error) {
	var r io.Reader
	var err error
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "", "identity", "none":
		r = bytes.NewReader(raw)
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(raw, gzipMagic[:2]) {
			return unpack(raw, "")
		}
		r, err = gzip.NewReader(bytes.NewReader(raw))
	case "deflate":
		if r, err = zlib.NewReader(bytes.NewReader(raw)); err != nil {
			r, err = flate.NewReader(bytes.NewReader(raw)), nil
		}
	default:
		return nil, fmt.Errorf("%w: content encoding %.20q", errRecord, encoding)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: unpack the page: %w", errRecord, err)
	}
	body, err := io.ReadAll(io.LimitReader(r, maxPage+1))
	switch {
	case len(body) > maxPage:
		return nil, dyad.ErrTooLarge
	case err != nil && len(body) == 0:
		return nil, fmt.Errorf("%w: unpack the page: %w", errRecord, err)
	}
	return body, nil // a page cut short is read as far as it goes
}

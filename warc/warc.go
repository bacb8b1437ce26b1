package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// Limits of one record.
const (
	maxPage    = 10 << 20
	maxHeaders = 64 << 10
	maxLine    = 16 << 10
	maxRecord  = 1 << 40 // a Content-Length beyond this is a mistake
)

// errRecord is wrapped by the errors of one record, after which reading goes on.
var errRecord = errors.New("malformed record")

// Pages yields the pages of an archive in their order. The name is that of the file, for
// the names of pages and for errors. Memory does not grow with the archive.
func Pages(r io.Reader, name string) iter.Seq2[dyad.Page, error] {
	return func(yield func(dyad.Page, error) bool) {
		in := newInput(r)
		for n := 1; ; n++ {
			page, ok, err := in.next()
			if errors.Is(err, io.EOF) {
				return
			}
			page.Name = fmt.Sprintf("%s:%d", name, n)
			if err != nil {
				err = fmt.Errorf("read %s: %w: %w", page.Name, dyad.ErrInput, err)
			}
			if (ok || err != nil) && !yield(page, err) {
				return
			}
			if err != nil && !in.resync() {
				return
			}
		}
	}
}

// record is one entry with its headers in lower case.
type record struct {
	kind    string // response, resource, conversion ...; "arc" in an ARC file
	url     string
	media   string // of the block
	length  int64
	headers map[string]string
}

// next reads one record and the page in it, if it is one.
func (in *input) next() (page dyad.Page, ok bool, err error) {
	line, err := in.firstLine()
	if err != nil {
		return page, false, err
	}
	var rec record
	switch {
	case strings.HasPrefix(line, "WARC/"):
		rec, err = in.warcHeaders()
	default:
		rec, err = arcHeader(line)
	}
	if err != nil {
		return page, false, err
	}
	page.URL = rec.url
	return in.block(rec, page)
}

// block reads the block of a record to its end.
func (in *input) block(rec record, page dyad.Page) (dyad.Page, bool, error) {
	rest := &io.LimitedReader{R: in.r, N: rec.length}
	var body []byte
	var err error
	wanted := rec.wanted()
	if wanted {
		body, err = io.ReadAll(io.LimitReader(rest, maxPage+maxHeaders))
	}
	over := wanted && rest.N > 0 && err == nil
	if err == nil {
		_, err = io.Copy(io.Discard, rest)
	}
	switch {
	case err != nil:
		return page, false, fmt.Errorf("%w: %w", errRecord, err)
	case rest.N > 0:
		return page, false, fmt.Errorf("%w: it breaks off", errRecord)
	case over:
		return page, false, dyad.ErrTooLarge
	case !wanted:
		return page, false, nil
	}
	if rec.http() {
		return answer(page, body)
	}
	page.MediaType, page.Body = rec.media, body
	return page, readable(rec.media) && len(body) > 0, nil
}

// wanted reports whether the block may be a page.
func (rec *record) wanted() bool {
	if !strings.HasPrefix(rec.url, "http://") && !strings.HasPrefix(rec.url, "https://") {
		return false
	}
	switch rec.kind {
	case "response", "arc":
		return rec.http() || readable(rec.media)
	case "resource", "conversion":
		return readable(rec.media)
	}
	return false
}

// http reports whether the block is an answer of a server, headers and all.
func (rec *record) http() bool {
	return rec.kind == "arc" || rec.kind == "response" && (rec.media == "" || strings.HasPrefix(strings.ToLower(rec.media), "application/http"))
}

// readable reports whether a media type is one of text that people read, or not told.
func readable(media string) bool {
	t, _, err := mime.ParseMediaType(media)
	if err != nil {
		t, _, _ = strings.Cut(strings.ToLower(media), ";")
	}
	switch strings.TrimSpace(t) {
	case "", "text/html", "text/plain", "application/xhtml+xml":
		return true
	}
	return false
}

// warcHeaders reads the headers of a WARC record.
func (in *input) warcHeaders() (record, error) {
	rec := record{headers: map[string]string{}, length: -1}
	for size := 0; ; {
		line, err := in.line()
		if err != nil {
			return rec, fmt.Errorf("%w: its headers: %w", errRecord, noEOF(err))
		}
		if size += len(line); size > maxHeaders {
			return rec, fmt.Errorf("%w: its headers are longer than 64 KB", errRecord)
		}
		if line == "" {
			break
		}
		if name, value, ok := strings.Cut(line, ":"); ok {
			rec.headers[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
		}
	}
	rec.kind = strings.ToLower(rec.headers["warc-type"])
	rec.url = strings.Trim(rec.headers["warc-target-uri"], "<>")
	rec.media = rec.headers["content-type"]
	n, err := strconv.ParseInt(rec.headers["content-length"], 10, 64)
	if err != nil || n < 0 || n > maxRecord {
		return rec, fmt.Errorf("%w: Content-Length %.40q", errRecord, rec.headers["content-length"])
	}
	rec.length = n
	return rec, nil
}

// arcHeader reads the one line that opens a record of an ARC file: address, IP, date, type
// (in version 2 more), length.
func arcHeader(line string) (record, error) {
	f := strings.Fields(line)
	if len(f) < 5 || !strings.Contains(f[0], "://") && !strings.HasPrefix(f[0], "dns:") {
		return record{}, fmt.Errorf("%w: it begins with %.40q", errRecord, line)
	}
	n, err := strconv.ParseInt(f[len(f)-1], 10, 64)
	if err != nil || n < 0 || n > maxRecord {
		return record{}, fmt.Errorf("%w: length %.40q", errRecord, f[len(f)-1])
	}
	return record{kind: "arc", url: f[0], length: n}, nil
}

// noEOF makes of an end within a record an error that does not end the archive in
// silence.
func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// input is an archive under way.
type input struct {
	raw    *bufio.Reader // as it lies on disk
	r      *bufio.Reader // unpacked
	packed *members      // nil where it is not packed
}

func newInput(r io.Reader) *input {
	in := &input{raw: bufio.NewReaderSize(r, 64<<10)}
	in.r = in.raw
	if magic, _ := in.raw.Peek(2); bytes.Equal(magic, gzipMagic[:2]) {
		in.packed = &members{raw: in.raw}
		in.r = bufio.NewReaderSize(in.packed, 64<<10)
	}
	return in
}

// firstLine returns the first line of a record, blank lines before it passed over.
func (in *input) firstLine() (string, error) {
	for blank := 0; ; blank++ {
		line, err := in.line()
		if err != nil {
			return "", err
		}
		if strings.TrimSpace(line) != "" {
			return line, nil
		}
		if blank > 1000 {
			return "", fmt.Errorf("%w: nothing but blank lines", errRecord)
		}
	}
}

// line reads one line without its end.
func (in *input) line() (string, error) {
	var out []byte
	for {
		part, err := in.r.ReadSlice('\n')
		out = append(out, part...)
		if len(out) > maxLine {
			return "", fmt.Errorf("%w: a line of more than 16 KB", errRecord)
		}
		switch {
		case err == nil:
			return strings.TrimRight(string(out), "\r\n"), nil
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF) && len(out) > 0:
			return strings.TrimRight(string(out), "\r\n"), nil
		default:
			return "", err
		}
	}
}

// resync goes on to where a record begins, and reports whether there is one.
func (in *input) resync() bool {
	if in.packed != nil {
		if !in.packed.skip() {
			return false
		}
		in.r.Reset(in.packed)
		return true
	}
	for {
		head, err := in.r.Peek(6)
		if bytes.HasPrefix(head, []byte("WARC/")) {
			return true
		}
		if err != nil {
			return false
		}
		for { // to the next line
			if _, err := in.r.ReadSlice('\n'); err == nil {
				break
			} else if !errors.Is(err, bufio.ErrBufferFull) {
				return false
			}
		}
	}
}

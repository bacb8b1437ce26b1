package extract

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/dyad-news/dyad"
)

// errLine marks a line that is too long; the next one can be read.
var errLine = errors.New("line too long")

// lines reads a file by lines or whole, never more than asked for.
type lines struct{ r *bufio.Reader }

func newLines(r io.Reader) *lines { return &lines{bufio.NewReaderSize(r, 64<<10)} }

// peek gives the first bytes without reading on.
func (l *lines) peek() ([]byte, error) {
	head, err := l.r.Peek(sniffed)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return head, err
}

// next gives one line without its end, in memory of its own. A line over the limit is
// skipped to its end and gives errLine.
func (l *lines) next(limit int) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := l.r.ReadSlice('\n')
		if !long {
			long = len(line)+len(part) > limit+1
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !(errors.Is(err, io.EOF) && (len(line) > 0 || long)):
			return nil, err
		case long:
			return nil, errLine
		}
		return bytes.TrimSuffix(line, []byte{'\n'}), nil
	}
}

// all gives the rest of the file, or dyad.ErrTooLarge where that is over the limit.
func (l *lines) all(limit int) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(l.r, int64(limit)+1))
	if err == nil && len(body) > limit {
		err = dyad.ErrTooLarge
	}
	return body, err
}

// A gzip file may unpack to this many bytes whatever its size, and beyond to this many
// times its size. Text packs to a tenth, logs to a fiftieth, bombs to a thousandth.
const (
	freeUnpacked = 64 << 20
	maxRatio     = 200
)

// unpacker reads a gzip stream and stops at a bomb.
type unpacker struct {
	z        *gzip.Reader
	packed   int64
	unpacked int64
}

func unpack(src io.Reader) (io.Reader, error) {
	u := &unpacker{}
	z, err := gzip.NewReader(&counted{src, func(n int) { u.packed += int64(n) }})
	if err != nil {
		return nil, broken(err)
	}
	u.z = z
	return u, nil
}

// Read fails with dyad.ErrTooLarge where the stream unpacks to too much.
func (u *unpacker) Read(b []byte) (int, error) {
	n, err := u.z.Read(b)
	u.unpacked += int64(n)
	if u.unpacked > freeUnpacked && u.unpacked > maxRatio*u.packed {
		return 0, fmt.Errorf("%w: unpacks to over %d times its size", dyad.ErrTooLarge, maxRatio)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = broken(err)
	}
	return n, err
}

func broken(err error) error {
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return fmt.Errorf("%w: unpack: %w", dyad.ErrInput, err)
}

// json gives the pages of a .json file: a list of records, one record over several lines,
// or one a line.
func (r *reader) json(name string, in *lines, head []byte) bool {
	head = bytes.TrimLeft(trimBOM(head), " \t\r\n")
	if len(head) == 0 {
		return r.fail(name, dyad.ErrNoText)
	}
	if head[0] == '[' {
		return r.list(name, in)
	}
	if line, _, cut := bytes.Cut(head, []byte{'\n'}); cut && json.Valid(line) || !cut && len(head) > sniffed/2 && !bytes.ContainsRune(head, '\n') {
		return r.records(name, in)
	}
	return r.whole(name, jsonType, in)
}

// list gives the records of a JSON list, named by their number, from 1.
func (r *reader) list(name string, in *lines) bool {
	body, err := in.all(16 * maxPage)
	if err != nil {
		return r.fail(name, err)
	}
	dec := json.NewDecoder(bytes.NewReader(trimBOM(body)))
	if _, err := dec.Token(); err != nil {
		return r.fail(name, fmt.Errorf("%w: %w", dyad.ErrInput, err))
	}
	n := 1
	for ; dec.More(); n++ {
		var record json.RawMessage
		if err := dec.Decode(&record); err != nil {
			return r.fail(name+":"+strconv.Itoa(n), fmt.Errorf("%w: %w", dyad.ErrInput, err))
		}
		if !r.yield(dyad.Page{Name: name + ":" + strconv.Itoa(n), MediaType: jsonType, Body: record}, nil) {
			return false
		}
	}
	if _, err := dec.Token(); err != nil {
		return r.fail(name, fmt.Errorf("%w: %w", dyad.ErrInput, err))
	}
	return n > 1 || r.fail(name, dyad.ErrNoText)
}

package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"github.com/dyad-news/dyad"
)

var gzipMagic = []byte{0x1f, 0x8b, 0x08}

// maxMember is the most that one gzip member may unpack to.
const maxMember = 1 << 30

// members unpacks a row of gzip members as one stream. Archives have one for each record,
// or one for all.
type members struct {
	raw  *bufio.Reader
	gz   *gzip.Reader
	left int64 // of the member under way
	err  error
}

// Read reads on through the members.
func (m *members) Read(p []byte) (int, error) {
	for m.err == nil {
		if m.left == 0 {
			if m.err = m.open(); m.err != nil {
				break
			}
		}
		n, err := m.gz.Read(p[:min(int64(len(p)), m.left)])
		m.left -= int64(n)
		switch {
		case errors.Is(err, io.EOF):
			m.left = 0
		case err != nil:
			m.err = fmt.Errorf("unpack: %w", err)
		case m.left == 0:
			m.err = fmt.Errorf("unpack: %w: more than 1 GB in one gzip member", dyad.ErrTooLarge)
		}
		if n > 0 {
			return n, nil
		}
	}
	return 0, m.err
}

// open begins the next member. What stands between members without being one (padding) is
// the end of the archive.
func (m *members) open() error {
	magic, err := m.raw.Peek(len(gzipMagic))
	if len(magic) == 0 && errors.Is(err, io.EOF) {
		return io.EOF
	}
	if !bytes.Equal(magic, gzipMagic) {
		return fmt.Errorf("unpack: %w", gzip.ErrHeader)
	}
	if m.gz == nil {
		m.gz, err = gzip.NewReader(m.raw)
	} else {
		err = m.gz.Reset(m.raw)
	}
	if err != nil {
		return fmt.Errorf("unpack: %w", err)
	}
	m.gz.Multistream(false)
	m.left = maxMember
	return nil
}

// skip looks for the beginning of another member after one that cannot be read, and
// reports whether there is one. Where the member under way can be read, it is left first.
func (m *members) skip() bool {
	if m.err == nil && m.left > 0 {
		if _, err := io.Copy(io.Discard, io.LimitReader(m.gz, m.left)); err == nil {
			m.left = 0
			return true
		}
	}
	m.err, m.left = nil, 0
	for {
		head, err := m.raw.Peek(len(gzipMagic))
		if bytes.Equal(head, gzipMagic) {
			return true
		}
		if err != nil {
			return false
		}
		if _, err := m.raw.Discard(1); err != nil {
			return false
		}
	}
}

package gate

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/dyad-news/dyad"
)

// Token is one token as it is kept: its hash, not itself.
type Token struct {
	Name    string    `json:"name"`
	Hash    string    `json:"sha256"`
	Created time.Time `json:"created"`
}

// Tokens are the tokens of one file, which is read again when it changes.
type Tokens struct {
	path string

	mu   sync.Mutex
	seen fs.FileInfo
	list []Token
}

// NewTokens returns the tokens that stand in the file at path; no file is no tokens.
func NewTokens(path string) *Tokens { return &Tokens{path: path} }

// tokenPrefix lets people and scanners of leaked secrets know a token.
const tokenPrefix = "dyad_"

const maxTokenName = 100

// Add makes a token of 256 random bits, keeps its hash under the name and returns the
// token, which cannot be had again.
func (t *Tokens) Add(name string, now time.Time) (string, error) {
	if name == "" || len(name) > maxTokenName || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) {
		return "", fmt.Errorf("add token: %w: a name has 1 to %d letters", dyad.ErrInput, maxTokenName)
	}
	all, err := t.All()
	if err != nil {
		return "", err
	}
	if slices.ContainsFunc(all, func(u Token) bool { return u.Name == name }) {
		return "", fmt.Errorf("add token: %w: there is one named %q", dyad.ErrInput, name)
	}
	random := make([]byte, 32)
	rand.Read(random)
	secret := tokenPrefix + base64.RawURLEncoding.EncodeToString(random)
	return secret, t.write(append(all, Token{name, hash(secret), now.UTC().Truncate(time.Second)}))
}

// Remove forgets the token of that name; dyad.ErrNotFound where there is none.
func (t *Tokens) Remove(name string) error {
	all, err := t.All()
	if err != nil {
		return err
	}
	rest := slices.DeleteFunc(all, func(u Token) bool { return u.Name == name })
	if len(rest) == len(all) {
		return fmt.Errorf("remove token %q: %w", name, dyad.ErrNotFound)
	}
	return t.write(rest)
}

// All returns the tokens in the order in which they were added.
func (t *Tokens) All() ([]Token, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	info, err := os.Stat(t.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		t.seen, t.list = nil, nil
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("read tokens: %w", err)
	}
	if t.seen != nil && os.SameFile(t.seen, info) && t.seen.ModTime().Equal(info.ModTime()) && t.seen.Size() == info.Size() {
		return slices.Clone(t.list), nil
	}
	b, err := os.ReadFile(t.path)
	if err != nil {
		return nil, fmt.Errorf("read tokens: %w", err)
	}
	var list []Token
	if err := json.Unmarshal(b, &list); err != nil {
		return nil, fmt.Errorf("read tokens %s: %w", t.path, err)
	}
	t.seen, t.list = info, list
	return slices.Clone(list), nil
}

// Check returns the name of the token that the secret is. It compares with every one,
// each in constant time, so that its time tells nothing.
func (t *Tokens) Check(secret string) (name string, ok bool) {
	all, err := t.All()
	if err != nil {
		return "", false
	}
	got := []byte(hash(secret))
	for _, u := range all {
		if subtle.ConstantTimeCompare(got, []byte(u.Hash)) == 1 {
			name, ok = u.Name, true
		}
	}
	return name, ok
}

func (t *Tokens) write(all []Token) error {
	b, err := json.MarshalIndent(all, "", "  ")
	if err == nil {
		err = Replace(t.path, append(b, '\n'))
	}
	if err != nil {
		return fmt.Errorf("write tokens: %w", err)
	}
	return nil
}

func hash(secret string) string {
	h := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(h[:])
}

// Replace writes a file that only its owner may read, in place of the one that is there,
// which a crash leaves whole.
func Replace(path string, b []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*") // mode 0600
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

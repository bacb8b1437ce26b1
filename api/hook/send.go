package hook

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"code.dny.dev/ssrf"
)

const (
	sendTime  = 15 * time.Second
	maxAnswer = 64 << 10
)

// Sender posts deliveries. Make one with NewSender.
type Sender struct {
	http *http.Client
	now  func() time.Time
}

// NewSender returns a sender that connects to public addresses only, or to any where
// private is set, which is for tests and for intranets whose users one trusts.
func NewSender(now func() time.Time, private bool) *Sender {
	dialer := &net.Dialer{Timeout: sendTime}
	if !private {
		dialer.Control = ssrf.New(ssrf.WithAnyPort()).Safe // sees the resolved address of every connection
	}
	return &Sender{now: now, http: &http.Client{
		Timeout: sendTime,
		Transport: &http.Transport{ // and no proxy: it would resolve names behind the guard
			DialContext: dialer.DialContext, ForceAttemptHTTP2: true, TLSHandshakeTimeout: sendTime,
			MaxIdleConns: 8, IdleConnTimeout: sendTime, MaxResponseHeaderBytes: maxAnswer,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// Send posts a delivery once. An answer other than 2xx is an error. Errors name the host
// alone: of many services the rest of the address is a secret.
func (s *Sender) Send(ctx context.Context, j Job) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, j.Hook.URL, bytes.NewReader(j.Delivery.Body))
	if err != nil {
		return fmt.Errorf("tell a webhook: %w", bare(err))
	}
	at := strconv.FormatInt(s.now().Unix(), 10)
	h := req.Header
	h.Set("Content-Type", "application/json")
	h.Set("User-Agent", "dyad-webhook/1")
	h.Set("Dyad-Delivery", j.Delivery.ID)
	h.Set("Dyad-Timestamp", at)
	h.Set("Dyad-Signature", Sign(j.Hook.Secret, at, j.Delivery.Body))
	res, err := s.http.Do(req)
	if err != nil {
		return fmt.Errorf("tell %s: %w", req.URL.Host, bare(err))
	}
	defer res.Body.Close()
	io.Copy(io.Discard, io.LimitReader(res.Body, maxAnswer))
	if res.StatusCode < 200 || res.StatusCode > 299 {
		return fmt.Errorf("tell %s: %w: %s", req.URL.Host, errAnswer, res.Status)
	}
	return nil
}

// bare takes the address off an error of a request.
func bare(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		return e.Err
	}
	return err
}

var errAnswer = errors.New("it answered otherwise than with 2xx")

// Sign returns the signature of a body that is sent at a time, in seconds since 1970.
func Sign(secret, at string, body []byte) string {
	m := hmac.New(sha256.New, []byte(secret))
	io.WriteString(m, at+".")
	m.Write(body)
	return "sha256=" + hex.EncodeToString(m.Sum(nil))
}

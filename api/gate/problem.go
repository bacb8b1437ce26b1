package gate

import (
	"encoding/json"
	"net/http"
)

// problem is an error as RFC 9457 has it.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
}

// Problem answers with an error of the given status.
func Problem(w http.ResponseWriter, status int, detail string) {
	body, err := json.Marshal(problem{"about:blank", http.StatusText(status), status, detail})
	if err != nil { // cannot be: the struct holds strings and a number
		body = []byte(`{"type":"about:blank"}`)
	}
	h := w.Header()
	h.Del("Content-Length")
	h.Del("ETag")
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	w.Write(append(body, '\n'))
}

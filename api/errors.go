package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/fetch"
)

// errBusy says that as much is being coded as may be at one time.
var errBusy = errors.New("busy; ask again in a few seconds")

// errSlow says that a text took too long.
var errSlow = errors.New("the text took too long to code")

// statusOf maps what can be wrong to HTTP: the first that fits.
func statusOf(err error) int {
	var site *fetch.StatusError
	for _, s := range [...]struct {
		err    error
		status int
	}{
		{dyad.ErrNotFound, http.StatusNotFound},
		{dyad.ErrTooLarge, http.StatusRequestEntityTooLarge},
		{dyad.ErrBinary, http.StatusUnsupportedMediaType},
		{dyad.ErrNoText, http.StatusUnprocessableEntity},
		{dyad.ErrLanguage, http.StatusUnprocessableEntity},
		{dyad.ErrInput, http.StatusUnprocessableEntity},
		{fetch.ErrScheme, http.StatusUnprocessableEntity},
		{fetch.ErrAddress, http.StatusUnprocessableEntity},
		{fetch.ErrRobots, http.StatusForbidden},
		{fetch.ErrRedirects, http.StatusBadGateway},
		{dyad.ErrUnavailable, http.StatusServiceUnavailable},
		{errBusy, http.StatusServiceUnavailable},
		{errSlow, http.StatusServiceUnavailable},
		{context.DeadlineExceeded, http.StatusServiceUnavailable},
		{context.Canceled, http.StatusServiceUnavailable},
	} {
		if errors.Is(err, s.err) {
			return s.status
		}
	}
	if errors.As(err, &site) || errors.Is(err, errFetch) {
		return http.StatusBadGateway
	}
	return http.StatusInternalServerError
}

// problem makes an error one that huma sends. What is our own fault is told to the log,
// not to the client.
func problem(log *slog.Logger, what string, err error) error {
	var ready huma.StatusError
	if errors.As(err, &ready) {
		return ready
	}
	status := statusOf(err)
	switch status {
	case http.StatusInternalServerError:
		log.Error("request", "route", what, "error", err)
		return huma.NewError(status, "a fault in dyad; its log says more")
	case http.StatusServiceUnavailable:
		return huma.ErrorWithHeaders(huma.NewError(status, err.Error()), http.Header{"Retry-After": {"5"}})
	}
	return huma.NewError(status, err.Error())
}

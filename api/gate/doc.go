// Package gate stands before the API: who may ask, how often, from where, and what is
// answered from memory.
//
// Gate.Wrap checks every request before its handler sees it: the Host header where the
// server is on loopback (a page of another site must not reach it under a name of its
// own), the origin of a writing request, the client's rate, the bearer token. Tokens
// keeps the hashes of tokens in a small file. Cache answers reads that were answered
// since the store last changed, with weak ETags and gzip.
//
// It takes and gives http.Handler. Refusals are problem+json (RFC 9457).
//
// Terms: a client is an IPv4 address or an IPv6 /64; a bucket is what a client may
// still ask at once.
//
// Left to others: what the routes do (api), delivering to webhooks (api/hook).
//
// To add a check, write it as a step and put it into the list in Gate.Wrap, in the
// order in which it shall refuse.
package gate

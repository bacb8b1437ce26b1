// Package hook keeps webhooks: what somebody wants to be told of, where, and what is
// still to be delivered there.
//
// Parse reads a rule ("strain of IRN and PAK over 3", "incident of type ASSAULT between
// IRN and PAK"). Book keeps hooks in one file, each with its outbox, so that what was
// found is delivered after a crash too: at least once, in order for each hook. Sender
// posts a delivery, signed, and never to an address that is not public: it sees the
// resolved address of every connection, and follows no redirects.
//
// A delivery carries Dyad-Delivery (its id), Dyad-Timestamp (seconds since 1970) and
// Dyad-Signature: "sha256=" and the HMAC-SHA256, in hex, of timestamp, a full stop and
// the body, under the hook's secret. What is not answered with 2xx is tried again after
// 10 s, 1 min, 10 min, 1 h and 6 h, then dropped.
//
// Left to others: what happens in the store, and which rules it meets (api).
//
// To add a kind of rule, add its form to Parse, its fields to Rule, and the question
// that it asks to the watcher in api.
package hook

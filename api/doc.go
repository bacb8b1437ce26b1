// Package api is the door for programs: HTTP and JSON over a store.
//
// New takes Parts (the store, the functions that code, keep and fetch, the names of
// nodes, the tokens) and gives a Server, whose Handler answers every route and whose
// Serve listens until its context ends. Figures are relate's and incident's; this
// package asks, shapes and sends.
//
// Files go by group of routes: code, articles, incidents, dyads, entities, lists (claims,
// search, map, feeds, runs, stats, ontology), export, stream, atom, hooks, ops. routes.go
// lists them all; the OpenAPI document is made from the types, at /api/openapi.json.
//
// Terms: a card is an incident as lists show it; a view is what is known of the store at
// one version: its last day, its nodes; a window is the days that an answer covers.
//
// api/gate stands before the routes (tokens, rates, hosts, cache), api/hook keeps
// webhooks. docs/api.md is the page for users, and a test holds it against the routes.
//
// Left to others: reading pages (pipeline), joining and measuring (incident, relate),
// keeping (store), wiring (cli), pages for people (web).
//
// To add a route, write its input and output as structs, its method on Server, its line
// in routes.go and in docs/api.md, and its good, wrong and hostile cases in the tests.
package api

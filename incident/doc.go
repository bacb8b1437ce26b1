// Package incident joins the events of many articles that tell one happening, and
// tells copies of one agency text from independent reports.
//
// It takes an Account, which is one event with the article that tells it, and the
// incidents that are there, and gives values; it has no store, clock or network.
// Whoever keeps things looks up incidents under QueryKeys, asks Match which of them
// the account tells, calls Join or New, and keeps the incident under StoreKeys with
// its Claims. All keys are exact strings, so that the cost of an event depends on how
// much happened between its parties around its day, not on how much is kept.
//
// Terms: a side is the actors or the recipients; kin types are those that coders and
// outlets take for each other (ASSAULT and MOBILIZE of missiles); an assumed day is
// that of publication, where the text tells no other; a voice is whoever makes a claim.
//
// Every event gets an incident. Facts (actual, and historical ones) join facts, plans
// join plans, what may be joins what may be, what was not joins what was not. An event
// that only its deniers speak of is still looked up among the facts, so that the denial
// stands with the claim; alone it makes an incident of realis negated.
//
// Left to others: keeping (store), what the claims add up to (ledger), when and in which
// order (pipeline), what incidents say of a relationship (relate), ResponseTo, which needs
// the incident of another event.
//
// To add a kind of evidence, add a field to scene, one term to weigh in match.go, and
// a case to match_test.go. To make two types kin, add them to kin in keys.go.
package incident

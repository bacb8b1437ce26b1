// Package join puts events to incidents in a store, and what an incident answers.
//
// A Joiner works within one Update: Join puts the events of one article, an article at a
// time, each to the incident that it tells, or to a new one; Settle, once all are put,
// links anew what stands around events that came late, as if all articles had come in the
// order of their publication. So incidents are the same in whatever order articles come,
// and in batches of any size, but where more than two thousand reports hang together.
//
// Terms: late is an event that comes after one of its like that was published later;
// linking is what incident.Link does with accounts in incident.Order.
//
// Left to others: which incident an event tells (incident), what is kept (store), when
// (pipeline).
package join

// Package work carries pages to workers on any number of machines and what they read
// from them to one keeper, over NATS JetStream.
//
// Publisher puts Tasks into a bounded stream, in batches; a full stream makes it wait.
// Worker takes batches, codes their pages and puts the Outcomes into a second stream,
// under the number of the batch. Keeper reads them by number, in the order of the pages,
// hands them to a store, and only then takes pages and outcomes out of the streams. A
// batch that is not kept is still there, whatever died: its worker (another one gets it
// when the lease is over), a NATS node (the others have copies) or the keeper (the next
// one starts with the oldest batch that is left).
//
// Exactly once in effect: delivery is at least once, and doing a thing again changes
// nothing, since a batch has one place among the outcomes and ids come from content. The
// store gets the pages in the order in which they were published, so that it ends with
// what one process would have made of them.
//
// Terms: the pin is the coder and the tables that a queue is for, written on the stream
// and on every message; a worker with others refuses. A dead letter is a page that could
// not be coded, with the reason.
//
// Left to others: coding (pipeline), the store, what is done with errors (cli). The room
// work/server is a NATS server inside the process.
//
// One more kind of message: its stream in streams.go, its encoding in packet.go.
package work

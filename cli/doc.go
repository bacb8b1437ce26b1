// Package cli is the command line: flags, wiring and printing, one file a subcommand.
//
// It takes arguments and streams and gives an exit code: 0 all went well, 1 some
// pages failed or some check does not hold, 2 the command was used wrongly. Records go
// to stdout; progress, summaries and errors go to stderr. The same input gives the
// same bytes on stdout whatever the number of workers, and wherever stdout leads but
// for colour and width.
//
// Terms: an env is the world a command may touch (streams, context); a printer writes
// codings in one format; a coder is the pipeline with all its rooms (house).
//
// Left to others: everything that is not about the command line.
//
// To add a subcommand, write its struct with Run(*env) error and Help() in a file of
// its own, add it to commands in cli.go and run `go test ./cli -update`, which writes
// its page in docs/cli.md. To add a format, add a printer to printers in print.go.
package cli

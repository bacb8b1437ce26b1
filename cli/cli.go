package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/dyad-news/dyad/cli/command"
	"github.com/dyad-news/dyad/formats"
	"github.com/dyad-news/dyad/house"
	"github.com/dyad-news/dyad/pipeline"
)

// The exit codes of dyad.
const (
	exitOK    = 0
	exitFail  = 1 // some pages failed, or some check does not hold
	exitUsage = 2
	exitBreak = 130 // interrupted: 128 and the number of SIGINT, as shells have it
)

// commands is the command line, read top to bottom.
type commands struct {
	Code      codeCmd      `cmd:"" help:"Code news into events: who did what to whom, when, where, on whose word."`
	Keep      keepCmd      `cmd:"" help:"Code news into a store, where reports of one happening are joined."`
	Watch     watchCmd     `cmd:"" help:"Follow feeds into a store."`
	Work      workCmd      `cmd:"" help:"Share the work among machines: code and keep the pages of a queue."`
	Recode    recodeCmd    `cmd:"" help:"Code the stored texts anew with today's tables, and print what changed."`
	Search    searchCmd    `cmd:"" help:"Find stored articles by their words."`
	Show      showCmd      `cmd:"" help:"Show an article, an event or an incident of a store."`
	Claims    claimsCmd    `cmd:"" help:"List who says what, who denies it, and which claims exclude each other."`
	Relate    relateCmd    `cmd:"" help:"Say how a relationship stands and is heading, and who answers whom."`
	Dyads     dyadsCmd     `cmd:"" help:"List pairs by strain, by its change, or by incidents."`
	Compare   compareCmd   `cmd:"" help:"Lay coded news beside a dataset for one pair."`
	Export    exportCmd    `cmd:"" help:"Write what a store holds in a format of event data."`
	Import    importCmd    `cmd:"" help:"Read the files of other event data into a store."`
	Store     storeCmd     `cmd:"" help:"Copy a store from a file to a database, or back."`
	Feeds     feedsCmd     `cmd:"" help:"Show the health of the feeds that are watched."`
	Serve     serveCmd     `cmd:"" help:"Serve a store: pages for people, an API for programs."`
	Token     tokenCmd     `cmd:"" help:"Make, list and remove the tokens of a server."`
	Gazetteer gazetteerCmd `cmd:"" help:"Look places up, or make a gazetteer of GeoNames."`
	Entities  entitiesCmd  `cmd:"" help:"Look up who bears a name, take over actors, list unknown names."`
	Explain   explainCmd   `cmd:"" help:"Show how a text was read: tokens, trees, mentions, dates, places, rules that fired or came near."`
	Parse     parseCmd     `cmd:"" help:"Print sentences, tags and dependency trees as CoNLL-U."`
	Score     scoreCmd     `cmd:"" help:"Hold the coder against gold and print precision, recall and F."`
	Verify    verifyCmd    `cmd:"" help:"Re-check every span of coded records against the text."`
	Version   versionCmd   `cmd:"" help:"Print the version of the program and of its tables."`
}

const about = `Dyad reads news and keeps a record of who did what to whom, when, where, and on whose word.

Run "dyad COMMAND --help" for the flags and examples of a command, "dyad completion --help" to have your shell complete them. To begin:

    echo "France recalled its ambassador from Australia on Friday." | dyad code --date 2021-09-18 -
`

// env is the world that a command may touch.
type env struct {
	ctx            context.Context
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	now            func() time.Time
}

// errFailed ends a command with exit code 1 when it has said already what was wrong.
var errFailed = errors.New("some failed")

// errInterrupted ends a command that an interrupt stopped in good order.
var errInterrupted = errors.New("interrupted")

// usageError is a mistake in how the command was called: exit code 2.
type usageError struct{ err error }

func (u usageError) Error() string { return u.err.Error() }
func (u usageError) Unwrap() error { return u.err }

// Main runs dyad with the arguments after the program's name and returns its exit
// code. An interrupt ends the work in good order; a second one ends the process.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return mainAt(args, stdin, stdout, stderr, time.Now)
}

// mainAt is Main by another clock.
func mainAt(args []string, stdin io.Reader, stdout, stderr io.Writer, now func() time.Time) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	e := &env{ctx: ctx, stdin: stdin, stdout: stdout, stderr: stderr, getenv: os.Getenv, now: now}
	return e.main(args)
}

func (e *env) main(args []string) int {
	if len(args) == 0 {
		args = []string{"--help"}
	}
	chosen, err := newLine(e).Parse(&commands{}, args)
	if err != nil {
		fmt.Fprintf(e.stderr, "dyad: %v\nRun \"dyad --help\" for help.\n", err)
		return exitUsage
	}
	if c, ok := chosen.(runner); ok {
		return e.exitCode(c.Run(e))
	}
	return exitOK // --help
}

// runner is a command that can be run.
type runner interface{ Run(*env) error }

func (e *env) exitCode(err error) int {
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errInterrupted), errors.Is(err, context.Canceled), e.ctx.Err() != nil: // databases have words of their own for it
		return exitBreak
	case errors.Is(err, errFailed):
		return exitFail
	case errors.As(err, &usage):
		fmt.Fprintf(e.stderr, "dyad: %v\n", err)
		return exitUsage
	default:
		fmt.Fprintf(e.stderr, "dyad: %v\n", err)
		return exitFail
	}
}

func newLine(e *env) *command.Line {
	return &command.Line{
		Name: "dyad", About: about, Out: e.stdout, Width: widthOf(e.stdout), Getenv: e.getenv,
		Vars: map[string]string{"writes": formatNames((*formats.Format).Writes), "reads": formatNames((*formats.Format).Reads)},
	}
}

// newCoder furnishes the main path; faults of the user's tables are faults of use.
func newCoder(dir string) (*pipeline.Coder, error) {
	c, err := house.New(dir)
	if err != nil {
		return nil, usageError{err}
	}
	return c, nil
}

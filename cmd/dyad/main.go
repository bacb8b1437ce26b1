// Command dyad reads news and prints who did what to whom, when, where, and on whose
// word. Run "dyad --help".
package main

import (
	"os"

	"github.com/dyad-news/dyad/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

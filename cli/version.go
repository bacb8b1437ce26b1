package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/house"
)

type versionCmd struct {
	Data string `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
}

// Help is printed by --help.
func (*versionCmd) Help() string {
	return `Examples:

    dyad version
    dyad version --data my-tables     # the hash changes with the tables in force
`
}

// Run prints version, codebook, hash of the tables and build.
func (c *versionCmd) Run(e *env) error {
	t, err := data.Open(c.Data)
	if err != nil {
		return usageError{err}
	}
	hash, err := t.Hash()
	if err != nil {
		return err
	}
	revision := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " " + s.Value
			}
		}
	}
	_, err = fmt.Fprintf(e.stdout, "dyad %s%s\ncodebook %s\ntables %s\n%s %s/%s\n",
		house.Version, revision, house.Codebook, hash, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

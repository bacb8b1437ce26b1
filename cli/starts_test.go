package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestStarts runs the starts in Python and R of the docs as they stand, against a server
// and files of the sample. One whose interpreter or libraries are not there is skipped.
func TestStarts(t *testing.T) {
	dir := t.TempDir()
	store := filepath.Join(dir, "dyad.db")
	dyadRun(t, "keep", "--store", store, "../sample")
	for _, format := range []string{"parquet", "csv"} {
		dyadRun(t, "export", "--store", store, "--format", format, "-o", filepath.Join(dir, "events."+format))
	}
	addr := strings.TrimPrefix(serveStore(t, store), "http://")
	fence := regexp.MustCompile("(?s)```(python|r)\n(.*?)```")
	for _, doc := range []string{"api.md", "formats.md"} {
		text, err := os.ReadFile(filepath.Join("../docs", doc))
		if err != nil {
			t.Fatal(err)
		}
		blocks := fence.FindAllStringSubmatch(string(text), -1)
		if len(blocks) < 2 {
			t.Errorf("docs/%s has %d starts, want one in Python and one in R", doc, len(blocks))
		}
		for _, b := range blocks {
			t.Run(doc+" "+b[1], func(t *testing.T) {
				program := interpreter(t, b[1], b[2])
				cmd := exec.CommandContext(t.Context(), program, "-")
				cmd.Dir, cmd.Stdin = dir, strings.NewReader(strings.ReplaceAll(b[2], "127.0.0.1:8080", addr))
				out, err := cmd.CombinedOutput()
				if err != nil {
					t.Errorf("%s: %v\n%s", program, err, out)
				}
				t.Logf("%s", out)
			})
		}
	}
}

// interpreter finds one that has the libraries that a start names.
func interpreter(t *testing.T, language, text string) string {
	programs, flag := []string{"python3", "/usr/bin/python3"}, "-c"
	libraries := regexp.MustCompile(`(?m)^import (\w+)`)
	load := func(name string) string { return "import " + name }
	if language == "r" {
		programs, flag = []string{"Rscript"}, "-e"
		libraries = regexp.MustCompile(`library\((\w+)\)`)
		load = func(name string) string { return "library(" + name + ")" }
	}
	var needed []string
	for _, m := range libraries.FindAllStringSubmatch(text, -1) {
		needed = append(needed, load(m[1]))
	}
	if strings.Contains(text, "read_parquet") && language == "python" {
		needed = append(needed, load("pyarrow"))
	}
	for _, p := range programs {
		if exec.Command(p, flag, strings.Join(needed, "; ")).Run() == nil {
			return p
		}
	}
	t.Skipf("no %s that has %s", strings.Join(programs, " or "), strings.Join(needed, ", "))
	return ""
}

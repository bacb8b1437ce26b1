package dyad_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

const module = "github.com/dyad-news/dyad"

// house lists every package that may exist, floor by floor from the ground up. A
// package may import packages of lower floors, and those of its own floor that below
// it name as its parts.
var house = [][]string{
	{"."},
	{"data/atlas", "data/roster"},
	{"data", "data/gazetteer", "data/senses"},
	{
		"fetch", "feed", "warc", "extract", "lang", "entity", "timex", "geo", "coder",
		"incident", "relate", "formats", "store", "eval", "work",
	},
	{"pipeline"},
	{"house"},
	{"api", "web"},
	{"cli"},
	{"cmd/dyad", "cmd/trust"},
}

// parts are the packages inside a room: they may import their room and its parts, and
// the room's floor may see nothing of them but what the room is made of.
var parts = map[string][]string{
	"data":     {"data/register"},
	"lang":     {"lang/net", "lang/net/arc", "lang/net/whole", "lang/en", "lang/en/lemma", "lang/en/mend", "lang/en/mend/hidden", "lang/en/mend/hung", "lang/en/mend/names", "lang/en/mend/objects", "lang/train", "lang/langtest", "lang/en/train"},
	"cli":      {"cli/command"},
	"api":      {"api/dump", "api/gate", "api/hook", "api/shape"},
	"work":     {"work/probe", "work/server"},
	"coder":    {"coder/voice", "coder/amount", "coder/grammar", "coder/contexts", "coder/country", "coder/culprit", "coder/mishap", "coder/hunch", "coder/standing", "coder/counting", "coder/tense", "coder/trust", "coder/twice", "coder/excerpt"},
	"entity":   {"entity/turn"},
	"eval":     {"eval/chains", "eval/judged"},
	"incident": {"incident/ledger"},
	"pipeline": {"pipeline/join"},
	"timex":    {"timex/feast"},
	"relate":   {"relate/compare"},
	"store":    {"store/sqlite", "store/postgres", "store/pgtest", "store/storetest"},
}

// limits of size, in lines.
const (
	maxFunc    = 80
	maxFile    = 500
	maxPackage = 1500
	maxDoc     = 30
)

// larger lists the packages that are over the limit, and how far they may go. A room
// that grows past its figure is to be parted, not raised in silence.
var larger = map[string]int{
	"coder": 5400, "cli": 6900, "api": 2850, "extract": 3100, "entity": 3120, "timex": 3700, "eval": 4600, "store/sqlite": 2500, "store/postgres": 3080, "store/storetest": 1950, "incident": 1900, "relate": 1550, "geo": 1900, "data": 2100, "formats": 4300,
}

// source is one parsed Go file that is not a test.
type source struct {
	path, dir string
	file      *ast.File
	set       *token.FileSet
	lines     int
}

// sources parses the tree. It reads the files rather than ask the go command, whose
// answers the test cache would keep after the tree has changed.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := fs.WalkDir(os.DirFS("."), ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			if name := d.Name(); p != "." && (name == "testdata" || name == "bin" || name == "dist" || name[0] == '.') {
				return fs.SkipDir
			}
			if _, err := os.Stat(path.Join(p, "go.mod")); err == nil && p != "." { // a module of its own
				return fs.SkipDir
			}
			return nil
		case !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go"):
			return nil
		}
		b, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, p, b, parser.ParseComments)
		if err != nil {
			return err
		}
		all = append(all, source{p, path.Dir(p), f, set, strings.Count(string(b), "\n")})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("found only %d files", len(all))
	}
	return all
}

// floor returns the floor of a package, or -1.
func floor(dir string) int {
	dir = room(dir)
	return slices.IndexFunc(house, func(floor []string) bool { return slices.Contains(floor, dir) })
}

// room returns the room that a package is part of, or the package itself.
func room(dir string) string {
	for r, ps := range parts {
		if slices.Contains(ps, dir) {
			return r
		}
	}
	return dir
}

func TestImportsPointDown(t *testing.T) {
	for _, s := range sources(t) {
		from := floor(s.dir)
		if from < 0 {
			t.Errorf("%s: package %s stands in no floor of the house (house_test.go)", s.path, s.dir)
			continue
		}
		for _, imp := range s.file.Imports {
			name, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if name == "C" {
				t.Errorf("%s: cgo", s.path)
			}
			own := name == module || strings.HasPrefix(name, module+"/")
			if !own {
				if s.dir == "." && strings.Contains(name, ".") {
					t.Errorf("%s: the root package imports %s; it may import the standard library alone", s.path, name)
				}
				continue
			}
			to := path.Clean("./" + strings.TrimPrefix(strings.TrimPrefix(name, module), "/"))
			if to == "" {
				to = "."
			}
			if floor(to) >= from && room(to) != room(s.dir) {
				t.Errorf("%s: %s imports %s, which is no floor below it", s.path, s.dir, to)
			}
		}
	}
}

func TestSizes(t *testing.T) {
	lines := map[string]int{}
	for _, s := range sources(t) {
		lines[s.dir] += s.lines
		if s.lines > maxFile {
			t.Errorf("%s: %d lines, at most %d", s.path, s.lines, maxFile)
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := s.set.Position(f.End()).Line - s.set.Position(f.Pos()).Line + 1; n > maxFunc {
				t.Errorf("%s: func %s has %d lines, at most %d", s.path, f.Name.Name, n, maxFunc)
			}
			if f.Name.Name == "init" && f.Recv == nil {
				t.Errorf("%s: has an init function", s.path)
			}
		}
	}
	for dir, n := range lines {
		if limit := max(maxPackage, larger[dir]); n > limit {
			t.Errorf("package %s: %d lines, at most %d", dir, n, limit)
		}
	}
}

// TestDocumented holds that every exported name has a doc comment that begins with it,
// and every package a doc of modest length.
func TestDocumented(t *testing.T) {
	docs := map[string]int{}
	for _, s := range sources(t) {
		if s.file.Doc != nil {
			docs[s.dir] += strings.Count(s.file.Doc.Text(), "\n")
		} else if _, ok := docs[s.dir]; !ok {
			docs[s.dir] = 0
		}
		if s.file.Name.Name == "main" {
			continue
		}
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && exportedReceiver(d) && !documents(d.Doc, d.Name.Name) && d.Name.Name != "Help" {
					t.Errorf("%s: %s has no doc comment that begins with its name", s.path, d.Name.Name)
				}
			case *ast.GenDecl:
				undocumented(t, s.path, d)
			}
		}
	}
	for dir, n := range docs {
		if n == 0 || n > maxDoc {
			t.Errorf("package %s: %d lines of package comment, want 1 to %d", dir, n, maxDoc)
		}
	}
}

func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	typ := d.Recv.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	name, ok := typ.(*ast.Ident)
	return !ok || name.IsExported()
}

func documents(doc *ast.CommentGroup, name string) bool {
	return doc != nil && strings.Contains(" "+doc.Text(), " "+name)
}

func undocumented(t *testing.T, file string, d *ast.GenDecl) {
	t.Helper()
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if spec.Name.IsExported() && !documents(spec.Doc, spec.Name.Name) && !documents(d.Doc, spec.Name.Name) {
				t.Errorf("%s: type %s has no doc comment that names it", file, spec.Name.Name)
			}
		case *ast.ValueSpec:
			for _, n := range spec.Names {
				if n.IsExported() && spec.Doc == nil && spec.Comment == nil && d.Doc == nil {
					t.Errorf("%s: %s has no doc comment", file, n.Name)
				}
			}
		}
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestArchitectureNamesPackages holds ARCHITECTURE.md against the tree.
func TestArchitectureNamesPackages(t *testing.T) {
	text := read(t, "ARCHITECTURE.md")
	seen := map[string]bool{}
	for _, s := range sources(t) {
		name := s.dir
		if name == "." {
			name = "dyad"
		}
		if !seen[name] && !strings.Contains(text, "`"+name+"`") {
			t.Errorf("ARCHITECTURE.md does not name package `%s`", name)
		}
		seen[name] = true
	}
}

// TestRecordNamesFields holds docs/record.md against the JSON names of the record.
func TestRecordNamesFields(t *testing.T) {
	text := read(t, "docs/record.md")
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		for f := range typ.Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "-" {
				continue
			}
			if name != "" && !strings.Contains(text, "`"+name+"`") {
				t.Errorf("docs/record.md does not name `%s` of %s", name, typ.Name())
			}
			walk(f.Type)
		}
	}
	walk(reflect.TypeFor[dyad.Coding]())
}

// TestDocumentsAreWhole holds that decisions have numbers without gaps, and that
// no document speaks of work that is still to be written into it.
func TestDocumentsAreWhole(t *testing.T) {
	decisions, err := fs.Glob(os.DirFS("."), "docs/decisions/*.md")
	if err != nil || len(decisions) == 0 {
		t.Fatal("no decisions", err)
	}
	for i, d := range decisions {
		if n, err := strconv.Atoi(path.Base(d)[:4]); err != nil || n != i+1 {
			t.Errorf("%s: want number %04d", d, i+1)
		}
	}
	for _, f := range append(decisions, "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "MODEL.md", "docs/record.md", "docs/cli.md", "data/SCHEMA.md") {
		text := read(t, f)
		for _, mark := range []string{"TO" + "DO", "FIX" + "ME", "@@"} {
			if strings.Contains(text, mark) {
				t.Errorf("%s: has %s in it", f, mark)
			}
		}
	}
}

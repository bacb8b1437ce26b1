package command

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
)

// Line is a command line.
type Line struct {
	Name   string
	About  string
	Vars   map[string]string
	Getenv func(string) string
	Out    io.Writer // for help
	Width  int       // of help

	chosen any
	errs   []error // in tags and variables
}

// node is one command: a struct, and what its tags made of it.
type node struct {
	*cobra.Command
	target any
	args   []arg
	below  []*node
	usual  *node // of those below, the one that is taken where none is named
}

// arg is a field that takes what stands after the name of a command.
type arg struct {
	name, help string
	at         any // *string or *[]string
	optional   bool
}

// usage is how the argument is written in help and errors.
func (a arg) usage() string {
	s := "<" + a.name + ">"
	if _, ok := a.at.(*[]string); ok {
		s += " ..."
	}
	if a.optional {
		s = "[" + s + "]"
	}
	return s
}

// Parse reads args into the struct that root points to, and returns a pointer to that of
// the command they name; nil where they asked for help or completion, which is printed.
func (l *Line) Parse(root any, args []string) (chosen any, err error) {
	l.chosen, l.errs = nil, nil
	n := l.node(l.Name, l.About, reflect.ValueOf(root).Elem())
	if len(l.errs) > 0 {
		return nil, l.errs[0]
	}
	n.SetOut(l.Out)
	n.SetErr(l.Out)
	n.SetArgs(append([]string{}, args...))
	if err := n.Execute(); err != nil {
		return nil, err
	}
	return l.chosen, nil
}

// Names lists the commands right below that of root, as they stand.
func (l *Line) Names(root any) []string {
	var names []string
	for _, n := range l.node(l.Name, l.About, reflect.ValueOf(root).Elem()).below {
		names = append(names, n.Name())
	}
	return names
}

func (l *Line) node(name, about string, target reflect.Value) *node {
	n := &node{
		Command: &cobra.Command{Use: name, Short: about, Args: cobra.ArbitraryArgs, SilenceErrors: true, SilenceUsage: true, SuggestionsMinimumDistance: 2},
		target:  target.Addr().Interface(),
	}
	n.Flags().SortFlags = false
	n.Flags().BoolP("help", "h", false, "Show this help.")
	l.fields(n, target)
	n.RunE = func(_ *cobra.Command, args []string) error { return l.choose(n, args) }
	n.SetHelpFunc(func(c *cobra.Command, _ []string) { l.help(n, c) })
	return n
}

// fields makes flags, arguments and commands of the fields of a struct; those of an
// embedded one are its own.
func (l *Line) fields(n *node, of reflect.Value) {
	for f, v := range of.Fields() {
		_, cmd := f.Tag.Lookup("cmd")
		_, after := f.Tag.Lookup("arg")
		_, optional := f.Tag.Lookup("optional")
		switch {
		case f.Anonymous:
			l.fields(n, v)
		case !f.IsExported():
		case cmd:
			child := l.node(nameOf(f), l.expand(f, "help"), v)
			n.below = append(n.below, child)
			n.AddCommand(child.Command)
			if f.Tag.Get("default") != "" {
				n.usual = child
				n.Flags().AddFlagSet(child.Flags())
			}
		case after:
			n.args = append(n.args, arg{nameOf(f), l.expand(f, "help"), v.Addr().Interface(), optional})
		default:
			l.flag(n, f, v)
		}
	}
}

// nameOf gives the name of a field: as its tag has it, else MinConfidence is
// min-confidence.
func nameOf(f reflect.StructField) string {
	if name := f.Tag.Get("name"); name != "" {
		return name
	}
	var b strings.Builder
	low := false
	for _, r := range f.Name {
		if unicode.IsUpper(r) && low {
			b.WriteByte('-')
		}
		low = unicode.IsLower(r)
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// expand gives what a tag says, with names in ${} replaced.
func (l *Line) expand(f reflect.StructField, tag string) string {
	s := f.Tag.Get(tag)
	for name, is := range l.Vars {
		s = strings.ReplaceAll(s, "${"+name+"}", is)
	}
	if tag != "enum" && strings.Contains(s, "${enum}") {
		s = strings.ReplaceAll(s, "${enum}", strings.ReplaceAll(l.expand(f, "enum"), ",", ", "))
	}
	return s
}

func (l *Line) flag(n *node, f reflect.StructField, v reflect.Value) {
	w := &value{at: v.Addr().Interface(), placeholder: f.Tag.Get("placeholder")}
	if enum := l.expand(f, "enum"); enum != "" {
		w.enum = strings.Split(enum, ",")
	}
	set := func(from, to string) {
		if err := w.Set(to); err != nil {
			l.errs = append(l.errs, fmt.Errorf("%s %q: %w", from, to, err))
		}
	}
	name := nameOf(f)
	if to := f.Tag.Get("default"); to != "" {
		set("default of --"+name, to)
	}
	flag := n.Flags().VarPF(w, name, f.Tag.Get("short"), l.expand(f, "help"))
	if _, ok := w.at.(*bool); ok {
		flag.NoOptDefVal = "true"
	}
	to := ""
	if env := f.Tag.Get("env"); env != "" {
		flag.Usage = strings.TrimSuffix(flag.Usage, ".") + " ($" + env + ")."
		if to = l.Getenv(env); to != "" {
			set("$"+env, to)
		}
	}
	if _, required := f.Tag.Lookup("required"); required && to == "" {
		_ = n.MarkFlagRequired(name) // fails where there is no such flag
	}
	if w.enum != nil {
		_ = n.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(w.enum, cobra.ShellCompDirectiveNoFileComp))
	}
}

// choose takes a command, whose flags are read already, with what else was said.
func (l *Line) choose(n *node, args []string) error {
	if n.usual != nil && len(args) == 0 {
		n = n.usual
	}
	if len(n.below) > 0 {
		return n.unknown(args)
	}
	if err := n.fill(args); err != nil {
		return err
	}
	if v, ok := n.target.(interface{ Validate() error }); ok {
		if err := v.Validate(); err != nil {
			return err
		}
	}
	l.chosen = n.target
	return nil
}

// unknown says that none of the commands below was named.
func (n *node) unknown(args []string) error {
	if len(args) == 0 {
		var names []string
		for _, b := range n.below {
			names = append(names, b.Name())
		}
		return fmt.Errorf("expected one of %s", strings.Join(names, ", "))
	}
	if like := n.SuggestionsFor(args[0]); len(like) > 0 {
		return fmt.Errorf("unexpected argument %s, did you mean %s?", args[0], strings.Join(like, " or "))
	}
	return fmt.Errorf("unexpected argument %s", args[0])
}

// fill gives each argument its words.
func (n *node) fill(args []string) error {
	for _, a := range n.args {
		if len(args) == 0 {
			if a.optional {
				continue
			}
			return fmt.Errorf("expected %q", a.usage())
		}
		switch p := a.at.(type) {
		case *string:
			*p, args = args[0], args[1:]
		case *[]string:
			*p, args = args, nil
		default:
			return fmt.Errorf("%s: an argument cannot be a %T", a.name, p)
		}
	}
	if len(args) > 0 {
		return fmt.Errorf("unexpected argument %s", args[0])
	}
	return nil
}

// Package command makes a command line of structs. A struct is a command: its fields are
// flags, but those with the tag cmd are commands below it, and those with arg take, in
// their order, what stands after its name. Reading, suggestions and completion are cobra's.
//
// Tags: help; name, where it is not the field's; default; enum, the values allowed, parted
// by commas; env, a variable that sets the flag; placeholder; short; required; optional, of
// an arg. A cmd with a default is taken where no command is named. In help and enum
// ${name} stands for what Vars has of the name, ${enum} for the values allowed. A struct
// may have methods Help, whose text --help adds, and Validate, called when all is read.
//
// A new type of flag is a case in value.go.
package command

// Package pipeline is the main path: a page goes in at the door and comes out as a
// coding, one room after the other.
//
// Code takes a Page and gives a Coding; it touches neither network, clock nor store,
// so that the same page and tables give the same coding, byte for byte. Explain is
// the same walk, and also gives the rules that came near. Run is Code over many
// pages, in a pool of workers with back-pressure: a page that cannot be read is one
// Result with an error and never stops the batch. Verify re-checks the spans of a
// record against the text that they point into.
//
// Terms: a room is one stage (extract, lang, entity, timex, geo, coder); a window is
// the bounded run of pages that are being coded at one time, which are delivered in
// the order in which they came.
//
// Left to others: what each room does; building them (house); printing.
//
// To add a room, add its field to Coder and its line to walk; to add a language, add
// it to Coder.Languages where the house is wired.
package pipeline

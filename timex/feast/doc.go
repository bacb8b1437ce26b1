// Package feast knows the days and times that have names: feasts, wars and eras, and
// days that stand for what happened on them.
//
// Find looks a name up at the start of some words. A Name that comes every year tells
// its days for a year; one that does not has a Period. Moving feasts are computed: those
// of Easter, of the Islamic calendar (its arithmetic form, so a day off where the moon is
// looked for) and of the Hebrew one, by the formulas of Dershowitz and Reingold,
// Calendrical Calculations. Famous gives the year that a bare day and month mean next to
// certain nouns ("the September 11 attacks").
//
// It leaves to timex which year is meant and whether the words are a time at all. One
// more name is one more row in names.go.
package feast

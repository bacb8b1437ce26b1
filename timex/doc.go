// Package timex finds expressions of time in an article and tells which days they
// mean.
//
// Find takes the article and its sentences and gives dyad.Timex values in text order,
// none overlapping another. It reads tokens left to right with a small hand-written
// grammar; the tree serves to find what an expression hangs on and whether that lies
// ahead.
//
// Terms: the anchor is the day on which the article was published. A told day is the
// last day that the text itself named; "two days later" counts from it and has its
// Offset set, so that the coder may count from an event instead. A weekday, a
// month or a day without its year goes to the nearest one before the anchor, or
// after it where the governing verb or a word like "ahead of" looks forward; on a
// noun ("the November elections") what is past counts as four times nearer. With
// no anchor no year is made up: the EDTF has XXXX for it, and a weekday has no date. The
// day of a dateline is the anchor where it comes shortly before publication, or alone.
//
// Dates are EDTF level 1, with the season codes 21 to 24. A half that is open has
// "..", and the Start or End on that side is "". Weeks run from Monday to Sunday.
//
// It leaves to others which event an expression dates. Another kind of expression needs
// a word in words.go, a reading beside those of grammar.go, a meaning in resolve.go, and
// rows in testdata/gold.tsv and eval/gold/dates.tsv; another feast, a row in timex/feast.
package timex

// Package dyad holds the words that Dyad speaks: pages, articles, sentences,
// mentions, dates, places and events, with no dependency beyond the standard
// library.
//
// Dyad reads news and keeps a record of who did what to whom, when, where, and
// on whose word. A Page comes from outside; extract makes an Article of it;
// lang makes Sentences; entity, timex and geo find Mentions, Timexes and
// Toponyms in them; coder makes Events; and a Coding is all of that together.
//
// Every Span in this module is a half-open range of byte offsets into
// Article.Text. Unknown is the zero value, and is left out of JSON. Values are
// plain data: the rooms that make them do not keep or change them afterwards.
package dyad

// Package extract makes articles of pages.
//
// Article takes a dyad.Page (HTML, plain text or one JSON record) and gives a
// dyad.Article: title, outlet, byline, publication date, language, dateline and clean
// text with the bounds of its paragraphs. Pages walks files, folders, globs and stdin
// and gives the pages in them.
//
// Terms. A block is one paragraph, heading, list item or line of a page, in page order.
// Furniture is what a page wraps around the story: banners, credits, share buttons,
// prompts, bylines, section names. Blocks that are furniture are cut from the text and
// kept in Article.Furniture. What is decided is the language of furniture (how a credit,
// a prompt or a label is worded), never the strings of one site. Words quoted from a
// post are text.
//
// Spans that a record hands over stay true: every change to the text is written down as
// an edit, and the spans are moved through the edits. What a span touches is never cut.
//
// Left to others: fetching (fetch), feeds and WARC files (feed, warc), sentences (lang),
// and whether there is a language pack for the language found (pipeline).
//
// One more kind of page: a sniffing case in kind.go and a function from bytes to draft.
package extract

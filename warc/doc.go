// Package warc reads web archives: the WARC files that crawlers such as Common Crawl
// write (ISO 28500, versions 0.17 to 1.1), and the older ARC files, packed with gzip or
// not.
//
// Pages takes a stream and gives the pages in it: responses with status 200 that are HTML
// or plain text, resources and conversions (WET) of these types. Transfer and content
// encodings are undone; the charset is left to extract. Requests, metadata, images and
// other answers are passed over.
//
// A record that cannot be read is one error, and reading goes on at the next one that can
// be found: the next "WARC/" line, or the next gzip member. Bounds: 10 MB a page, 64 KB of
// headers, 1 GB unpacked for one gzip member.
//
// Term: a record is one entry of an archive; the n-th, counted from 1, is named
// "file.warc.gz:n". The day of the crawl is not the day of publication and is not given.
//
// Left to others: opening files (cli), what a page says (extract).
package warc

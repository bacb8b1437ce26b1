// Package feed reads lists of links that outlets keep up to date.
//
// Read takes the body of a feed and the address that it came from, and gives its kind,
// title and links: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.x, sitemaps (with
// the dates and titles of news sitemaps) and lists of sitemaps. OPML gives the feeds that
// a list of subscriptions names. Both are pure.
//
// Terms. A link is one entry: address, title, when published. Addresses are absolute,
// http or https, without fragment and without the marks that feeds add to count readers
// (utm_source), so that one page has one address; each is given once. An entry without
// such an address is left out.
//
// Feeds are written by many hands, so what is broken is read as far as it can be: a wrong
// charset, control characters, entities of HTML, tags that do not match. What was left
// out is in Feed.Cut. What is hostile is bounded: 10 MB, 10,000 links, elements 200 deep,
// a million of them; entities that a document declares are never expanded.
//
// Left to others: fetching (fetch), when to ask again and which links are new (pipeline).
//
// One more kind of feed: a case in Read, or in xmlReader.root for kinds written in XML, a
// file xx.go, and a raw/expected pair in testdata.
package feed

// Package web serves the pages for people: the built files of dist, embedded.
//
// It takes a request for a page or a file and gives the page, which asks the API for
// everything it shows. It reads no store.
//
// Terms: an asset is a file whose name holds a hash of its content, and which therefore
// never changes.
//
// Left to others: all data (api), building dist (make web, with Node).
//
// To add a page, add a line to src/routes.ts and a file to src/pages, and its first path
// segment to pages in web.go.
package web

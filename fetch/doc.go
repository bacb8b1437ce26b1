// Package fetch gets pages from the web.
//
// Client.Page takes an http or https address and gives a dyad.Page. It is the only room
// with an HTTP client, and it is careful on both sides of the wire. Towards Dyad: it
// connects to public addresses only, whatever a name resolves to and wherever a redirect
// leads; a page has at most 10 MB, packed or not; every step has a time limit. Towards
// sites: it says who it is, asks robots.txt first, sends what it knows of a page so that
// nothing is sent twice, and passes on how long a site asks to wait.
//
// Errors say the address and what was wrong; errors.Is tells the kinds apart
// (ErrScheme, ErrAddress, ErrRobots, ErrNotModified, dyad.ErrTooLarge ...), and a
// *StatusError has the status and the wait asked for.
//
// Left to others: what is in the page (extract), feeds (feed), when to ask again (cli).
package fetch

// Package house puts the rooms of Dyad together: it is where a program that codes news
// begins.
//
// It takes a folder of tables, or none, and gives a pipeline.Coder whose Code turns one
// page into its events. The examples below code a text, add a type of event, keep codings
// in a store and ask it, and read how a relationship goes.
//
// Terms are those of package dyad, the ground: a Page is what was fetched or read, an
// Article its text, a Coding the article with its Events; a Dyad is an ordered pair of
// Nodes.
//
// What it leaves to others: reading files (extract), the network (fetch, feed), keeping
// (pipeline.Keeper over store/sqlite), figures of relationships (relate), formats of
// others (formats).
//
// To add a language: a package under lang that passes langtest, and a line in Languages.
package house

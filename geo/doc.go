// Package geo finds place names in an article and tells which places they are.
//
// Find takes the article, its sentences and the mentions found in them and gives
// dyad.Toponym values in text order, none overlapping another. Each has its Place, or
// the zero Place where the gazetteer has none or the text does not tell which.
//
// Terms: a name is the longest run of tokens that the gazetteer has. A guard throws
// out names that are people, bodies, papers, teams, or keeps them for when the article
// has the place elsewhere. The context is how much each country and province is spoken of
// in the article; support is how near the article's other places lie. A namesake is another
// place of the same name; the ranking prefers what the text says ("Paris, Texas"), then
// context and support, then the larger place. An area is what the words around a name make of
// its place ("southeastern Iran"): a circle. An adjective ("Iranian") tells a place where
// nothing happens.
//
// Place.Resolution is PLOVER's: 1 a country, 2 a province or a region within one
// country, 3 a district, 4 a city, 5 a site such as an air base, or a road, which
// has no place; 0 a sea, a continent or another region that no country holds alone.
//
// It leaves to others whether an event took place there. One more place is a row of
// data/tables/places/regions.tsv; a new kind of guard is a case in guard.go.
package geo

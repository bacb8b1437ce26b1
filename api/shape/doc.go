// Package shape makes what the API sends of what the rooms give: incidents as cards, the
// tolls by claimant, a pair's page, rows of CSV, the ontology, nodes with their names.
//
// It takes values of dyad, relate, incident and data, and gives structs whose JSON names
// are the API's: docs/api.md describes them. It reads no store and measures nothing.
//
// Terms: a card is an incident as lists show it; a study is what was read and measured
// for one pair.
//
// Left to others: asking the store, and which route sends what (api).
//
// To add a field, add it to its struct with a doc tag, which is what the OpenAPI document
// says of it; to add a column of an export, add it to Header and to the row.
package shape

// Package country gives the sides of an event the countries that their own words do not tell.
//
// Fill takes an event with its place, and what the coder knows of the article around it. It
// gives whom a deed was done to where only the place of it is told, and the country of people,
// of who fights a state, and of names that are places. What has a country keeps it.
//
// Terms: a side at home is one that is where the text is unless it says otherwise: people,
// officials, names; armed groups, firms and refugees are not.
//
// Left to others: who the sides are (coder), what their own words tell (entity), where it
// happened. To add one more way to a country, add a function and a line of Fill.
package country

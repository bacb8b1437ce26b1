// Package mishap tells violence from what hurts people without anybody's will, and from sport.
//
// A Reader takes a sentence and the words of the classes violence, calamity and sport
// (data/tables/classes.yaml), and says of which of them the sentence speaks. None looks at
// who did it.
//
// Terms: a calamity is a disaster, an accident or a disease; a word of violence that belongs
// to one is none ("a lightning strike", "the coal mine", "the typhoon struck").
//
// Left to others: whether an event is dropped for it (coder). To add a word, or two that
// belong together ("gas leak"), add it to a class.
package mishap

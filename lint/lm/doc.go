// Package lm is the second net of the proofreader: a model of which characters stand
// beside each other in official Chinese, and what it makes of a text.
//
// # The model
//
// Statutes, work reports, normative documents and sentences of our own were read as
// symbols (see Symbol). How often each n-gram of one to five symbols stands in them is kept
// in a table of hashes (see Table): n-grams of four that occur once, and of five that occur
// fewer than eight times, are left out, the keys themselves are not kept, and so no
// sentence can be read back. Words of two to four characters are there as n-grams behind
// a mark, and those that are frequent once more by their sound, so that a word is found
// that an input method would offer for the same keys. The file (model.bin) is embedded and
// read where it lies; nothing of it is decoded. model.bin.json is its manifest: sources
// with origin, size, weight and checksum, and the options. It is made by command train.
//
// The words are those of jieba's dictionary, Copyright (c) 2013 Sun Junyi, MIT License. Which
// characters sound or look alike is told by packages pinyin and likeness.
//
// # The search
//
// A line is read once for n-grams of three; a character is doubtful if at most one of the
// three that hold it is known, and if it does not stand often beside both neighbours. At
// doubtful places other forms are tried: characters that are like the written one, whole
// words that sound like what is written, no character in place of a doubled one or of one
// that nothing around knows, and neighbours in turned order; and wherever two neighbours
// do not stand often together, one more character between them that makes a word of an
// orphan. A first look at pairs and at n-grams of three, which must stand oftener than
// those of what is written, leaves few, and these are compared with the written form by
// the probability of the line, read both ways. What was looked up lately is kept in a
// small table (memo.go), and n-grams are looked up side by side: nearly all the time goes
// by waiting for memory. Names of places, numerals and some sets of characters between
// which neighbours do not decide are left alone. What is nearly certain is mended before
// the line is read again, since a mistake hides those beside it.
//
// # The decision
//
// A logistic regression over some features (features.go, weights.tsv) gives the log odds that
// a form is what was meant. It was fitted, by command fit, on mistakes planted in text that
// the model was not trained on. What the rest of the document tells is added last, see
// Model.Confidence.
package lm

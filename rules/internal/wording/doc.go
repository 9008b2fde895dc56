// Package wording holds what the rules about wrong words share: conditions on the
// neighbours of a word, the quotation of its surroundings, and the test whether a
// replacement may be made unasked.
package wording

// Package compare finds what several reports say of each other: a report and that of the
// year before, an aggregated report and its parts, the reports of many organs. It works
// over documents that were read already, keeps nothing of their texts, and reads no files.
// What it finds are findings of rules that are lint.Rule.Outside, for lint.Engine.With.
//
// A document is read once, by Read, for all comparisons: its figures, two digests of each
// sentence (without years for last year's text, without figures and names for other
// organs'), the lines on which they stand, and the names that its sentences begin with. Packed,
// this is one or two kilobytes, so that a Batch holds a hundred thousand reports. A packed
// report has no places: it tells whether there is something to be said (Agree, Batch.Judge)
// and is what the others are compared with. Who is to be spoken of is read again, and the
// same comparison gives the findings with their places.
//
// Of the sentences of a batch only those that stand more than once are sorted; which they
// are, two passes over the digests tell. Those that few organs share may be copies; those
// that a fifth of the organs share are everybody's.
package compare

// Package save reads a file and replaces it, so that at every instant and
// after every failure the file holds either wholly the old or wholly the new
// text.
//
// The new text goes to a temporary file in the same folder, is counted and
// flushed, and takes the place of the old file by a rename, after a last look
// that the file is still the one that was read. Nothing is ever written into
// the file itself. What cannot be replaced without loss is refused: a file
// with several names (hard links), one whose mode, owner or access list could
// not be kept, and one that is marked read-only, although its folder would
// allow the rename. A symbolic link is kept, and the file that it led to when
// it was read is replaced.
//
// Why not a library for atomic writes: those end where our duties begin. They
// write a file anew, while here the file that was read must be recognised, its
// properties carried over, and each step made to fail in tests, by itself,
// short writes included. That needs the seam FS under every step, and with the
// seam in place what is left of a library is a call of rename.
//
// What a platform cannot promise:
//
//   - Everywhere: a program that writes the file in the microseconds between
//     the last look and the rename loses its writing; no file system compares
//     and renames in one step. After kill -9 or a loss of power the temporary
//     file (.gaolint-*.tmp) may be left over.
//   - Everywhere but Linux: access lists and other extended attributes are not
//     carried over.
//   - Windows: the rename is not documented to be atomic in a loss of power;
//     there is neither owner nor count of hard links to look at, folders cannot
//     be flushed, and a file that another program holds open may not be
//     replaceable, which is reported and leaves it as it was.
package save

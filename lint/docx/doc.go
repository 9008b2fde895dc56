// Package docx reads the text of Word files, as Word and WPS write them, and writes
// findings into them as comments and changes as tracked changes. A file is never written
// anew: what is not concerned keeps its bytes.
package docx

// Author is the name under which comments and tracked changes are written. Those of this
// author are replaced when a file is written again; those of others are left alone.
const Author = "gaolint"

// Error is why a file cannot be read or written, in both languages; the sentence follows
// the file's name.
type Error struct{ ZH, EN string }

func (e *Error) Error() string { return e.EN }

// Bounds on what is read of a file, whatever its headers say: a small file may unpack to
// any size. Honest files are packed to between a third and a fortieth.
const (
	// maxEntries is the number of parts that a file may have.
	maxEntries = 10_000
	// freeXML and xmlRatio: so many bytes of XML are read, and so many more for each byte
	// of the file, but never more than maxXML.
	freeXML, xmlRatio, maxXML = 5 << 20, 16, 512 << 20
	// freeText and textRatio bound the text in the same way.
	freeText, textRatio = 4 << 20, 4
	// maxDepth is how deep elements may lie in one another.
	maxDepth = 400
	// maxBindings is how many namespace prefixes may hold at one place.
	maxBindings = 256
	// maxHead is how many bytes the start of a run, with its properties, may take if the
	// run is to be cut: they are written again for each piece.
	maxHead = 2048
	// maxNotes is how many comments are written into one file.
	maxNotes = 10_000
	// maxHeaders is how many headers and footers are read.
	maxHeaders = 200
)

func errTooLarge() error {
	return &Error{"解开后过大，未检查；请拆分后再检查", "too large when unpacked; nothing was checked, split it"}
}

func errDamaged() error {
	return &Error{"文件已损坏，未检查；请在 Word 或 WPS 中打开后另存为 .docx", "the file is damaged; nothing was checked, open it in Word or WPS and save it as .docx"}
}

func errUnsafe() error {
	return &Error{"文件的结构不正常，为安全起见未检查；请在 Word 或 WPS 中打开后另存为 .docx", "the file has a structure that no word processor writes; nothing was checked, save it anew as .docx"}
}

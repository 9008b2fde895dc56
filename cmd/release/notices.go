package main

import (
	"bytes"
	"embed"
	"fmt"
	"strings"
)

//go:embed notices/*.txt
var noticeFiles embed.FS

// notice is what comes with data that is not ours. A file below notices has it: name,
// address, a line "in: FILE…" with the files that are made from it, a line "for: …", and,
// behind an empty line, the notice and its licence.
type notice struct {
	name, text string
	files      []string
}

// notices are those of all data that is not ours, by the names of their files. They are
// where such data is accounted for; everything else refers to them.
func notices() ([]notice, error) {
	entries, err := noticeFiles.ReadDir("notices")
	if err != nil {
		return nil, err
	}
	var all []notice
	for _, e := range entries {
		data, err := noticeFiles.ReadFile("notices/" + e.Name())
		if err != nil {
			return nil, err
		}
		lines := strings.SplitN(string(data), "\n", 6)
		if len(lines) < 6 || !strings.HasPrefix(lines[2], "in: ") || !strings.HasPrefix(lines[3], "for: ") || lines[4] != "" {
			return nil, fmt.Errorf("notices/%s: not as the others are", e.Name())
		}
		all = append(all, notice{lines[0], string(bytes.TrimSpace(data)), strings.Fields(lines[2])[1:]})
	}
	return all, nil
}

// noticesOfData joins the notices for licenses.txt.
func noticesOfData() ([]byte, error) {
	all, err := notices()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("==== Data ====\n\nTables of the program are derived from these:\n\n")
	for _, n := range all {
		fmt.Fprintf(&b, "==== %s ====\n\n%s\n\n", n.name, n.text)
	}
	return b.Bytes(), nil
}

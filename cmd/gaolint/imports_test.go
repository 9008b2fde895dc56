package main

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// rooms lists for each room the rooms that it may import; a room may always import its
// own sub-packages. Whoever adds an arrow adds it here, and says why in the commit.
var rooms = map[string][]string{
	"lint/source":  {},
	"lint/strict":  {},
	"lint/zh":      {"lint/source"},
	"lint/syntax":  {"lint/source", "lint/zh"},
	"lint/profile": {"lint/strict"},
	"lint/lm":      {"lint/zh"},
	"lint/fact":    {"lint/source", "lint/zh", "lint/syntax", "lint/profile"},
	"lint/docx":    {"lint/source"},
	"lint/input":   {"lint/source", "lint/docx", "lint/zh"}, // which reads and writes Word files; and ordinals, which begin a paragraph of wrapped text
	"lint":         {"lint/source", "lint/zh", "lint/syntax", "lint/profile", "lint/fact"},
	"lint/compare": {"lint", "lint/source", "lint/zh", "lint/syntax", "lint/profile", "lint/fact"},

	"lint/output":            {"lint", "lint/source", "lint/zh", "lint/input", "lint/syntax", "lint/fact", "lint/profile", "lint/compare", "lint/organs", "lint/output/safe"}, // places in the file, with their labels, and what a reviewer compares; it knows no format
	"lint/output/safe":       {"lint/zh"},
	"lint/output/lines":      {"lint", "lint/source", "lint/zh", "lint/output", "lint/output/safe"},
	"lint/output/trees":      {"lint", "lint/source", "lint/organs", "lint/output", "lint/output/safe", "lint/output/lines"},                                          // a finding in json is that of jsonl
	"lint/output/tables":     {"lint", "lint/zh", "lint/fact", "lint/profile", "lint/compare", "lint/organs", "lint/output", "lint/output/safe", "lint/output/notes"}, // a row of the workbook holds the letter
	"lint/output/notes":      {"lint", "lint/source", "lint/output", "lint/output/safe"},
	"lint/output/word":       {"lint", "lint/source", "lint/docx", "lint/mend", "lint/output", "lint/output/safe"},                                                                               // what fix would change is a tracked change
	"lint/output/html":       {"lint", "lint/source", "lint/zh", "lint/syntax", "lint/fact", "lint/profile", "lint/sums", "lint/organs", "lint/output", "lint/output/safe", "lint/output/notes"}, // the page puts letters together
	"lint/output/formats":    {"lint/output", "lint/output/lines", "lint/output/trees", "lint/output/tables", "lint/output/notes", "lint/output/word", "lint/output/html"},
	"lint/output/outputtest": {"lint", "lint/source", "lint/input", "lint/output", "rules"}, // for tests alone

	"lint/organs":   {"lint/source", "lint/strict", "lint/zh", "lint/compare"}, // names of organs are compared in one place
	"lint/mend":     {"lint", "lint/source", "lint/input"},
	"lint/sums":     {"lint/fact", "lint/profile", "lint/zh"},
	"lint/format":   {"lint", "lint/source", "lint/syntax", "lint/zh"},
	"lint/linttest": {"lint", "lint/compare", "lint/fact", "lint/source", "lint/profile"},
	"rules":         {"lint", "lint/lm", "lint/compare", "lint/source", "lint/zh", "lint/syntax", "lint/profile", "lint/fact"},
	"lsp":           {"lint", "lint/sums", "lint/zh", "lint/output", "lint/output/lines", "lint/format", "lint/mend", "lint/strict", "lint/syntax", "lint/source", "lint/profile", "lint/fact", "lint/input"},
	"cmd/release":   {"rules"}, // their pages
	"cmd/gaolint":   {"lint", "lint/docx", "lint/source", "lint/strict", "lint/zh", "lint/syntax", "lint/profile", "lint/fact", "lint/compare", "lint/input", "lint/mend", "lint/output", "lint/output/formats", "lint/output/safe", "lint/organs", "lsp", "rules"},
}

// listed is what go list says of a package.
type listed struct {
	ImportPath string
	Imports    []string
}

func goList(t *testing.T, args ...string) []byte {
	out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
	require.NoError(t, err)
	return out
}

// roomOf gives the room of a package of this module, "" for other packages.
func roomOf(path string) string {
	path, ok := strings.CutPrefix(path, "gaolint/")
	if !ok {
		return ""
	}
	for room := path; room != ""; {
		if _, known := rooms[room]; known && (room != "lint" || path == "lint") {
			return room
		}
		i := strings.LastIndexByte(room, '/')
		if i < 0 {
			break
		}
		room = room[:i]
	}
	return path
}

func TestImportTable(t *testing.T) {
	dec := json.NewDecoder(strings.NewReader(string(goList(t, "-json=ImportPath,Imports", "gaolint/..."))))
	for dec.More() {
		var p listed
		require.NoError(t, dec.Decode(&p))
		from := roomOf(p.ImportPath)
		allowed, known := rooms[from]
		if !known {
			require.True(t, strings.HasPrefix(from+"/", "editors/"), "%s is in no room", p.ImportPath)
			continue
		}
		for _, i := range p.Imports {
			to := roomOf(i)
			if to == "" || to == from || slices.Contains(allowed, to) {
				continue
			}
			t.Errorf("%s (%s) may not import %s (%s)", p.ImportPath, from, i, to)
		}
	}
}

// TestProtocolStaysInItsRoom: only the server knows the protocol.
func TestProtocolStaysInItsRoom(t *testing.T) {
	dec := json.NewDecoder(strings.NewReader(string(goList(t, "-json=ImportPath,Imports", "gaolint/..."))))
	for dec.More() {
		var p listed
		require.NoError(t, dec.Decode(&p))
		if p.ImportPath == "gaolint/lsp" {
			continue
		}
		for _, i := range p.Imports {
			require.False(t, strings.HasPrefix(i, "go.lsp.dev/"), "%s imports %s", p.ImportPath, i)
		}
	}
}

// TestNothingThatRunsOrCalls: the program cannot run another, load code, or speak HTTP,
// whatever a draft or a configuration holds.
func TestNothingThatRunsOrCalls(t *testing.T) {
	for _, goos := range []string{"linux", "windows", "darwin"} {
		cmd := exec.Command("go", "list", "-deps", "gaolint/cmd/gaolint")
		cmd.Env = append(cmd.Environ(), "GOOS="+goos, "CGO_ENABLED=0")
		out, err := cmd.Output()
		require.NoError(t, err)
		deps := strings.Fields(string(out))
		for _, banned := range []string{"os/exec", "net/http", "plugin"} {
			require.NotContains(t, deps, banned, goos)
		}
	}
}

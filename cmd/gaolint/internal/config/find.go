package config

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"gaolint/cmd/gaolint/internal/save"
	"gaolint/lint/strict"
)

// Names are the file names of a configuration, best first.
var Names = []string{"gaolint.yaml", ".gaolint.yaml"}

// maxSize bounds a configuration file, in bytes.
const maxSize = 1 << 20

// Find looks for the configuration that governs a folder, walking up; "" if there is
// none. A path below the current folder is given relative to it.
func Find(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		for _, name := range Names {
			path := filepath.Join(dir, name)
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				return shown(path), ownName(path)
			}
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", nil
		}
		dir = parent
	}
}

// shown is the path as people know it: relative if it lies below the current folder.
func shown(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(here, path); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return path
}

// ownName refuses a link that leads to a file of another name: a folder from elsewhere
// must not make us read, and quote in an error, what its maker could not read.
func ownName(path string) error {
	target, err := filepath.EvalSymlinks(path)
	if err != nil || slices.Contains(Names, filepath.Base(target)) {
		return err
	}
	return &strict.Error{File: shown(path),
		ZH: "是指向其他文件的链接，未读取；请改为普通文件",
		EN: "is a link to a file of another name and was not read; make it an ordinary file"}
}

// Read reads and checks a configuration file and the files that it names. Errors name
// file and line.
func Read(path string) (*Config, error) {
	data, err := readConfig(path)
	if err != nil {
		return nil, err
	}
	return Load(path, data)
}

// Load is Read for a file whose text is known.
func Load(path string, data []byte) (*Config, error) { return load(path, data, nil) }

func readConfig(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Mode().IsRegular() && info.Size() > maxSize {
		return nil, tooLarge(path)
	}
	s, err := save.Read(save.OS, path)
	if err != nil {
		return nil, err
	}
	return s.Bytes(), nil
}

func tooLarge(path string) error {
	return &strict.Error{File: path, ZH: fmt.Sprintf("超过%d字节，未读取", maxSize), EN: fmt.Sprintf("larger than %d bytes", maxSize)}
}

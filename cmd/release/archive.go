package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// epoch is the time of every file in an archive, so that it depends on nothing but what is
// in it. Zip files know no earlier year than 1980.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// entry is a file of an archive; name with /.
type entry struct {
	name string
	data []byte
	exec bool
}

// archive makes the platform's archive and gives its name.
func (r *release) archive(p platform, common []entry) (string, error) {
	program, err := r.build(p)
	if err != nil {
		return "", err
	}
	data, err := os.ReadFile(program)
	if err != nil {
		return "", err
	}
	all := append(slices.Clone(common), entry{filepath.Base(program), data, true})
	vsix, err := r.extension(p)
	if err != nil {
		return "", err
	}
	if vsix != "" {
		if data, err = os.ReadFile(vsix); err != nil {
			return "", err
		}
		all = append(all, entry{"gaolint.vsix", data, false})
	}
	parts, err := r.bill(program)
	if err != nil {
		return "", err
	}
	all = append(all, parts...)
	if p.os == "windows" {
		for i := range all { // for the system's own editor
			if path.Ext(all[i].name) == ".txt" {
				all[i].data = bytes.ReplaceAll(all[i].data, []byte("\n"), []byte("\r\n"))
			}
		}
	}
	slices.SortFunc(all, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	all = append(all, entry{"SHA256SUMS", sums(all), false})
	folder := fmt.Sprintf("gaolint-%s-%s", r.version, p)
	var out []byte
	name := folder + ".tar.gz"
	if p.os == "windows" {
		name = folder + ".zip"
		out, err = zipped(folder, all)
	} else {
		out, err = tarred(folder, all)
	}
	if err != nil {
		return "", err
	}
	return name, os.WriteFile(filepath.Join(r.out, name), out, 0o666)
}

func sums(all []entry) []byte {
	var b bytes.Buffer
	for _, e := range all {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(e.data), e.name)
	}
	return b.Bytes()
}

// writeSums writes the checksums of the archives beside them.
func writeSums(dir string, names []string) error {
	var all []entry
	for _, n := range names {
		data, err := os.ReadFile(filepath.Join(dir, n))
		if err != nil {
			return err
		}
		all = append(all, entry{n, data, false})
	}
	return os.WriteFile(filepath.Join(dir, "SHA256SUMS"), sums(all), 0o666)
}

func (e entry) mode() fs.FileMode {
	if e.exec {
		return 0o755
	}
	return 0o644
}

func tarred(folder string, all []entry) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	t := tar.NewWriter(z)
	for _, e := range all {
		h := &tar.Header{Name: folder + "/" + e.name, Mode: int64(e.mode()), Size: int64(len(e.data)), ModTime: epoch, Format: tar.FormatPAX}
		if err := t.WriteHeader(h); err != nil {
			return nil, err
		}
		if _, err := t.Write(e.data); err != nil {
			return nil, err
		}
	}
	if err := errors.Join(t.Close(), z.Close()); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func zipped(folder string, all []entry) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range all {
		h := &zip.FileHeader{Name: folder + "/" + e.name, Method: zip.Deflate, Modified: epoch}
		h.SetMode(e.mode())
		w, err := z.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(e.data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// carried are the files of the repository that go into every archive, by where they lie.
var carried = []string{
	"LICENSE", "README.md", "README.zh-CN.md", "cmd/gaolint/MANUAL.md", "cmd/gaolint/MANUAL.en.md", "editors/README.md", "editors/README.zh-CN.md", "editors/pictures",
	"editors/sample/draft.md", "editors/vim", "editors/neovim", "editors/emacs", "editors/helix", "editors/ci", ".pre-commit-hooks.yaml",
}

// common are the files that every archive has.
func (r *release) common() ([]entry, error) {
	var all []entry
	for _, root := range carried {
		err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case e.IsDir():
				return nil
			case path.Ext(name) == ".go" || strings.HasSuffix(name, "_test.vim") || strings.HasSuffix(name, "_test.lua") || strings.HasSuffix(name, "_test.el"):
				return nil
			}
			data, err := os.ReadFile(name)
			all = append(all, entry{filepath.ToSlash(name), data, false})
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	pages, err := rulePages(r.version)
	if err != nil {
		return nil, err
	}
	schema, err := configSchema()
	if err != nil {
		return nil, err
	}
	return append(all, entry{"rules.html", pages, false}, entry{"gaolint.schema.json", schema, false},
		entry{"安装说明.txt", []byte("\uFEFF" + strings.ReplaceAll(manual, "VERSION", r.version)), false}), nil
}

package main

import (
	"bytes"
	"cmp"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
)

// bill is what the program is made of: the licences of its libraries and the notices of
// its data, and the list of the libraries, which is read from the program itself.
func (r *release) bill(program string) ([]entry, error) {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return nil, err
	}
	deps := info.Deps
	slices.SortFunc(deps, func(a, b *debug.Module) int { return strings.Compare(a.Path, b.Path) })
	licences, err := licencesOf(deps, info.GoVersion)
	if err != nil {
		return nil, err
	}
	data, err := noticesOfData()
	if err != nil {
		return nil, err
	}
	licences = append(licences, data...)
	list, err := r.components(deps, info.GoVersion)
	if err != nil {
		return nil, err
	}
	return []entry{{"licenses.txt", licences, false}, {"sbom.cdx.json", list, false}}, nil
}

// licencesOf joins the licences of the modules and of Go's own library.
func licencesOf(deps []*debug.Module, goVersion string) ([]byte, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	add := func(name, dir string) error {
		texts, err := licenceFiles(dir)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintf(&b, "==== %s ====\n\n", name)
		for _, t := range texts {
			b.Write(bytes.TrimSpace(bytes.ReplaceAll(t, []byte("\r\n"), []byte("\n"))))
			b.WriteString("\n\n")
		}
		return nil
	}
	if err := add("Go "+goVersion, strings.TrimSpace(string(root))); err != nil {
		return nil, err
	}
	for _, d := range deps {
		d = cmp.Or(d.Replace, d)
		dir, err := moduleDir(d.Path)
		if err != nil {
			return nil, err
		}
		if err := add(d.Path+" "+d.Version, dir); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// moduleDir is the folder with a module's files.
func moduleDir(path string) (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", path).Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	return strings.TrimSpace(string(out)), nil
}

// moduleLicence names the licence of a module; it fails if that is none that we take.
func moduleLicence(path string) (string, error) {
	dir, err := moduleDir(path)
	if err != nil {
		return "", err
	}
	texts, err := licenceFiles(dir)
	if err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	name, ok := licenceOf(texts)
	if !ok {
		return "", fmt.Errorf("%s: its licence is none that is taken", path)
	}
	return name, nil
}

// licenceFiles reads the licence and notice files of a folder; it fails if there is none.
// Debian keeps that of Go elsewhere.
func licenceFiles(dir string) ([][]byte, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var texts [][]byte
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if e.IsDir() || !strings.HasPrefix(name, "LICENSE") && !strings.HasPrefix(name, "LICENCE") && !strings.HasPrefix(name, "NOTICE") && !strings.HasPrefix(name, "COPYING") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		texts = append(texts, text)
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("no licence in %s", dir)
	}
	return texts, nil
}

// A bill of materials in the format CycloneDX 1.6.
type (
	bom struct {
		Format     string      `json:"bomFormat"`
		Spec       string      `json:"specVersion"`
		Version    int         `json:"version"`
		Metadata   metadata    `json:"metadata"`
		Components []component `json:"components"`
	}
	metadata struct {
		Component component `json:"component"`
	}
	component struct {
		Type    string `json:"type"`
		Name    string `json:"name"`
		Version string `json:"version"`
		PURL    string `json:"purl,omitempty"`
		// Licences has one entry, an expression of SPDX.
		Licences []licence `json:"licenses,omitempty"`
	}
	licence struct {
		Expression string `json:"expression"`
	}
)

func (r *release) components(deps []*debug.Module, goVersion string) ([]byte, error) {
	goVersion = strings.TrimPrefix(goVersion, "go")
	b := bom{
		Format: "CycloneDX", Spec: "1.6", Version: 1,
		Metadata:   metadata{component{Type: "application", Name: "gaolint", Version: r.version, Licences: []licence{{"Apache-2.0"}}}},
		Components: []component{{"library", "std", goVersion, "pkg:golang/std@" + goVersion, []licence{{"BSD-3-Clause"}}}},
	}
	for _, d := range deps {
		d = cmp.Or(d.Replace, d)
		name, err := moduleLicence(d.Path)
		if err != nil {
			return nil, err
		}
		b.Components = append(b.Components, component{"library", d.Path, d.Version, "pkg:golang/" + d.Path + "@" + d.Version, []licence{{name}}})
	}
	return json.MarshalIndent(b, "", "  ")
}

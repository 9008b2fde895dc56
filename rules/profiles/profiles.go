// Package profiles holds the report kinds that ship with the program, one YAML file
// and one clean sample each. README.md says how to add one.
package profiles

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"gaolint/lint/profile"
)

//go:embed *.yaml *.md
var files embed.FS

// All gives the profiles of all report kinds, by name of their files. Each call gives
// new values.
func All() ([]*profile.Profile, error) {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("listing the report kinds: %w", err)
	}
	// The files do not depend on each other.
	profiles := make([]*profile.Profile, len(names))
	errs := make([]error, len(names))
	var wg sync.WaitGroup
	for i, name := range names {
		wg.Go(func() { profiles[i], errs[i] = read(name) })
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return profiles, nil
}

func read(name string) (*profile.Profile, error) {
	data, err := files.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("reading a report kind: %w", err)
	}
	// Reading YAML is slow; a pack that is missing or not of this file is passed over.
	if pack, err := packs.ReadFile(packOf(name)); err == nil {
		if p, err := profile.Unpack(string(pack), data); err == nil {
			return p, nil
		}
	}
	return profile.Parse(name, data)
}

// PackFolder is the folder of the packs, in this one.
const PackFolder = "packed"

//go:embed packed
var packs embed.FS

func packOf(name string) string {
	return path.Join(PackFolder, strings.TrimSuffix(name, ".yaml")+".bin")
}

// Packs makes the packs of all report kinds, by the names of their files in this folder.
func Packs() (map[string][]byte, error) {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("listing the report kinds: %w", err)
	}
	made := map[string][]byte{}
	for _, name := range names {
		source, err := files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("reading a report kind: %w", err)
		}
		p, err := profile.Parse(name, source)
		if err != nil {
			return nil, err
		}
		made[packOf(name)] = profile.Pack(p, source)
	}
	return made, nil
}

// Source is the YAML of the report kind with the name.
func Source(name string) (data []byte, ok bool) {
	data, err := files.ReadFile(name + ".yaml")
	return data, err == nil
}

// Sample is the clean sample of the profile with the name, a report without findings
// in Markdown; "" if there is none.
func Sample(name string) string {
	data, err := files.ReadFile(name + ".md")
	if err != nil {
		return ""
	}
	return string(data)
}

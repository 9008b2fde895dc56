// Package profiles holds the report kinds that ship with the program, one YAML file
// and one clean sample each. README.md says how to add one.
package profiles

import (
	"embed"
	"fmt"
	"io/fs"
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
	// Reading is most of the program's start-up; the files do not depend on each other.
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
	return profile.Parse(name, data)
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

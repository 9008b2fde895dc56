package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// listedModule is a line of the page on dependencies.
type listedModule struct{ licence, in, why string }

// pageOfDependencies reads the page: the modules that we name, and those that come along.
func pageOfDependencies(t *testing.T) (direct, along map[string]listedModule) {
	data, err := os.ReadFile(filepath.Join("cmd", "release", "DEPENDENCIES.md"))
	require.NoError(t, err)
	direct, along = map[string]listedModule{}, map[string]listedModule{}
	line := regexp.MustCompile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\| (?:(yes|tests|release) \\| )?([^|]+) \\|$")
	for _, m := range line.FindAllStringSubmatch(string(data), -1) {
		into := direct
		if m[3] == "" {
			into = along
		}
		require.NotContains(t, into, m[1])
		into[m[1]] = listedModule{m[2], m[3], m[4]}
	}
	return direct, along
}

// linked are the modules of the program on some platform.
func linked(t *testing.T) map[string]bool {
	found := map[string]bool{}
	for _, p := range platforms {
		c := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "./cmd/gaolint")
		c.Env = append(os.Environ(), "GOOS="+p.os, "GOARCH="+p.arch, "CGO_ENABLED=0")
		out, err := c.Output()
		require.NoError(t, err)
		for _, m := range strings.Fields(string(out)) {
			found[m] = true
		}
	}
	delete(found, "gaolint")
	return found
}

// TestDependencies: the page names each module that we name, with a reason, and each that
// is linked into the program on any platform; and its licence is what it says and one that
// we take.
func TestDependencies(t *testing.T) {
	direct, along := pageOfDependencies(t)
	out, err := exec.Command("go", "mod", "edit", "-json").Output()
	require.NoError(t, err)
	var mod struct {
		Require []struct {
			Path     string
			Indirect bool
		}
	}
	require.NoError(t, json.Unmarshal(out, &mod))
	required := map[string]bool{} // those that we name
	for _, r := range mod.Require {
		if !r.Indirect {
			required[r.Path] = true
		}
	}
	in := linked(t)
	for path := range required {
		require.Contains(t, direct, path, "it needs a line and a reason")
	}
	for path, m := range direct {
		require.True(t, required[path], "%s is not needed any more", path)
		require.NotEmpty(t, strings.TrimSpace(m.why))
		require.Equal(t, m.in == "yes", in[path], "%s in the program", path)
	}
	for path := range in {
		if !required[path] {
			require.Contains(t, along, path)
		}
	}
	for path := range along {
		require.True(t, in[path] && !required[path], "%s is not brought along any more", path)
	}
	for _, list := range []map[string]listedModule{direct, along} {
		for path, m := range list {
			name, err := moduleLicence(path)
			require.NoError(t, err)
			require.Equal(t, m.licence, name, path)
		}
	}
}

// TestLicenceOf: a licence is told by its text, and what we do not take is refused.
func TestLicenceOf(t *testing.T) {
	mit := "Permission is hereby granted, free of charge,\nto any person obtaining a copy of this software"
	for text, want := range map[string]string{
		mit: "MIT", "Apache License\n   Version 2.0, January 2004": "Apache-2.0", "Neither the name of X nor": "BSD-3-Clause",
		"GNU AFFERO GENERAL PUBLIC LICENSE": "", "GNU General Public License, version 2": "", "Mozilla Public License Version 2.0": "",
		mit + " under the Commons Clause": "", "all rights reserved": "", "": "",
	} {
		got, ok := licenceOf([][]byte{[]byte(text)})
		require.Equal(t, want, got)
		require.Equal(t, want != "", ok)
	}
	got, ok := licenceOf([][]byte{[]byte("Neither the name of"), []byte(mit)})
	require.True(t, ok)
	require.Equal(t, "MIT OR BSD-3-Clause", got)
	_, ok = licenceOf([][]byte{[]byte(mit), []byte("GNU LESSER GENERAL PUBLIC LICENSE")})
	require.False(t, ok)
}

// TestBill: the list of parts names each with its licence, in the same bytes every time.
func TestBill(t *testing.T) {
	var deps []*debug.Module
	for path := range linked(t) {
		deps = append(deps, &debug.Module{Path: path, Version: "v0.0.1"})
	}
	slices.SortFunc(deps, func(a, b *debug.Module) int { return strings.Compare(a.Path, b.Path) })
	r := release{version: "v1.0.0"}
	data, err := r.components(deps, "go1.26.0")
	require.NoError(t, err)
	again, err := r.components(deps, "go1.26.0")
	require.NoError(t, err)
	require.Equal(t, data, again)
	var list bom
	require.NoError(t, json.Unmarshal(data, &list))
	require.Len(t, list.Components, len(deps)+1)
	for _, c := range list.Components {
		require.NotEmpty(t, c.PURL)
		require.Len(t, c.Licences, 1, c.Name)
		require.NotEmpty(t, c.Licences[0].Expression)
	}
	texts, err := licencesOf(deps, "go1.26.0")
	require.NoError(t, err)
	for _, d := range deps {
		require.Contains(t, string(texts), "==== "+d.Path+" ")
	}
}

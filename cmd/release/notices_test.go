package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNotices: each file that a notice names names its source, each file of data that names
// a holder is named by a notice of that holder, and both readmes lead there.
func TestNotices(t *testing.T) {
	all, err := notices()
	require.NoError(t, err)
	require.NotEmpty(t, all)
	holder := regexp.MustCompile(`(?i)Copyright (?:\(c\) |© )?([0-9-]+) ([A-Z][a-z]+)`)
	named := map[string][]string{} // holders by file
	for _, n := range all {
		for _, file := range n.files {
			data, err := os.ReadFile(filepath.FromSlash(file))
			require.NoError(t, err, n.name)
			first, _, _ := strings.Cut(strings.ReplaceAll(n.name, ",", ""), " ")
			require.True(t, strings.Contains(string(data), first), "%s does not name %s", file, first)
			if m := holder.FindStringSubmatch(n.text); m != nil {
				named[file] = append(named[file], m[2])
			}
		}
	}
	for _, readme := range []string{"README.md", "README.zh-CN.md"} {
		data, err := os.ReadFile(readme)
		require.NoError(t, err)
		require.True(t, strings.Contains(string(data), "](cmd/release/notices)"), readme)
	}
	ours := regexp.MustCompile(`(^|/)(gen|testdata|train|node_modules|html)/|doc\.go$|kind\.go$|pinyin\.go$|_test\.go$`)
	for _, root := range []string{"lint", "rules", "lsp"} {
		require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			path = filepath.ToSlash(path)
			if err != nil || d.IsDir() || ours.MatchString(path) || strings.HasSuffix(path, ".bin") {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, m := range holder.FindAllStringSubmatch(string(data), -1) {
				require.True(t, slices.Contains(named[path], m[2]), "%s names %s, and no notice does", path, m[2])
			}
			return nil
		}))
	}
	text, err := noticesOfData()
	require.NoError(t, err)
	for _, want := range []string{"BYVoid", "Copyright © 1991-2022 Unicode, Inc.", "THE DATA FILES AND SOFTWARE ARE PROVIDED", "Adobe", "Copyright (c) 2013 Sun Junyi", "Permission is hereby granted"} {
		require.Contains(t, string(text), want)
	}
}

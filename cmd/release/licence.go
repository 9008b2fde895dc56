package main

import (
	"slices"
	"strings"
)

// licenceNames are what tells a licence by its text, and its name in SPDX.
var licenceNames = []struct{ name, says string }{
	{"Apache-2.0", "Apache License Version 2.0"},
	{"BSD-3-Clause", "Neither the name of"},
	{"MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"},
}

// refused are words of licences that ask for more than we give.
var refused = []string{"GNU GENERAL PUBLIC", "GNU LESSER", "GNU AFFERO", "GNU LIBRARY GENERAL", "MOZILLA PUBLIC LICENSE", "SERVER SIDE PUBLIC", "ECLIPSE PUBLIC", "COMMON DEVELOPMENT AND DISTRIBUTION", "BUSINESS SOURCE LICENSE", "COMMONS CLAUSE"}

// licenceOf names the licence of a module by the texts that come with it, as an expression
// of SPDX; false if it is none that we know, or one that we do not take. What a notice adds
// is no licence of its own.
func licenceOf(texts [][]byte) (string, bool) {
	var names []string
	for _, t := range texts {
		text := strings.Join(strings.Fields(string(t)), " ")
		upper := strings.ToUpper(text)
		// Apache's own text may speak of others.
		if slices.ContainsFunc(refused, func(w string) bool { return strings.Contains(upper, w) }) {
			return "", false
		}
		for _, l := range licenceNames {
			if strings.Contains(text, l.says) && !slices.Contains(names, l.name) {
				names = append(names, l.name)
			}
		}
	}
	slices.Sort(names)
	slices.Reverse(names)
	return strings.Join(names, " OR "), len(names) > 0
}

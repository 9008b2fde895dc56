// Package lists turns what users name drafts by into paths: lists of names as git and
// find print them, patterns that no shell has expanded, and the patterns of .gitignore
// and of a configuration that leave files out. It starts no program.
package lists

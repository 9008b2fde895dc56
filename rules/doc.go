// Package rules holds one folder for each rule: its code (rule.go), its page in Chinese
// and English (rule.md, rule.en.md) with examples that are linted by its test, and its
// data. All lists them; the list is generated.
package rules

//go:generate go run ./internal/index/write
//go:generate go run ./internal/pack
//go:generate go run ./internal/lexicon/write
//go:generate go generate ../cmd/gaolint

// Command write brings rules/lexicon.bin up to date. Run it through go generate ./rules.
package main

import (
	"fmt"
	"os"

	"gaolint/lint"
	"gaolint/rules"
	"gaolint/rules/profiles"
)

func main() {
	kinds, err := profiles.All()
	if err == nil {
		err = os.WriteFile(rules.LexiconFile, lint.MakeLexicon(rules.All(), kinds), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "indexing what the rules look for:", err)
		os.Exit(1)
	}
}

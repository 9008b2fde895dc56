// Command pack brings the lists up to date that rules read as they lie, each beside its
// rule. Run it through go generate ./rules.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"gaolint/rules/particle"
	"gaolint/rules/phrase"
	"gaolint/rules/profiles"
	"gaolint/rules/typo"
)

func main() {
	kinds, err := profiles.Packs()
	for name, data := range kinds {
		if err == nil {
			err = os.WriteFile(filepath.Join("profiles", filepath.FromSlash(name)), data, 0o644)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "packing the report kinds:", err)
		os.Exit(1)
	}
	for _, l := range []struct {
		folder, from, to string
		pack             func(string) ([]byte, error)
	}{
		{"particle", particle.DataFile, particle.WordsFile, particle.MakeWords},
		{"phrase", phrase.DataFile, phrase.IndexFile, phrase.MakeIndex},
		{"typo", typo.DataFile, typo.ListFile, typo.MakeList},
	} {
		data, err := os.ReadFile(filepath.Join(l.folder, l.from))
		var made []byte
		if err == nil {
			made, err = l.pack(string(data))
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(l.folder, l.to), made, 0o644)
		}
		if err != nil {
			fmt.Fprintf(os.Stderr, "packing the list of %s: %v\n", l.folder, err)
			os.Exit(1)
		}
	}
}

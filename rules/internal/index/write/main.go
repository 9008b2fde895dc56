// Command write brings rules/all.go up to date. Run it through go generate ./rules.
package main

import (
	"fmt"
	"os"

	"gaolint/rules/internal/index"
)

func main() {
	data, err := index.Make(".")
	if err == nil {
		err = os.WriteFile(index.File, data, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "listing the rules:", err)
		os.Exit(1)
	}
}

// Command write brings cmd/gaolint/schema.json up to date. Run it through
// go generate ./cmd/gaolint.
package main

import (
	"fmt"
	"os"

	"gaolint/cmd/gaolint/internal/schema"
)

func main() {
	data, err := schema.Make()
	if err == nil {
		err = os.WriteFile(schema.File, data, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "making the schema:", err)
		os.Exit(1)
	}
}

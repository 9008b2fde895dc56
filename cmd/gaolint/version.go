package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"gaolint/rules"
)

// version is set when a release is built: -ldflags "-X main.version=v1.2.3".
var version = ""

// versionString is the release, or the revision that the binary was built from.
func versionString() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		revision, dirty := "", ""
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision" && len(s.Value) >= 12:
				revision = s.Value[:12]
			case s.Key == "vcs.modified" && s.Value == "true":
				dirty = "+"
			}
		}
		if revision != "" {
			return "devel " + revision + dirty
		}
	}
	return "devel"
}

// programID names this build for the cache: a build under development is known by its file.
func programID() []byte {
	id := versionString()
	if version == "" {
		if path, err := os.Executable(); err == nil {
			s := stampOf(path)
			id += fmt.Sprintf(" %d %d", s.size, s.time.UnixNano())
		}
	}
	return []byte(id)
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Args: a.arguments(0, 0),
		Short: a.say("显示版本和词表日期", "show the version and the date of the word lists"),
		RunE:  func(*cobra.Command, []string) error { return a.writeVersion() },
	}
}

func (a *app) writeVersion() error {
	_, err := fmt.Fprintf(a.stdout, "gaolint %s (%s, %s/%s)\n%s\n", versionString(), runtime.Version(), runtime.GOOS, runtime.GOARCH,
		a.say("词表和表式：", "word lists and forms: ")+rules.Dated())
	return err
}

// showVersion makes the program without a verb take --version, which many try first.
func (a *app) showVersion(root *cobra.Command) {
	show := root.Flags().Bool("version", false, a.say("显示版本", "show the version"))
	without := a.group(root)
	root.RunE = func(c *cobra.Command, args []string) error {
		if *show {
			return a.writeVersion()
		}
		return without(c, args)
	}
}

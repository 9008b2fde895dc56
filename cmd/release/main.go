// Command release makes the archives that are handed out: for each platform one with the
// program, the editors' files, the rules' pages and all that an office without network
// needs. The same tree and the same version give the same bytes.
//
//	go run ./cmd/release -version v1.2.3 -out dist
//
// Run it in the repository's root. The VS Code extension is packed if npm is at hand, or
// taken from the folder that -vsix names.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// platform is what a program is built for, by Go's names.
type platform struct{ os, arch string }

func (p platform) String() string { return p.os + "-" + p.arch }

// platforms are those that releases are made for.
var platforms = []platform{
	{"linux", "amd64"}, {"linux", "arm64"}, {"linux", "loong64"},
	{"windows", "amd64"}, {"windows", "arm64"},
	{"darwin", "amd64"}, {"darwin", "arm64"},
}

// vscode gives the platform's name with VS Code; "" if it has none.
func (p platform) vscode() string {
	arch := map[string]string{"amd64": "x64", "arm64": "arm64"}[p.arch]
	name := map[string]string{"linux": "linux", "windows": "win32", "darwin": "darwin"}[p.os]
	if arch == "" {
		return ""
	}
	return name + "-" + arch
}

// release is one run.
type release struct {
	version, out, vsix string
	work               string // a folder for what is put together
}

func main() {
	var r release
	var only string
	flag.StringVar(&r.version, "version", "", "version, such as v1.2.3")
	flag.StringVar(&r.out, "out", "dist", "folder for the archives")
	flag.StringVar(&r.vsix, "vsix", "", "folder with the extension's .vsix files; made by npm if empty; - for none")
	flag.StringVar(&only, "platforms", "", "only these, comma-separated, such as linux-amd64,windows-amd64")
	flag.Parse()
	if err := r.run(only); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func (r *release) run(only string) error {
	if r.version == "" || flag.NArg() > 0 {
		return errors.New("give -version, such as v1.2.3, and no arguments")
	}
	chosen, err := choose(only)
	if err != nil {
		return err
	}
	if r.work, err = os.MkdirTemp("", "gaolint-release-"); err != nil {
		return err
	}
	defer os.RemoveAll(r.work)
	if err := os.MkdirAll(r.out, 0o777); err != nil {
		return err
	}
	if r.vsix == "" {
		if err := r.packExtension(chosen); err != nil {
			return err
		}
	}
	common, err := r.common()
	if err != nil {
		return err
	}
	var archives []string
	for _, p := range chosen {
		name, err := r.archive(p, common)
		if err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		fmt.Println(name)
		archives = append(archives, name)
	}
	return writeSums(r.out, archives)
}

// choose gives the platforms that were asked for.
func choose(only string) ([]platform, error) {
	if only == "" {
		return platforms, nil
	}
	var chosen []platform
next:
	for name := range strings.SplitSeq(only, ",") {
		for _, p := range platforms {
			if p.String() == name {
				chosen = append(chosen, p)
				continue next
			}
		}
		return nil, fmt.Errorf("no platform %q; there are %v", name, platforms)
	}
	return chosen, nil
}

// build compiles the program and gives its path.
func (r *release) build(p platform) (string, error) {
	out := filepath.Join(r.work, p.String(), "gaolint")
	if p.os == "windows" {
		out += ".exe"
	}
	c := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid= -X main.version="+r.version, "-o", out, "./cmd/gaolint")
	c.Env = append(os.Environ(), "GOOS="+p.os, "GOARCH="+p.arch, "CGO_ENABLED=0")
	c.Stderr = os.Stderr
	return out, c.Run()
}

// packExtension makes the .vsix files of the platforms, and the one without program.
func (r *release) packExtension(chosen []platform) error {
	npm, err := exec.LookPath("npm")
	if err != nil {
		return errors.New("npm is needed to pack the extension; install it, name a folder with -vsix, or leave it out with -vsix -")
	}
	r.vsix = filepath.Join(r.work, "vsix")
	args := []string{"run", "--silent", "vsix", "--", "--out", r.vsix, "none"}
	for _, p := range chosen {
		if name := p.vscode(); name != "" {
			args = append(args, name)
		}
	}
	for _, args := range [][]string{{"ci", "--no-audit", "--no-fund"}, args} {
		c := exec.Command(npm, args...)
		c.Dir = filepath.Join("editors", "vscode")
		c.Env = append(os.Environ(), "SOURCE_DATE_EPOCH="+fmt.Sprint(epoch.Unix()), "GAOLINT_VERSION="+r.version)
		c.Stdout, c.Stderr = os.Stderr, os.Stderr
		if err := c.Run(); err != nil {
			return fmt.Errorf("npm %s: %w", args[0], err)
		}
	}
	return nil
}

// extension is the .vsix for the platform, else the one without program; "" if none was
// asked for.
func (r *release) extension(p platform) (string, error) {
	if r.vsix == "-" {
		return "", nil
	}
	for _, name := range []string{p.vscode(), "none"} {
		found, err := filepath.Glob(filepath.Join(r.vsix, "gaolint-"+name+"-*.vsix"))
		if err == nil && name != "" && len(found) == 1 {
			return found[0], nil
		}
	}
	return "", fmt.Errorf("no .vsix for it in %s", r.vsix)
}

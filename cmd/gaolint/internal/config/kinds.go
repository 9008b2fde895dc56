package config

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"gaolint/lint/profile"
	"gaolint/lint/strict"
	"gaolint/rules/profiles"
)

// Kind is a local report kind.
type Kind struct {
	Profile *profile.Profile
	// Replaces is the built-in kind that it extends and takes the place of, "" none.
	Replaces string
}

// readKinds reads the report kinds that the configuration names. They lie in its folder
// or below, as its word lists do.
func (c *Config) readKinds(at *strict.Tree) error {
	if len(c.Profiles) == 0 {
		return nil
	}
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }() // it was only read
	for i, name := range c.Profiles {
		path := []any{"profiles", i}
		data, bad := readList(root, name)
		c.read = append(c.read, input{filepath.Join(c.dir, filepath.FromSlash(name)), data})
		if bad != nil {
			return at.Errorf(path, "报告类型文件“%[1]s”%[2]s", "report kind %[1]q %[3]s", name, bad.ZH, bad.EN)
		}
		k, err := ParseKind(filepath.Join(filepath.Dir(c.Path), filepath.FromSlash(name)), data)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(c.kinds, func(o Kind) bool { return o.Profile.Name == k.Profile.Name }) {
			return at.Errorf(path, "报告类型“%s”写了两次", "the report kind %q stands twice", k.Profile.Name)
		}
		c.kinds = append(c.kinds, k)
	}
	return nil
}

// ParseKind reads a report kind.
func ParseKind(path string, data []byte) (Kind, error) {
	if len(data) > maxSize {
		return Kind{}, tooLarge(path)
	}
	var k Kind
	base := func(name string) ([]byte, bool) {
		name = newestForm(name)
		k.Replaces = name
		return profiles.Source(name)
	}
	var err error
	if k.Profile, err = profile.ParseLocal(path, data, base); err != nil {
		return k, err
	}
	known, err := Profiles()
	if err == nil && slices.Contains(known, k.Profile.Name) {
		return k, &strict.Error{File: path, ZH: "名称“" + k.Profile.Name + "”已是内置的报告类型，请另取一个", EN: "the name " + k.Profile.Name + " is that of a built-in report kind; choose another"}
	}
	for _, name := range slices.Sorted(maps.Keys(k.Profile.Severities)) {
		if own := names(); !slices.Contains(own, name) && !strings.Contains(name, "-") { // those of a project have a hyphen
			return k, unknownIn(path, name, own)
		}
	}
	return k, err
}

// unknownIn is the error of a file that names a rule or group that there is none of.
func unknownIn(path, name string, known []string) error {
	e := &strict.Error{File: path, ZH: "没有名为“" + name + "”的检查项或分组", EN: "unknown rule or group " + strconv.Quote(name)}
	if near := strict.Nearest(name, known); near != "" {
		e.ZH += "，是否为“" + near + "”？"
		e.EN += ", did you mean " + strconv.Quote(near) + "?"
	}
	return e
}

// newestForm is the name of a report kind, or of the newest form of a family.
func newestForm(name string) string {
	all, err := profiles.All()
	if err != nil {
		return name
	}
	best, from := name, -1
	for _, p := range all {
		if p.Name == name {
			return name
		}
		if p.Family == name && p.Years.From > from {
			best, from = p.Name, p.Years.From
		}
	}
	return best
}

// Kinds are the report kinds in force: the local ones and more, and of the built-in ones
// those whose place none of them takes, and the one that is asked for by its name.
func (c *Config) Kinds(asked string, more ...Kind) ([]*profile.Profile, error) {
	all, err := profiles.All()
	for _, k := range append(slices.Clone(c.kinds), more...) {
		all = slices.DeleteFunc(all, func(p *profile.Profile) bool {
			return p.Name == k.Replaces && p.Name != profile.General && p.Name != asked || p.Name == k.Profile.Name
		})
		all = append(all, k.Profile)
	}
	return all, err
}

// Local tells whether the configuration has a report kind of that name.
func (c *Config) Local(name string) bool {
	return slices.ContainsFunc(c.kinds, func(k Kind) bool { return k.Profile.Name == name })
}

package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gaolint/cmd/gaolint/internal/save"
	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/formats"
)

// destination is one of the places to which a run's results go.
type destination struct {
	format  output.Format
	options output.Options
	// path of the file or folder; "" = standard output.
	path string
	to   io.Writer
	// file is the one at path, which stays as it was until the end.
	file  *save.Output
	whole output.Whole
	// held are the pages that wait for a page that belongs before them; see lintRun.hold.
	held []page
	hold bool
	// names are the files made below a folder, in small letters, so that none is written
	// twice; each with the last number that was put behind it, from 1.
	names map[string]int
	// inputs are the drafts, which no result may take the place of; see gathered.files.
	inputs map[string]bool
	// word: a Word file came, of which alone the format docx makes copies.
	word bool
	// failed: it was given up.
	failed bool
}

// page is what is printed for one file.
type page struct {
	path string
	text []byte
}

// destinations reads --format and --output.
func (r *lintRun) destinations(format string, outputs []string, lowest lint.Severity) error {
	main, err := r.destination(cmp.Or(format, "text"), "", lowest)
	if err != nil {
		return err
	}
	main.to = r.app.stdout
	main.options.Color = colored(r.app.terminal)
	r.to = append(r.to, main)
	taken := map[string]bool{}
	for _, o := range outputs {
		name, path, ok := strings.Cut(o, "=")
		if !ok || path == "" {
			return r.app.errorf("--output：“%s”应写成 格式=文件，例如 jsonl=结果.jsonl", "--output: “%s” must be FORMAT=FILE, as in jsonl=findings.jsonl", o)
		}
		if taken[filepath.Clean(path)] {
			return r.app.errorf("--output：%s 用了两次", "--output: %s is used twice", path)
		}
		taken[filepath.Clean(path)] = true
		d, err := r.destination(name, path, lowest)
		if err != nil {
			return err
		}
		r.to = append(r.to, d)
	}
	return nil
}

func (r *lintRun) destination(name, path string, lowest lint.Severity) (*destination, error) {
	f, ok := formats.Named(name)
	if !ok && strings.Contains(name, ",") {
		return nil, r.app.errorf("--format：“%s”不可用，一次只能写一种；其余的请用 --output 格式=文件", "--format: “%s”: name one; the others go to files, with --output FORMAT=FILE", name)
	}
	if !ok {
		return nil, r.app.errorf("没有“%s”这种结果格式，可用 %s", "no format “%s”; use %s", name, strings.Join(formats.Names(), r.app.say("、", ", ")))
	}
	if f.Each != nil && path == "" {
		return nil, r.app.errorf("“%s”每份稿件写一个文件，请用 --output %[1]s=目录", "“%s” makes a file for each draft; use --output %[1]s=FOLDER", name)
	}
	if f.Binary && path == "" && isTerminal(r.app.terminal) {
		return nil, r.app.errorf("“%s”不是文本，请用 --output %[1]s=文件，或转到文件", "“%s” is no text; use --output %[1]s=FILE, or redirect it", name)
	}
	d := &destination{format: f, path: path, names: map[string]int{}}
	d.options = output.Options{
		Lang: r.app.lang, Lowest: cmp.Or(lowest, f.Lowest), Version: versionString(),
		Rule: func(id string) *lint.Rule { return r.engines.rule(id) },
	}
	return d, nil
}

// begin writes what stands in front of all results.
func (d *destination) begin(hold bool) error {
	d.hold = hold
	if d.path != "" && d.format.Each == nil {
		if d.overwrites(d.path, "") {
			return &fileError{d.path, errOverwrites}
		}
		file, err := save.Begin(d.path)
		if err != nil {
			return &fileError{d.path, err}
		}
		d.file, d.to = file, file
	}
	if d.format.Whole != nil {
		d.whole = d.format.Whole(d.to, d.options)
	}
	if d.format.Head == nil {
		return nil
	}
	_, err := io.WriteString(d.to, d.format.Head(d.options))
	return err
}

// isFull tells whether a format holds no more.
func isFull(err error) bool {
	var full *output.LimitError
	return errors.As(err, &full)
}

// add writes what was found in a file, or keeps it until its turn comes. Paths in results
// have / on every system.
func (d *destination) add(f output.File) error {
	f.Path = filepath.ToSlash(f.Path)
	switch {
	case d.whole != nil:
		return d.whole.Add(f)
	case d.format.Each != nil:
		return d.each(f)
	case !d.hold:
		return d.format.Lines(d.to, f, d.options)
	}
	var b bytes.Buffer
	err := d.format.Lines(&b, f, d.options)
	if b.Len() > 0 {
		d.held = append(d.held, page{f.Path, b.Bytes()})
	}
	return err
}

// each writes the file's own file below the folder.
func (d *destination) each(f output.File) error {
	if f.Text != nil {
		word, _ := f.Text.Word()
		d.word = d.word || word != nil
	}
	name, data, err := d.format.Each(f, d.options)
	if err != nil || name == "" {
		return err
	}
	name = d.free(name)
	path := filepath.Join(d.path, filepath.FromSlash(name))
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return &fileError{path, fs.ErrInvalid}
	}
	if d.overwrites(path, filepath.FromSlash(f.Path)) {
		return &fileError{path, errOverwrites}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return &fileError{path, err}
	}
	return written(path, data)
}

// free gives the name, with a number in front of its ending where an earlier file of the
// run has it, or has it in other letters that some file systems take for the same.
func (d *destination) free(name string) string {
	key, ext := strings.ToLower(name), path.Ext(name)
	free := name
	for d.names[strings.ToLower(free)] > 0 {
		d.names[key]++
		free = fmt.Sprintf("%s(%d)%s", strings.TrimSuffix(name, ext), d.names[key], ext)
	}
	d.names[strings.ToLower(free)] = 1
	return free
}

// sayNoWord tells of a folder for copies of Word files that stays empty, as no draft is one.
func (d *destination) sayNoWord(a *app) {
	if d.format.Name == "docx" && !d.word && !d.failed {
		a.note("--output docx=%s：检查的稿件中没有 Word 文件，未写入副本", "--output docx=%s: none of the drafts is a Word file, so no copy was written", d.path)
	}
}

// give gives the destination up; the file is as it was. What standard output refused is
// told at the end of the run.
func (d *destination) give(a *app, err error) {
	var at *fileError
	if !errors.As(err, &at) && d.path != "" {
		err = &fileError{d.path, err}
	}
	if out, ok := a.stdout.(*checkedWriter); !ok || d.path != "" || out.err == nil || !errors.Is(err, out.err) {
		a.fail(err)
	}
	d.discard()
}

// discard gives the destination up without a word.
func (d *destination) discard() {
	d.failed = true
	if d.file != nil {
		d.file.Discard()
	}
}

// discard gives up all destinations of a run that does not begin.
func (r *lintRun) discard() {
	for _, d := range r.to {
		d.discard()
	}
}

// deliver puts the results in their places.
func (r *lintRun) deliver(run output.Run) {
	for _, d := range r.to {
		if err := d.end(run); err != nil {
			d.give(r.app, err)
		}
		d.sayNoWord(r.app)
	}
}

// end writes what is left, and puts the file in its place.
func (d *destination) end(run output.Run) error {
	if d.failed {
		return nil
	}
	slices.SortStableFunc(d.held, func(a, b page) int { return strings.Compare(a.path, b.path) })
	for _, p := range d.held {
		if _, err := d.to.Write(p.text); err != nil {
			return err
		}
	}
	if d.whole != nil {
		if err := d.whole.Close(run); err != nil {
			return err
		}
	}
	if d.file == nil {
		return nil
	}
	return d.file.Commit()
}

// written writes a result file, which may be there from an earlier run.
func written(path string, data []byte) error {
	f, err := save.Begin(path)
	if err != nil {
		return &fileError{path, err}
	}
	if _, err := f.Write(data); err != nil {
		f.Discard()
		return &fileError{path, err}
	}
	if err := f.Commit(); err != nil {
		return &fileError{path, err}
	}
	return nil
}

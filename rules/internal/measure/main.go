// Command measure times programs over made-up reports, whole processes over files on disk.
//
//	go run ./rules/internal/measure -reports 10000 -runs 5 \
//	    -tool 'gaolint=gaolint lint --format jsonl {}' -tool 'other=other --option {}'
//
// In a command {} stands for the folder. The runs of the tools alternate, so that a machine
// that grows slower is slower for all. The reports are of organs of their own, in several
// layouts, kinds of files and charsets; with -plain all are Markdown in UTF-8, which every
// tool reads. They have no paragraph in common but for the form's own words.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// tool is a program to be timed.
type tool struct {
	name, command string
	seconds       []float64
	status        int
	peak          float64 // resident memory in MB
	said          amount  // bytes that it printed in the run that is not timed
}

// tools are read from flags.
type tools []*tool

func (t *tools) String() string { return fmt.Sprint(len(*t)) }

func (t *tools) Set(s string) error {
	name, command, ok := strings.Cut(s, "=")
	if !ok || name == "" || !strings.Contains(command, "{}") {
		return errors.New("must be NAME=COMMAND with {} for the folder")
	}
	*t = append(*t, &tool{name: name, command: command})
	return nil
}

func main() {
	var all tools
	count := flag.Int("reports", 10000, "number of reports")
	bytes := flag.Int("bytes", 11000, "bytes of prose in each; the form adds some 4,000")
	runs := flag.Int("runs", 5, "runs of each tool")
	keep := flag.String("dir", "", "folder for the reports, which are kept and used again; else a temporary one")
	plain := flag.Bool("plain", false, "Markdown in UTF-8 alone")
	only := flag.Bool("only-fill", false, "make the reports and print their size in bytes")
	folder := flag.String("peers", "", "folder with the programs of peers/README.md, to time all of them and print the README's lines")
	leaveOut := flag.String("leave-out", "", "names of peers that are not timed, comma-separated")
	flag.Var(&all, "tool", "NAME=COMMAND to time; may be repeated")
	flag.Parse()
	var err error
	if *folder != "" {
		var more tools
		more, err = peerTools(*folder, *leaveOut)
		all = append(all, more...)
	}
	switch {
	case err != nil:
	case *only:
		err = fill(*keep, *count, *bytes, *plain)
	default:
		err = run(all, *count, *bytes, *runs, *keep, *plain)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(all tools, count, bytes, runs int, keep string, plain bool) error {
	dir := keep
	if dir == "" {
		temp, err := os.MkdirTemp("", "measure-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temp)
		dir = temp
	}
	// A child makes the reports: what a process has held counts as the memory of those that
	// it starts.
	self, err := os.Executable()
	if err != nil {
		return err
	}
	c := exec.Command(self, "-only-fill", "-dir", dir, "-reports", strconv.Itoa(count), "-bytes", strconv.Itoa(bytes), "-plain="+strconv.FormatBool(plain))
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return err
	}
	size, err := strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
	if err != nil {
		return err
	}
	for _, t := range all { // files and caches are warm for everyone, and one sees that it works
		if err := t.hear(dir); err != nil {
			return err
		}
	}
	for range runs {
		for _, t := range all {
			if err := t.time(dir); err != nil {
				return err
			}
		}
	}
	if err := table(os.Stdout, all, count, size); err != nil {
		return err
	}
	lines(os.Stdout, all, count, size)
	return nil
}

// fill writes the reports, unless they are there, and prints their size in bytes.
func fill(dir string, count, bytes int, plain bool) error {
	maker, err := newVaried(plain)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	var size int64
	for i := range count {
		name, data, err := maker.make(i, bytes/2+i%3*bytes/2)
		if err != nil {
			return err
		}
		size += int64(len(data))
		path := filepath.Join(dir, name)
		if info, err := os.Stat(path); err == nil && info.Size() == int64(len(data)) {
			continue
		}
		if err := os.WriteFile(path, data, 0o666); err != nil {
			return err
		}
	}
	fmt.Println(size)
	return nil
}

// on is the tool's command on the folder.
func (t *tool) on(dir string) *exec.Cmd {
	return exec.Command("sh", "-c", "exec "+strings.ReplaceAll(t.command, "{}", dir))
}

// hear runs the tool once to see how much it has to say: one that is silent may have read
// nothing.
func (t *tool) hear(dir string) error {
	c := t.on(dir)
	c.Stdout = &t.said
	c.Stderr = c.Stdout
	if err, exit := c.Run(), new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		return err
	}
	return nil
}

// amount counts bytes that are written and keeps none: what this process holds counts as
// the memory of those that it starts.
type amount int

func (a *amount) Write(b []byte) (int, error) {
	*a += amount(len(b))
	return len(b), nil
}

// time runs the tool once.
func (t *tool) time(dir string) error {
	c := t.on(dir)
	begin := time.Now()
	err := c.Run()
	t.seconds = append(t.seconds, time.Since(begin).Seconds())
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		return err
	}
	t.status = c.ProcessState.ExitCode()
	if t.status == 127 {
		return fmt.Errorf("%s: not found: %s", t.name, t.command)
	}
	t.peak = max(t.peak, peak(c.ProcessState))
	return nil
}

func table(w io.Writer, all tools, count int, size int64) error {
	if _, err := fmt.Fprintf(w, "%d reports, %.1f MB\n\n| tool | median of %d runs | MB/s | peak memory | status | printed |\n|---|---|---|---|---|---|\n", count, float64(size)/1e6, len(first(all).seconds)); err != nil {
		return err
	}
	slices.SortStableFunc(all, func(a, b *tool) int { return cmp.Compare(median(a.seconds), median(b.seconds)) })
	for _, t := range all {
		m := median(t.seconds)
		if _, err := fmt.Fprintf(w, "| %s | %.1f s | %.1f | %.0f MB | %d | %.1f KB |\n", t.name, m, float64(size)/1e6/m, t.peak, t.status, float64(t.said)/1000); err != nil {
			return err
		}
	}
	return nil
}

func first(all tools) *tool {
	if len(all) == 0 {
		return &tool{}
	}
	return all[0]
}

func median(list []float64) float64 {
	if len(list) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}

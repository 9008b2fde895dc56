// Package growth holds work to a cost in proportion to its input. What is counted is the
// statements that a copy of the test executes, compiled with counters, and the bytes that
// it allocates, not seconds: a count is the same on every machine, whatever else runs there.
package growth

import (
	"bufio"
	"bytes"
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Cost is what some work took, by place: statements executed by file, and the bytes
// allocated under Memory.
type Cost map[string]int

// Memory is the place of the bytes that were allocated.
const Memory = "memory"

// limit is what twice the input may cost; most is the same for four times.
const (
	limit = 2.3
	most  = limit * limit
)

// lists is the memory that a growing list takes when it is long, over that when it is
// short: it is moved to another place more often.
const lists = 2.5

// asks names the variable by which a test asks a copy of itself to do one piece of work.
const asks = "GAOLINT_GROWTH"

// Asked gives the work that the copy of a test is to do, and its size; a test that is no
// copy is asked for nothing.
func Asked() (work string, size int, asked bool) {
	_, err := fmt.Sscanf(os.Getenv(asks), "%d %q", &size, &work)
	return work, size, err == nil
}

// Do does what a copy is asked for and tells what was allocated.
func Do(work func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	fmt.Printf("\nallocated %d\n", after.TotalAlloc-before.TotalAlloc)
}

// Copy is a copy of a test, compiled with counters.
type Copy struct{ binary, test string }

// Compile makes a copy of the calling test, whose folder it is run in, with counters in
// the packages that the pattern names, as go test -coverpkg takes it, and in those of the
// standard library that loop over text. They are the same for all tests, so that they are
// compiled once.
func Compile(t *testing.T, packages string) *Copy {
	require.Empty(t, os.Getenv(asks), "a copy makes no copies")
	c := &Copy{filepath.Join(t.TempDir(), "copy.test"), t.Name()}
	out, err := exec.Command("go", "test", "-c", "-covermode=count", "-coverpkg="+packages+",regexp,slices,sort,strings", "-o", c.binary, ".").CombinedOutput()
	require.NoError(t, err, "%s", out)
	return c
}

// Measure has the copy do some work and gives its cost.
func (c *Copy) Measure(t *testing.T, work string, size int) Cost {
	profile := filepath.Join(t.TempDir(), "counts")
	run := exec.Command(c.binary, "-test.run=^"+c.test+"$", "-test.coverprofile="+profile, "-test.timeout=1h")
	run.Env = append(os.Environ(), fmt.Sprintf("%s=%d %q", asks, size, work), "GOMAXPROCS=1", "GOGC=400")
	out, err := run.CombinedOutput()
	require.NoError(t, err, "%s", out)
	_, rest, found := bytes.Cut(out, []byte("\nallocated "))
	require.True(t, found, "%s", out)
	allocated := 0
	_, err = fmt.Sscan(string(rest), &allocated)
	require.NoError(t, err)
	cost := Cost{Memory: allocated}
	file, err := os.Open(profile)
	require.NoError(t, err)
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		// path/file.go:1.2,3.4 STATEMENTS TIMES
		place, numbers, found := strings.Cut(lines.Text(), ":")
		fields := strings.Fields(numbers)
		if !found || len(fields) != 3 {
			continue
		}
		statements, err := strconv.Atoi(fields[1])
		require.NoError(t, err)
		times, err := strconv.Atoi(fields[2])
		require.NoError(t, err)
		cost[place] += statements * times
	}
	return cost
}

// Check holds work to its cost: four times the size takes at most about five times the
// statements in every file, and memory grows no faster. Each size is four times the one
// before it. What the base costs is taken off.
func (c *Copy) Check(t *testing.T, work string, base Cost, sizes ...int) {
	var costs []Cost
	for i, n := range sizes {
		costs = append(costs, c.Measure(t, work, n))
		for place := range costs[i] {
			costs[i][place] -= base[place]
		}
		if i > 0 {
			require.Empty(t, faster(costs[i-1], costs[i], n))
		}
	}
	// Memory comes in large pieces, so that only far apart sizes tell anything. Text that
	// costs none may spare what the base has to do, so that the difference is negative.
	from, times := 0, float64(sizes[len(sizes)-1])/float64(sizes[0])
	if spared := costs[0][Memory]; spared < 0 {
		from, times = 1, float64(sizes[len(sizes)-1]-sizes[0])/float64(sizes[1]-sizes[0])
		for _, c := range costs {
			c[Memory] -= spared
		}
	}
	first, last := max(costs[from][Memory], 1<<12), costs[len(costs)-1][Memory]
	allowed := lists * math.Pow(limit, math.Log2(times)) * float64(first)
	require.LessOrEqual(t, float64(last), allowed, "memory for %.0f times the size", times)
}

// noise is a cost that says nothing: fewer statements than a fifth of the input's bytes.
func noise(n int) int { return n / 5 }

// faster tells where n bytes cost more than their part of what a quarter of them did.
func faster(small, large Cost, n int) (list []string) {
	for _, place := range slices.Sorted(maps.Keys(large)) {
		if place == Memory || large[place] < 2*noise(n) {
			continue
		}
		if float64(large[place]) > most*float64(max(small[place], noise(n/4))) {
			list = append(list, fmt.Sprintf("%s: %d statements for size %d, %d for size %d: %.1f times as many for 4 times the size",
				place, small[place], n/4, large[place], n, float64(large[place])/float64(max(1, small[place]))))
		}
	}
	return list
}

// Linear is a whole test of one function, which is given a piece of input and a size in
// bytes and gives back the work to be counted: what it does itself may cost anything that
// does not grow with the size.
func Linear(t *testing.T, packages string, size int, inputs []string, prepare func(input string, size int) (work func())) {
	if input, n, asked := Asked(); asked {
		Do(prepare(input, n))
		return
	}
	if testing.Short() {
		t.Skip("compiles the test with counters")
	}
	c := Compile(t, packages)
	for _, input := range inputs {
		t.Run(fmt.Sprintf("%.20q", input), func(t *testing.T) {
			c.Check(t, input, c.Measure(t, input, 0), size, 4*size, 16*size)
		})
	}
}

package fact

import (
	"os"
	"testing"

	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
)

func BenchmarkTmp(b *testing.B) {
	data, _ := os.ReadFile("/work/shared/seeds/004_206b8894e84c8c65.txt")
	y, _ := os.ReadFile("/work/main/rules/profiles/gov-info-annual-2021.yaml")
	p, err := profile.Parse("x", y)
	if err != nil {
		b.Fatal(err)
	}
	tree := syntax.Parse(source.New("a.txt", string(data)), nil)
	var blocks []*Block
	for i := range tree.Blocks {
		blocks = append(blocks, NewBlock(tree.Blocks[i].Block))
	}
	d := New(tree, blocks, p)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		d.Tables = nil
		d.findTables()
	}
}

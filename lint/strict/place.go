package strict

import "go.yaml.in/yaml/v4"

// Errorf makes an error at the line on which the value at the path begins: keys (string)
// and list indexes (int). Where the path leads nowhere it is the line of the last step found.
func (t *Tree) Errorf(path []any, zh, en string, args ...any) error {
	return t.at(t.find(path), zh, en, args...)
}

// Line is the line, from 1, on which the value at the path begins, as Errorf finds it; 0
// for an empty document.
func (t *Tree) Line(path []any) int {
	if n := t.find(path); n != nil {
		return n.Line
	}
	return 0
}

func (t *Tree) find(path []any) *yaml.Node {
	n := t.root
	for _, step := range path {
		next := child(n, step)
		if next == nil {
			break
		}
		n = next
	}
	return n
}

func child(n *yaml.Node, step any) *yaml.Node {
	if n == nil {
		return nil
	}
	switch s := step.(type) {
	case int:
		if n.Kind == yaml.SequenceNode && s < len(n.Content) {
			return n.Content[s]
		}
	case string:
		for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == s {
				return n.Content[i+1]
			}
		}
	}
	return nil
}

// Nearest gives the known word that is most like word, "" if none is like it.
func Nearest(word string, known []string) string {
	best, least := "", len(word)/2+2
	for _, name := range known {
		if n := distance(word, name); n < least || n == least && name < best {
			best, least = name, n
		}
	}
	return best
}

// distance is the edit distance of two short words, in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

package scene

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// ForeignText is what the draft of Foreign says.
const ForeignText = "云溪县工作报告"

// Foreign writes a draft in GB 18030 that an editor takes for something else, and gives
// its path.
func Foreign(t testing.TB) string {
	path := filepath.Join(t.TempDir(), "工作报告.md")
	text := "\xd4\xc6\xcf\xaa\xcf\xd8\xb9\xa4\xd7\xf7\xb1\xa8\xb8\xe6\n"
	require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	return path
}

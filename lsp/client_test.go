package lsp

import (
	"testing"

	"github.com/stretchr/testify/require"
	"go.lsp.dev/protocol"
)

// TestClientByOption: a client that does not tell its name may be told by an option.
func TestClientByOption(t *testing.T) {
	s := form(t, Options{}, protocol.ClientCapabilities{}, `{"client":"Vim"}`)
	s.open(draft, misread(t, sample, true))
	require.Contains(t, string(s.pushed().Diagnostics[0].Message.(protocol.String)), ":e ++enc=gb18030")
}

package trees

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/output/outputtest"
)

func TestGitLab(t *testing.T) {
	var issues []gitlabIssue
	require.NoError(t, json.Unmarshal([]byte(outputtest.Render(t, GitLab, nil, outputtest.Batch()...)), &issues))
	require.Len(t, issues, 4)
	require.Equal(t, "critical", issues[0].Severity)
	require.Equal(t, "其他/扫描.pdf", issues[0].Location.Path)
	require.Equal(t, gitlabLocation{"其他/通知.md", gitlabLines{3, 3}}, issues[1].Location)
	require.Equal(t, "major", issues[1].Severity)
	require.Equal(t, "错别字（words）：“戒毒”疑为“解读”。", issues[1].Description)
	seen := map[string]bool{}
	for _, i := range issues {
		require.False(t, seen[i.Fingerprint])
		seen[i.Fingerprint] = true
	}
	require.NoError(t, json.Unmarshal([]byte(outputtest.Render(t, GitLab, nil)), &issues))
	require.Empty(t, issues)
}

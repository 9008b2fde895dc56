package name

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/linttest"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

func TestLevelsOf(t *testing.T) {
	for organ, want := range map[string][2]string{
		"青河县人民政府": {"区", "县"}, "某某市青河区水利局": {"县", "区"}, "某某自治区青河县财政局": {"区", "县"},
		"青河县经济开发区管理委员会": {"区", "县"}, "某某县青河区公所": {}, "青河市司法局": {}, "": {}, "青河旗东区街道": {}, "某某新区管委会": {},
	} {
		foreign, own := levelsOf(organ)
		require.Equal(t, want, [2]string{foreign, own}, organ)
	}
}

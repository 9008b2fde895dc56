package fact_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
)

// free is a made-up report kind: two sections in free order, without numbers, each
// known by several headings.
const free = `
name: harbour-log
title: {zh: 港口月报, en: harbour log}
document:
  name: 港口运行月报
  subject: [[港口, 月报]]
sections:
- key: traffic
  heading: 船舶进出
  variants: [{text: 进出港船舶}, {text: 船舶动态}]
- key: weather
  heading: 天气与水情
  like: [[天气], [水情]]
`

func TestFreeOrder(t *testing.T) {
	p, err := profile.Parse("harbour-log.yaml", []byte(free))
	require.NoError(t, err)
	d, err := fact.NewDetector([]*profile.Profile{p}, "")
	require.NoError(t, err)
	given, err := fact.NewDetector([]*profile.Profile{p}, p.Name)
	require.NoError(t, err)
	for _, c := range []struct {
		text string
		keys []string
		how  fact.Recognition
	}{
		{"天气与水情\n\n晴。\n\n船舶动态：\n\n12艘。", []string{"weather", "traffic"}, fact.Recognised},
		{"## 进出港船舶\n\n12艘。\n\n## 水情\n\n平。", []string{"traffic", "weather"}, fact.Other},
		{"东港2024年港口运行月报\n\n1. 船舶进出\n\n12艘。\n\n2. 当月天气\n\n晴。", []string{"traffic", "weather"}, fact.Recognised},
		{"东港港口运营月报\n\n都好。", nil, fact.Suspected},
	} {
		tree, blocks := parse("a.md", c.text)
		_, how := d.Read(tree, blocks)
		require.Equal(t, c.how, how, c.text)
		var keys []string
		doc, _ := given.Read(tree, blocks)
		for _, s := range doc.Outline.Sections {
			keys = append(keys, s.Spec.Key)
		}
		require.Equal(t, c.keys, keys, c.text)
	}
}

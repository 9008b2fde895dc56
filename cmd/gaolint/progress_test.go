package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
)

func TestProgress(t *testing.T) {
	var out bytes.Buffer
	now := time.Unix(0, 0)
	p := &progress{app: &app{stderr: &out}, enabled: true, total: 100, begun: now, now: func() time.Time { return now }}
	p.show()
	require.Empty(t, out.String(), "a short run shows nothing")
	now = now.Add(2 * time.Second)
	p.show()
	require.Equal(t, "已检查0/100份，每秒0份", out.String())
	out.Reset()
	p.done.Store(4)
	p.show()
	line := "已检查4/100份，每秒2份，约剩48秒"
	require.Equal(t, "\r"+strings.Repeat(" ", 22)+"\r"+line, out.String())
	out.Reset()
	p.clear()
	require.Equal(t, "\r"+strings.Repeat(" ", 32)+"\r", out.String())
	out.Reset()
	p.clear()
	require.Empty(t, out.String())
	p.app.lang = lint.EN
	p.total = 100_000
	require.Equal(t, "4 of 100000 drafts, 2 a second, about 13h53m18s left", p.line(2*time.Second))
	require.Equal(t, []string{"13小时53分", "1分40秒"}, []string{chineseTime(49998 * time.Second), chineseTime(100 * time.Second)})

	// Into a file nothing is shown.
	require.False(t, newProgress(&app{stderr: &out, errTerminal: &out}, 3).enabled)
}

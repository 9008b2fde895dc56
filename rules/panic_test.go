package rules_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lsp"
	"gaolint/rules"
)

// slips are what a rule may do wrong; report adds a finding to the rule's pass.
var slips = map[string]func(report func(lint.Diagnostic)){
	"panic": func(report func(lint.Diagnostic)) {
		report(lint.Diagnostic{Message: lint.Text{ZH: "半途", EN: "halfway"}})
		panic("planted")
	},
	"nil": func(func(lint.Diagnostic)) {
		var r *lint.Rule
		_ = r.ID
	},
	"index": func(func(lint.Diagnostic)) { _ = []int{}[len(rules.All())] },
	"span": func(report func(lint.Diagnostic)) {
		report(lint.Diagnostic{Span: source.Span{Start: 1 << 30, End: 1<<30 + 1}})
	},
	"edit": func(report func(lint.Diagnostic)) {
		report(lint.Diagnostic{Fixes: []lint.Fix{lint.Replace(lint.Text{}, source.Span{Start: -1}, "")}})
	},
}

// planted is the engine with the rule at fault, and without it.
func planted(t *testing.T, victim *lint.Rule, fault func(func(lint.Diagnostic)), told func(string)) (with, without *lint.Engine) {
	bad := *victim
	bad.Literals, bad.Words = nil, nil // it is called for every block
	switch {
	case bad.Block != nil:
		bad.Block = func(p *lint.BlockPass) { fault(p.Report) }
	case bad.Document != nil:
		bad.Document = func(p *lint.Pass) { fault(p.Report) }
	}
	with = newEngine(t, func(c *lint.Config) {
		var all []*lint.Rule
		for _, r := range c.Rules {
			if r.ID == victim.ID {
				r = &bad
			}
			all = append(all, r)
		}
		c.Rules = all
		c.Panicked = func(rule string, _ any, _ []byte) { told(rule) }
	})
	without = newEngine(t, func(c *lint.Config) {
		c.Severities = map[string]lint.Severity{victim.ID: lint.Off}
	})
	return with, without
}

// TestRuleAtFault: whatever one rule does wrong, in a check, a fix or the language
// server, costs its own findings alone, and the rule is named.
func TestRuleAtFault(t *testing.T) {
	text := strings.Replace(samples(t)["gov-info-annual-2021"], "，", "，的的《", 3)
	doc := source.New("a.md", text)
	for _, victim := range rules.All() {
		if victim.Outside {
			continue
		}
		for name, fault := range slips {
			t.Run(victim.ID+"/"+name, func(t *testing.T) {
				named := map[string]bool{}
				with, without := planted(t, victim, fault, func(rule string) { named[rule] = true })
				want := without.Lint(doc, nil).Findings
				require.Equal(t, want, with.Lint(doc, nil).Findings)
				require.Equal(t, map[string]bool{victim.ID: true}, named)
				for _, all := range []bool{false, true} {
					wantFixed, _, err := without.FixAll(doc, all)
					require.NoError(t, err)
					fixed, _, err := with.FixAll(doc, all)
					require.NoError(t, err)
					require.Equal(t, wantFixed.Text(), fixed.Text())
				}
				require.Equal(t, shown(t, without, text), shown(t, with, text))
			})
		}
	}
}

// shown is what a server over the engine answers: diagnostics and the actions for all of
// the text.
func shown(t *testing.T, e *lint.Engine, text string) (answers [2]string) {
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	status := make(chan int, 1)
	go func() {
		status <- lsp.Serve(in, out, lsp.Options{Log: io.Discard, Engine: func(string, lsp.Settings) (lsp.Governed, error) {
			return lsp.Governed{Engine: e}, nil
		}})
	}()
	send := func(message string) {
		_, err := fmt.Fprintf(toServer, "Content-Length: %d\r\n\r\n%s", len(message), message)
		require.NoError(t, err)
	}
	r := textproto.NewReader(bufio.NewReader(fromServer))
	receive := func(is func(method string, id float64) bool) string {
		for {
			header, err := r.ReadMIMEHeader()
			require.NoError(t, err)
			n, err := strconv.Atoi(header.Get("Content-Length"))
			require.NoError(t, err)
			body := make([]byte, n)
			_, err = io.ReadFull(r.R, body)
			require.NoError(t, err)
			var m struct {
				ID             float64
				Method         string
				Params, Result json.RawMessage
			}
			require.NoError(t, json.Unmarshal(body, &m))
			if is(m.Method, m.ID) {
				return string(m.Params) + string(m.Result)
			}
		}
	}
	reply := func(id float64) func(string, float64) bool {
		return func(method string, got float64) bool { return method == "" && got == id }
	}
	quoted, err := json.Marshal(text)
	require.NoError(t, err)
	send(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}`)
	receive(reply(1))
	send(`{"jsonrpc":"2.0","method":"initialized","params":{}}`)
	send(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a.md","languageId":"markdown","version":1,"text":` + string(quoted) + `}}}`)
	answers[0] = receive(func(method string, _ float64) bool { return method == "textDocument/publishDiagnostics" })
	send(`{"jsonrpc":"2.0","id":2,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"file:///a.md"},"range":{"start":{"line":0,"character":0},"end":{"line":99999,"character":0}},"context":{"diagnostics":[]}}}`)
	answers[1] = receive(reply(2))
	send(`{"jsonrpc":"2.0","id":3,"method":"shutdown"}`)
	receive(reply(3))
	send(`{"jsonrpc":"2.0","method":"exit"}`)
	go io.Copy(io.Discard, fromServer)
	require.Equal(t, 0, <-status)
	return answers
}

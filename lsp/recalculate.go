package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/sums"
)

// shownTotals bounds the totals that the question before writing lists.
const shownTotals = 12

// recalculate writes the totals anew that no intact identity confirms, after it has shown
// each with its old and its new figure; it tells why it leaves others alone.
func recalculate(s *server, ctx context.Context, args []protocol.LSPAny) (any, error) {
	d, v, err := s.opened(args)
	if err != nil {
		return nil, err
	}
	var edits []source.Edit
	var changed, left []string
	for _, t := range v.Tables {
		for _, x := range sums.Recalculate(t) {
			cell := t.Cells[x.Row][x.Column]
			line := lint.Textf("%[1]s%[2]s：%[3]s→%[4]s", "%[1]s, %[2]s: %[3]s → %[4]s", lint.Text(t.Spec.Title), called(t, x.Cell), x.Old, x.New).In(v.lang)
			if x.Why != sums.Changed {
				left = append(left, line+reasons[x.Why].In(v.lang))
				continue
			}
			edit := []source.Edit{{Span: cell.Span, New: x.New.String()}}
			if _, ok := v.text.Edits(edit); ok {
				edits, changed = append(edits, edit...), append(changed, line)
			}
		}
	}
	say := func(zh, en string, args ...any) string { return lint.Textf(zh, en, args...).In(v.lang) }
	if len(changed) == 0 {
		message := say("没有需要重新计算的总计。", "There is no total to work out anew.")
		if len(left) > 0 {
			message = say("没有可以改写的总计：\n%s", "No total can be written anew:\n%s", some(left))
		}
		return protocol.Integer(0), s.client.ShowMessage(ctx, &protocol.ShowMessageParams{Type: protocol.MessageTypeInfo, Message: message})
	}
	message := say("将改写%d处总计：\n%s", "%d totals will be written anew:\n%s", len(changed), some(changed))
	if len(left) > 0 {
		message += say("\n不改：\n%s", "\nLeft alone:\n%s", some(left))
	}
	yes := protocol.MessageActionItem{Title: say("改写", "Write")}
	chosen, err := s.client.ShowMessageRequest(ctx, &protocol.ShowMessageRequestParams{
		Type: protocol.MessageTypeWarning, Message: message, Actions: []protocol.MessageActionItem{yes, {Title: say("取消", "Cancel")}},
	})
	if err != nil || chosen == nil || chosen.Title != yes.Title {
		return protocol.Integer(0), err
	}
	if _, now, ok := s.look(d.uri); !ok || now.version != v.version {
		return nil, errChanged
	}
	_, err = s.applyEdit(ctx, say("重新计算总计", "Work totals out anew"), s.toEdit(d, v, edits))
	return protocol.Integer(int32(len(changed))), err
}

// reasons tell why a total is left alone.
var reasons = map[sums.Why]lint.Text{
	sums.Confirmed: {ZH: "（另有勾稽关系与现值相符，请核对各分项）", EN: " (another identity holds with the figure as it is: check the parts)"},
	sums.Disputed:  {ZH: "（各勾稽关系算出的数不同，请核对各分项）", EN: " (its identities give different sums: check the parts)"},
}

// some are the first lines of a list.
func some(lines []string) string {
	if len(lines) > shownTotals {
		lines = append(lines[:shownTotals:shownTotals], "…")
	}
	return strings.Join(lines, "\n")
}

package lsp

import (
	"context"

	"go.lsp.dev/protocol"
)

// progress tells the client how far long work is; without a token it tells nothing.
type progress struct {
	s     *server
	token protocol.ProgressToken
}

// begin is the first word of work that can be cancelled.
func (s *server) begin(ctx context.Context, token protocol.ProgressToken, title string) progress {
	p := progress{s, token}
	p.send(ctx, &protocol.WorkDoneProgressBegin{Kind: "begin", Title: title, Cancellable: ptr(true), Percentage: ptr(uint32(0))})
	return p
}

// report tells that done of all are through.
func (p progress) report(ctx context.Context, message string, done, all int) {
	p.send(ctx, &protocol.WorkDoneProgressReport{Kind: "report", Message: &message, Percentage: ptr(uint32(100 * done / max(1, all)))})
}

func (p progress) end(ctx context.Context) {
	p.send(ctx, &protocol.WorkDoneProgressEnd{Kind: "end"})
}

// send also carries partial results, which travel as progress does.
func (p progress) send(ctx context.Context, value any) {
	if p.token == nil {
		return
	}
	data, err := protocol.Marshal(value)
	if err == nil {
		err = p.s.client.Progress(ctx, &protocol.ProgressParams{Token: p.token, Value: data})
	}
	if err != nil && ctx.Err() == nil {
		p.s.logf("telling the progress: %v", err)
	}
}

package lsp

import (
	"context"
	"time"
)

// parentEvery is how often the client's process is looked for.
const parentEvery = 5 * time.Second

// watchParent ends the session when the client's process is gone: a client that is killed
// may leave the other end of the pipe open with someone else.
func (s *server) watchParent(ctx context.Context, pid int) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(parentEvery):
		}
		if !alive(pid) {
			s.logf("the client, process %d, is gone", pid)
			s.leave()
			return
		}
	}
}

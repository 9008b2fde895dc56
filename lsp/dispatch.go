package lsp

import (
	"context"
	"errors"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// The protocol's codes for a request that the client took back, and for one that could not
// be fulfilled.
const (
	requestCancelled = -32800
	requestFailed    = -32803
)

// codec makes the transport use the protocol's own encoding, which alone knows its
// unions and optional members.
type codec struct{}

// Marshal encodes a message's params or result.
func (codec) Marshal(v any) ([]byte, error) {
	switch m := v.(type) {
	case jsonrpc2.RawMessage:
		if m == nil {
			return []byte("null"), nil
		}
		return m, nil
	case *jsonrpc2.RawMessage:
		if m == nil || *m == nil {
			return []byte("null"), nil
		}
		return *m, nil
	}
	return protocol.Marshal(v)
}

// Unmarshal decodes a message's params or result.
func (codec) Unmarshal(data []byte, v any) error {
	if p, ok := v.(*jsonrpc2.RawMessage); ok {
		*p = append(jsonrpc2.RawMessage(nil), data...)
		return nil
	}
	return protocol.Unmarshal(data, v)
}

// dispatch runs notifications inline, so that changes keep their order, and releases
// requests, which can be cancelled. The transport's own handlers do neither: theirs let
// changes overtake each other, and derive from a pooled context, which ends the process.
func (s *server) dispatch(h jsonrpc2.Handler) jsonrpc2.Handler {
	running := calls{cancel: map[jsonrpc2.ID]context.CancelFunc{}}
	slots := make(chan struct{}, runtime.GOMAXPROCS(0)+1)
	return func(ctx context.Context, req *jsonrpc2.Request) (any, error) {
		base := jsonrpc2.DetachContext(ctx)
		if err := s.untimely(req.Method()); err != nil {
			if req.IsCall() {
				return nil, err
			}
			return nil, nil
		}
		if !req.IsCall() {
			if req.Method() == protocol.MethodCancelRequest {
				running.cancelled(req.Params())
				return nil, nil
			}
			return h(base, req)
		}
		if req.Method() == protocol.MethodInitialize || req.Method() == protocol.MethodShutdown {
			// What follows depends on these.
			return h(base, req)
		}
		call, cancel := context.WithCancel(base)
		defer cancel()
		// Known before the next message is read, which may take the request back.
		id := req.ID()
		running.begin(id, cancel)
		defer running.end(id)
		jsonrpc2.Async(ctx)
		if len(req.Params()) == 0 {
			return nil, jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "method %q not found, or its params are missing", req.Method())
		}
		if strings.HasPrefix(req.Method(), "textDocument/") { // none of which waits for the user
			// So many at a time: of a storm of requests most are taken back before their turn.
			select {
			case slots <- struct{}{}:
				defer func() { <-slots }()
			case <-call.Done():
			}
		}
		if call.Err() != nil {
			return nil, jsonrpc2.Errorf(requestCancelled, "cancelled")
		}
		result, err := h(call, req)
		if call.Err() != nil {
			return nil, jsonrpc2.Errorf(requestCancelled, "cancelled")
		}
		return result, err
	}
}

// untimely is the answer to a message that the session's phase does not allow: nothing
// goes before initialize, which comes once, and only exit follows shutdown.
func (s *server) untimely(method string) error {
	switch {
	case method == protocol.MethodExit:
		return nil
	case s.shutdown.Load():
		return jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "%s after shutdown", method)
	case method == protocol.MethodInitialize:
		if s.initialized.Load() {
			return jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "initialize comes once")
		}
		return nil
	case !s.initialized.Load():
		return jsonrpc2.Errorf(jsonrpc2.ServerNotInitialized, "%s before initialize", method)
	}
	return nil
}

// calls are the requests under way.
type calls struct {
	mu     sync.Mutex
	cancel map[jsonrpc2.ID]context.CancelFunc
}

func (c *calls) begin(id jsonrpc2.ID, cancel context.CancelFunc) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cancel[id] = cancel
}

func (c *calls) end(id jsonrpc2.ID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.cancel, id)
}

func (c *calls) cancelled(params []byte) {
	var p protocol.CancelParams
	if protocol.Unmarshal(params, &p) != nil {
		return
	}
	var id jsonrpc2.ID
	switch v := p.ID.(type) {
	case protocol.Integer:
		id = jsonrpc2.NewNumberID(int64(v))
	case protocol.String:
		id = jsonrpc2.NewStringID(string(v))
	default:
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if cancel := c.cancel[id]; cancel != nil {
		cancel()
	}
}

// guard keeps the session alive: a panic answers its request, a failed notification is
// logged; to the transport either would be the end.
func (s *server) guard(h jsonrpc2.Handler) jsonrpc2.Handler {
	return func(ctx context.Context, req *jsonrpc2.Request) (result any, err error) {
		method, call := strings.Clone(req.Method()), req.IsCall()
		since, size := time.Now(), len(req.Params())
		defer func() {
			defer func() { s.traced(method, size, since, err) }()
			if v := recover(); v != nil {
				s.logf("%s failed: %v\n%s", method, v, debug.Stack())
				result, err = nil, jsonrpc2.Errorf(jsonrpc2.InternalError, "%s failed: %v", method, v)
			}
			switch e := (*jsonrpc2.Error)(nil); {
			case err == nil:
			case !errors.As(err, &e):
				err = jsonrpc2.Errorf(requestFailed, "%v", err)
			case e.Code == jsonrpc2.ParseError:
				// The message was JSON, or it would not be here: what cannot be read are its params.
				err = jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s", e.Message)
			}
			if err != nil && !call {
				s.logf("%s: %v", method, err)
				if method == protocol.MethodTextDocumentDidChange {
					s.distrust(req.Params())
				}
				err = nil
			}
		}()
		if method == protocol.MethodTextDocumentDidChange && !sound(req.Params()) {
			return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "a change is not understood")
		}
		return h(ctx, req)
	}
}

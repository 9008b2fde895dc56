package lsp

import (
	"context"
	"maps"
	"slices"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// command is what a client may have executed: its arguments are JSON values, its result
// is any value that the protocol can write.
type command func(s *server, ctx context.Context, args []protocol.LSPAny) (any, error)

// commands by name.
func commands() map[string]command {
	return map[string]command{
		explain: func(s *server, _ context.Context, args []protocol.LSPAny) (any, error) {
			rule, err := argument[protocol.String](args, 0)
			if err != nil {
				return nil, err
			}
			return s.explain(string(rule))
		},
	}
}

func commandNames() []string { return slices.Sorted(maps.Keys(commands())) }

// argument reads an argument of a command.
func argument[T any](args []protocol.LSPAny, i int) (v T, err error) {
	if i >= len(args) {
		return v, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "argument %d is missing", i+1)
	}
	if err := protocol.Unmarshal(args[i], &v); err != nil {
		return v, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "argument %d: %v", i+1, err)
	}
	return v, nil
}

// ExecuteCommand runs a command of this server.
func (s *server) ExecuteCommand(ctx context.Context, p *protocol.ExecuteCommandParams) (protocol.LSPAny, error) {
	c, ok := commands()[p.Command]
	if !ok {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "there is no command %q", p.Command)
	}
	result, err := c(s, ctx, p.Arguments)
	if err != nil || result == nil {
		return nil, err
	}
	return protocol.Marshal(result)
}

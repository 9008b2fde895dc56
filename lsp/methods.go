package lsp

import (
	"context"
	"fmt"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// handling is what answers a message with the params.
type handling func(ctx context.Context, s *server, params []byte) (any, error)

// asks is the handling of requests, tells that of notifications, bare that of a message without params.
func asks[P, R any](answer func(*server, context.Context, *P) (R, error)) handling {
	return func(ctx context.Context, s *server, params []byte) (any, error) {
		var p P
		if err := protocol.Unmarshal(params, &p); err != nil {
			return nil, fmt.Errorf("%w: %w", jsonrpc2.ErrParse, err)
		}
		return answer(s, ctx, &p)
	}
}

func tells[P any](take func(*server, context.Context, *P) error) handling {
	return func(ctx context.Context, s *server, params []byte) (any, error) {
		var p P
		if err := protocol.Unmarshal(params, &p); err != nil {
			return nil, fmt.Errorf("%w: %w", jsonrpc2.ErrParse, err)
		}
		return nil, take(s, ctx, &p)
	}
}

func bare(do func(*server, context.Context) error) handling {
	return func(ctx context.Context, s *server, _ []byte) (any, error) { return nil, do(s, ctx) }
}

// methodOf gives the method of the name, nil if the server has none. The library's own
// handler would carry the code of all messages of the protocol into the program, most of
// which nobody sends to a linter.
func methodOf(name string) handling {
	switch name {
	case protocol.MethodInitialize:
		return asks((*server).Initialize)
	case protocol.MethodInitialized:
		return tells((*server).Initialized)
	case protocol.MethodShutdown:
		return bare((*server).Shutdown)
	case protocol.MethodExit:
		return bare((*server).Exit)
	case protocol.MethodSetTrace:
		return tells((*server).SetTrace)
	case protocol.MethodTextDocumentDidOpen:
		return tells((*server).DidOpen)
	case protocol.MethodTextDocumentDidChange:
		return tells((*server).DidChange)
	case protocol.MethodTextDocumentDidSave:
		return tells((*server).DidSave)
	case protocol.MethodTextDocumentDidClose:
		return tells((*server).DidClose)
	case protocol.MethodWorkspaceDidChangeConfiguration:
		return tells((*server).DidChangeConfiguration)
	case protocol.MethodWorkspaceDidChangeWorkspaceFolders:
		return tells((*server).DidChangeWorkspaceFolders)
	case protocol.MethodWorkspaceDidChangeWatchedFiles:
		return tells((*server).DidChangeWatchedFiles)
	case protocol.MethodWorkspaceExecuteCommand:
		return asks((*server).ExecuteCommand)
	case protocol.MethodWorkspaceTextDocumentContent:
		return asks((*server).TextDocumentContent)
	case protocol.MethodWorkspaceDiagnostic:
		return asks((*server).DiagnosticWorkspace)
	}
	return methodOfText(name)
}

// methodOfText gives a method that is asked about one document.
func methodOfText(name string) handling {
	switch name {
	case protocol.MethodTextDocumentDiagnostic:
		return asks((*server).Diagnostic)
	case protocol.MethodTextDocumentCodeAction:
		return asks((*server).CodeAction)
	case protocol.MethodCodeActionResolve:
		return asks((*server).CodeActionResolve)
	case protocol.MethodTextDocumentCompletion:
		return asks((*server).Completion)
	case protocol.MethodTextDocumentDefinition:
		return asks((*server).Definition)
	case protocol.MethodTextDocumentReferences:
		return asks((*server).References)
	case protocol.MethodTextDocumentInlayHint:
		return asks((*server).InlayHint)
	case protocol.MethodTextDocumentCodeLens:
		return asks((*server).CodeLens)
	case protocol.MethodTextDocumentFormatting:
		return asks((*server).Formatting)
	case protocol.MethodTextDocumentRangeFormatting:
		return asks((*server).RangeFormatting)
	case protocol.MethodTextDocumentHover:
		return asks((*server).Hover)
	case protocol.MethodTextDocumentDocumentSymbol:
		return asks((*server).DocumentSymbol)
	case protocol.MethodTextDocumentFoldingRange:
		return asks((*server).FoldingRanges)
	case protocol.MethodTextDocumentDocumentLink:
		return asks((*server).DocumentLink)
	}
	return nil
}

// handle answers one message.
func (s *server) handle(ctx context.Context, req *jsonrpc2.Request) (any, error) {
	if ctx.Err() != nil {
		return nil, protocol.ErrRequestCancelled
	}
	if do := methodOf(req.Method()); do != nil {
		return do(ctx, s, req.Params())
	}
	return nil, jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "method %q not found", strings.Clone(req.Method()))
}

package lsp

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"go.lsp.dev/protocol"
)

// Level is how much is logged.
type Level uint8

// The levels, each with all before it.
const (
	LogErrors Level = iota
	LogInfo
	LogDebug
)

// ParseLevel reads "error", "info" or "debug".
func ParseLevel(s string) (Level, bool) {
	for i, name := range [...]string{"error", "info", "debug"} {
		if s == name {
			return Level(i), true
		}
	}
	return LogErrors, false
}

// logf logs what went wrong, here and with the client.
func (s *server) logf(format string, args ...any) {
	s.write(LogErrors, protocol.MessageTypeError, format, args...)
}

// infof logs what is worth knowing.
func (s *server) infof(format string, args ...any) {
	s.write(LogInfo, protocol.MessageTypeInfo, format, args...)
}

func (s *server) write(level Level, kind protocol.MessageType, format string, args ...any) {
	if level > s.options.LogLevel {
		return
	}
	message := strings.TrimRight(fmt.Sprintf(format, args...), "\n")
	fmt.Fprintf(s.options.Log, "%s gaolint lsp: %s\n", time.Now().UTC().Format(time.RFC3339), message)
	if s.client == nil || !s.initialized.Load() || s.exited.Load() {
		return
	}
	// A client that is gone is not told that it could not be told.
	_ = s.client.LogMessage(context.Background(), &protocol.LogMessageParams{Type: kind, Message: message})
}

// tracing is what the client wants to hear of each message.
type tracing struct{ value atomic.Value } // protocol.TraceValue

func (t *tracing) set(v protocol.TraceValue) { t.value.Store(v) }

func (t *tracing) level() protocol.TraceValue {
	v, _ := t.value.Load().(protocol.TraceValue)
	return v
}

// SetTrace changes what the client wants to hear.
func (s *server) SetTrace(_ context.Context, p *protocol.SetTraceParams) error {
	s.trace.set(p.Value)
	return nil
}

// traced tells the client of a message that was dealt with, and the log at its finest.
func (s *server) traced(method string, params int, since time.Time, err error) {
	level := s.trace.level()
	loud := level == protocol.TraceValueMessages || level == protocol.TraceValueVerbose
	if !loud && s.options.LogLevel < LogDebug {
		return
	}
	message := fmt.Sprintf("%s %.1f ms", method, float64(time.Since(since).Microseconds())/1000)
	if s.options.LogLevel >= LogDebug {
		fmt.Fprintf(s.options.Log, "%s gaolint lsp: %s\n", time.Now().UTC().Format(time.RFC3339), message)
	}
	if !loud || !s.initialized.Load() || s.exited.Load() {
		return
	}
	p := &protocol.LogTraceParams{Message: message}
	if level == protocol.TraceValueVerbose {
		more := fmt.Sprintf("%d bytes of params", params)
		if err != nil {
			more += ": " + err.Error()
		}
		p.Verbose = &more
	}
	_ = s.client.LogTrace(context.Background(), p)
}

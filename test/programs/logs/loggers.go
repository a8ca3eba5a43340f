package main

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"log/slog"
	"os"

	"logs/own"
)

// loggers mark each line with where it was written.
type loggers struct{ where string }

func newLoggers(where string) loggers { return loggers{where} }

func (l loggers) all(ctx context.Context) {
	if ctx == nil {
		ctx = context.Background()
	}
	for _, h := range []slog.Handler{
		slog.NewJSONHandler(os.Stdout, l.options(nil)),
		slog.NewTextHandler(os.Stdout, l.options(nil)),
	} {
		l.handler(ctx, h)
	}
	l.replaced(ctx)
	l.passedOn(ctx)
	l.bridges(ctx)
	l.plain()
	l.ownLoggers(ctx)
}

// options leave out the time, which no two runs share, and put the place in front of the message.
func (l loggers) options(replace func(groups []string, a slog.Attr) slog.Attr) *slog.HandlerOptions {
	return &slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		switch {
		case len(groups) > 0:
		case a.Key == slog.TimeKey || a.Key == slog.LevelKey:
			return slog.Attr{}
		case a.Key == slog.MessageKey:
			return slog.String("msg", l.where+": "+a.Value.String())
		case replace != nil:
			return replace(groups, a)
		}
		return a
	}}
}

type nested struct {
	TraceID int `json:"trace_id"`
}

func (l loggers) handler(ctx context.Context, h slog.Handler) {
	logger := slog.New(h)
	logger.InfoContext(ctx, "with a context", "a", 1)
	logger.Info("without one")
	logger.Debug("not enabled")
	logger.With("a", 1).WithGroup("g").With("b", 2).WithGroup("h").InfoContext(ctx, "in groups", "c", 3)
	logger.WithGroup("g").Info("no attributes in a group")
	logger.With("trace_id", "own").Info("a key of the logger")
	logger.Info("a key of the record", "span_id", "own")
	logger.Info("a key in an inlined group", slog.Group("", slog.String("trace_id", "own")))
	logger.WithGroup("g").Info("a key in a group", "trace_id", "own")
	logger.Info("not a key", "text", `"trace_id":"x" trace_id=x`, "value", nested{1}, "list", []string{"trace_id"})
	logger.Info(`"trace_id":`)
	_ = h.Handle(ctx, slog.Record{Message: "a literal"})
}

func (l loggers) replaced(ctx context.Context) {
	rename := func(from, to string) func([]string, slog.Attr) slog.Attr {
		return func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == from {
				a.Key = to
			}
			return a
		}
	}
	slog.New(slog.NewJSONHandler(os.Stdout, l.options(rename("trace", "trace_id")))).Info("renamed to ours", "trace", "own")
	slog.New(slog.NewTextHandler(os.Stdout, l.options(rename("trace", "trace_id")))).Info("renamed to ours", "trace", "own")
	slog.New(slog.NewJSONHandler(os.Stdout, l.options(rename("trace_id", "trace.id")))).InfoContext(ctx, "ours renamed")
	slog.New(slog.NewTextHandler(os.Stdout, l.options(rename("trace_id", "trace id")))).InfoContext(ctx, "ours renamed", "trace id", "own")
	known := func(_ []string, a slog.Attr) slog.Attr {
		if a.Key != "a" {
			panic("unknown key " + a.Key)
		}
		return a
	}
	slog.New(slog.NewJSONHandler(os.Stdout, l.options(known))).Info("none but known keys", "a", 1)
	nothing := func([]string, slog.Attr) slog.Attr { return slog.Attr{} }
	slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: nothing})).Info("nothing is left")
	func() {
		defer func() { fmt.Println(l.where+": panic:", recover()) }()
		slog.New(slog.NewJSONHandler(os.Stdout, l.options(known))).Info("a panic", "b", 1)
	}()
}

// queue hands records to a goroutine that knows nothing of where they come from.
type queue struct {
	slog.Handler
	records chan slog.Record
}

func (q queue) Handle(_ context.Context, r slog.Record) error {
	q.records <- r
	return nil
}

var (
	records = make(chan slog.Record)
	written = make(chan bool)
)

// write runs from the beginning of the program on.
func init() {
	go func() {
		for r := range records {
			_ = slog.NewJSONHandler(os.Stdout, newLoggers(r.Message).options(nil)).Handle(context.Background(), r)
			written <- true
		}
	}()
}

func (l loggers) passedOn(ctx context.Context) {
	both := slog.NewMultiHandler(slog.NewJSONHandler(os.Stdout, l.options(nil)), slog.NewTextHandler(os.Stdout, l.options(nil)))
	slog.New(both).With("a", 1).InfoContext(ctx, "to two")
	slog.New(queue{both, records}).Info(l.where)
	<-written
}

func (l loggers) bridges(ctx context.Context) {
	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	log.SetPrefix(l.where + ": ")
	slog.InfoContext(ctx, "the default handler", "a", "b c")
	slog.Info(`an odd " there`, "trace_id", "own")
	slog.With("span_id", "own").Warn("a key")
	slog.Default().WithGroup("g").Info("in a group", "a", 1)

	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stdout, l.options(nil))))
	log.SetPrefix("")
	log.Print("log to slog")
	log.Print("trace_id=own, log to slog")
	slog.NewLogLogger(slog.NewTextHandler(os.Stdout, l.options(nil)), slog.LevelWarn).Print("a log of slog")
	slog.SetDefault(before)
}

func (l loggers) plain() {
	logger := log.New(os.Stdout, l.where+": ", log.Lshortfile)
	logger.Print("a file and line")
	logger.Println("a newline of its own")
	logger.Printf("%d lines\n  and another\n\n", 2)
	logger.SetFlags(log.Lmsgprefix | log.Lshortfile)
	logger.Print("the prefix at the message")
	logger.SetFlags(0)
	_ = logger.Output(1, "output")
	logger.Print("")
	logger.Print("trace_id=own")
	logger.Print("key trace_id=own and more")
	logger.Print("parent_span_id=own is another key")
	logger.Print(`{"level":"info","x":{"y":"}"}}`)
	logger.Print(`{"trace_id":"own"}`)
	logger.Print(`{}`)
	logger.Print(`{"a" "b"}`)
	logger.SetPrefix("")
	logger.Print("")
	func() {
		defer func() { _ = recover() }()
		log.New(os.Stdout, l.where+": ", 0).Panicln("panics", 1)
	}()
}

func (l loggers) ownLoggers(ctx context.Context) {
	logger := own.New(l.where + ":")
	logger.Log(ctx, "own", map[string]string{"a": "b"})
	logger.Log(nil, "own without a context", nil)
	method := logger.Log
	method(ctx, "a method value", map[string]string{"trace_id": "own"})
	own.NewTyped(func(s string) fmt.Stringer { return bytes.NewBufferString(s) }).Log(nil)
	own.Line(l.where + ": a function")
}

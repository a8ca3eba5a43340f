// A server that logs with the libraries that programs use, outside of requests, in them, and beside them.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"

	"github.com/rs/zerolog"
	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

func main() {
	all(context.Background(), "outside")
	mux := http.NewServeMux()
	mux.HandleFunc("GET /inside", func(w http.ResponseWriter, r *http.Request) { all(r.Context(), "inside") })
	mux.HandleFunc("GET /goroutine", func(w http.ResponseWriter, r *http.Request) {
		done := make(chan bool)
		go func() {
			defer close(done)
			all(context.Background(), "goroutine")
		}()
		<-done
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	for _, path := range []string{"/inside", "/goroutine"} {
		response, err := http.Get(server.URL + path)
		if err != nil {
			fmt.Println(err)
			continue
		}
		response.Body.Close()
	}
	all(context.Background(), "behind")
}

func all(ctx context.Context, where string) {
	withLogrus(ctx, where)
	withZap(where)
	withZerolog(where)
	withLog(where)
}

type logrusHook struct{}

func (logrusHook) Levels() []logrus.Level { return logrus.AllLevels }

func (logrusHook) Fire(e *logrus.Entry) error {
	e.Data["span_id"] = "own"
	return nil
}

func withLogrus(ctx context.Context, where string) {
	logger := logrus.New()
	logger.SetOutput(os.Stdout)
	for _, formatter := range []logrus.Formatter{
		&logrus.JSONFormatter{DisableTimestamp: true},
		&logrus.TextFormatter{DisableTimestamp: true, DisableColors: true},
	} {
		logger.SetFormatter(formatter)
		entry := logger.WithField("where", where)
		entry.WithContext(ctx).Info("logrus")
		entry.Warnf("without a context %d", 1)
		entry.Debug("not enabled")
		entry.WithField("trace_id", "own").Info("a key that is there")
		func() {
			defer func() {
				e, ok := recover().(*logrus.Entry)
				fmt.Println(where, ok, e.Data)
			}()
			entry.Panic("a panic")
		}()
		fmt.Println(where, entry.Data)
	}
	logger.AddHook(logrusHook{})
	logger.WithField("where", where).Info("a key of a hook")
}

func withZap(where string) {
	config := zapcore.EncoderConfig{MessageKey: "msg", LevelKey: "level", NameKey: "logger", EncodeLevel: zapcore.LowercaseLevelEncoder}
	out := zapcore.AddSync(os.Stdout)
	json := zapcore.NewCore(zapcore.NewJSONEncoder(config), out, zap.InfoLevel)
	console := zapcore.NewCore(zapcore.NewConsoleEncoder(config), out, zap.InfoLevel)
	logger := zap.New(zapcore.NewTee(json, console)).With(zap.String("where", where))
	logger.Info("zap", zap.Int("a", 1))
	logger.Sugar().Infow("sugared", "a", 1)
	logger.Debug("not enabled")
	logger.With(zap.String("trace_id", "own")).Info("a key of the logger")
	logger.Info("a key of the entry", zap.String("span_id", "own"))
	logger.Info("in a namespace", zap.Namespace("n"), zap.Int("a", 1))
	fields := make([]zap.Field, 1, 8)
	fields[0] = zap.Int("a", 1)
	logger.Info("the caller's fields", fields...)
	fmt.Println(where, fields[:2][1].Key == "")
	undo := zap.RedirectStdLog(logger)
	log.Print("log to zap")
	undo()
}

type zerologHook struct{}

func (zerologHook) Run(e *zerolog.Event, _ zerolog.Level, _ string) { e.Str("trace_id", "own") }

func withZerolog(where string) {
	logger := zerolog.New(os.Stdout).With().Str("where", where).Logger()
	logger.Info().Int("a", 1).Msg("zerolog")
	logger.Info().Send()
	logger.Info().Dict("d", zerolog.Dict().Str("trace_id", "own")).Strs("list", []string{`"trace_id":`}).Msg("a key in a dict")
	logger.Info().Str("trace_id", "own").Msg("a key of the event")
	hooked := logger.Hook(zerologHook{})
	hooked.Warn().Msg("a key of a hook")
	off := logger.Level(zerolog.ErrorLevel)
	off.Info().Msg("not enabled")
	logger.Info().Discard().Msg("discarded")
	log.SetOutput(logger)
	log.SetFlags(0)
	log.Print("log to zerolog")
}

// What logrus reads of a pipe it writes in a goroutine of its own.
func withLog(where string) {
	log.SetOutput(os.Stdout)
	log.Print(where + ": log")
}

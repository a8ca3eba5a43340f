// Logs through every kind of handler, in a request and outside of one. Times are left out, so that what it prints is
// the same each time.
package main

import (
	"context"
	"errors"
	"io"
	"log"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"time"
)

// replace hides what must not be seen, and takes the time out.
func replace(groups []string, a slog.Attr) slog.Attr {
	switch {
	case len(groups) == 0 && a.Key == slog.TimeKey, a.Key == "removed":
		return slog.Attr{}
	case a.Key == "password":
		return slog.String("password", "***")
	case a.Key == "path":
		return slog.String("path", strings.Join(groups, "/"))
	}
	return a
}

// tenant adds an attribute and hands on.
type tenant struct{ slog.Handler }

func (t tenant) Handle(ctx context.Context, r slog.Record) error {
	r.AddAttrs(slog.String("tenant", "acme"))
	return t.Handler.Handle(ctx, r)
}

// own formats by itself and says nothing of With.
type own struct{}

func (own) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelInfo }
func (own) Handle(_ context.Context, r slog.Record) error {
	_, err := io.WriteString(os.Stdout, "own: "+r.Message+"\n")
	return err
}
func (o own) WithAttrs([]slog.Attr) slog.Handler { return o }
func (o own) WithGroup(string) slog.Handler      { return o }

// later hands on in another goroutine.
type later struct {
	slog.Handler
	records chan func()
}

func (l later) Handle(_ context.Context, r slog.Record) error {
	l.records <- func() { _ = l.Handler.Handle(context.Background(), r) }
	return nil
}

type user struct {
	Name   string `json:"name"`
	Secret string `json:"-"`
}

func (u *user) LogValue() slog.Value {
	return slog.GroupValue(slog.String("name", u.Name), slog.String("secret", "hidden"))
}

func main() {
	json := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: replace}))
	text := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{AddSource: true, ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		if a.Key == slog.SourceKey {
			return slog.Attr{}
		}
		return replace(groups, a)
	}}))
	json.Info("outside", "n", 1)
	json.Debug("of debug", "password", "s3cret", "removed", true)
	text.Debug("refused")
	json.Log(context.Background(), slog.LevelWarn+2, "between", "took", time.Second, "error", errors.New("failed"))
	json.With("shop", "main").WithGroup("request").With("id", 7, "password", "s3cret").Warn("in groups", slog.Group("user", "name", "ann", "path", ""), slog.Group("", "inline", true))
	json.WithGroup("empty").Info("an empty group")
	json.Info("values", "list", []int{1, 2}, "map", map[string]any{"k": nil}, "struct", user{"ann", "s3cret"}, "valuer", &user{"ann", "s3cret"}, "bytes", []byte("ab"))
	text.Error("with its source", "twice", 1, "twice", 2)

	tenants := slog.New(tenant{json.Handler()})
	tenants.LogAttrs(context.Background(), slog.LevelInfo, "of a tenant", slog.Int("n", 2))
	slog.New(own{}).With("a", 1).WithGroup("g").Info("by a handler of its own", "b", 2)
	slog.New(own{}).Debug("refused")
	both := slog.New(slog.NewMultiHandler(json.Handler().WithAttrs([]slog.Attr{slog.Int("first", 1)}), text.Handler()))
	both.Info("by two handlers")

	r := slog.NewRecord(time.Unix(1700000000, 0), slog.LevelInfo, "a record without a logger", 0)
	_ = json.Handler().Handle(context.Background(), r)
	slog.Info("by the default handler", "n", 3)

	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		json.InfoContext(req.Context(), "inside")
		slog.New(own{}).Error("inside, by a handler of its own")
		queued := later{json.Handler(), make(chan func(), 1)}
		slog.New(queued).Info("inside, written later")
		done := make(chan bool)
		go func() { (<-queued.records)(); close(done) }()
		<-done
		slog.SetDefault(json)
		log.Print("inside, by package log")
	}))
	response, err := http.Get(server.URL + "/inside")
	if err != nil {
		log.Fatal(err)
	}
	response.Body.Close()
	server.Close()
	slog.Error("the last, before the end")
	os.Exit(3)
}

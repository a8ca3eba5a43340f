package hooks

import (
	"context"
	"io"
	"log"
	"log/slog"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/panjf2000/ants/v2"
	"github.com/robfig/cron/v3"
	"github.com/rs/zerolog"
	"github.com/sirupsen/logrus"
	"github.com/spf13/cobra"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

func lines(b *testing.B, line func(ctx context.Context)) {
	inside(b, func(r *http.Request) {
		ctx := r.Context()
		each(b, func() { line(ctx) })
	})
}

func BenchmarkSlog(b *testing.B) {
	logger := slog.New(slog.NewJSONHandler(io.Discard, nil))
	lines(b, func(ctx context.Context) { logger.InfoContext(ctx, "sold", "item", 7) })
}

func BenchmarkLog(b *testing.B) {
	// To io.Discard itself package log writes nothing.
	logger := log.New(struct{ io.Writer }{io.Discard}, "", log.LstdFlags)
	lines(b, func(context.Context) { logger.Printf("sold item %d", 7) })
}

func BenchmarkLogrus(b *testing.B) {
	logger := logrus.New()
	logger.SetOutput(io.Discard)
	lines(b, func(ctx context.Context) { logger.WithContext(ctx).WithField("item", 7).Info("sold") })
}

func BenchmarkZap(b *testing.B) {
	logger := zap.New(zapcore.NewCore(zapcore.NewJSONEncoder(zap.NewProductionEncoderConfig()), zapcore.AddSync(io.Discard), zap.InfoLevel))
	lines(b, func(context.Context) { logger.Info("sold", zap.Int("item", 7)) })
}

func BenchmarkZerolog(b *testing.B) {
	logger := zerolog.New(struct{ io.Writer }{io.Discard})
	lines(b, func(ctx context.Context) { logger.Info().Ctx(ctx).Int("item", 7).Msg("sold") })
}

func BenchmarkAnts(b *testing.B) {
	pool, err := ants.NewPool(2)
	if err != nil {
		b.Fatal(err)
	}
	defer pool.Release()
	var done sync.WaitGroup
	lines(b, func(context.Context) {
		done.Add(1)
		pool.Submit(done.Done)
		done.Wait()
	})
}

// always is a schedule whose next time has come.
type always struct{}

func (always) Next(now time.Time) time.Time { return now }

func BenchmarkCron(b *testing.B) {
	ran, more := make(chan bool), make(chan bool)
	jobs := cron.New(cron.WithChain(cron.SkipIfStillRunning(cron.DiscardLogger)))
	jobs.Schedule(always{}, cron.FuncJob(func() {
		ran <- true
		<-more
	}))
	jobs.Start()
	each(b, func() {
		<-ran
		more <- true
	})
	go func() {
		for range ran {
			more <- true
		}
	}()
	<-jobs.Stop().Done()
}

func BenchmarkCobra(b *testing.B) {
	root := &cobra.Command{Use: "shop"}
	root.AddCommand(&cobra.Command{Use: "sell", Run: func(*cobra.Command, []string) {}})
	root.SetArgs([]string{"sell"})
	each(b, func() {
		if err := root.Execute(); err != nil {
			b.Fatal(err)
		}
	})
}

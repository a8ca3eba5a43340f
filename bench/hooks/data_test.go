package hooks

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/bradfitz/gomemcache/memcache"
	redisv8 "github.com/go-redis/redis/v8"
	redigo "github.com/gomodule/redigo/redis"
	"github.com/redis/go-redis/v9"
	mongov1 "go.mongodb.org/mongo-driver/mongo"
	optionsv1 "go.mongodb.org/mongo-driver/mongo/options"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// pipes are connections to a server of this program, whatever the address.
type pipes func(server net.Conn)

func (p pipes) DialContext(context.Context, string, string) (net.Conn, error) {
	ours, theirs := net.Pipe()
	go func() {
		defer theirs.Close()
		p(theirs)
	}()
	return undated{ours}, nil
}

// undated: each deadline of a pipe is a timer, which sockets need none of.
type undated struct{ net.Conn }

func (undated) SetDeadline(time.Time) error      { return nil }
func (undated) SetReadDeadline(time.Time) error  { return nil }
func (undated) SetWriteDeadline(time.Time) error { return nil }

func BenchmarkGoRedis(b *testing.B) {
	client := redis.NewClient(&redis.Options{Addr: "cache.example:6379", Protocol: 2, DisableIdentity: true, Dialer: pipes(serveRedis).DialContext})
	defer client.Close()
	each(b, func() {
		if err := client.Get(b.Context(), "item:7").Err(); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkGoRedisV8(b *testing.B) {
	client := redisv8.NewClient(&redisv8.Options{Addr: "cache.example:6379", Dialer: pipes(serveRedis).DialContext})
	defer client.Close()
	each(b, func() {
		if err := client.Get(b.Context(), "item:7").Err(); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkRedigo(b *testing.B) {
	pool := &redigo.Pool{MaxIdle: 1, DialContext: func(ctx context.Context) (redigo.Conn, error) {
		return redigo.DialContext(ctx, "tcp", "cache.example:6379", redigo.DialContextFunc(pipes(serveRedis).DialContext))
	}}
	defer pool.Close()
	each(b, func() {
		conn, err := pool.GetContext(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := redigo.String(redigo.DoContext(conn, b.Context(), "GET", "item:7")); err != nil {
			b.Fatal(err)
		}
		conn.Close()
	})
}

// serveRedis answers every command with the same value, but that it knows no newer protocol.
func serveRedis(conn net.Conn) {
	for lines := bufio.NewScanner(conn); lines.Scan(); {
		var words int
		fmt.Sscanf(lines.Text(), "*%d", &words)
		answer := "$2\r\nOK\r\n"
		for range 2 * words {
			lines.Scan()
			if strings.EqualFold(lines.Text(), "hello") {
				answer = "-ERR unknown command\r\n"
			}
		}
		io.WriteString(conn, answer)
	}
}

func BenchmarkGomemcache(b *testing.B) {
	client := memcache.New("127.0.0.1:11211")
	client.DialContext = pipes(func(conn net.Conn) {
		for lines := bufio.NewScanner(conn); lines.Scan(); {
			io.WriteString(conn, "VALUE item:7 0 2 1\r\nOK\r\nEND\r\n")
		}
	}).DialContext
	defer client.Close()
	each(b, func() {
		if _, err := client.Get("item:7"); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkMongo(b *testing.B) {
	client, err := mongo.Connect(options.Client().ApplyURI("mongodb://db.example:27017").SetDialer(pipes(serveMongo)))
	if err != nil {
		b.Fatal(err)
	}
	defer client.Disconnect(context.Background())
	items := client.Database("shop").Collection("items")
	each(b, func() {
		if err := items.FindOne(b.Context(), bson.D{{Key: "_id", Value: 7}}).Err(); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkMongoV1(b *testing.B) {
	client, err := mongov1.Connect(b.Context(), optionsv1.Client().ApplyURI("mongodb://db.example:27017").SetDialer(pipes(serveMongo)))
	if err != nil {
		b.Fatal(err)
	}
	defer client.Disconnect(context.Background())
	items := client.Database("shop").Collection("items")
	each(b, func() {
		if err := items.FindOne(b.Context(), map[string]int{"_id": 7}).Err(); err != nil {
			b.Fatal(err)
		}
	})
}

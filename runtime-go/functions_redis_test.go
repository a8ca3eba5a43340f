package otelts

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

func TestRedisText(t *testing.T) {
	type args = []interface{}
	text := func(v string) *string { return &v }
	for _, c := range []struct {
		in              args
		operation, text string
	}{
		{args{"get", "user:1"}, "GET", "GET user:1"},
		{args{"SET", "user:1", "Ada Lovelace", "ex", 10}, "SET", "SET user:1 ? ? ?"},
		{args{"hset", "h", "f1", "secret", "f2", 7}, "HSET", "HSET h f1 ? f2 ?"},
		{args{"mset", "a", "secret", "b", "secret"}, "MSET", "MSET a ? b ?"},
		{args{"Get", text("user:1")}, "GET", "GET user:1"},
		{args{text("OBJECT"), text("ENCODING"), text("a key")}, "OBJECT ENCODING", `OBJECT ENCODING "a key"`},
		{args{text("SET"), text("user:1"), text("secret")}, "SET", "SET user:1 ?"},
		{args{"GET" + strings.Repeat("x", 30)}, "_OTHER", "_OTHER"},
		{args{"get", (*string)(nil)}, "GET", "GET ?"},
		{args{"auth", "secret"}, "AUTH", "AUTH ?"},
		{args{"hello", 3, "auth", "user", "secret"}, "HELLO", "HELLO ? ? ? ?"},
		{args{"config", "set", "requirepass", "secret"}, "CONFIG SET", "CONFIG set ? ?"},
		{args{"config", "a secret", "x"}, "CONFIG", "CONFIG ? ?"},
		{args{"acl", "setuser", "ada", ">secret"}, "ACL SETUSER", "ACL ? ? ?"},
		{args{"client", "setname", "x"}, "CLIENT SETNAME", "CLIENT setname ?"},
		{args{"cluster", "info"}, "CLUSTER INFO", "CLUSTER info"},
		{args{"eval", "return 'secret'", 2, "k1", "k2", "secret"}, "EVAL", "EVAL ? 2 k1 k2 ?"},
		{args{"evalsha", "abc", "1", []byte("k"), "secret"}, "EVALSHA", "EVALSHA abc 1 k ?"},
		{args{"evalsha", "abc", "x", "secret"}, "EVALSHA", "EVALSHA abc x ?"},
		{args{"geosearchstore", "to", "from", "secret"}, "GEOSEARCHSTORE", "GEOSEARCHSTORE to from ?"},
		{args{"lrange", "l", int64(0), -1}, "LRANGE", "LRANGE l 0 -1"},
		{args{"zrangebyscore", "z", 1.5, uint64(3)}, "ZRANGEBYSCORE", "ZRANGEBYSCORE z 1.5 3"},
		{args{"get", "a key\n"}, "GET", `GET "a key\n"`},
		{args{"get", ""}, "GET", `GET ""`},
		{args{"get", time.Second}, "GET", "GET ?"},
		{args{"my.command", "secret"}, "MY.COMMAND", "MY.COMMAND ?"},
		{args{"no command", "secret"}, "_OTHER", "_OTHER ?"},
		{args{strings.Repeat("x", 33)}, "_OTHER", "_OTHER"},
		{args{7}, "7", "7"},
		{args{nil}, "_OTHER", "_OTHER"},
		{nil, "", ""},
	} {
		if got := redisOperation(c.in); got != c.operation {
			t.Errorf("redisOperation(%q) = %q, want %q", c.in, got, c.operation)
		}
		if got := redisText(c.in); got != c.text {
			t.Errorf("redisText(%q) = %q, want %q", c.in, got, c.text)
		}
	}
}

func TestRedisTextIsShort(t *testing.T) {
	many := []interface{}{"del"}
	for range 100 {
		many = append(many, "k")
	}
	if got, want := redisText(many), "DEL"+strings.Repeat(" k", redisMostArguments)+" ..."; got != want {
		t.Errorf("got %q", got)
	}
	if got, want := redisText([]interface{}{"get", strings.Repeat("k", 1000)}), "GET "+strings.Repeat("k", redisLongest)+"..."; got != want {
		t.Errorf("got %q", got)
	}
}

type sqlStateError struct{ state string }

func (e *sqlStateError) Error() string    { return "failed" }
func (e *sqlStateError) SQLState() string { return e.state }

type redisReply string

func (e redisReply) Error() string { return string(e) }
func (redisReply) RedisError()     {}

type panickingError struct{}

func (panickingError) Error() string    { panic("Error") }
func (panickingError) SQLState() string { panic("SQLState") }

func TestDBStatus(t *testing.T) {
	for _, c := range []struct {
		err  interface{}
		want string
	}{
		{nil, ""},
		{error(nil), ""},
		{"no error", ""},
		{io.EOF, ""},
		{&sqlStateError{"42P01"}, "42P01"},
		{&sqlStateError{}, ""},
		{fmt.Errorf("query: %w", &sqlStateError{"23505"}), "23505"},
		{errors.Join(&sqlStateError{"23505"}, io.EOF), "23505"},
		{redisReply("WRONGTYPE Operation against a key"), "WRONGTYPE"},
		{redisReply("redis: nil"), ""},
		{panickingError{}, ""},
		{(*sqlStateError)(nil), ""},
	} {
		if got := dbStatus(c.err); got != c.want {
			t.Errorf("dbStatus(%T) = %q, want %q", c.err, got, c.want)
		}
	}
}

func BenchmarkRedisText(b *testing.B) {
	args := []interface{}{"hset", "user:1", "name", "Ada", "age", 36}
	b.ReportAllocs()
	for b.Loop() {
		redisText(args)
	}
}

func BenchmarkRedisOperation(b *testing.B) {
	args := []interface{}{"hset", "user:1", "name", "Ada", "age", 36}
	b.ReportAllocs()
	for b.Loop() {
		redisOperation(args)
	}
}

// A cluster of two nodes: what a client asks of it, and of which node. The nodes are in this program, so that the test
// needs no cluster.
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"

	"github.com/redis/go-redis/v9"
)

func main() { asked(context.Background(), work) }

//otel:span
func asked(ctx context.Context, do func(context.Context)) {
	meanwhile(func() { do(ctx) })
}

// meanwhile is what the goroutine is at, and no context says so.
//
//otel:span
func meanwhile(do func()) { do() }

func work(ctx context.Context) {
	redis.SetLogger(quiet{})
	nodes := []net.Listener{listen(), listen()}
	for _, node := range nodes {
		go serve(node, nodes)
	}
	client := redis.NewClusterClient(&redis.ClusterOptions{Addrs: []string{nodes[0].Addr().String()}})
	defer client.Close()
	// The slot of foo is 12182, that of bar 5061: one at each node.
	report("set", client.Set(ctx, "foo", "a secret", 0).Err())
	report("get", client.Get(ctx, "bar").Err())
	_, err := client.Pipelined(ctx, func(p redis.Pipeliner) error {
		p.Set(ctx, "foo", "a secret", 0)
		p.Set(ctx, "{foo}.more", "a secret", 0)
		return nil
	})
	report("pipeline to the second node", err)
	_, err = client.Pipelined(ctx, func(p redis.Pipeliner) error {
		p.Get(ctx, "bar")
		p.Set(ctx, "bar", "a secret", 0)
		return nil
	})
	report("pipeline to the first node", err)
	_, err = client.Pipelined(ctx, func(p redis.Pipeliner) error {
		p.LPush(ctx, "foo", "a secret")
		return nil
	})
	report("pipeline that fails", err)
	_, err = client.TxPipelined(ctx, func(p redis.Pipeliner) error {
		p.Set(ctx, "foo", "a secret", 0)
		p.LPush(ctx, "foo", "a secret")
		return nil
	})
	report("transaction", err)
}

func listen() net.Listener {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	return listener
}

func serve(node net.Listener, nodes []net.Listener) {
	for {
		conn, err := node.Accept()
		if err != nil {
			return
		}
		go converse(conn, nodes)
	}
}

// converse answers RESP2: arrays of bulk strings in, what the commands above need out.
func converse(conn net.Conn, nodes []net.Listener) {
	defer conn.Close()
	reader := bufio.NewReader(conn)
	var queued []string
	inside := false
	for {
		args, err := readCommand(reader)
		if err != nil {
			return
		}
		reply := answer(args, nodes)
		switch name := strings.ToLower(args[0]); {
		case name == "multi":
			inside, queued = true, nil
			reply = "+OK\r\n"
		case name == "exec":
			inside = false
			reply = fmt.Sprintf("*%d\r\n%s", len(queued), strings.Join(queued, ""))
		case inside:
			queued = append(queued, reply)
			reply = "+QUEUED\r\n"
		}
		if _, err := io.WriteString(conn, reply); err != nil {
			return
		}
	}
}

func answer(args []string, nodes []net.Listener) string {
	switch strings.ToLower(args[0]) {
	case "cluster":
		text := "*2\r\n"
		for i, slots := range [][2]int{{0, 8191}, {8192, 16383}} {
			address := nodes[i].Addr().(*net.TCPAddr)
			text += fmt.Sprintf("*3\r\n:%d\r\n:%d\r\n*3\r\n$9\r\n127.0.0.1\r\n:%d\r\n$1\r\n%d\r\n", slots[0], slots[1], address.Port, i)
		}
		return text
	case "get":
		return "$-1\r\n"
	case "lpush":
		return "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n"
	case "command":
		return "*0\r\n"
	case "hello":
		return "-ERR unknown command 'hello'\r\n"
	}
	return "+OK\r\n"
}

func readCommand(reader *bufio.Reader) ([]string, error) {
	number := func() (int, error) {
		line, err := reader.ReadString('\n')
		if err != nil {
			return 0, err
		}
		return strconv.Atoi(strings.TrimSpace(line[1:]))
	}
	count, err := number()
	args := make([]string, max(count, 0))
	for i := range args {
		size, err := number()
		if err != nil {
			return nil, err
		}
		text := make([]byte, size+2)
		if _, err := io.ReadFull(reader, text); err != nil {
			return nil, err
		}
		args[i] = string(text[:size])
	}
	return args, err
}

// quiet: the client's complaints of nodes that know no COMMAND have the time in front.
type quiet struct{}

func (quiet) Printf(context.Context, string, ...any) {}

func report(what string, err error) { fmt.Println(what+":", err) }

package main

import (
	"bytes"
	"encoding/binary"
	"io"
	"net"
	"strings"
	"sync"
)

// serve answers in CQL's protocol, version 4, as one node of a cluster, and says where.
func serve() string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	node := &node{asked: map[string]int{}}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go node.talk(conn)
		}
	}()
	return listener.Addr().String()
}

type node struct {
	mu    sync.Mutex
	asked map[string]int
}

// Opcodes of the protocol.
const (
	opError     = 0x00
	opReady     = 0x02
	opOptions   = 0x05
	opSupported = 0x06
	opQuery     = 0x07
	opResult    = 0x08
	opPrepare   = 0x09
	opExecute   = 0x0A
	opBatch     = 0x0D
)

func (n *node) talk(conn net.Conn) {
	defer conn.Close()
	for {
		head := make([]byte, 9)
		if _, err := io.ReadFull(conn, head); err != nil {
			return
		}
		body := make([]byte, binary.BigEndian.Uint32(head[5:]))
		if _, err := io.ReadFull(conn, body); err != nil {
			return
		}
		op, answer := n.answer(head[4], &reader{body})
		if answer == nil {
			continue
		}
		out := append([]byte{0x84, 0, head[2], head[3], op}, number(len(answer.Bytes()))...)
		if _, err := conn.Write(append(out, answer.Bytes()...)); err != nil {
			return
		}
	}
}

func (n *node) answer(op byte, in *reader) (byte, *writer) {
	out := &writer{}
	switch op {
	case opOptions:
		out.short(1).text("CQL_VERSION").short(1).text("3.4.4")
		return opSupported, out
	case opQuery:
		statement := string(in.bytes(in.int()))
		return n.result(statement, in, out)
	case opPrepare:
		statement := string(in.bytes(in.int()))
		if strings.Contains(statement, "none") {
			return fail(out, 0x2200, "table none does not exist")
		}
		return opResult, prepared(out, statement)
	case opExecute:
		statement := string(in.bytes(in.short())) // ids are statements
		return n.result(statement, in, out)
	case opBatch:
		if bytes.Contains(in.rest, []byte("none")) {
			return fail(out, 0x2200, "table none does not exist")
		}
		return opResult, out.int(1)
	}
	return opReady, out
}

func (n *node) result(statement string, in *reader, out *writer) (byte, *writer) {
	switch {
	case strings.HasPrefix(statement, "USE"):
		return opResult, out.int(3).text("shop")
	case strings.Contains(statement, "system.local"):
		return opResult, local(out)
	case strings.Contains(statement, "system"):
		return opResult, rows(out, "system", "peers", false)
	case strings.Contains(statement, "none"):
		return fail(out, 0x2200, "table none does not exist")
	case strings.Contains(statement, "hangs"):
		return 0, nil
	case strings.Contains(statement, "busy"):
		n.mu.Lock()
		n.asked[statement]++
		first := n.asked[statement] == 1
		n.mu.Unlock()
		if first || strings.Contains(statement, "always") {
			return fail(out, 0x1001, "busy")
		}
		return opResult, out.int(1)
	case strings.Contains(statement, "pages"):
		return opResult, rows(out, "shop", "pages", !in.paged(), "one", "two")
	case strings.Contains(statement, "empty"):
		return opResult, rows(out, "shop", "empty", false)
	case strings.HasPrefix(statement, "SELECT"):
		return opResult, rows(out, "shop", "items", false, "a secret")
	}
	return opResult, out.int(1)
}

func fail(out *writer, code int, message string) (byte, *writer) {
	return opError, out.int(code).text(message)
}

// Types of columns.
const (
	varchar = 0x0D
	uuid    = 0x0C
	inet    = 0x10
)

func local(out *writer) *writer {
	columns := []struct {
		name  string
		kind  int
		value []byte
	}{
		{"key", varchar, []byte("local")}, {"data_center", varchar, []byte("dc1")}, {"rack", varchar, []byte("r1")},
		{"release_version", varchar, []byte("3.11.9")}, {"cluster_name", varchar, []byte("test")},
		{"partitioner", varchar, []byte("org.apache.cassandra.dht.Murmur3Partitioner")},
		{"host_id", uuid, bytes.Repeat([]byte{0x11}, 16)}, {"schema_version", uuid, bytes.Repeat([]byte{0x22}, 16)},
		{"rpc_address", inet, []byte{127, 0, 0, 1}},
	}
	out.int(2).int(1).int(len(columns)).text("system").text("local")
	for _, column := range columns {
		out.text(column.name).short(column.kind)
	}
	out.int(1)
	for _, column := range columns {
		out.value(column.value)
	}
	return out
}

func rows(out *writer, keyspace, table string, more bool, names ...string) *writer {
	if more {
		out.int(2).int(3).int(1).value([]byte("next"))
	} else {
		out.int(2).int(1).int(1)
	}
	out.text(keyspace).text(table).text("name").short(varchar).int(len(names))
	for _, name := range names {
		out.value([]byte(name))
	}
	return out
}

func prepared(out *writer, statement string) *writer {
	table := "items"
	for _, word := range []string{"pages", "empty", "busy", "hangs"} {
		if strings.Contains(statement, word) {
			table = word
		}
	}
	parameters := strings.Count(statement, "?")
	out.int(4).text(statement).int(1).int(parameters).int(0).text("shop").text(table)
	for range parameters {
		out.text("name").short(varchar)
	}
	return out.int(1).int(1).text("shop").text(table).text("name").short(varchar)
}

type reader struct{ rest []byte }

func (r *reader) bytes(n int) []byte {
	n = min(max(n, 0), len(r.rest))
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) int() int {
	return int(int32(binary.BigEndian.Uint32(append(bytes.Clone(r.bytes(4)), 0, 0, 0, 0))))
}

func (r *reader) short() int {
	return int(binary.BigEndian.Uint16(append(bytes.Clone(r.bytes(2)), 0, 0)))
}

// paged: the client has the first page.
func (r *reader) paged() bool {
	r.short() // consistency
	flags := r.bytes(1)[0]
	if flags&0x01 != 0 {
		for n := r.short(); n > 0; n-- {
			r.bytes(r.int())
		}
	}
	return flags&0x08 != 0
}

type writer struct{ bytes.Buffer }

func number(n int) []byte { return binary.BigEndian.AppendUint32(nil, uint32(n)) }

func (w *writer) int(n int) *writer {
	w.Write(number(n))
	return w
}

func (w *writer) short(n int) *writer {
	w.Write(binary.BigEndian.AppendUint16(nil, uint16(n)))
	return w
}

func (w *writer) text(s string) *writer {
	w.short(len(s)).WriteString(s)
	return w
}

func (w *writer) value(b []byte) *writer {
	w.int(len(b)).Write(b)
	return w
}

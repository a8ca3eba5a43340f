package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/ClickHouse/ch-go/proto"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/trace"
)

const revision = 54460

// answer is what a server makes of a query, over its own protocol and HTTP alike.
type answer struct {
	rows    []int    // of each block
	failure *failure // behind them
	insert  bool     // it waits for rows
}

type failure struct {
	code          proto.Error
	name, message string
}

func answerTo(query string) answer {
	missing := &failure{60, "DB::Exception", "Table default.none does not exist"}
	switch {
	case strings.HasPrefix(query, "INSERT") && !strings.Contains(query, "VALUES ("):
		return answer{insert: true, failure: map[bool]*failure{true: missing}[strings.Contains(query, "none")]}
	case strings.Contains(query, "none"):
		return answer{failure: missing}
	case strings.Contains(query, "broken"):
		return answer{rows: []int{1}, failure: &failure{395, "DB::Exception", "Value passed to 'throwIf' function is non-zero"}}
	case strings.HasPrefix(query, "SELECT") && strings.Contains(query, "id = 7"):
		return answer{rows: []int{0}}
	case strings.HasPrefix(query, "SELECT"):
		return answer{rows: []int{2, 1}}
	}
	return answer{}
}

// serve answers in ClickHouse's own protocol, and says where.
func serve() string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				peer := &peer{conn: conn, reader: proto.NewReader(conn)}
				if err := peer.talk(); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, net.ErrClosed) {
					fmt.Println("server:", err)
				}
			}()
		}
	}()
	return listener.Addr().String()
}

type peer struct {
	conn    net.Conn
	reader  *proto.Reader
	out     proto.Buffer
	version int
}

func (p *peer) send() error {
	_, err := p.conn.Write(p.out.Buf)
	p.out.Reset()
	return err
}

func (p *peer) talk() error {
	if _, err := p.reader.UVarInt(); err != nil {
		return err
	}
	var hello proto.ClientHello
	if err := hello.Decode(p.reader); err != nil {
		return err
	}
	if hello.User == "nobody" {
		p.fail(&failure{516, "DB::Exception", "Authentication failed"})
		return p.send()
	}
	p.version = min(hello.ProtocolVersion, revision)
	(&proto.ServerHello{Name: "ClickHouse", Major: 24, Minor: 8, Revision: revision, Timezone: "UTC", DisplayName: "test"}).EncodeAware(&p.out, p.version)
	if err := p.send(); err != nil {
		return err
	}
	if proto.FeatureAddendum.In(p.version) {
		if _, err := p.reader.Str(); err != nil {
			return err
		}
	}
	for {
		code, err := p.reader.UVarInt()
		if err != nil {
			return err
		}
		switch proto.ClientCode(code) {
		case proto.ClientCodePing:
			proto.ServerCodePong.Encode(&p.out)
		case proto.ClientCodeQuery:
			if err := p.query(); err != nil {
				return err
			}
		default:
			return fmt.Errorf("packet %d", code)
		}
		if err := p.send(); err != nil {
			return err
		}
	}
}

func (p *peer) query() error {
	var q proto.Query
	if err := q.DecodeAware(p.reader, p.version); err != nil {
		return err
	}
	for { // tables that come with it
		if rows, err := p.block(); err != nil || rows == 0 {
			if err != nil {
				return err
			}
			break
		}
	}
	if strings.Contains(q.Body, "hangs") {
		time.Sleep(300 * time.Millisecond)
		return io.EOF
	}
	if strings.Contains(q.Body, "nothing") {
		return io.EOF
	}
	defer served(q.Info.Span)()
	answer := answerTo(q.Body)
	if answer.insert {
		if strings.Contains(q.Body, "nowhere") {
			p.fail(&failure{60, "DB::Exception", "Table default.nowhere does not exist"})
			return nil
		}
		p.data(0)
		if err := p.send(); err != nil {
			return err
		}
		for {
			rows, err := p.block()
			if err != nil {
				return err
			}
			if rows == 0 {
				break
			}
		}
	}
	for i, rows := range answer.rows {
		if i == 0 {
			p.data(0)
		}
		p.data(rows)
	}
	if answer.failure != nil {
		p.fail(answer.failure)
		return nil
	}
	proto.ServerCodeEndOfStream.Encode(&p.out)
	return nil
}

// block reads a packet of data and says how many rows it has.
func (p *peer) block() (int, error) {
	code, err := p.reader.UVarInt()
	if err != nil {
		return 0, err
	}
	if proto.ClientCode(code) != proto.ClientCodeData {
		return 0, io.EOF // it gives up
	}
	if _, err := p.reader.Str(); err != nil {
		return 0, err
	}
	var block proto.Block
	err = block.DecodeBlock(p.reader, p.version, (&proto.Results{}).Auto())
	return block.Rows, err
}

func (p *peer) data(rows int) {
	proto.ServerCodeData.Encode(&p.out)
	p.out.PutString("")
	encode(&p.out, p.version, rows)
}

func encode(out *proto.Buffer, version, rows int) {
	var ids proto.ColUInt64
	var names proto.ColStr
	for i := range rows {
		ids.Append(uint64(i))
		names.Append("a secret")
	}
	block := proto.Block{Info: proto.BlockInfo{BucketNum: -1}, Columns: 2, Rows: rows}
	if err := block.EncodeBlock(out, version, []proto.InputColumn{{Name: "id", Data: ids}, {Name: "name", Data: names}}); err != nil {
		panic(err)
	}
}

func (p *peer) fail(f *failure) {
	proto.ServerCodeException.Encode(&p.out)
	e := proto.Exception{Code: f.code, Name: f.name, Message: f.message}
	e.EncodeAware(&p.out, p.version)
}

// served is a span of the server where the query said which trace it belongs to.
func served(parent trace.SpanContext) func() {
	if !parent.IsValid() {
		return func() {}
	}
	_, span := otel.Tracer("server").Start(trace.ContextWithRemoteSpanContext(context.Background(), parent), "served")
	return func() { span.End() }
}

// serveHTTP answers what the client asks over HTTP.
func serveHTTP() string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		query := r.URL.Query().Get("query")
		if query == "" {
			query = string(body)
		}
		var out proto.Buffer
		switch {
		case strings.Contains(query, "displayName()"):
			hello(&out)
		case strings.HasPrefix(query, "DESCRIBE"):
			describe(&out)
		case query == "SELECT 1":
			one := new(proto.ColUInt8)
			one.Append(1)
			encodeColumns(&out, 1, proto.InputColumn{Name: "1", Data: one})
		default:
			answer := answerTo(query)
			for _, rows := range answer.rows {
				encode(&out, revision, rows)
			}
			if answer.failure != nil {
				w.Header().Set("X-ClickHouse-Exception-Code", fmt.Sprint(int(answer.failure.code)))
				w.WriteHeader(http.StatusNotFound)
				fmt.Fprintf(w, "Code: %d. %s: %s. (UNKNOWN_TABLE) (version 24.8.1.1)", answer.failure.code, answer.failure.name, answer.failure.message)
				return
			}
		}
		w.Write(out.Buf)
	}))
	return listener.Addr().String()
}

func hello(out *proto.Buffer) {
	name, version, zone, number := new(proto.ColStr), new(proto.ColStr), new(proto.ColStr), new(proto.ColUInt32)
	name.Append("test")
	version.Append("24.8.1")
	number.Append(revision)
	zone.Append("UTC")
	encodeColumns(out, 1, proto.InputColumn{Name: "displayName()", Data: name}, proto.InputColumn{Name: "version()", Data: version},
		proto.InputColumn{Name: "revision()", Data: number}, proto.InputColumn{Name: "timezone()", Data: zone})
}

func describe(out *proto.Buffer) {
	var columns []proto.InputColumn
	for _, name := range []string{"name", "type", "default_type", "default_expression", "comment", "codec_expression", "ttl_expression"} {
		values := new(proto.ColStr)
		for _, column := range [][2]string{{"id", "UInt64"}, {"name", "String"}} {
			values.Append(map[string]string{"name": column[0], "type": column[1]}[name])
		}
		columns = append(columns, proto.InputColumn{Name: name, Data: values})
	}
	encodeColumns(out, 2, columns...)
}

func encodeColumns(out *proto.Buffer, rows int, columns ...proto.InputColumn) {
	block := proto.Block{Info: proto.BlockInfo{BucketNum: -1}, Columns: len(columns), Rows: rows}
	if err := block.EncodeBlock(out, revision, columns); err != nil {
		panic(err)
	}
}

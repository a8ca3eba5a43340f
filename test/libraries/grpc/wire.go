package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// onTheWire makes one call and looks at its header: which fields that differ in each call the peer has to remember.
func onTheWire(ctx context.Context) {
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	defer listener.Close()
	seen := make(chan []hpack.HeaderField, 1)
	go answerOnce(listener, seen)
	client := dial(listener.Addr().String())
	defer client.Close()
	err = client.Invoke(ctx, method("Say"), wrapperspb.String(""), new(wrapperspb.StringValue))
	own := false
	for _, field := range <-seen {
		own = own || field.Name == "x-own" && !field.Sensitive
		if field.Name == "traceparent" && !field.Sensitive {
			fmt.Println("remembered:", field.Name)
		}
	}
	fmt.Println(status.Code(err), own)
}

// answerOnce says NOT_FOUND.
func answerOnce(listener net.Listener, seen chan<- []hpack.HeaderField) {
	conn, err := listener.Accept()
	if err != nil {
		return
	}
	io.ReadFull(conn, make([]byte, len(http2.ClientPreface)))
	framer := http2.NewFramer(conn, conn)
	framer.ReadMetaHeaders = hpack.NewDecoder(4096, nil)
	framer.WriteSettings()
	for {
		frame, err := framer.ReadFrame()
		if err != nil {
			return
		}
		switch frame := frame.(type) {
		case *http2.SettingsFrame:
			if !frame.IsAck() {
				framer.WriteSettingsAck()
			}
		case *http2.MetaHeadersFrame:
			seen <- frame.Fields
			var block bytes.Buffer
			encoder := hpack.NewEncoder(&block)
			for _, field := range [][2]string{{":status", "200"}, {"content-type", "application/grpc"}, {"grpc-status", "5"}} {
				encoder.WriteField(hpack.HeaderField{Name: field[0], Value: field[1]})
			}
			framer.WriteHeaders(http2.HeadersFrameParam{StreamID: frame.StreamID, BlockFragment: block.Bytes(), EndHeaders: true, EndStream: true})
		}
	}
}

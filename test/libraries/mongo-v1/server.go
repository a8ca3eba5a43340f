package main

import (
	"encoding/binary"
	"io"
	"net"

	"go.mongodb.org/mongo-driver/bson"
)

// serve answers in MongoDB's wire protocol what the program asks, where no MongoDB is at hand.
// https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
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
			go converse(conn)
		}
	}()
	return "mongodb://" + listener.Addr().String()
}

const (
	opReply   = 1
	opQuery   = 2004
	opMessage = 2013
)

func converse(conn net.Conn) {
	defer conn.Close()
	for {
		header := make([]byte, 16)
		if _, err := io.ReadFull(conn, header); err != nil {
			return
		}
		body := make([]byte, binary.LittleEndian.Uint32(header)-16)
		if _, err := io.ReadFull(conn, body); err != nil {
			return
		}
		var reply []byte
		code := binary.LittleEndian.Uint32(header[12:])
		switch code {
		case opQuery: // flags, name of a collection, two numbers
			name := 4
			for body[name] != 0 {
				name++
			}
			reply = append(make([]byte, 16, 64), 1, 0, 0, 0)
			reply = append(reply, answer(body[name+9:])...)
			code = opReply
		case opMessage: // flags, and a section of kind 0, before or behind those of kind 1
			if binary.LittleEndian.Uint32(body)&2 != 0 {
				continue // nobody waits for an answer
			}
			sections := body[4:]
			for sections[0] == 1 {
				sections = sections[1+binary.LittleEndian.Uint32(sections[1:]):]
			}
			reply = append(make([]byte, 5, 64), answer(sections[1:])...)
		}
		if code == opReply {
			binary.LittleEndian.PutUint32(reply, 8)
		}
		head := binary.LittleEndian.AppendUint32(nil, uint32(16+len(reply)))
		head = binary.LittleEndian.AppendUint32(head, 1)
		head = append(head, header[4:8]...)
		head = binary.LittleEndian.AppendUint32(head, code)
		if _, err := conn.Write(append(head, reply...)); err != nil {
			return
		}
	}
}

func answer(command []byte) []byte {
	raw := bson.Raw(command[:binary.LittleEndian.Uint32(command)])
	first, _ := raw.IndexErr(0)
	ok := bson.E{Key: "ok", Value: 1}
	cursor := func(id int64, batch string, items ...bson.D) bson.D {
		return bson.D{{Key: "cursor", Value: bson.D{{Key: "id", Value: id}, {Key: "ns", Value: "shop.orders"}, {Key: batch, Value: items}}}, ok}
	}
	var reply bson.D
	switch first.Key() {
	case "hello", "isMaster", "ismaster":
		reply = bson.D{
			{Key: "helloOk", Value: true}, {Key: "ismaster", Value: true}, {Key: "isWritablePrimary", Value: true}, {Key: "maxBsonObjectSize", Value: 16 << 20},
			{Key: "maxMessageSizeBytes", Value: 48 << 20}, {Key: "maxWriteBatchSize", Value: 1000}, {Key: "minWireVersion", Value: 0}, {Key: "maxWireVersion", Value: 21}, ok,
		}
	case "find":
		reply = cursor(42, "firstBatch", bson.D{{Key: "item", Value: "book"}})
	case "getMore":
		reply = cursor(0, "nextBatch", bson.D{{Key: "item", Value: "pen"}})
	case "aggregate":
		reply = cursor(0, "firstBatch", bson.D{{Key: "n", Value: 2}})
	case "insert":
		reply = bson.D{{Key: "n", Value: 1}, ok}
	case "update":
		failed := bson.D{{Key: "index", Value: 0}, {Key: "code", Value: 11000}, {Key: "errmsg", Value: "E11000 duplicate key"}}
		reply = bson.D{{Key: "n", Value: 0}, {Key: "writeErrors", Value: bson.A{failed}}, ok}
	case "ping", "drop", "killCursors", "endSessions":
		reply = bson.D{ok}
	default:
		reply = bson.D{{Key: "ok", Value: 0}, {Key: "code", Value: 59}, {Key: "codeName", Value: "CommandNotFound"}, {Key: "errmsg", Value: "no such command"}}
	}
	bytes, err := bson.Marshal(reply)
	if err != nil {
		panic(err)
	}
	return bytes
}

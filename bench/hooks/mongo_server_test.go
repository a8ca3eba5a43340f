package hooks

import (
	"encoding/binary"
	"io"
	"net"

	"go.mongodb.org/mongo-driver/v2/bson"
)

// What drivers ask before all else, and what they find.
var (
	helloMongo = document(bson.D{{Key: "helloOk", Value: true}, {Key: "ismaster", Value: true}, {Key: "isWritablePrimary", Value: true},
		{Key: "maxBsonObjectSize", Value: 16 << 20}, {Key: "maxMessageSizeBytes", Value: 48 << 20}, {Key: "maxWriteBatchSize", Value: 1000},
		{Key: "minWireVersion", Value: 0}, {Key: "maxWireVersion", Value: 21}, {Key: "ok", Value: 1}})
	foundMongo = document(bson.D{{Key: "cursor", Value: bson.D{{Key: "id", Value: int64(0)}, {Key: "ns", Value: "shop.items"},
		{Key: "firstBatch", Value: bson.A{bson.D{{Key: "_id", Value: 7}, {Key: "name", Value: "book"}}}}}}, {Key: "ok", Value: 1}})
)

func document(d bson.D) []byte {
	raw, err := bson.Marshal(d)
	if err != nil {
		panic(err)
	}
	return raw
}

// serveMongo finds the same document whatever is asked. A connection's first question comes as OP_QUERY, others as OP_MSG.
// https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
func serveMongo(conn net.Conn) {
	const opReply, opQuery, opMessage = 1, 2004, 2013
	header := make([]byte, 16)
	for {
		if _, err := io.ReadFull(conn, header); err != nil {
			return
		}
		body := make([]byte, binary.LittleEndian.Uint32(header)-16)
		if _, err := io.ReadFull(conn, body); err != nil {
			return
		}
		reply, code := make([]byte, 16, 512), uint32(opMessage)
		copy(reply[8:], header[4:8])
		if binary.LittleEndian.Uint32(header[12:]) == opQuery {
			code = opReply
			reply = append(reply, make([]byte, 16)...)
			reply = append(binary.LittleEndian.AppendUint32(reply, 1), helloMongo...)
		} else {
			reply = append(append(reply, 0, 0, 0, 0, 0), answerMongo(body[5:])...)
		}
		binary.LittleEndian.PutUint32(reply, uint32(len(reply)))
		binary.LittleEndian.PutUint32(reply[12:], code)
		if _, err := conn.Write(reply); err != nil {
			return
		}
	}
}

func answerMongo(command bson.Raw) []byte {
	if first, err := command.IndexErr(0); err == nil && first.Key() == "find" {
		return foundMongo
	}
	return helloMongo
}

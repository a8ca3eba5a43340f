package main

import (
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"sync"
)

var throttled sync.Once

// answer stands in for four services.
func answer(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	w.Header().Set("X-Amzn-Requestid", "request-1")
	target := r.Header.Get("X-Amz-Target")
	_, operation, _ := strings.Cut(target, ".")
	deliver(r.Context().Value(http.LocalAddrContextKey).(net.Addr).String(), body)
	w.Header().Set("Content-Type", "application/x-amz-json-1.0")
	sum := md5.Sum([]byte("a secret"))
	digest := hex.EncodeToString(sum[:])
	switch {
	case operation == "GetItem":
		busy := false
		throttled.Do(func() { busy = true })
		if busy {
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprint(w, `{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"slower"}`)
			return
		}
		fmt.Fprint(w, `{}`)
	case operation == "BatchGetItem":
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprint(w, `{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"no such table"}`)
	case operation == "SendMessage":
		fmt.Fprintf(w, `{"MessageId":"m-1","MD5OfMessageBody":%q}`, digest)
	case operation == "SendMessageBatch":
		fmt.Fprintf(w, `{"Successful":[{"Id":"1","MessageId":"m-2","MD5OfMessageBody":%q},{"Id":"2","MessageId":"m-3","MD5OfMessageBody":%q}],"Failed":[]}`, digest, digest)
	case operation == "ReceiveMessage":
		attributes := strings.Join(attributesFor(string(body), `%q:{"DataType":"String","StringValue":%q}`), ",")
		if attributes != "" {
			attributes = `,"MessageAttributes":{` + attributes + "}"
		}
		fmt.Fprintf(w, `{"Messages":[{"MessageId":"m-1","ReceiptHandle":"handle","Body":"a secret","MD5OfBody":%q%s}]}`, digest, attributes)
	case operation == "DeleteMessage", operation == "Query":
		fmt.Fprint(w, `{}`)
	case operation == "DeleteMessageBatch":
		fmt.Fprint(w, `{"Successful":[{"Id":"1"},{"Id":"2"}],"Failed":[]}`)
	case strings.Contains(string(body), "%3Agone"):
		w.Header().Set("Content-Type", "text/xml")
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprint(w, "<ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code><Message>no such topic</Message></Error><RequestId>request-1</RequestId></ErrorResponse>")
	case r.Header.Get("X-Amz-Copy-Source") != "":
		w.Header().Set("Content-Type", "application/xml")
		fmt.Fprint(w, "<CopyObjectResult></CopyObjectResult>")
	case strings.HasPrefix(string(body), "Action="):
		action, _, _ := strings.Cut(strings.TrimPrefix(string(body), "Action="), "&")
		w.Header().Set("Content-Type", "text/xml")
		fmt.Fprintf(w, "<%sResponse><%sResult>%s</%sResult><ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata></%sResponse>",
			action, action, strings.NewReplacer("DIGEST", digest, "ATTRIBUTES", strings.Join(attributesFor(string(body), xmlAttribute), "")).Replace(results[action]), action, action)
	case r.Method == http.MethodPut, r.Method == http.MethodDelete, r.URL.Path == "/message":
	default:
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprint(w, `<Error><Code>NoSuchKey</Code><Message>no such key</Message></Error>`)
	}
}

const xmlAttribute = "<MessageAttribute><Name>%s</Name><Value><StringValue>%s</StringValue><DataType>String</DataType></Value></MessageAttribute>"

// attributesFor are those of the message that a request has asked for.
func attributesFor(request, format string) (texts []string) {
	for _, attribute := range [][2]string{{"buyer", "acme"}, {"traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}} {
		if strings.Contains(request, attribute[0]) || strings.Contains(request, "All") {
			texts = append(texts, fmt.Sprintf(format, attribute[0], attribute[1]))
		}
	}
	return texts
}

// results are what is answered to forms: SQS was asked with such until 2023.
var results = map[string]string{
	"Publish":     "<MessageId>m-4</MessageId>",
	"SendMessage": "<MessageId>m-1</MessageId><MD5OfMessageBody>DIGEST</MD5OfMessageBody>",
	"SendMessageBatch": "<SendMessageBatchResultEntry><Id>1</Id><MessageId>m-2</MessageId><MD5OfMessageBody>DIGEST</MD5OfMessageBody></SendMessageBatchResultEntry>" +
		"<SendMessageBatchResultEntry><Id>2</Id><MessageId>m-3</MessageId><MD5OfMessageBody>DIGEST</MD5OfMessageBody></SendMessageBatchResultEntry>",
	"DeleteMessageBatch": "<DeleteMessageBatchResultEntry><Id>1</Id></DeleteMessageBatchResultEntry><DeleteMessageBatchResultEntry><Id>2</Id></DeleteMessageBatchResultEntry>",
	"Subscribe":          "<SubscriptionArn>arn:aws:sns:eu-central-1:1234:news:1</SubscriptionArn>",
	"ReceiveMessage":     "<Message><MessageId>m-1</MessageId><ReceiptHandle>handle</ReceiptHandle><Body>a secret</Body><MD5OfBody>DIGEST</MD5OfBody>ATTRIBUTES</Message>",
}

var parents = regexp.MustCompile(`00-[0-9a-f]{32}-[0-9a-f]{16}-01`)

// deliver stands in for who gets a message, somewhere else: his span is below the sender's.
func deliver(server string, message []byte) {
	for _, parent := range parents.FindAllString(string(message), -1) {
		connection, err := net.Dial("tcp", server)
		if err != nil {
			continue
		}
		fmt.Fprintf(connection, "POST /message HTTP/1.1\r\nHost: queue\r\nTraceparent: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", parent)
		io.Copy(io.Discard, connection)
		connection.Close()
	}
}

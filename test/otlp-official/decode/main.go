// Command decode is the second opinion on our OTLP bytes: it reads each file, or stdin,
// as a protobuf ExportTraceServiceRequest (after -metrics ExportMetricsServiceRequest;
// after -json in OTLP's JSON) with OpenTelemetry's own Go types, prints one
// line of protojson for each (ids are base64 there) and, on stderr, what is wrong.
// Exit status: 0 fine, 1 not decodable or with findings, 2 a file that cannot be read.
package main

import (
	"fmt"
	"io"
	"os"

	metrics "go.opentelemetry.io/proto/otlp/collector/metrics/v1"
	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
)

// isJSON is the option, for all files of a run.
var isJSON bool

func unmarshalJSON(content []byte, request proto.Message) error {
	converted, err := fromOTLPJSON(content)
	if err != nil {
		return err
	}
	return protojson.Unmarshal(converted, request)
}

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(files []string, stdin io.Reader, stdout, stderr io.Writer) int {
	decode := decodeSpans
	isJSON = false
	for ; len(files) > 0 && files[0][0] == '-'; files = files[1:] {
		switch files[0] {
		case "-metrics":
			decode = decodeMetrics
		case "-json":
			isJSON = true
		default:
			fmt.Fprintln(stderr, "unknown option", files[0])
			return 2
		}
	}
	if len(files) == 0 {
		content, err := io.ReadAll(stdin)
		if err != nil {
			fmt.Fprintln(stderr, err)
			return 2
		}
		return decode("stdin", content, stdout, stderr)
	}
	status := 0
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			fmt.Fprintln(stderr, err)
			return 2
		}
		status = max(status, decode(file, content, stdout, stderr))
	}
	return status
}

func decodeSpans(name string, content []byte, stdout, stderr io.Writer) int {
	request := &collector.ExportTraceServiceRequest{}
	return decode(name, content, stdout, stderr, request, func() string { return fmt.Sprint(countSpans(request), " spans") })
}

func decodeMetrics(name string, content []byte, stdout, stderr io.Writer) int {
	request := &metrics.ExportMetricsServiceRequest{}
	return decode(name, content, stdout, stderr, request, func() string { return fmt.Sprint(countPoints(request), " points") })
}

func decode(name string, content []byte, stdout, stderr io.Writer, request proto.Message, count func() string) int {
	unmarshal := (proto.UnmarshalOptions{DiscardUnknown: false}).Unmarshal
	if isJSON {
		unmarshal = unmarshalJSON
	}
	if err := unmarshal(content, request); err != nil {
		fmt.Fprintf(stderr, "%s: %v\n", name, err)
		return 1
	}
	printed, err := protojson.Marshal(request)
	if err != nil {
		fmt.Fprintf(stderr, "%s: %v\n", name, err)
		return 1
	}
	fmt.Fprintf(stdout, "%s\n", printed)

	findings := check(request)
	for _, finding := range findings {
		fmt.Fprintf(stderr, "%s: %s\n", name, finding)
	}
	// The count tells a caller that a clean answer was not the answer to nothing.
	fmt.Fprintf(stderr, "%s: %s, %d findings\n", name, count(), len(findings))
	if len(findings) > 0 {
		return 1
	}
	return 0
}

func countSpans(request *collector.ExportTraceServiceRequest) int {
	count := 0
	for _, resource := range request.GetResourceSpans() {
		for _, scope := range resource.GetScopeSpans() {
			count += len(scope.GetSpans())
		}
	}
	return count
}

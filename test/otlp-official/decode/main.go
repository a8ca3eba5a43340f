// Command decode is the second opinion on our OTLP bytes: it reads each file, or stdin,
// as a protobuf ExportTraceServiceRequest with OpenTelemetry's own Go types, prints one
// line of protojson for each (ids are base64 there) and, on stderr, what is wrong.
// Exit status: 0 fine, 1 not decodable or with findings, 2 a file that cannot be read.
package main

import (
	"fmt"
	"io"
	"os"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(files []string, stdin io.Reader, stdout, stderr io.Writer) int {
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

func decode(name string, content []byte, stdout, stderr io.Writer) int {
	request := &collector.ExportTraceServiceRequest{}
	if err := (proto.UnmarshalOptions{DiscardUnknown: false}).Unmarshal(content, request); err != nil {
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
	fmt.Fprintf(stderr, "%s: %d spans, %d findings\n", name, countSpans(request), len(findings))
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

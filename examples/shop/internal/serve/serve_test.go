package serve

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

func TestRunFinishesRequestsInFlight(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		stop()
		// Shutting down begins by refusing connections; this request is in flight until then.
		for {
			connection, err := net.Dial("tcp", r.Host)
			if err != nil {
				break
			}
			connection.Close()
		}
		io.WriteString(w, "done")
	})

	reader, writer := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, "127.0.0.1:0", handler, writer) }()

	line, err := bufio.NewReader(reader).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	url, found := strings.CutPrefix(strings.TrimSpace(line), "listening on ")
	if !found {
		t.Fatalf("announced %q", line)
	}

	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, _ := io.ReadAll(response.Body); string(body) != "done" {
		t.Errorf("body %q", body)
	}
	if err := <-ended; err != nil {
		t.Errorf("Run: %v", err)
	}
}

func TestRunReportsAnAddressThatCannotBeUsed(t *testing.T) {
	if err := Run(t.Context(), "127.0.0.1:-1", nil, io.Discard); err == nil {
		t.Error("no error")
	}
}

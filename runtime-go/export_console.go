package otelts

import (
	"errors"
	"os"
	"time"
)

// console writes each request as one line of OTLP's JSON to standard error:
// standard output is the program's. The file is taken at init, because the
// program may put another into os.Stderr.
type console struct {
	schema func() *jsonMessage
	line   []byte
}

var standardError = os.Stderr

func newConsole(r *receiver) *console { return &console{schema: r.schema} }

// send stands for OTLP where nothing else is wanted.
func (c *console) send(body []byte, _ time.Duration) (result, time.Duration, error) {
	if !c.write(body) {
		return refused, 0, errors.New("standard error cannot be written to")
	}
	return delivered, 0, nil
}

// write reports whether the line is out. A reader that does not read holds up
// the exporter's goroutine and never the program's.
func (c *console) write(body []byte) bool {
	line, ok := appendJSON(c.line[:0], c.schema(), body)
	if !ok || standardError == nil {
		return false
	}
	line = append(line, '\n')
	if cap(line) <= spareLargest {
		c.line = line
	}
	_, err := standardError.Write(line)
	return err == nil
}

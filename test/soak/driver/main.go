// Loads the woven service in rounds, receives its spans, and says whether each is in the trace of its own item and
// whether what the service keeps stays the same.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const rounds = 10

var client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}

func get(url string) (string, error) {
	response, err := client.Get(url)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = errors.New(response.Status + ": " + string(body))
	}
	return string(body), err
}

// load asks for items from one to another and answers how many it got to before its time was over.
func load(base string, from, to int, limit time.Time) (done int, err error) {
	var next, finished atomic.Int64
	next.Store(int64(from))
	var failed atomic.Pointer[error]
	var working sync.WaitGroup
	for range 8 {
		working.Add(1)
		go func() {
			defer working.Done()
			for failed.Load() == nil && time.Now().Before(limit) {
				n := next.Add(1) - 1
				if n >= int64(to) {
					return
				}
				if _, err := get(base + "/items/" + strconv.FormatInt(n, 10)); err != nil {
					failed.Store(&err)
					return
				}
				finished.Add(1)
			}
		}()
	}
	working.Wait()
	if e := failed.Load(); e != nil {
		err = *e
	}
	return int(finished.Load()), err
}

type state struct{ heap, goroutines int }

func look(base string) (s state, err error) {
	client.CloseIdleConnections()
	text, err := get(base + "/state")
	if err == nil {
		_, err = fmt.Sscan(text, &s.heap, &s.goroutines)
	}
	return s, err
}

func least(states []state) state {
	s := states[0]
	for _, other := range states[1:] {
		s = state{min(s.heap, other.heap), min(s.goroutines, other.goroutines)}
	}
	return s
}

// settled waits until no more goroutines are there than most: connections take their time to close.
func settled(base string, most int, limit time.Duration) (s state, err error) {
	for end := time.Now().Add(limit); ; time.Sleep(100 * time.Millisecond) {
		s, err = look(base)
		if err != nil || s.goroutines <= most || time.Now().After(end) {
			return s, err
		}
	}
}

func check(name string, ok bool, figures string) {
	word := "ok    "
	if !ok {
		word = "FAILED"
	}
	fmt.Printf("%s %s: %s\n", word, name, figures)
}

func main() {
	service := flag.String("service", "", "the woven service")
	requests := flag.Int("requests", 200_000, "how many")
	limit := flag.Duration("limit", 4*time.Minute, "for all of them")
	flag.Parse()
	if err := soak(*service, *requests, time.Now().Add(*limit)); err != nil {
		check("the run", false, err.Error())
	}
}

func soak(service string, requests int, limit time.Time) error {
	l := &ledger{items: map[string]string{}, servers: map[string]string{}}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	go func() { _ = http.Serve(listener, l) }()

	var stderr bytes.Buffer
	command := exec.Command(service)
	command.Env = append(os.Environ(), "OTEL_EXPORTER_OTLP_ENDPOINT=http://"+listener.Addr().String(),
		"OTEL_EXPORTER_OTLP_PROTOCOL=http/json", "OTEL_BSP_SCHEDULE_DELAY=200", "OTEL_BSP_MAX_QUEUE_SIZE=200000",
		"OTEL_BSP_MAX_EXPORT_BATCH_SIZE=2000", "OTEL_TS_SAMPLING_RULES=/state=drop", "OTEL_TS_EXIT_TIMEOUT=60000")
	command.Stderr = &stderr
	stdin, err := command.StdinPipe()
	if err != nil {
		return err
	}
	stdout, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	defer func() { _ = command.Process.Kill() }()
	base, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		return fmt.Errorf("the service said nothing: %w\n%s", err, stderr.String())
	}
	base = strings.TrimSpace(base)

	began := time.Now()
	done := 0
	var states []state
	for round := range rounds {
		from, to := requests*round/rounds, requests*(round+1)/rounds
		n, err := load(base, from, to, limit)
		done += n
		if err != nil {
			return fmt.Errorf("%w\n%s", err, stderr.String())
		}
		most := 1 << 30
		if len(states) > 1 {
			most = states[1].goroutines
		}
		s, err := settled(base, most, 20*time.Second)
		if err != nil {
			return err
		}
		states = append(states, s)
		fmt.Printf("       round %d: %d requests, %d KiB of heap, %d goroutines\n", round+1, n, s.heap>>10, s.goroutines)
		if n < to-from {
			fmt.Printf("       out of time after %d of %d requests\n", done, requests)
			break
		}
	}
	took := time.Since(began)
	_ = stdin.Close()
	ended := command.Wait()

	said := stderr.String()
	if len(said) > 2000 {
		said = said[:2000] + "…"
	}
	check("service", ended == nil && said == "", fmt.Sprintf("%v %q", ended, said))
	expected := 3 * done // its server's, and of what it asks, now or later, the client's and the server's
	linked, wrong := l.judge()
	if len(wrong) > 5 {
		wrong = append(wrong[:5], fmt.Sprint(len(wrong)-5, " more"))
	}
	check("spans", l.arrived() == expected, fmt.Sprintf("%d of %d, of %d requests in %.0f s", l.arrived(), expected, done, took.Seconds()))
	check("no foreign span", len(wrong) == 0, fmt.Sprintf("%d traces, %d links; wrong: %q", len(l.items), linked, wrong))
	if len(states) < 6 {
		check("heap and goroutines", false, "there was no time for six rounds")
		return nil
	}
	// The least of three: a request that is on its way to the receiver is held, too.
	early, last := least(states[1:4]), least(states[len(states)-3:])
	check("heap", last.heap < early.heap+1<<20, fmt.Sprintf("%d KiB, at first %d KiB", last.heap>>10, early.heap>>10))
	check("goroutines", last.goroutines <= early.goroutines+2, fmt.Sprintf("%d, at first %d", last.goroutines, early.goroutines))
	return nil
}

package otelts

import (
	"context"
	"errors"
	"io"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// remoteSampler is jaeger_remote: a server says by HTTP what to sample,
// https://www.jaegertracing.io/docs/1.76/architecture/sampling/#remote-sampling.
// What it says of single operations is not used: a request's route, which is
// the operation's name, is known only after the decision.
type remoteSampler struct {
	endpoint string
	interval time.Duration
	service  string

	bound atomic.Uint64
	once  sync.Once
	pause func(time.Duration)
	said  bool // the first failure in a row

	lock    sync.Mutex
	limit   float64 // spans a second; 0: none
	balance float64
	last    time.Time
}

func newRemoteSampler() *remoteSampler {
	r := &remoteSampler{endpoint: "http://localhost:5778/sampling", interval: time.Minute, pause: time.Sleep}
	r.bound.Store(ratioBound(0.001))
	return r
}

// readArgument reads endpoint=…,pollingIntervalMs=…,initialSamplingRate=….
func (r *remoteSampler) readArgument(v string) (ok bool) {
	ok = true
	for item := range strings.SplitSeq(v, ",") {
		key, value, _ := strings.Cut(strings.TrimSpace(item), "=")
		switch key {
		case "":
		case "endpoint":
			ok = r.setEndpoint(value) && ok
		case "pollingIntervalMs":
			n, err := strconv.Atoi(value)
			if ok = err == nil && n > 0 && n <= math.MaxInt32 && ok; ok {
				r.interval = time.Duration(n) * time.Millisecond
			}
		case "initialSamplingRate":
			ratio, err := strconv.ParseFloat(value, 64)
			if ok = err == nil && ratio >= 0 && ratio <= 1 && ok; ok {
				r.bound.Store(ratioBound(ratio))
			}
		default:
			ok = false
		}
	}
	return ok
}

func (r *remoteSampler) setEndpoint(v string) bool {
	u, err := url.Parse(v)
	if err != nil || !usableURL(v) {
		return false
	}
	if u.Path == "" || u.Path == "/" {
		u.Path = "/sampling"
	}
	r.endpoint = u.String()
	return true
}

// begin starts to ask, but for a testing/synctest bubble, whose goroutines are
// not ours.
func (r *remoteSampler) begin() {
	r.once.Do(func() {
		if time.Now().Unix() >= bubbleEnd {
			hidden(func() { go r.run() })
		}
	})
}

func (r *remoteSampler) run() {
	suppressGoroutine()
	client := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{Proxy: http.ProxyFromEnvironment, IdleConnTimeout: 15 * time.Second}}
	for {
		if err := r.ask(client); err == nil {
			r.said = false
		} else if !r.said {
			r.said = true
			failure("cannot ask " + redactedEndpoint(r.endpoint) + " what to sample: " + err.Error() + "; going on as before, further failures are not printed")
		}
		r.pause(r.interval)
	}
}

func (r *remoteSampler) ask(client *http.Client) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("internal error")
		}
	}()
	u, err := url.Parse(r.endpoint)
	if err != nil {
		return errors.New("the URL cannot be read")
	}
	query := u.Query()
	query.Set("service", r.service)
	u.RawQuery = query.Encode()
	request, err := http.NewRequestWithContext(context.Background(), http.MethodGet, u.String(), nil)
	if err != nil {
		return errors.New("the URL cannot be used")
	}
	response, err := client.Do(request)
	if err != nil {
		var wrapped *url.Error
		if errors.As(err, &wrapped) {
			err = wrapped.Err
		}
		return err
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, 1<<20))
	_ = response.Body.Close()
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return errors.New(response.Status)
	}
	return r.follow(string(body))
}

// follow takes a strategy over. JSON is YAML, and that is what we can read.
func (r *remoteSampler) follow(strategy string) error {
	root, err := parseYAML(strategy)
	if err != nil {
		return errors.New("the answer is no JSON")
	}
	ratio := root.at("operationSampling", "defaultSamplingProbability")
	if ratio == nil {
		ratio = root.at("probabilisticSampling", "samplingRate")
	}
	limit := root.at("rateLimitingSampling", "maxTracesPerSecond")
	switch {
	case ratio != nil:
		p, err := strconv.ParseFloat(ratio.text, 64)
		if err != nil || !(p >= 0 && p <= 1) {
			return errors.New("the answer has no ratio from 0 to 1")
		}
		r.setLimit(0)
		r.bound.Store(ratioBound(p))
	case limit != nil:
		n, err := strconv.ParseFloat(limit.text, 64)
		if err != nil || !(n >= 0) || math.IsInf(n, 0) {
			return errors.New("the answer has no number of traces")
		}
		r.setLimit(n)
		if n == 0 {
			r.bound.Store(sampleNone)
		} else {
			r.bound.Store(sampleAll)
		}
	default:
		return errors.New("the answer has no strategy")
	}
	return nil
}

func (r *remoteSampler) setLimit(limit float64) {
	r.lock.Lock()
	if r.limit != limit {
		r.limit, r.balance, r.last = limit, max(limit, 1), time.Now()
	}
	r.lock.Unlock()
}

// admit is the limit of traces a second, which may be saved up for a second.
func (r *remoteSampler) admit() bool {
	r.lock.Lock()
	defer r.lock.Unlock()
	if r.limit == 0 {
		return true
	}
	now := time.Now()
	r.balance = min(max(r.limit, 1), r.balance+max(0, now.Sub(r.last).Seconds())*r.limit)
	r.last = now
	if r.balance < 1 {
		return false
	}
	r.balance--
	return true
}

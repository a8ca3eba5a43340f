package otelts

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

func judgeHTTP(response *http.Response, answer []byte) (result, time.Duration, error) {
	isJSON := strings.HasPrefix(response.Header.Get("Content-Type"), "application/json")
	switch code := response.StatusCode; {
	case code >= 200 && code < 300:
		if isJSON {
			return delivered, 0, partialSuccessJSON(answer)
		}
		return delivered, 0, partialSuccessOf(answer)
	case code == 429 || code == 502 || code == 503 || code == 504:
		return postponed, retryAfter(response.Header.Get("Retry-After"), time.Now()), httpFailure(response, answer, isJSON)
	default:
		return refused, 0, httpFailure(response, answer, isJSON)
	}
}

// httpFailure says what the receiver says, if it says it in a google.rpc.Status.
func httpFailure(response *http.Response, answer []byte, isJSON bool) error {
	said := ""
	if isJSON {
		said, _ = jsonScalarAt(answer, "message")
	} else if strings.HasPrefix(response.Header.Get("Content-Type"), "application/x-protobuf") {
		said = readStatus(answer).message
	}
	if said == "" {
		return &answerError{strconv.Itoa(response.StatusCode), response.Status}
	}
	return &answerError{strconv.Itoa(response.StatusCode), response.Status + ": " + printable(said)}
}

// retryAfter reads seconds or an HTTP date, bounded by an hour.
func retryAfter(v string, now time.Time) time.Duration {
	var wait time.Duration
	if seconds, err := strconv.Atoi(v); err == nil {
		wait = time.Duration(min(seconds, 3600)) * time.Second
	} else if date, err := http.ParseTime(v); err == nil {
		wait = date.Sub(now)
	}
	return max(0, min(wait, time.Hour))
}

// printable is what another process says, fit for one line of ours.
func printable(v string) string {
	const longest = 200
	v = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, text(v, 0))
	if short := text(v, longest); len(short) < len(v) {
		return short + "…"
	}
	return v
}

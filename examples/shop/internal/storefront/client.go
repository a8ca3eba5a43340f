package storefront

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"shop/internal/api"
)

const requestTimeout = 5 * time.Second

// statusError is an answer of the inventory that is not a success.
type statusError struct {
	status  int
	message string
}

func (e *statusError) Error() string {
	return fmt.Sprintf("inventory answered %d: %s", e.status, e.message)
}

type client struct {
	base string
	http *http.Client
}

func newClient(base string) *client {
	return &client{
		base: strings.TrimSuffix(base, "/"),
		http: &http.Client{Timeout: requestTimeout},
	}
}

// get asks for path and decodes the answer.
func get[T any](ctx context.Context, c *client, path string) (answer T, err error) {
	err = c.do(ctx, http.MethodGet, path, nil, &answer)
	return answer, err
}

// post sends body to path and decodes the answer.
func post[T any](ctx context.Context, c *client, path string, body any) (answer T, err error) {
	encoded, err := json.Marshal(body)
	if err != nil {
		return answer, err
	}
	err = c.do(ctx, http.MethodPost, path, bytes.NewReader(encoded), &answer)
	return answer, err
}

func (c *client) do(ctx context.Context, method, path string, body io.Reader, answer any) error {
	request, err := http.NewRequestWithContext(ctx, method, c.base+path, body)
	if err != nil {
		return err
	}
	request.Header.Set("Accept", "application/json")
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := c.http.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()

	if response.StatusCode >= http.StatusMultipleChoices {
		var problem api.Problem
		// A proxy's error page is no Problem; the status alone has to do then.
		_ = json.NewDecoder(response.Body).Decode(&problem)
		return &statusError{status: response.StatusCode, message: problem.Error}
	}
	return json.NewDecoder(response.Body).Decode(answer)
}

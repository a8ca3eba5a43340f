package otelts

import (
	"net/url"
	"sync"
)

// complaints prints the first failure in a row, and one line only where several
// signals fail for one reason: nobody listens at that address.
type complaints struct {
	lock    sync.Mutex
	failing map[string]string // signal → host
	partly  map[string]bool   // signals of which some was rejected
}

func (c *complaints) failed(signal, endpoint string, err error) {
	host := ""
	if u, err := url.Parse(endpoint); err == nil {
		host = u.Host
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	if _, known := c.failing[signal]; known {
		return
	}
	said := false
	for _, other := range c.failing {
		said = said || other == host
	}
	if c.failing == nil {
		c.failing = map[string]string{}
	}
	c.failing[signal] = host
	if said {
		return
	}
	message := "unknown error"
	if err != nil {
		message = err.Error()
	}
	failure("cannot export " + signal + " to " + redactedEndpoint(endpoint) + ": " + message + "; further failures are not printed")
}

func (c *complaints) worked(signal string) {
	c.lock.Lock()
	delete(c.failing, signal)
	c.lock.Unlock()
}

// partial prints the first of a signal's partial successes and gives how many
// of all were rejected.
func (c *complaints) partial(signal, endpoint string, err error, all int) (rejected int) {
	p, ok := err.(*partialSuccess)
	if !ok {
		return 0
	}
	c.lock.Lock()
	known := c.partly[signal]
	if c.partly == nil {
		c.partly = map[string]bool{}
	}
	c.partly[signal] = true
	c.lock.Unlock()
	if !known {
		warn("the receiver at " + redactedEndpoint(endpoint) + " says of " + signal + ": " + p.Error() + "; further such answers are not printed")
	}
	return min(p.rejected, all)
}

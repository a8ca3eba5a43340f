package main

import (
	"context"
	"errors"
	"fmt"
)

type owner struct{ name string }

type Shop struct{ owner *owner }

func (s *Shop) Find(ctx context.Context, item string) (int, error) {
	if item == "" {
		return 0, errors.New("no item")
	}
	return len(item), nil
}

// A twin with another receiver stays as it is.
type Stall struct{}

func (s *Stall) Find(ctx context.Context, item string) (int, error) { return 1, nil }

func main() {
	fmt.Println((&Shop{}).Find(context.Background(), "x"))
	fmt.Println((&Shop{}).Find(context.Background(), ""))
	fmt.Println((&Stall{}).Find(context.Background(), ""))
}

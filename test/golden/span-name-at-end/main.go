package main

import (
	"errors"
	"fmt"
)

func Run(text string) (string, error) { return "ran " + text, errors.New("no") }

func Walk(text string) (string, error) { return text, nil }

func main() { fmt.Println(Run("x")); fmt.Println(Walk("y")) }

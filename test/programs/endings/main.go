// Ends in the way that its argument names, with one finished span behind it, and with `open` two that are not.
package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"
)

type fake struct{}

func (fake) Open(string) (driver.Conn, error) { return nil, errors.New("no database here") }

func main() {
	sql.Register("fake", fake{})
	db, err := sql.Open("fake", "")
	if err != nil {
		log.Fatal(err)
	}
	ending := os.Args[1]
	if ending == "stopped handler" {
		ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
		context.AfterFunc(ctx, stop)
		defer func() {
			<-ctx.Done()
			time.Sleep(200 * time.Millisecond)
			fmt.Println("handled")
			os.Exit(8)
		}()
	}
	var signals chan os.Signal
	if slices.Contains(os.Args, "handled") {
		signals = make(chan os.Signal, 1)
		signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM)
	}
	fmt.Println(db.Ping())
	if slices.Contains(os.Args, "open") {
		openSpans()
	}
	log.SetFlags(0)
	switch ending {
	case "return", "stopped handler":
		if ending != "return" {
			fmt.Println("ready")
		}
	case "exit":
		os.Exit(3)
	case "fatal":
		log.Fatal("that was it")
	case "panic":
		panic(errors.New("an uncaught one"))
	case "goroutine":
		go func() {
			var nobody *fake
			fmt.Println(*nobody)
		}()
		time.Sleep(time.Minute)
	case "deadlock":
		select {}
	case "goexit":
		defer fmt.Println("deferred")
		panic(fmt.Sprint("wrapped ", recovered()))
	default:
		fmt.Println("ready")
		if signals != nil {
			arrived := <-signals
			fmt.Println("handled:", arrived)
			switch ending {
			case "raise":
				signal.Reset(arrived)
				syscall.Kill(os.Getpid(), arrived.(syscall.Signal))
				time.Sleep(time.Minute)
			case "signal":
				signal.Reset(arrived)
				process, _ := os.FindProcess(os.Getpid())
				process.Signal(arrived)
				time.Sleep(time.Minute)
			case "again":
				syscall.Kill(os.Getpid(), arrived.(syscall.Signal))
				fmt.Println("handled:", <-signals)
			}
			os.Exit(7)
		}
		time.Sleep(time.Minute)
	}
}

func recovered() (value any) {
	defer func() { value = recover() }()
	panic("inner")
}

var held []net.Conn // they close when they are collected

// openSpans returns while a request is served that waits for another one.
func openSpans() {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	serving, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("GET /work/{id}", func(w http.ResponseWriter, r *http.Request) {
		_, err := http.Get("http://" + silent.Addr().String() + "/never")
		fmt.Println("answered:", err)
	})
	go http.Serve(serving, nil)
	client, err := net.Dial("tcp", serving.Addr().String())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Fprint(client, "GET /work/1 HTTP/1.1\r\nHost: here\r\n\r\n")
	connection, err := silent.Accept()
	if err != nil {
		log.Fatal(err)
	}
	held = append(held, client, connection)
	if _, err := connection.Read(make([]byte, 1)); err != nil {
		log.Fatal(err)
	}
}

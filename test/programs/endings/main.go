// Ends in the way that its argument names, with one finished span behind it.
package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"log"
	"os"
	"os/signal"
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
	if ending == "handler" {
		signals := make(chan os.Signal, 1)
		signal.Notify(signals, syscall.SIGTERM)
		defer func() {
			fmt.Println("handled:", <-signals)
			os.Exit(7)
		}()
	}
	fmt.Println(db.Ping())
	log.SetFlags(0)
	switch ending {
	case "return", "handler", "stopped handler":
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
		time.Sleep(time.Minute)
	}
}

func recovered() (value any) {
	defer func() { value = recover() }()
	panic("inner")
}

// A server of fiber v3 that is asked by net/http's client: groups, mounted apps, middleware that answers early, no route, a
// wrong method, errors, panics that fiber's and the program's own middleware recover.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"

	"github.com/gofiber/fiber/v3"
	recovering "github.com/gofiber/fiber/v3/middleware/recover"
)

func main() {
	app := fiber.New()
	app.Use(recovering.New())
	app.Get("/", say("root"))
	api := app.Group("/api")
	users := api.Group("/users", func(c fiber.Ctx) error {
		if c.Query("denied") != "" {
			return fiber.ErrUnauthorized
		}
		return c.Next()
	})
	users.Get("/:id", say("user"))
	users.Post("/:id/orders", say("order"))
	mounted := fiber.New()
	mounted.Get("/things/:id", say("thing"))
	app.Use("/mounted", mounted)
	app.Get("/files/*", say("file"))
	app.Get("/error", func(c fiber.Ctx) error { return errors.New("a handler's error") })
	app.Get("/panic", func(c fiber.Ctx) error { panic(errors.New("in a handler")) })
	app.Group("/own", own).Get("/:id", func(c fiber.Ctx) error { panic("under the program's own middleware") })

	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	served := make(chan error)
	go func() { served <- app.Listener(listener, fiber.ListenConfig{DisableStartupMessage: true}) }()
	server := "http://" + listener.Addr().String()
	ask(server, "GET", "/")
	ask(server, "GET", "/api/users/42")
	ask(server, "GET", "/api/users/42?denied=1")
	ask(server, "POST", "/api/users/42/orders")
	ask(server, "GET", "/mounted/things/7")
	ask(server, "GET", "/files/a/b.txt")
	ask(server, "GET", "/nowhere")
	ask(server, "DELETE", "/api/users/42")
	ask(server, "GET", "/error")
	ask(server, "GET", "/panic")
	ask(server, "GET", "/own/1")
	fmt.Println(app.Shutdown(), <-served)
}

func own(c fiber.Ctx) (err error) {
	defer func() {
		if recovered := recover(); recovered != nil {
			err = c.Status(fiber.StatusInternalServerError).SendString(fmt.Sprint("recovered: ", recovered))
		}
	}()
	return c.Next()
}

func say(text string) fiber.Handler {
	return func(c fiber.Ctx) error { return c.SendString(text + " " + c.Params("id") + " at " + c.Route().Path) }
}

func ask(server, method, path string) {
	request, _ := http.NewRequest(method, server+path, nil)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		fmt.Println(method, path, "failed")
		return
	}
	body, _ := io.ReadAll(response.Body)
	response.Body.Close()
	fmt.Println(method, path, response.StatusCode, string(body))
}

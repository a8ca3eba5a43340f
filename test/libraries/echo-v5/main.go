// A server of echo v5 that is asked by its own client: groups, middleware that answers early or changes the path before
// routing, no route, a wrong method, panics that echo's and the program's own middleware recover.
package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/labstack/echo/v5"
	"github.com/labstack/echo/v5/middleware"
)

func main() {
	e := echo.New()
	e.Logger = slog.New(slog.DiscardHandler)
	e.Use(middleware.RecoverWithConfig(middleware.RecoverConfig{DisablePrintStack: true}))
	e.GET("/", say("root"))
	api := e.Group("/api")
	users := api.Group("/users", func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c *echo.Context) error {
			if c.QueryParam("denied") != "" {
				return echo.ErrUnauthorized
			}
			return next(c)
		}
	})
	users.GET("/:id", say("user"))
	users.POST("/:id/orders", say("order"))
	e.Any("/any/*", say("any"))
	e.RouteNotFound("/lost/*", func(c *echo.Context) error { return c.String(http.StatusNotFound, "lost") })
	e.GET("/wrapped/:id", echo.WrapHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "wrapped") })))
	e.GET("/error", func(c *echo.Context) error { return errors.New("a handler's error") })
	e.GET("/panic", func(c *echo.Context) error { panic(errors.New("in a handler")) })
	server := httptest.NewServer(e)
	ask(server, "GET", "/")
	ask(server, "GET", "/api/users/42")
	ask(server, "GET", "/api/users/42?denied=1")
	ask(server, "POST", "/api/users/42/orders")
	ask(server, "PUT", "/any/thing/at/all")
	ask(server, "GET", "/wrapped/1")
	ask(server, "GET", "/nowhere")
	ask(server, "GET", "/lost/way")
	ask(server, "DELETE", "/api/users/42")
	ask(server, "OPTIONS", "/api/users/42")
	ask(server, "DELETE", "/wrapped/1")
	ask(server, "GET", "/error")
	ask(server, "GET", "/panic")
	server.Close()

	bare := echo.New()
	bare.Logger = e.Logger
	bare.Pre(middleware.Rewrite(map[string]string{"/old/*": "/new/$1"}))
	bare.Use(own)
	bare.GET("/new/:id", say("new"))
	bare.GET("/own", func(c *echo.Context) error { panic("under the program's own middleware") })
	bare.GET("/uncaught", func(c *echo.Context) error { panic("that nobody recovers") })
	server = httptest.NewUnstartedServer(bare)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.Start()
	ask(server, "GET", "/old/3")
	ask(server, "GET", "/own")
	ask(server, "GET", "/uncaught")
	server.Close()
}

func own(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c *echo.Context) (err error) {
		defer func() {
			if strings.HasPrefix(c.Path(), "/own") {
				err = c.String(http.StatusInternalServerError, fmt.Sprint("recovered: ", recover()))
			}
		}()
		return next(c)
	}
}

func say(text string) echo.HandlerFunc {
	return func(c *echo.Context) error { return c.String(http.StatusOK, text+" "+c.Param("id")+" at "+c.Path()) }
}

func ask(server *httptest.Server, method, path string) {
	request, _ := http.NewRequest(method, server.URL+path, nil)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		fmt.Println(method, path, "failed")
		return
	}
	body, _ := io.ReadAll(response.Body)
	response.Body.Close()
	fmt.Println(method, path, response.StatusCode, strings.TrimSpace(string(body)))
}

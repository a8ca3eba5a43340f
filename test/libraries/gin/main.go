// A server of gin that is asked by its own client: routes of groups, middleware that answers early, no route, a wrong
// method, panics that gin's and the program's own middleware recover, and one that nobody does.
package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"

	"github.com/gin-gonic/gin"
)

var backend = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "behind") }))

func main() {
	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
	router.HandleMethodNotAllowed = true
	router.Use(gin.RecoveryWithWriter(io.Discard))
	router.NoRoute(func(c *gin.Context) { c.String(http.StatusNotFound, "nothing at %s", c.Request.URL.Path) })
	router.GET("/", func(c *gin.Context) { c.String(http.StatusOK, "root") })

	api := router.Group("/api")
	users := api.Group("/users", func(c *gin.Context) {
		if c.GetHeader("Authorization") == "none" {
			c.AbortWithStatus(http.StatusUnauthorized)
		}
	})
	users.GET("/:id", func(c *gin.Context) { c.String(http.StatusOK, "user %s at %s", c.Param("id"), c.FullPath()) })
	users.POST("/:id/orders", func(c *gin.Context) {
		request, _ := http.NewRequestWithContext(c.Request.Context(), http.MethodGet, backend.URL, nil)
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			c.AbortWithError(http.StatusBadGateway, err)
			return
		}
		defer response.Body.Close()
		body, _ := io.ReadAll(response.Body)
		c.String(http.StatusCreated, "order %s", body)
	})
	router.GET("/files/*path", func(c *gin.Context) { c.String(http.StatusOK, "file %s", c.Param("path")) })
	router.GET("/panic", func(c *gin.Context) { panic(errors.New("in a handler")) })
	router.GET("/own", own, func(c *gin.Context) { panic("under the program's own middleware") })
	router.GET("/unavailable", func(c *gin.Context) { c.String(http.StatusServiceUnavailable, "later") })

	server := httptest.NewServer(router)
	ask(server, "GET", "/")
	ask(server, "GET", "/api/users/42")
	ask(server, "GET", "/api/users/42", "Authorization", "none")
	ask(server, "POST", "/api/users/42/orders")
	ask(server, "GET", "/files/a/b.txt")
	ask(server, "GET", "/nowhere")
	ask(server, "DELETE", "/api/users/42")
	ask(server, "GET", "/api/users/42/")
	ask(server, "GET", "/panic")
	ask(server, "GET", "/own")
	ask(server, "GET", "/unavailable")
	server.Close()

	// Nobody recovers: net/http closes the connection. A gin router below a ServeMux names the rest of the route.
	bare := gin.New()
	bare.GET("/v1/panic", func(c *gin.Context) { panic("that nobody recovers") })
	bare.GET("/v1/things/:id", func(c *gin.Context) { c.String(http.StatusOK, "thing %s", c.Param("id")) })
	mux := http.NewServeMux()
	mux.Handle("/v1/", bare)
	mux.Handle("/inner/", http.StripPrefix("/inner", bare))
	server = httptest.NewUnstartedServer(mux)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.Start()
	ask(server, "GET", "/v1/panic")
	ask(server, "GET", "/v1/things/7")
	ask(server, "GET", "/inner/v1/things/7")
	server.Close()
	backend.Close()
}

func own(c *gin.Context) {
	defer func() {
		if r := recover(); r != nil {
			c.String(http.StatusInternalServerError, "recovered: %v", r)
			c.Abort()
		}
	}()
	c.Next()
}

func ask(server *httptest.Server, method, path string, header ...string) {
	request, _ := http.NewRequest(method, server.URL+path, nil)
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(request)
	if err != nil {
		fmt.Println(method, path, errors.Unwrap(err))
		return
	}
	body, _ := io.ReadAll(response.Body)
	response.Body.Close()
	fmt.Println(method, path, response.StatusCode, string(body))
}

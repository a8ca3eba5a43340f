// A service of the usual parts: HTTP by gin, gRPC, PostgreSQL by pgx, Redis. It is only built, never run.
package main

import (
	"context"
	"log"
	"net"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/v9"
	"google.golang.org/grpc"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"
)

func main() {
	ctx := context.Background()
	pool, err := pgxpool.New(ctx, "postgres://127.0.0.1:5432/services")
	if err != nil {
		log.Fatal(err)
	}
	defer pool.Close()
	cache := redis.NewClient(&redis.Options{Addr: "127.0.0.1:6379"})
	defer cache.Close()

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	server := grpc.NewServer()
	grpc_health_v1.RegisterHealthServer(server, health.NewServer())
	go server.Serve(listener)

	router := gin.New()
	router.GET("/users/:id", func(c *gin.Context) {
		id := c.Param("id")
		if name, err := cache.Get(c, id).Result(); err == nil {
			c.String(http.StatusOK, name)
			return
		}
		var name string
		if err := pool.QueryRow(c, "select name from users where id = $1", id).Scan(&name); err != nil {
			c.Status(http.StatusNotFound)
			return
		}
		c.String(http.StatusOK, name)
	})
	log.Fatal(router.Run("127.0.0.1:0"))
}

package hooks

import (
	"context"
	"net"
	"net/http"
	"testing"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/gofiber/fiber/v2"
	"github.com/gorilla/mux"
	"github.com/julienschmidt/httprouter"
	"github.com/labstack/echo/v4"
	"github.com/valyala/fasthttp"
	"github.com/valyala/fasthttp/fasthttputil"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/test/bufconn"
)

func BenchmarkNetHTTP(b *testing.B) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /items/{id}", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("an item")) })
	listener := bufconn.Listen(1 << 16)
	server := &http.Server{Handler: mux}
	go server.Serve(listener)
	defer server.Close()
	client := clientOf(listener)
	each(b, func() {
		answer, err := client.Get("http://shop.example/items/7")
		drain(b, answer, err)
	})
}

func routed(b *testing.B, router http.Handler) {
	inside(b, func(r *http.Request) {
		request, _ := http.NewRequestWithContext(r.Context(), "GET", "http://shop.example/items/7", nil)
		w := answered{http.Header{}}
		each(b, func() {
			router.ServeHTTP(w, request)
		})
	})
}

func BenchmarkChi(b *testing.B) {
	router := chi.NewRouter()
	router.Get("/items/{id}", func(w http.ResponseWriter, r *http.Request) {})
	routed(b, router)
}

func BenchmarkGin(b *testing.B) {
	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
	router.GET("/items/:id", func(c *gin.Context) {})
	routed(b, router)
}

func BenchmarkEcho(b *testing.B) {
	router := echo.New()
	router.GET("/items/:id", func(c echo.Context) error { return nil })
	routed(b, router)
}

func BenchmarkGorillaMux(b *testing.B) {
	router := mux.NewRouter()
	router.HandleFunc("/items/{id}", func(w http.ResponseWriter, r *http.Request) {})
	routed(b, router)
}

func BenchmarkHTTPRouter(b *testing.B) {
	router := httprouter.New()
	router.GET("/items/:id", func(w http.ResponseWriter, r *http.Request, _ httprouter.Params) {})
	routed(b, router)
}

func BenchmarkFastHTTP(b *testing.B) {
	fast(b, func(c *fasthttp.RequestCtx) { c.WriteString("an item") })
}

func BenchmarkFiber(b *testing.B) {
	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	app.Get("/items/:id", func(c *fiber.Ctx) error { return c.SendString("an item") })
	fast(b, app.Handler())
}

func fast(b *testing.B, handler fasthttp.RequestHandler) {
	listener := fasthttputil.NewInmemoryListener()
	defer listener.Close()
	go (&fasthttp.Server{Handler: handler}).Serve(listener)
	client := &fasthttp.Client{Dial: func(string) (net.Conn, error) { return listener.Dial() }}
	request, response := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
	each(b, func() {
		request.SetRequestURI("http://shop.example/items/7")
		if err := client.Do(request, response); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkGRPC(b *testing.B) {
	listener := bufconn.Listen(1 << 16)
	server := grpc.NewServer()
	grpc_health_v1.RegisterHealthServer(server, health.NewServer())
	go server.Serve(listener)
	defer server.Stop()
	dial := grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) { return listener.DialContext(ctx) })
	conn, err := grpc.NewClient("passthrough:///shop.example:1", dial, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close()
	client := grpc_health_v1.NewHealthClient(conn)
	each(b, func() {
		if _, err := client.Check(b.Context(), &grpc_health_v1.HealthCheckRequest{}); err != nil {
			b.Fatal(err)
		}
	})
}

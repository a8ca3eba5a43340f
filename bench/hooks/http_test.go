package hooks

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"

	"connectrpc.com/connect"
	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/go-resty/resty/v2"
	"github.com/gofiber/fiber/v2"
	fiberv3 "github.com/gofiber/fiber/v3"
	"github.com/gorilla/mux"
	"github.com/julienschmidt/httprouter"
	"github.com/labstack/echo/v4"
	echov5 "github.com/labstack/echo/v5"
	"github.com/valyala/fasthttp"
	"github.com/valyala/fasthttp/fasthttputil"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/test/bufconn"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

func BenchmarkNetHTTP(b *testing.B) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /items/{id}", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("an item")) })
	client := clientAt(b, mux)
	each(b, func() {
		answer, err := client.Get("http://shop.example/items/7")
		drain(b, answer, err)
	})
}

func BenchmarkResty(b *testing.B) {
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("an item")) })
	client := resty.NewWithClient(clientAt(b, handler)).SetBaseURL("http://shop.example")
	each(b, func() {
		if _, err := client.R().SetContext(b.Context()).SetPathParam("id", "7").Get("/items/{id}"); err != nil {
			b.Fatal(err)
		}
	})
}

// clientAt asks a server of this program, whatever the address.
func clientAt(b *testing.B, handler http.Handler) *http.Client {
	listener := bufconn.Listen(1 << 16)
	server := &http.Server{Handler: handler}
	go server.Serve(listener)
	b.Cleanup(func() { server.Close() })
	return clientOf(listener)
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

func BenchmarkEchoV5(b *testing.B) {
	router := echov5.New()
	router.GET("/items/:id", func(c *echov5.Context) error { return nil })
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

func BenchmarkFiberV3(b *testing.B) {
	app := fiberv3.New()
	app.Get("/items/:id", func(c fiberv3.Ctx) error { return c.SendString("an item") })
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

func BenchmarkConnect(b *testing.B) {
	type text = wrapperspb.StringValue
	const procedure = "/shop.v1.Shop/Greet"
	// Over TCP: requests with a body may find their connection in memory closed.
	server := httptest.NewServer(connect.NewUnaryHandler(procedure, func(_ context.Context, request *connect.Request[text]) (*connect.Response[text], error) {
		return connect.NewResponse(request.Msg), nil
	}))
	defer server.Close()
	client := connect.NewClient[text, text](server.Client(), server.URL+procedure)
	each(b, func() {
		if _, err := client.CallUnary(b.Context(), connect.NewRequest(wrapperspb.String("you"))); err != nil {
			b.Fatal(err)
		}
	})
}

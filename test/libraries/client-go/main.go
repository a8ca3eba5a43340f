// An ordinary user of a Kubernetes API server, at a server of its own.
package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/client-go/rest"
)

func main() { asked(context.Background(), work) }

//otel:span
func asked(ctx context.Context, do func(context.Context)) {
	meanwhile(func() { do(ctx) })
}

// meanwhile is what the goroutine is at, and no context says so.
//
//otel:span
func meanwhile(do func()) { do() }

func work(ctx context.Context) {
	server := httptest.NewServer(http.HandlerFunc(answer))
	defer server.Close()
	scheme := runtime.NewScheme()
	metav1.AddToGroupVersion(scheme, schema.GroupVersion{Version: "v1"})
	client, err := rest.RESTClientFor(&rest.Config{
		Host:        server.URL,
		APIPath:     "/api",
		BearerToken: "a secret",
		ContentConfig: rest.ContentConfig{
			GroupVersion:         &schema.GroupVersion{Version: "v1"},
			NegotiatedSerializer: serializer.NewCodecFactory(scheme).WithoutConversion(),
		},
	})
	report("client", err)

	body, err := client.Get().Namespace("shop").Resource("pods").DoRaw(ctx)
	report("list "+string(body), err)
	report("get", client.Get().Namespace("shop").Resource("pods").Name("web-1").Do(ctx).Error())
	report("create", client.Post().Namespace("shop").Resource("secrets").Body([]byte(`{"a":"secret"}`)).Do(ctx).Error())
	report("missing", client.Delete().Namespace("shop").Resource("pods").Name("missing").Do(ctx).Error())
	_, err = client.Delete().Namespace("shop").Resource("pods").Name("missing").DoRaw(ctx)
	report("missing", err)
	_, err = client.Get().Namespace("shop").Resource("pods").Name("missing").Watch(ctx)
	report("watch of what is missing", err)
	logs, err := client.Get().Namespace("shop").Resource("pods").Name("web-1").SubResource("log").Stream(ctx)
	report("log", err)
	text, _ := io.ReadAll(logs)
	logs.Close()
	fmt.Println(string(text))
	watch, err := client.Get().Namespace("shop").Resource("pods").Param("watch", "true").Watch(ctx)
	report("watch", err)
	for range watch.ResultChan() {
	}
	body, err = client.Get().AbsPath("/version").DoRaw(ctx)
	report("version "+string(body), err)
	report("metrics", client.Get().AbsPath("/api/v1/nodes/n1/proxy/metrics/cadvisor").Do(ctx).Error())
}

// answer stands in for an API server.
func answer(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	switch {
	case strings.HasSuffix(r.URL.Path, "/missing"):
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprint(w, `{"kind":"Status","apiVersion":"v1","status":"Failure","message":"pods \"missing\" not found","reason":"NotFound","code":404}`)
	case r.URL.Query().Get("watch") != "":
	default:
		fmt.Fprint(w, `{"kind":"Status","apiVersion":"v1","status":"Success"}`)
	}
}

func report(what string, err error) { fmt.Println(what+":", err) }

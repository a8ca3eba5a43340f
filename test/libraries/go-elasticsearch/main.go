// An ordinary user of Elasticsearch: functions, requests of its own, the typed API, bulks, failures, several nodes.
package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/elastic/elastic-transport-go/v8/elastictransport"
	"github.com/elastic/go-elasticsearch/v8"
	"github.com/elastic/go-elasticsearch/v8/esapi"
	"github.com/elastic/go-elasticsearch/v8/esutil"
	"github.com/elastic/go-elasticsearch/v8/typedapi/types"
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

// step is what the lines below it belong to.
//
//otel:span step otel_ts.step:name
func step(name string, do func()) { do() }

func work(ctx context.Context) {
	node, cloud := serve(nil), serve(map[string]string{"X-Found-Handling-Cluster": "shop", "X-Found-Handling-Instance": "instance-0000000001"})
	config := elasticsearch.Config{Addresses: []string{node}, Username: "elastic", Password: "a secret"}
	client, err := elasticsearch.NewClient(config)
	report("client", nil, err)
	step("functions", func() { functions(ctx, client) })
	step("requests", func() { requests(ctx, client) })
	typed, err := elasticsearch.NewTypedClient(config)
	report("typed client", nil, err)
	step("typed", func() { typedAPI(ctx, typed) })
	step("bulk", func() { bulk(ctx, client) })
	step("cloud", func() {
		client, err := elasticsearch.NewClient(elasticsearch.Config{Addresses: []string{cloud}})
		report("client", nil, err)
		report("get")(client.Get("products", "1", client.Get.WithContext(ctx)))
	})
	step("nodes", func() { nodes(ctx, node) })
	step("not of the API", func() {
		req, _ := http.NewRequestWithContext(ctx, "GET", "/_plugin", nil)
		res, err := client.Perform(req)
		report("perform", &esapi.Response{StatusCode: res.StatusCode, Body: res.Body}, err)
	})
	step("other servers", func() {
		other := serve(map[string]string{"X-Elastic-Product": "Another"})
		client, err := elasticsearch.NewClient(elasticsearch.Config{Addresses: []string{other}})
		report("client", nil, err)
		report("info")(client.Info(client.Info.WithContext(ctx)))
	})
	step("an instrumentation of its own", func() { own(ctx, node) })
}

func functions(ctx context.Context, client *elasticsearch.Client) {
	report("index")(client.Index("products", strings.NewReader(`{"name": "a secret"}`), client.Index.WithDocumentID("1"), client.Index.WithContext(ctx)))
	report("search")(client.Search(client.Search.WithContext(ctx), client.Search.WithIndex("products", "orders"), client.Search.WithBody(strings.NewReader(`{"query": {"match": {"name": "a secret"}}}`))))
	report("search everywhere")(client.Search(client.Search.WithContext(ctx), client.Search.WithQuery("name:x")))
	report("no context")(client.Cat.Aliases())
	report("not there")(client.Get("products", "none", client.Get.WithContext(ctx)))
	report("exists not")(client.Exists("products", "none", client.Exists.WithContext(ctx)))
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	report("cancelled")(client.Get("products", "1", client.Get.WithContext(cancelled)))
}

func requests(ctx context.Context, client *elasticsearch.Client) {
	report("index")(esapi.IndexRequest{Index: "products", DocumentID: "1", Body: strings.NewReader(`{}`)}.Do(ctx, client))
	report("delete")(esapi.DeleteRequest{Index: "products", DocumentID: "1"}.Do(ctx, client))
	report("a transport")(esapi.InfoRequest{}.Do(ctx, client.Transport))
}

func typedAPI(ctx context.Context, client *elasticsearch.TypedClient) {
	found, err := client.Search().Index("products").Query(&types.Query{MatchAll: &types.MatchAllQuery{}}).Do(ctx)
	report("search", nil, err)
	fmt.Println(found.Hits.Total.Value)
	_, err = client.Search().Index("none").Do(ctx)
	report("not there", nil, err)
	exists, err := client.Exists("products", "1").Do(ctx)
	report(fmt.Sprint("exists ", exists), nil, err)
	res, err := client.Cluster.Health().Perform(ctx)
	report("health", &esapi.Response{StatusCode: res.StatusCode, Body: res.Body}, err)
	_, err = client.Get("products", "broken").Do(ctx)
	report("broken", nil, err)
}

func bulk(ctx context.Context, client *elasticsearch.Client) {
	indexer, err := esutil.NewBulkIndexer(esutil.BulkIndexerConfig{Client: client, Index: "products", NumWorkers: 1})
	report("indexer", nil, err)
	for _, id := range []string{"1", "2"} {
		report("add", nil, indexer.Add(ctx, esutil.BulkIndexerItem{Action: "index", DocumentID: id, Body: strings.NewReader(`{"name": "a secret"}`)}))
	}
	report("close", nil, indexer.Close(ctx))
}

func nodes(ctx context.Context, node string) {
	closed := serve(nil)
	stop(closed)
	config := elasticsearch.Config{Addresses: []string{closed, node}, Selector: inTurn{}, RetryBackoff: func(int) time.Duration { return 0 }}
	client, err := elasticsearch.NewClient(config)
	report("client", nil, err)
	report("the second answers")(client.Info(client.Info.WithContext(ctx)))
	config.Addresses = []string{node}
	client, err = elasticsearch.NewClient(config)
	report("client", nil, err)
	report("again and again")(client.Get("products", "busy", client.Get.WithContext(ctx)))
	config.Addresses, config.DisableRetry = []string{closed}, true
	typed, err := elasticsearch.NewTypedClient(config)
	report("typed client", nil, err)
	_, err = typed.Info().Do(ctx)
	fmt.Println("nobody answers:", err != nil)
	client, err = elasticsearch.NewClient(elasticsearch.Config{Addresses: []string{node}, DiscoverNodesOnStart: true, DiscoverNodesInterval: 20 * time.Millisecond})
	report("client", nil, err)
	discovered(3)
}

type inTurn struct{}

func (inTurn) Select(nodes []*elastictransport.Connection) (*elastictransport.Connection, error) {
	return nodes[0], nil
}

// instrumentation is the program's own, and stays.
type instrumentation struct{}

func (instrumentation) Start(ctx context.Context, name string) context.Context {
	fmt.Println("start", name)
	return ctx
}
func (instrumentation) Close(context.Context)                          { fmt.Println("close") }
func (instrumentation) RecordError(context.Context, error)             {}
func (instrumentation) RecordPathPart(context.Context, string, string) {}
func (instrumentation) RecordRequestBody(context.Context, string, io.Reader) io.ReadCloser {
	return nil
}
func (instrumentation) BeforeRequest(*http.Request, string)           {}
func (instrumentation) AfterRequest(*http.Request, string, string)    {}
func (instrumentation) AfterResponse(context.Context, *http.Response) {}

func own(ctx context.Context, node string) {
	client, err := elasticsearch.NewClient(elasticsearch.Config{Addresses: []string{node}, Instrumentation: instrumentation{}})
	report("client", nil, err)
	report("info")(client.Info(client.Info.WithContext(ctx)))
	report("a request without")(esapi.InfoRequest{}.Do(ctx, client))
	u, _ := url.Parse(node)
	transport, err := elastictransport.New(elastictransport.Config{URLs: []*url.URL{u}})
	report("transport", nil, err)
	report("info")(esapi.InfoRequest{}.Do(ctx, transport))
}

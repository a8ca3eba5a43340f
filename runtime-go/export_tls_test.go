package otelts

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// authority signs certificates for one test and keeps them in files.
type authority struct {
	t         *testing.T
	directory string
	key       *ecdsa.PrivateKey
	template  *x509.Certificate
	serial    int64
}

func newAuthority(t *testing.T) *authority {
	key, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	a := &authority{t: t, directory: t.TempDir(), key: key}
	a.template = &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "authority"}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageCertSign, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour)}
	a.issue("authority")
	return a
}

func (a *authority) file(name string) string { return filepath.Join(a.directory, name) }

// issue writes NAME.pem and NAME.key.
func (a *authority) issue(name string) tls.Certificate {
	a.serial++
	key, template := a.key, a.template
	if name != "authority" {
		key, _ = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		template = &x509.Certificate{SerialNumber: big.NewInt(a.serial), Subject: pkix.Name{CommonName: name}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
			ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour)}
	}
	signed, err := x509.CreateCertificate(rand.Reader, template, a.template, &key.PublicKey, a.key)
	if err != nil {
		a.t.Fatal(err)
	}
	secret, _ := x509.MarshalECPrivateKey(key)
	certificatePEM := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: signed})
	keyPEM := pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: secret})
	for file, content := range map[string][]byte{name + ".pem": certificatePEM, name + ".key": keyPEM} {
		if err := os.WriteFile(a.file(file), content, 0o600); err != nil {
			a.t.Fatal(err)
		}
	}
	pair, err := tls.X509KeyPair(certificatePEM, keyPEM)
	if err != nil {
		a.t.Fatal(err)
	}
	return pair
}

// serverConfig wants a certificate of this authority from clients.
func (a *authority) serverConfig() *tls.Config {
	pool := x509.NewCertPool()
	content, _ := os.ReadFile(a.file("authority.pem"))
	pool.AppendCertsFromPEM(content)
	return &tls.Config{Certificates: []tls.Certificate{a.issue("server")}, ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: pool, NextProtos: []string{"h2", "http/1.1"}}
}

func TestTLS(t *testing.T) {
	a := newAuthority(t)
	a.issue("client")
	for _, protocol := range []protocol{grpcProtobuf, httpProtobuf, httpJSON} {
		var names []string
		var close func()
		r := defaultReceiver("traces")
		r.protocol, r.certificate, r.clientCertificate, r.clientKey = protocol, a.file("authority.pem"), a.file("client.pem"), a.file("client.key")
		if protocol == grpcProtobuf {
			got := newGRPCCollector(t, func(s *httptest.Server) { s.TLS = a.serverConfig(); s.EnableHTTP2 = true; s.StartTLS() })
			r.endpoint, close = got.URL, got.CloseClientConnections
			got.answer = func(_ int, w http.ResponseWriter) {
				names = append(names, got.calls[len(got.calls)-1].TLS.PeerCertificates[0].Subject.CommonName)
				answerGRPC(w, nil, "0", nil)
			}
		} else {
			server := httptest.NewUnstartedServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				names = append(names, r.TLS.PeerCertificates[0].Subject.CommonName)
			}))
			server.TLS = a.serverConfig()
			server.StartTLS()
			t.Cleanup(server.Close)
			r.endpoint, close = server.URL, server.CloseClientConnections
		}
		o := newOTLP(&r)
		send := func(o *otlp) (result, error) {
			outcome, _, err := o.send([]byte{}, time.Minute)
			return outcome, err
		}
		if outcome, err := send(o); outcome != delivered || err != nil || len(names) != 1 || names[0] != "client" {
			t.Fatal(protocol, outcome, err, names)
		}
		// A certificate that was renewed counts from the next connection on.
		kept, _ := os.ReadFile(a.file("client.pem"))
		keptKey, _ := os.ReadFile(a.file("client.key"))
		a.issue("renewed")
		os.Rename(a.file("renewed.pem"), a.file("client.pem"))
		os.Rename(a.file("renewed.key"), a.file("client.key"))
		close()
		o.client.CloseIdleConnections()
		if outcome, err := send(o); outcome != delivered || err != nil || names[1] != "renewed" {
			t.Error(protocol, outcome, err, names)
		}
		os.WriteFile(a.file("client.pem"), kept, 0o600)
		os.WriteFile(a.file("client.key"), keptKey, 0o600)

		anonymous, distrustful := r, r
		anonymous.clientCertificate, anonymous.clientKey = "", ""
		distrustful.certificate = ""
		for _, other := range []receiver{anonymous, distrustful} {
			if outcome, err := send(newOTLP(&other)); outcome != postponed || err == nil {
				t.Error(protocol, "without a file:", outcome, err)
			}
		}
		if len(names) != 2 {
			t.Error(names)
		}
	}
}

func TestTLSFilesThatCannotBeRead(t *testing.T) {
	nothing := filepath.Join(t.TempDir(), "s3cret")
	stderr, err, _ := runChild(t, "idle", "OTEL_EXPORTER_OTLP_ENDPOINT=https://127.0.0.1:1", "OTEL_EXPORTER_OTLP_CERTIFICATE="+nothing,
		"OTEL_EXPORTER_OTLP_CLIENT_KEY="+nothing, "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE="+nothing)
	if err != nil || strings.Count(stderr, "\n") != 2 || strings.Contains(stderr, "s3cret") || !strings.Contains(stderr, "OTEL_EXPORTER_OTLP_CERTIFICATE") || !strings.Contains(stderr, "OTEL_EXPORTER_OTLP_CLIENT_KEY") {
		t.Errorf("%v %q", err, stderr)
	}
}

package otelts

import (
	"crypto/tls"
	"crypto/x509"
	"os"
	"strings"
)

// tls is nil where nothing is configured: then the system's authorities count.
func (r *receiver) tls() *tls.Config {
	if !strings.HasPrefix(r.endpoint, "https:") {
		return nil
	}
	var c tls.Config
	if r.certificate != "" {
		c.RootCAs = x509.NewCertPool()
		if pem, err := os.ReadFile(r.certificate); err != nil || !c.RootCAs.AppendCertsFromPEM(pem) {
			warnOnce("the file that OTEL_EXPORTER_OTLP_CERTIFICATE names cannot be read as certificates; using the system's")
			c.RootCAs = nil
		}
	}
	if r.clientCertificate != "" || r.clientKey != "" {
		load := func() (*tls.Certificate, error) {
			pair, err := tls.LoadX509KeyPair(r.clientCertificate, r.clientKey)
			return &pair, err
		}
		first, err := load()
		if err != nil {
			warnOnce("the files that OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE and OTEL_EXPORTER_OTLP_CLIENT_KEY name cannot be read as a certificate and its key; using none")
			return &c
		}
		// Certificates are renewed in place, so each connection reads them anew.
		c.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) {
			if renewed, err := load(); err == nil {
				return renewed, nil
			}
			return first, nil
		}
	}
	return &c
}

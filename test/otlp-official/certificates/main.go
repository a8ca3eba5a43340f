// Command certificates writes an authority, and for 127.0.0.1 a server and a client that it vouches for, into the
// current directory: NAME.pem and NAME.key of authority, server and client.
package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"log"
	"math/big"
	"net"
	"os"
	"time"
)

func main() {
	authority := template("authority", 1)
	authority.IsCA, authority.BasicConstraintsValid, authority.KeyUsage = true, true, x509.KeyUsageCertSign
	signer := write("authority", authority, authority, nil)
	server, client := template("server", 2), template("client", 3)
	server.ExtKeyUsage, client.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}, []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	write("server", server, authority, signer)
	write("client", client, authority, signer)
}

func template(name string, serial int64) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: name}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
	}
}

// write signs with the certificate's own key where signer is nil.
func write(name string, certificate, parent *x509.Certificate, signer *ecdsa.PrivateKey) *ecdsa.PrivateKey {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(err)
	if signer == nil {
		signer = key
	}
	signed, err := x509.CreateCertificate(rand.Reader, certificate, parent, &key.PublicKey, signer)
	check(err)
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	check(err)
	check(os.WriteFile(name+".pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: signed}), 0o600))
	check(os.WriteFile(name+".key", pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), 0o600))
	return key
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

package main

import "testing/fstest"

var files = fstest.MapFS{"there.txt": {Data: []byte("there")}}

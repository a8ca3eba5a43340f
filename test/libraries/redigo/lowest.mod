module example.com/redigo

go 1.26.0

require github.com/gomodule/redigo v1.8.2

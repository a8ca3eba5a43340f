module example.com/httprouter

go 1.18

require github.com/julienschmidt/httprouter v1.2.0

module example.com/go-restful

go 1.26.0

require github.com/emicklei/go-restful/v3 v3.14.0

module example.com/changed

go 1.26

require github.com/gin-gonic/gin v1.99.0

replace github.com/gin-gonic/gin => ./gin

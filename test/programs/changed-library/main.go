// A program with a gin that is no longer built as the aspect knows it.
package main

import (
	"fmt"

	"github.com/gin-gonic/gin"
)

func main() { fmt.Println((&gin.Context{}).Advance()) }

//line /src/main.go:1:1
package main/*line aspects.yaml:6:67*/; import otelts_pkg_d "time"/*line /src/main.go:1:13*/

import (
	"fmt"
	"time"
)

func f(xs ...time.Duration) int { return len(xs) }

func g(xs ...time.Duration) int { return len(xs) }

func main() {
	time := []time.Duration{1}
	fmt.Println(f(/*line aspects.yaml:6:22*/append(append([]otelts_pkg_d.Duration{}, /*line /src/main.go:14:16*/time/*line aspects.yaml:6:22*/...), otelts_pkg_d.Second)/*line /src/main.go:14:20*/...), f(1/*line aspects.yaml:6:22*/, otelts_pkg_d.Second/*line /src/main.go:14:29*/), g(time...))
}

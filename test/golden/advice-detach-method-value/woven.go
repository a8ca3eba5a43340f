//line /src/main.go:1:1
package main

import "fmt"

type pool struct {
	jobs, done chan int
	started    int
}

func (p *pool) run() {/*line aspects.yaml:5:24*/otelts_forget();/*line /src/main.go:10:23*//*line aspects.yaml:5:75*/p.started++
/*line /src/main.go:10:23*/
	for n := range p.jobs {
		p.done <- n * n
	}
	close(p.done)
}

func main() {
	p := &pool{jobs: make(chan int), done: make(chan int)}
	go p.run()
	p.jobs <- 3
	fmt.Println(<-p.done)
	close(p.jobs)
	<-p.done
}

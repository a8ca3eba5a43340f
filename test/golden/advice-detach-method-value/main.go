package main

import "fmt"

type pool struct {
	jobs, done chan int
	started    int
}

func (p *pool) run() {
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

//line /src/main.go:1:1
package main

import "fmt"

type point struct {
	x, y int
	fmt.Stringer
/*line aspects.yaml:5:34*/otelts_seen bool;/*line /src/main.go:8:1*/}

type pair[T any] struct{ first, second T /*line aspects.yaml:8:34*/; otelts_seen bool/*line /src/main.go:10:42*/}

type twin struct{ x, y int }

type (
	points []point
	other  point
	same   = point
	byName map[string]*point
	nested [][]point
)

func show(p point) { fmt.Println(p.x, p.y) }

func main() {
	show(point{x: 1, y: 2, Stringer: nil})
	show(*&point{
		x: 3,
		y: 4, // the last but one
		Stringer: nil,
	})
	for _, p := range []point{{x: 5, y: 6, Stringer: nil}, {x: 7}} {
		show(p)
	}
	show(*[]*point{{x: 8, y: 9, Stringer: nil}}[0])
	show(map[point]point{{x: 10, y: 11, Stringer: nil}: {x: 12, y: 13, Stringer: nil}}[point{x: 10, y: 11, Stringer: nil}])
	show(points{{x: 14, y: 15, Stringer: nil}}[0])
	show(point(other{x: 16, y: 17, Stringer: nil}))
	show(same{x: 18, y: 19, Stringer: nil})
	show(*byName{"a": {x: 20, y: 21, Stringer: nil}}["a"])
	show(nested{{{x: 22, y: 23, Stringer: nil}}}[0][0])
	fmt.Println(pair[int]{first: 24, second: 25}.second, pair[twin]{first: twin{26, 27}, second: twin{28, 29}}.first.y)
	func() {
		type point struct{ x, y, z int }
		fmt.Println(point{30, 31, 32})
	}()
	fmt.Println(twin{33, 34}, point{})
}

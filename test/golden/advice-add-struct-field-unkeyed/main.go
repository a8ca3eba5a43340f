package main

import "fmt"

type point struct {
	x, y int
	fmt.Stringer
}

type pair[T any] struct{ first, second T }

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
	show(point{1, 2, nil})
	show(*&point{
		3,
		4, // the last but one
		nil,
	})
	for _, p := range []point{{5, 6, nil}, {x: 7}} {
		show(p)
	}
	show(*[]*point{{8, 9, nil}}[0])
	show(map[point]point{{10, 11, nil}: {12, 13, nil}}[point{10, 11, nil}])
	show(points{{14, 15, nil}}[0])
	show(point(other{16, 17, nil}))
	show(same{18, 19, nil})
	show(*byName{"a": {20, 21, nil}}["a"])
	show(nested{{{22, 23, nil}}}[0][0])
	fmt.Println(pair[int]{24, 25}.second, pair[twin]{twin{26, 27}, twin{28, 29}}.first.y)
	func() {
		type point struct{ x, y, z int }
		fmt.Println(point{30, 31, 32})
	}()
	fmt.Println(twin{33, 34}, point{})
}

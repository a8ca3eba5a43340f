// Statements of generated programs: each reads and changes the int variable `x` of the function around it, prints
// what can be told apart, and does the same in every run.
import type { Random } from './random.ts';

export class Statements {
  readonly #random: Random;
  #serial = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Some statements; `depth` bounds how far they nest. */
  block(depth: number): string {
    const count = 1 + this.#random.below(4);
    return Array.from({ length: count }, () => this.#one(depth)).join('\n');
  }

  number(): number {
    return 1 + this.#random.below(9);
  }

  #one(depth: number): string {
    const k = this.number();
    const label = `l${++this.#serial}`;
    const inner = (): string => (depth > 0 ? this.block(depth - 1) : `x ^= ${k}`);
    const simple: (() => string)[] = [
      () => `x += ${k}; fmt.Println("at", x)`,
      () => `defer fmt.Println("later", x, ${k})`,
      () => `defer func() { x += ${k}; fmt.Println("deferred", x) }()`,
      () => `for i := range ${k} { if i == 2 { continue }; x += i; defer fmt.Println("loop", i) }`,
      () => `${label}: for i := 0; i < ${k}; i++ { for j := range 4 { if j == i { continue ${label} }; if i+j > 6 { break ${label} }; x += j } }`,
      () => `{ i := 0; goto ${label}; ${label}: if i < ${k} { i++; x += i; goto ${label} } }`,
      () => `switch x % 3 { case 0: x++; fallthrough; case 1: x += ${k}; default: x-- }`,
      () => `switch v := any(x).(type) { case string: x = len(v); case int: x = v + ${k} }`,
      () => `{ c := counter{x}; f := c.plus; c.n = 0; x = f(${k}) + counter.plus(c, 1); g := (*counter).bump; g(&c, ${k}); h := c.bump; h(1); x += c.n }`,
      () => `{ o := outer{counter: counter{x}}; var p plusser = o; o.bump(${k}); x = p.plus(1) + o.plus(2) }`,
      () => `x = apply(x, func(v int) int { return v + ${k} }) + apply[int](1, counter{${k}}.plus)`,
      () => `{ p := pair[int, string]{x, "s"}; q := p.swap(); x = q.second + ${k}; fmt.Println(q) }`,
      () => `{ v := *box[int](&x); x = v + ${k} }`,
      () => `for v := range sequence(${k}) { if v == 5 { break }; defer fmt.Println("yielded", v); x += v }`,
      () => `{ c := make(chan int); go func() { defer close(c); for i := range ${k} { c <- i } }(); for v := range c { x += v } }`,
      () => `{ var group sync.WaitGroup; var mu sync.Mutex; for i := range ${k} { group.Add(1); go func() { defer group.Done(); mu.Lock(); defer mu.Unlock(); x += i }() }; group.Wait() }`,
      () => `{ done := make(chan bool); go func() { defer close(done); defer fmt.Println("exiting"); runtime.Goexit() }(); <-done }`,
      () => `{ c := make(chan int, 1); select { case c <- x: x += <-c; default: x = 0 } }`,
      () => `x += len(strings.ToUpper(strconv.Itoa(x))) + *(&x)/${k}`,
      () => `{ v, err := fallible(x % 5); fmt.Println(v, err); _, err = fallibleBlank(${k}, 0); fmt.Println(err); fmt.Println(fallibleUnnamed(x%4, ${k})); fmt.Println(fallibleShadowed(${k} % 3)) }`,
      () => `fmt.Println(naked(x%7, ${k})); fmt.Println(builtinNames(${k}, x, nil)); fmt.Println(variadic("v", ${k}, x%9), variadic("w"))`,
    ];
    const shadowing: (() => string)[] = [
      () => `{ len := func(int) int { return ${k} }; x += len(x) }`,
      () => `{ nil := ${k}; x += nil; func() { nil++; x += nil }() }`,
      () => `{ true := x > ${k}; if true { x-- } else { x++ }; false := func() bool { return !true }; fmt.Println(false()) }`,
      () => `{ type string int; var s string = ${k}; x += int(s); func(v string) { x += int(v) }(s) }`,
      () => `{ type error interface{ plus(int) int }; var e error = counter{x}; x = e.plus(${k}) }`,
      () => `{ recover := func() int { return ${k} }; defer func() { fmt.Println("own", recover()) }() }`,
      () => `{ panic := func(v ...any) { fmt.Println(v...) }; panic("no", x); func() { defer panic("later") }() }`,
      () => `{ fmt := ${k}; func(strconv int) { x += fmt + strconv }(${k}) }`,
      () => `{ append, any, int64, bool := ${k}, 1, 2, 3; func() { x += append + any + int64 + bool }() }`,
      () => `{ uintptr := func(string int) (byte int) { byte = string; return }; x += uintptr(${k}) }`,
    ];
    const nested: (() => string)[] = [
      () => `x = func() (x int) { x = ${k}; ${inner()}\nreturn }()`,
      () => `{ add := func(d int) int { ${inner()}\nreturn x + d }; x = add(${k}) - x }`,
      () => `func() { defer func() { fmt.Println("recovered", recover()) }(); ${inner()}\npanic(x + ${k}) }()`,
      () => `func() { defer rescue("${label}"); ${inner()}\nvar none []int; _ = none[x&7] }()`,
      () => `func() { c := counter{x}; defer c.rescue(); defer func() { func() { fmt.Println("too deep", recover()) }() }(); ${inner()}\npanic(fmt.Errorf("error %d", x)) }()`,
      () => `func() { defer func() { fmt.Println("outer", recover()) }(); defer func() { v := recover(); panic(fmt.Sprint("again ", v)) }(); ${inner()}\npanic("first") }()`,
      () => `func() { defer func() { fmt.Println("last", recover(), recover()) }(); defer func() { panic("in defer") }(); ${inner()} }()`,
      () => `if x%2 == 0 { ${inner()} } else if y := x + ${k}; y > 4 { ${inner()}\nx = y }`,
      () => `fmt.Println(func(_ int, _ string) (r int, _ error) { r = x; defer func() { r *= 2 }(); ${inner()}\nreturn r + ${k}, nil }(1, "s"))`,
      () => `{ done := make(chan int); go func(x int) { defer func() { done <- x }(); ${inner()} }(x); x = <-done }`,
    ];
    return this.#random.from(depth > 0 && this.#random.below(3) === 0 ? nested : this.#random.below(3) === 0 ? shadowing : simple)();
  }
}

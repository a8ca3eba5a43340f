// A generated program: many small cases that end by themselves, and some of which each ends the process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from './random.ts';
import { Statements } from './statements.ts';

/** How a process comes to its end. */
const ENDINGS = [
  'panic("text")', 'panic(fmt.Errorf("error %d", x))', 'panic(counter{x})', 'panic(struct{ a, b int }{1, x})',
  'var m map[string]int; m["k"] = x', 'var c *counter; c.bump(1)', 'var s []int; s[x&7] = 1', 'fmt.Println(1 / (x - x))',
  'fmt.Println(any(x).(string))', 'os.Exit(x & 7)', 'log.SetFlags(0); log.Fatal("fatal ", x)',
  'func() { defer func() { panic(recover()) }(); panic("again") }()',
  'func() { defer func() { panic("second") }(); panic("first") }()',
  'func() { defer func() { fmt.Println(recover()); panic("other") }(); panic("first") }()',
  'done := make(chan int); go func() { panic("elsewhere") }(); <-done', 'panic(nil)',
  'defer func() { os.Exit(5) }(); panic("unseen")', 'panic(any(rescue) == nil)',
];

export interface Program {
  files: Record<string, string>;
  fatal: number;
}

export function program(seed: number, cases: number, fatal: number): Program {
  const random = new Random(seed);
  const statements = new Statements(random);
  const names: string[] = [];
  const text: string[] = [];
  for (let index = 0; index < cases; index++) {
    names.push(`case${index}`);
    text.push(caseOf(names.at(-1) as string, random, statements));
  }
  const ends: string[] = [];
  for (let index = 0; index < fatal; index++) {
    ends.push(`fatal${index}`);
    const ending = ENDINGS[index % ENDINGS.length];
    text.push(`func fatal${index}() {\n\tx := ${statements.number()}\n${statements.block(1)}\n${ending}\nfmt.Println(x)\n}`);
  }
  const imports = ['fmt', 'log', 'os', 'runtime', 'strconv', 'strings', 'sync'];
  const uses = 'var _, _, _, _, _ = log.Fatal, os.Exit, runtime.Goexit, strconv.Itoa, strings.ToUpper\n\nvar _ sync.Mutex';
  const tables = `var cases = []func(){${names.join(', ')}}\n\nvar fatal = []func(){${ends.join(', ')}}`;
  const body = `package main\n\nimport (\n${imports.map((path) => `\t"${path}"\n`).join('')})\n\n${uses}\n\n${tables}\n\n${text.join('\n\n')}\n`;
  const prelude = readFileSync(join(import.meta.dirname, 'prelude.go.txt'), 'utf8');
  return { files: { 'cases.go': body, 'main.go': prelude }, fatal };
}

function caseOf(name: string, random: Random, statements: Statements): string {
  const start = `${statements.number()}`;
  const body = statements.block(2);
  switch (random.below(4)) {
    case 0: return `func ${name}() {\n\tx := ${start}\n${body}\nfmt.Println("end", x)\n}`;
    case 1: return `func ${name}Value() (x int) {\n\tdefer func() { x++ }()\n\tx = ${start}\n${body}\nreturn\n}\n\nfunc ${name}() { fmt.Println(${name}Value()) }`;
    case 2: return `func ${name}Generic[T ~int](t T) T {\n\tx := int(t)\n${body}\nreturn T(x)\n}\n\nfunc ${name}() { fmt.Println(${name}Generic(${start}), ${name}Generic[int](2)) }`;
    default: return `type ${name}Type struct{ x int }\n\nfunc (t *${name}Type) run(x int, _ ...string) (int, error) {\n${body}\nt.x = x\nreturn t.x, nil\n}\n\nfunc ${name}() { t := new(${name}Type); run := t.run; fmt.Println(run(${start}, "s")); fmt.Println(t.x) }`;
  }
}

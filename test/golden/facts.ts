// What a golden's package is said to be: of the main module `golden`, unless request.json says otherwise; with types
// from the go command's export data where its aspects ask for them.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WeaveRequest } from '../../src/weave/contract.ts';

type Facts = Pick<WeaveRequest, 'importPath' | 'goFiles' | 'module' | 'goVersion' | 'types' | 'isProgram'>;

interface Given {
  importPath?: string;
  /** What main.go is called. */
  file?: string;
  module?: Facts['module'] | null;
  goVersion?: string;
  isProgram?: boolean;
}

/** `program` is a directory that holds the golden as a module, `cacheDirectory` keeps the types helper. */
export function factsOf(directory: string, program: string, cacheDirectory: string): Facts {
  const own = join(directory, 'request.json');
  const given = existsSync(own) ? (JSON.parse(readFileSync(own, 'utf8')) as Given) : {};
  const module = given.module === undefined ? { path: 'golden', main: true } : (given.module ?? undefined);
  const asksForTypes = /method-call|-?implements|add-struct-field|append-args/i.test(readFileSync(join(directory, 'aspects.yaml'), 'utf8'));
  const { importPath = 'golden', goVersion = 'go1.26.1', file = 'main.go' } = given;
  const goFile = join(program, file);
  // The go command ignores names that begin with `_`, and so the copy.
  if (file !== 'main.go') copyFileSync(join(program, 'main.go'), goFile);
  return { importPath, goFiles: [goFile], module, goVersion, isProgram: given.isProgram, types: asksForTypes ? typesIn(program, cacheDirectory) : undefined };
}

function typesIn(program: string, cacheDirectory: string): Facts['types'] {
  const format = '{{with .Export}}{{$.ImportPath}}={{.}}{{end}}';
  const env = { ...process.env, GOFLAGS: '-mod=mod', GOWORK: 'off' };
  const listed = execFileSync('go', ['list', '-export', '-deps', '-f', format, '.'], { cwd: program, env, encoding: 'utf8' });
  const archives = new Map(listed.trim().split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const));
  return { go: 'go', cacheDirectory, archives, importMap: new Map() };
}

// The main modules of a build: those whose packages `package-filter: { root: true }` is about.
import { spawnSync } from 'node:child_process';
import { parseGoCommandLine } from '../golang/go-command-line.ts';

/** Their paths; undefined where the go command does not say. `goArgs` are the outer build's, behind `go`. */
export function mainModules(directory: string, goArgs: readonly string[]): string[] | undefined {
  const flags = parseGoCommandLine(goArgs).flags.filter(({ name }) => name === 'modfile');
  const args = ['list', ...flags.map(({ value }) => `-modfile=${value}`), '-m', '-f', '{{if .Main}}{{.Path}}{{end}}'];
  const { status, stdout } = spawnSync('go', args, { cwd: directory, env: { ...process.env, PWD: directory }, encoding: 'utf8' });
  const paths = status === 0 ? stdout.split('\n').filter(Boolean) : [];
  // Outside of any module.
  return paths.length > 0 && !paths.includes('command-line-arguments') ? paths : undefined;
}

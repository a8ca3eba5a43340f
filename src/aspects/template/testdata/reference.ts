// Builds and asks the Go program that runs templates through the real text/template.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TemplateError, parseTemplate } from '../template.ts';
import type { Case } from './cases.ts';
import { fixtures, functions, toData } from './fixtures.ts';

export interface Outcome {
  readonly output: string;
  /** Empty when the template ran. */
  readonly error: string;
  readonly line: number;
}

const PROGRAM = fileURLToPath(new URL('reference/', import.meta.url));
const ENVIRONMENT = { ...process.env, GOFLAGS: '', GOWORK: 'off', GOTOOLCHAIN: 'local', GOPROXY: 'off' };

/** Ranging over integers came with Go 1.22, into templates with 1.24. */
export function hasGo(): boolean {
  try {
    const [, minor = '0'] = /^go1\.(\d+)/.exec(execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', env: ENVIRONMENT })) ?? [];
    return Number(minor) >= 24;
  } catch {
    return false;
  }
}

export function runReference(cases: readonly Case[]): Outcome[] {
  const directory = mkdtempSync(join(tmpdir(), 'template-reference-'));
  try {
    const binary = join(directory, 'reference');
    execFileSync('go', ['build', '-o', binary, '.'], { cwd: PROGRAM, env: ENVIRONMENT });
    const answer = execFileSync(binary, { input: JSON.stringify(cases), encoding: 'utf8', maxBuffer: 2 ** 28 });
    return (JSON.parse(answer) as { output: string; error: string }[]).map(({ output, error }) => ({ output, ...readError(error) }));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Takes Go's name and position off the message: `template: t:3:7: executing "t" at <.X>: what`. */
function readError(error: string): { error: string; line: number } {
  const [, line = '0', message = error] = /^template: t:(\d+)(?::\d+)?: (?:executing ".*?" )?(.*)$/s.exec(error) ?? [];
  return { error: message.replace(/started at t:(\d+)$/, 'started at line $1'), line: Number(line) };
}

export function runOurs({ template, data, fixture }: Case): Outcome {
  try {
    const parsed = parseTemplate(template, { functions: new Set(Object.keys(functions)) });
    const dot = fixture === undefined ? toData(data) : fixtures[fixture];
    return { output: parsed.execute(dot, functions), error: '', line: 0 };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { output: '', error: error.message, line: error.line };
  }
}

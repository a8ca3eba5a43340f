// Every Go file of GOROOT/src goes through parser and editor unchanged, and the parser agrees with go/parser about
// it. A tenth of the files, always the same; OTEL_TS_ALL=1 takes all.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GoFile } from '../../src/aspects/model.ts';
import { parseGo } from '../../src/golang/parse.ts';
import { FileEditor } from '../../src/weave/edit.ts';
import { isNotice, parseFile, readSource } from '../../src/weave/read-file.ts';
import { rangesOf } from './ranges.ts';

const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-identity-'));
const src = join(execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim(), 'src');
const ORIGIN = { file: 'otelts-identity.yaml', line: 1, column: 1 };

/** Path → what go/parser says; files that it rejects are not in it, and nothing below testdata. */
const oracle = new Map<string, string>();

beforeAll(() => {
  const program = join(scratch, 'oracle');
  execFileSync('go', ['build', '-o', program, '.'], { cwd: join(import.meta.dirname, 'oracle'), env: { ...process.env, GOFLAGS: '', GOWORK: 'off' } });
  const files = readdirSync(src, { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith('.go') && isChosen(file)).sort();
  const input = files.map((file) => `${join(src, file)}\n`).join('');
  for (const line of execFileSync(program, { input, encoding: 'utf8', maxBuffer: 1 << 29 }).split('\n')) {
    const [path, ranges] = line.split('\t');
    if (path && ranges !== undefined) oracle.set(path, ranges);
  }
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function isChosen(file: string): boolean {
  if (file.split(/[\\/]/).includes('testdata')) return false;
  return process.env.OTEL_TS_ALL === '1' || (createHash('sha1').update(file.replaceAll('\\', '/')).digest()[0] as number) % 10 === 0;
}

test('files go through byte for byte, and offsets are those of go/parser', async () => {
  const wrong: string[] = [];
  let files = 0;
  for (const [path, expected] of oracle) {
    const source = await readSource(path);
    const file = source === undefined ? undefined : await parseFile(path, source, 'p');
    if (!file || isNotice(file)) wrong.push(`${path}: ${file?.code ?? 'no UTF-8'}`);
    else {
      const problem = problemOf(file, readFileSync(path), expected);
      if (problem) wrong.push(`${path}: ${problem}`);
      file.root.tree.delete();
    }
    files++;
  }
  expect(wrong).toEqual([]);
  expect(files).toBeGreaterThan(process.env.OTEL_TS_ALL === '1' ? 6000 : 600);
});

test('the comparison sees a difference of one byte', async () => {
  const source = 'package p\n\nvar é = f("é", g())\n';
  const { tree } = await parseGo(source);
  const ranges = rangesOf('p.go', source, tree.rootNode);
  expect(ranges).toBe('C20-32 C28-31 G11-32var');
});

function problemOf(file: GoFile, bytes: Buffer, expected: string): string | undefined {
  if (!Buffer.from(written(new FileEditor(file))).equals(bytes)) return 'differs when nothing is edited';
  if (!Buffer.from(reverted(edited(file))).equals(bytes)) return 'differs when edits are reverted';
  const actual = rangesOf(file.path, file.source, file.root);
  if (actual === expected) return undefined;
  const [ours, theirs] = [actual.split(' '), expected.split(' ')];
  const more = ours.filter((range) => !theirs.includes(range)).slice(0, 3);
  return `ours has ${more}, go/parser ${theirs.filter((range) => !ours.includes(range)).slice(0, 3)}`;
}

/** What the editor writes, without the line that names the copy's original. A byte order mark cannot stand behind it. */
function written(editor: FileEditor): string {
  const text = editor.toString();
  return (editor.file.source.startsWith('\ufeff') ? '\ufeff' : '') + text.slice(text.indexOf('\n') + 1);
}

function edited(file: GoFile): FileEditor {
  const editor = new FileEditor(file);
  const nodes = file.root.descendantsOfType(['call_expression', 'block']).filter((node) => node !== null);
  nodes.sort((a, b) => a.endIndex - b.endIndex || b.startIndex - a.startIndex);
  for (const node of nodes) {
    if (node.type === 'block') editor.insert(node.startIndex + 1, '<before>', ORIGIN);
    else editor.wrap(node.startIndex, node.endIndex, '<before>', '<after>', ORIGIN);
  }
  return editor;
}

function reverted(editor: FileEditor): string {
  return written(editor).replace(/\/\*line otelts-identity\.yaml:1:1\*\/<(?:before|after)>\/\*line .*?\*\//g, '');
}

// npm run semconv [version]: writes src/lint/semconv.json, the names that the semantic conventions know, from the
// packages that OpenTelemetry generates from its registry: names from the one for JavaScript, types of attributes,
// instruments and units of metrics from the newest one for Go.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PACKAGE = '@opentelemetry/semantic-conventions';
const GO_MODULE = 'go.opentelemetry.io/otel';
const OUTPUT = join(import.meta.dirname, '../src/lint/semconv.json');

const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-semconv-'));
try {
  const packed = execFileSync('npm', ['pack', '--silent', `${PACKAGE}@${process.argv[2] ?? 'latest'}`], { cwd: scratch, encoding: 'utf8' });
  execFileSync('tar', ['xzf', packed.trim().split('\n').at(-1)], { cwd: scratch });
  const directory = join(scratch, 'package');
  const { version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const values = await import(pathToFileURL(join(directory, 'dist/index-incubating.mjs')));
  const names = { attributes: new Map(), prefixes: new Map(), metrics: new Map() };
  for (const part of ['stable_attributes', 'experimental_attributes', 'stable_metrics', 'experimental_metrics']) {
    collect(readFileSync(join(directory, 'dist', `${part}.d.mts`), 'utf8'), values, names);
  }
  const { attributes, prefixes, metrics } = names;
  const goPackage = goModule();
  const instruments = instrumentsOf(goPackage, metrics);
  const types = typesOf(goPackage, attributes);
  const data = { package: PACKAGE, version, attributes: split(attributes), prefixes: split(prefixes), metrics: split(metrics), instruments, types };
  writeFileSync(OUTPUT, `${JSON.stringify(data, undefined, 1)}\n`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** What stands above each constant says whether it is deprecated, and for what. */
function collect(text, values, { attributes, prefixes, metrics }) {
  for (const [, comment, name] of text.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s*declare const ((?:ATTR|METRIC)_\w+):/g)) {
    const deprecated = /@deprecated ([^]*)/.exec(comment)?.[1].replace(/\s*\n\s*\*\s*/g, ' ').trim();
    // Names that moved to a repository of their own are still names.
    const replacement = deprecated === undefined || deprecated.startsWith('Moved to ') ? undefined : replacementOf(deprecated);
    const value = values[name];
    if (name.startsWith('METRIC_')) metrics.set(value, replacement);
    else if (typeof value === 'function') prefixes.set(value(''), replacement);
    else attributes.set(value, replacement);
  }
}

/** The directory of the newest Go package's conventions. */
function goModule() {
  const { Dir } = JSON.parse(execFileSync('go', ['mod', 'download', '-json', `${GO_MODULE}@latest`], { cwd: scratch, encoding: 'utf8' }));
  const versions = readdirSync(join(Dir, 'semconv')).filter((name) => /^v1\.\d+\.0$/.test(name));
  return join(Dir, 'semconv', versions.sort((a, b) => a.split('.')[1] - b.split('.')[1]).at(-1));
}

/** Name → instrument, in the conventions' words, and unit: `histogram s`. Observed instruments are the same to who only looks at the data. */
function instrumentsOf(directory, known) {
  const found = [];
  for (const entry of readdirSync(directory).filter((name) => name.endsWith('conv'))) {
    const text = readFileSync(join(directory, entry, 'metric.go'), 'utf8');
    for (const [, type, instrument] of text.matchAll(/type (\w+) struct \{\s*metric\.(?:Int64|Float64)(?:Observable)?(\w+)\s*\}/g)) {
      const method = (name) => new RegExp(`func \\(${type}\\) ${name}\\(\\) string \\{\\s*return "([^"]*)"`).exec(text)?.[1];
      const name = method('Name');
      if (name && known.has(name)) found.push([name, `${instrument.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase()} ${method('Unit') ?? ''}`.trimEnd()]);
    }
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Name → type, in the registry's words; what is an enumeration there has the type of its values. */
function typesOf(directory, known) {
  const text = readFileSync(join(directory, 'attribute_group.go'), 'utf8');
  const numbers = new Set([...text.matchAll(/= (\w+)Key\.Int\(/g)].map(([, key]) => key));
  const found = [];
  for (const [, comment, constant, name] of text.matchAll(/((?:^\t\/\/[^\n]*\n)+)\t(\w+)Key = attribute\.Key\("([^"]+)"\)/gm)) {
    const type = /^\t\/\/ Type: (\S+)$/m.exec(comment)?.[1];
    if (type && type !== 'any' && known.has(name)) found.push([name, type === 'Enum' ? (numbers.has(constant) ? 'int' : 'string') : type]);
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The one name that replaces it, or the sentence that says what does, or nothing. */
function replacementOf(text) {
  const simple = /^(?:Replaced by|Use) `([\w.]+)`(?: instead)?\.?$/.exec(text);
  if (simple) return simple[1];
  return /no replacement/i.test(text) ? '' : text;
}

function split(names) {
  const sorted = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    current: sorted.filter(([, replacement]) => replacement === undefined).map(([name]) => name),
    deprecated: Object.fromEntries(sorted.filter(([, replacement]) => replacement !== undefined)),
  };
}

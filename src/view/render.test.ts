import { expect, test } from 'vitest';
import type { SpanRecord } from '../otlp/model.ts';
import { sketch, type SpanSketch } from '../otlp/testing.ts';
import { buildForest } from '../otlp/tree.ts';
import { columnsOf } from './printable.ts';
import { renderTrace } from './render.ts';
import { traceToJson } from './trace-json.ts';

const T0 = 1_700_000_000_000_000_000n;
const id = (number: number) => number.toString(16).padStart(16, '0');

function span(number: number, parent: number, startMicros: number, micros: number, more: SpanSketch): SpanRecord {
  const start = T0 + BigInt(startMicros) * 1000n;
  const parentSpanId = parent ? id(parent) : '';
  return sketch({ spanId: id(number), parentSpanId, start, end: start + BigInt(micros) * 1000n, ...more });
}

const SHOP = [
  span(1, 0, 0, 12_400, {
    name: 'GET /cart/{id}',
    kind: 'SERVER',
    attributes: {
      'http.request.method': 'GET',
      'http.route': '/cart/{id}',
      'url.path': '/cart/7',
      'http.response.status_code': 500n,
      'server.address': 'localhost',
      'server.port': 8080n,
      'error.type': '500',
    },
    status: { code: 'ERROR', message: '' },
  }),
  span(2, 1, 100, 4_100, {
    name: 'SELECT items',
    kind: 'CLIENT',
    attributes: {
      'db.system.name': 'postgresql',
      'db.query.text': 'SELECT *\n  FROM items\n  WHERE cart = $1 AND colour = $2 AND this IS NOT NULL AND it IS long',
      'network.peer.address': '::1',
      'network.peer.port': 5432n,
    },
  }),
  span(3, 1, 5_000, 6_000, {
    name: 'GET',
    kind: 'CLIENT',
    attributes: { 'http.request.method': 'GET', 'url.full': 'http://stock:81/s?q=1', 'error.type': 'timeout' },
    status: { code: 'ERROR', message: 'deadline exceeded' },
    events: [
      {
        time: T0,
        name: 'exception',
        attributes: { 'exception.type': '*net.OpError', 'exception.message': 'dial tcp: i/o timeout' },
        droppedAttributes: 0,
      },
    ],
  }),
  span(4, 3, 6_000, 20, { name: 'GET /s', kind: 'SERVER', service: 'stock', attributes: { 'http.status_code': 200n } }),
  span(5, 1, 11_500, 0, {
    name: 'enqueue',
    kind: 'PRODUCER',
    links: [
      { traceId: 'bb'.repeat(16), spanId: id(9), traceState: '', flags: 0, attributes: {}, droppedAttributes: 0 },
      { traceId: 'aa'.repeat(16), spanId: id(2), traceState: '', flags: 0, attributes: {}, droppedAttributes: 0 },
    ],
  }),
  span(6, 42, 12_000, 1, { name: 'late', end: 0n }),
];
const [trace] = buildForest(SHOP);

test('a tree over two services with an error, links and an orphan', () => {
  expect(renderTrace(trace!)).toMatchInlineSnapshot(`
    "trace aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 12.4 ms, 6 spans, 2 services, 2 errors
    ├─ ERROR GET /cart/{id} SERVER [shop] 12.4 ms /cart/7 500 localhost:8080
    │  ├─ SELECT items CLIENT 4.10 ms postgresql "SELECT * FROM items WHERE cart = $1 AND colour = $2 AND this IS NOT NULL AND it…" [::1]:5432
    │  ├─ ERROR GET CLIENT 6.00 ms http://stock:81/s?q=1 error.type=timeout
    │  │  │  deadline exceeded
    │  │  │  exception *net.OpError: dial tcp: i/o timeout
    │  │  └─ GET /s SERVER [stock] 20.0 µs 200
    │  └─ enqueue PRODUCER 0 ns
    │        linked to trace bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, span 0000000000000009
    │        linked to this trace, span 0000000000000002
    └─ late INTERNAL [shop] not ended (parent 000000000000002a not received)
    "
  `);
});

test('no line is wider than the terminal, and ERROR is never cut off', () => {
  for (let columns = 20; columns <= 120; columns++) {
    const lines = renderTrace(trace!, { columns, colour: false }).trimEnd().split('\n');
    expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(columns);
    expect(lines.filter((line) => line.includes('ERROR'))).toHaveLength(2);
  }
  expect(renderTrace(trace!, { columns: 60, colour: false })).toMatchInlineSnapshot(`
    "trace aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 12.4 ms, 6 spans, 2 …
    ├─ ERROR GET /cart/{id} SERVER [shop] 12.4 ms /cart/7 500 l…
    │  ├─ SELECT items CLIENT 4.10 ms postgresql "SELECT * FROM…
    │  ├─ ERROR GET CLIENT 6.00 ms http://stock:81/s?q=1 error.…
    │  │  │  deadline exceeded
    │  │  │  exception *net.OpError: dial tcp: i/o timeout
    │  │  └─ GET /s SERVER [stock] 20.0 µs 200
    │  └─ enqueue PRODUCER 0 ns
    │        linked to trace bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, …
    │        linked to this trace, span 0000000000000002
    └─ late INTERNAL [shop] not ended (parent 000000000000002a …
    "
  `);
});

test('colours add nothing but colour', () => {
  const coloured = renderTrace(trace!, { colour: true });
  expect(coloured).toContain('\x1b[1;31mERROR\x1b[0m');
  expect(coloured.replace(/\x1b\[[\d;]*m/g, '')).toBe(renderTrace(trace!));
});

test('a program cannot steer the terminal', () => {
  const evil = '\x1b]0;x\x07\n';
  const sly = sketch({ name: evil, service: evil, attributes: { 'url.full': evil }, status: { code: 'ERROR', message: evil } });
  expect(renderTrace(buildForest([sly])[0]!)).toMatchInlineSnapshot(`
    "trace aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 1.00 ms, 1 span, 1 error
    └─ ERROR \\u{1b}]0;x\\u{7}\\n INTERNAL [\\u{1b}]0;x\\u{7}] 1.00 ms \\u{1b}]0;x\\u{7}
          \\u{1b}]0;x\\u{7}
    "
  `);
});

test('a very deep trace renders', () => {
  const deep = Array.from({ length: 20_000 }, (_, i) => span(i + 1, i, i, 1, { name: `n${i}` }));
  const lines = renderTrace(buildForest(deep)[0]!).trimEnd().split('\n');
  expect(lines).toHaveLength(20_001);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(300);
  const narrow = renderTrace(buildForest(deep.slice(0, 60))[0]!, { columns: 40, colour: false }).split('\n');
  expect(narrow[60]).toBe('…                └─ n59 INTERNAL 1.00 µs');
  expect(JSON.parse(traceToJson(buildForest(deep)[0]!)).spans).toHaveLength(20_000);
});

test('JSON: one line, spans in the order of the tree', () => {
  const line = traceToJson(trace!);
  expect(line).not.toContain('\n');
  const parsed = JSON.parse(line);
  expect(parsed).toMatchObject({ traceId: 'aa'.repeat(16), spanCount: 6, errorCount: 2, services: ['shop', 'stock'] });
  expect(parsed.spans.map((it: { depth: number; name: string }) => `${it.depth} ${it.name}`)).toEqual([
    '0 GET /cart/{id}',
    '1 SELECT items',
    '1 GET',
    '2 GET /s',
    '1 enqueue',
    '0 late',
  ]);
  expect(parsed.spans[0]).toMatchObject({ attributes: { 'server.port': 8080 }, durationNano: 12_400_000, orphan: false });
  expect(parsed.resources).toHaveLength(2);
});

test('JSON: values that JSON has no form for', () => {
  const odd = sketch({ attributes: { most: 2n ** 63n - 1n, nan: Number.NaN, raw: new Uint8Array([0, 255]) } });
  expect(JSON.parse(traceToJson(buildForest([odd])[0]!)).spans[0].attributes).toEqual({
    most: '9223372036854775807',
    nan: 'NaN',
    raw: 'AP8=',
  });
});

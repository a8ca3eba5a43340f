// node bench/hooks/run.js [rounds] [benchtime] [pattern]: what one operation of each library costs plain and woven. The same benchmarks
// are compiled by go and by otel-ts, run in turns, one process an operation and round, and send all they record to a sink
// in a process of its own. Processor time of the whole process, its exporter included; the least of the rounds counts,
// because what else the machine does only adds. Prints a Markdown table.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildTool } from '../load/lib/build.js';
import { startServer } from '../load/lib/server.js';

const OPERATIONS = {
  NetHTTP: 'net/http, request: client and server',
  Resty: 'resty, request, with its HTTP client and server',
  FastHTTP: 'fasthttp, request: client and server',
  Fiber: 'fasthttp to fiber, request',
  FiberV3: 'fasthttp to fiber v3, request',
  GRPC: 'grpc, unary call: client and server',
  Connect: 'connect, unary call, with its HTTP client and server',
  Chi: 'chi, routed request',
  Gin: 'gin, routed request',
  Echo: 'echo, routed request',
  EchoV5: 'echo v5, routed request',
  GorillaMux: 'gorilla/mux, routed request',
  HTTPRouter: 'httprouter, routed request',
  DatabaseSQL: 'database/sql, query of a driver that does nothing',
  LibPQ: 'lib/pq, row of PostgreSQL by database/sql',
  MySQL: 'go-sql-driver/mysql, row of MariaDB by database/sql',
  MattnSQLite: 'mattn/go-sqlite3, row by database/sql',
  ModerncSQLite: 'modernc.org/sqlite, row by database/sql',
  SQLX: 'sqlx, struct of PostgreSQL by lib/pq',
  Gorm: 'gorm, struct of PostgreSQL by pgx',
  GoRedis: 'go-redis, GET over a pipe',
  GoRedisV8: 'go-redis v8, GET over a pipe',
  Redigo: 'redigo, GET over a pipe on a connection of a pool',
  Gomemcache: 'gomemcache, get over a pipe',
  Mongo: 'mongo, document found over a pipe',
  MongoV1: 'mongo v1, document found over a pipe',
  Pgx: 'pgx, SELECT of PostgreSQL',
  NATS: 'nats.go, request to a handler of the same program and its answer',
  AMQP: 'amqp091, message to a queue and from it',
  MQTT: 'paho.mqtt, message to a topic and from it',
  FranzGo: 'franz-go, record to kfake and from it',
  KafkaGo: 'kafka-go, message to kfake and from it',
  Sarama: 'sarama, message to kfake and from it in a group',
  Asynq: 'asynq, task to Redis and from it',
  S3: 'aws-sdk-go-v2, GetObject, with its HTTP client and server',
  OpenAI: 'openai-go, chat completion, with its HTTP client and server',
  Anthropic: 'anthropic-sdk-go, message, with its HTTP client and server',
  MCP: 'MCP go-sdk, call of a tool in memory: client and server',
  ClientGo: 'client-go, object, with its HTTP client and server',
  Lambda: 'aws-lambda-go, invocation, with what was recorded sent',
  Slog: 'log/slog, JSON line',
  Log: 'log, line',
  Logrus: 'logrus, line',
  Zap: 'zap, JSON line',
  Zerolog: 'zerolog, line',
  Ants: 'ants, task',
  Cron: 'cron, job',
  Cobra: 'cobra, command',
};

const [rounds = '5', benchtime = '200ms', pattern = '.'] = process.argv.slice(2);
const names = Object.keys(OPERATIONS).filter((name) => new RegExp(pattern).test(name));
const scratch = mkdtempSync(join(tmpdir(), 'otel-ts-hooks-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const commands = { plain: ['go'], woven: [join(import.meta.dirname, '../../bin/otel-ts'), 'go'] };
for (const [way, [command, ...args]] of Object.entries(commands)) {
  execFileSync(command, [...args, 'test', '-c', '-o', join(scratch, way), '.'], { cwd: import.meta.dirname, stdio: 'inherit' });
}

const sink = await startServer(buildTool('sink', scratch));
const found = new Map(names.map((name) => [name, { plain: [], woven: [] }]));
for (let round = 0; round < Number(rounds); round++) {
  for (const name of names) {
    const ways = round % 2 ? ['woven', 'plain'] : ['plain', 'woven'];
    for (const way of ways) found.get(name)[way].push(measure(join(scratch, way), name));
  }
}
await sink.stop();

const rows = names.flatMap((name) => {
  const [plain, woven] = ['plain', 'woven'].map((way) => least(found.get(name)[way]));
  if (!plain || !woven) return [`| ${OPERATIONS[name]} | not measured here | | | | |`];
  return [`| ${[OPERATIONS[name], plain.ns, woven.ns, woven.ns - plain.ns, plain.allocs, woven.allocs].join(' | ')} |`];
});
console.log(['| Operation | plain, ns of CPU | woven | difference | allocations, plain | woven |', '|---|---|---|---|---|---|', ...rows].join('\n'));

/** Undefined: skipped, for want of a server. */
function measure(binary, name) {
  const env = { ...process.env, OTEL_EXPORTER_OTLP_ENDPOINT: `http://${sink.address}` };
  const args = ['-test.v', '-test.run=^$', `-test.bench=^Benchmark${name}$`, `-test.benchtime=${benchtime}`];
  const said = execFileSync(binary, args, { encoding: 'utf8', env });
  const [, ns, allocs] = /([\d.]+) cpu-ns\/op.*?(\d+) allocs\/op/.exec(said) ?? [];
  if (ns === undefined && !said.includes('SKIP')) throw new Error(said);
  return ns === undefined ? undefined : { ns: Math.round(Number(ns)), allocs: Number(allocs) };
}

function least(values) {
  return values.filter(Boolean).sort((a, b) => a.ns - b.ns)[0];
}

// OTLP's own Go types and Google's own gRPC server, as commands of test/otlp-official.
import { execa } from 'execa';
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './otel-ts.ts';

export async function buildOfficial(directory: string): Promise<void> {
  await execa('go', ['build', '-o', `${directory}/`, './...'], { cwd: join(repository, 'test/otlp-official') });
}

/** One object a request; what is wrong with any of them is thrown. */
export async function decodeOfficial(directory: string, options: string[], files: string[]): Promise<object[]> {
  const { stdout } = await execa(join(directory, 'decode'), [...options, ...files]);
  return stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line) as object);
}

export interface Report {
  calls: Record<string, number>;
  connections: number;
  headers: Record<string, string[]>;
  compression: string[];
  deadlines: number;
}

/** Runs `work` beside a gRPC receiver; the files are the requests that it took. */
export async function withGrpc(directory: string, options: string[], work: (address: string, taken: (signal: string) => string[]) => Promise<unknown>) {
  const out = mkdtempSync(join(directory, 'requests-'));
  const server = execa(join(directory, 'receive'), ['-out', out, ...options], { stdin: 'pipe' });
  const iterator = server.iterable()[Symbol.asyncIterator]();
  const address = (await iterator.next()).value as string;
  const files = (signal: string) => readdirSync(out).filter((name) => name.startsWith(signal)).sort().map((name) => join(out, name));
  try {
    await work(address, files);
  } finally {
    server.stdin.end();
  }
  const report = JSON.parse((await iterator.next()).value as string) as Report;
  await server;
  return { report, spans: files('spans'), metrics: files('metrics') };
}

// Runs the load generator, which answers with counts and latencies in microseconds.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Options are the generator's flags; a failed request is an error, because nothing that is measured here may fail. */
export async function generate(binary, flags) {
  const { stdout, stderr } = await promisify(execFile)(binary, Object.entries(flags).map(([name, value]) => `-${name}=${value}`));
  const result = JSON.parse(stdout);
  if (result.failed > 0 || result.requests === 0) throw new Error(`${result.failed} requests failed, ${result.requests} did not: ${stderr}`);
  return result;
}

export async function countsOf(sink) {
  return (await fetch(`http://${sink.address}/counts`)).json();
}

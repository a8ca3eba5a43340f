// A process that prints the address it listens on and serves until its standard input ends, so that it never outlives us.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const TICKS = 100; // clock ticks a second, of every Linux that Node.js runs on

/** Starts a server; `env` goes over the environment. */
export async function startServer(path, { args = [], env = {} } = {}) {
  const child = spawn(path, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => { said = (said + text).slice(-20_000); });
  const exited = once(child, 'exit');
  const [address] = await Promise.race([once(createInterface(child.stdout), 'line'), exited.then(() => [undefined])]);
  if (address === undefined) throw new Error(`${path} did not start: ${said}`);
  return {
    address,
    said: () => said,
    cpuSeconds: () => cpuSeconds(child.pid),
    memory: () => memory(child.pid),
    async stop() {
      child.stdin.end();
      const [status, signal] = await exited;
      return { status, signal };
    },
  };
}

/** utime + stime (proc_pid_stat(5)). */
function cpuSeconds(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Resident memory now and at its highest, in MiB. */
function memory(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN) / 1024;
  return { rss: field('VmRSS'), highest: field('VmHWM') };
}

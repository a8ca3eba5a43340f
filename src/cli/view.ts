// `otel-ts view`: the traces of a program, in the terminal, without a collector.
import { Command, InvalidArgumentError } from 'commander';
import { listen } from '../view/listen.ts';
import { logPrinter, metricsPrinter, tracePrinter } from '../view/printer.ts';
import { runCommand } from '../view/run.ts';

/** Where a collector listens for OTLP over HTTP. */
const COLLECTOR_PORT = 4318;

interface ViewOptions {
  port?: number;
  json?: true;
  idle: number;
}

export function viewCommand(): Command {
  return new Command('view')
    .summary('show traces and metrics in the terminal')
    .description('Shows the traces, as trees, and metrics that a command sends, or any program that sends them to this port.')
    .usage('[options] [-- command args...]')
    .argument('[command...]', 'what to run; its traces go to stderr, and its exit status is ours')
    .option('--port <number>', `port to listen on (default: ${COLLECTOR_PORT}, with a command a free one; 0: a free one)`, toPort)
    .option('--json', 'one line of JSON a trace, data point or log record')
    .option('--idle <ms>', 'show a trace when it got no span for so long', toMilliseconds, 1000)
    .action(view);
}

async function view(command: string[], options: ViewOptions): Promise<void> {
  const note = (line: string) => void process.stderr.write(`otel-ts: ${line}\n`);
  const common = { quietMs: options.idle, note };
  const json = options.json === true;
  const [file, ...args] = command;
  if (file !== undefined) {
    const print = tracePrinter(process.stderr, json);
    const printMetrics = metricsPrinter(process.stderr, json);
    const printLogs = logPrinter(process.stderr, json);
    process.exitCode = await runCommand({ ...common, command: file, args, env: process.env, port: options.port ?? 0, print, printMetrics, printLogs });
    return;
  }
  const stop = new AbortController();
  const end = () => stop.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  // `otel-ts view | head` closes our stdout.
  process.stdout.on('error', end);
  const print = tracePrinter(process.stdout, json);
  const printMetrics = metricsPrinter(process.stdout, json);
  const printLogs = logPrinter(process.stdout, json);
  await listen({ ...common, port: options.port ?? COLLECTOR_PORT, print, printMetrics, printLogs, stop: stop.signal });
}

function toPort(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) > 65535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return Number(text);
}

function toMilliseconds(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A number of milliseconds.');
  return Math.min(Number(text), 2 ** 31 - 1);
}

// `otel-ts view -- command`: runs the command with a receiver of its own and shows what it sends.
import { constants } from 'node:os';
import { execa } from 'execa';
import { UserError } from '../errors.ts';
import { viewEnvironment } from './environment.ts';
import { forwardSignals } from './forward-signals.ts';
import { openReceiver } from './open-receiver.ts';
import { metricTable } from './metric-table.ts';
import type { PrintLogs, PrintMetrics, PrintTrace } from './printer.ts';
import { watchTraces } from './watch.ts';

/** For a request that was still under way when the command ended. */
const SETTLE_MS = 1000;

export interface RunOptions {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** For the receiver; 0 takes a free one. */
  port: number;
  quietMs: number;
  print: PrintTrace;
  printMetrics: PrintMetrics;
  /** As they come. */
  printLogs: PrintLogs;
  /** For people: one line, without its newline. */
  note: (line: string) => void;
}

/** Resolves with the status to exit with: the command's, or 128 + n where signal n ended it. */
export async function runCommand({ command, args, env, port, quietMs, print, printMetrics, printLogs, note }: RunOptions): Promise<number> {
  let received = 0;
  const watch = watchTraces({ quietMs, onTrace: print });
  const metrics = metricTable();
  const receiver = await openReceiver({
    port,
    keep: false,
    onBatch(spans) {
      received += spans.length;
      watch.add(spans);
    },
    onPoints: metrics.add,
    onLogs: printLogs,
    onRefused: (reason) => note(`refused ${reason}`),
  });
  try {
    const child = execa(command, args, {
      stdio: 'inherit',
      env: viewEnvironment(env, receiver.url),
      extendEnv: false,
      reject: false,
      forceKillAfterDelay: false,
    });
    const stopForwarding = forwardSignals((signal) => child.kill(signal));
    const result = await child.finally(stopForwarding);
    if (result.exitCode === undefined && result.signal === undefined) throw notStarted(command, result.code);
    await receiver.settled(SETTLE_MS);
    watch.flush();
    printMetrics(metrics.points());
    if (received === 0) note('no spans were received');
    return result.exitCode ?? 128 + constants.signals[result.signal!];
  } finally {
    watch.flush();
    await receiver.close();
  }
}

/** 126 and 127 as a shell has them. */
function notStarted(command: string, code: string | undefined): UserError {
  if (code === 'ENOENT') return new UserError(`${command}: command not found`, { exitCode: 127 });
  return new UserError(`${command}: cannot be run: ${code ?? 'unknown failure'}`, { exitCode: 126 });
}

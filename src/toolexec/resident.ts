// The weaver that stays in `otel-ts go`: starting Node.js for each package that may match costs more than weaving it.
// Requests are numbers on a FIFO in a private directory, which only the -toolexec flag names. Whatever goes wrong here,
// the launcher asks Node as in a raw build.
import { constants, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cacheDirectory } from './cache-directory.ts';
import { makeFifos } from './fifo.ts';
import { timedCall } from '../timing/timed-call.ts';
import { answerTo } from './resident-answer.ts';
import { parseRequest } from './resident-request.ts';
import { openSlots } from './resident-slots.ts';
import { removeOldResidents } from './resident-sweep.ts';
import { catalogFor } from './tool-call.ts';
import type { ToolexecOptions } from './toolexec-flag.ts';

export interface Resident {
  /** Where launchers ask; removed when this process ends. */
  directory: string;
  close(): void;
}

/** Undefined where there are no FIFOs, or OTEL_TS_RESIDENT=off says so. */
export async function startResident(options: ToolexecOptions): Promise<Resident | undefined> {
  if (process.platform === 'win32' || process.env.OTEL_TS_RESIDENT === 'off') return undefined;
  const parent = join(cacheDirectory(), 'resident');
  let directory: string | undefined;
  try {
    mkdirSync(parent, { recursive: true, mode: 0o700 });
    removeOldResidents(parent);
    // Node's mkdtemp makes it for this user alone.
    directory = mkdtempSync(join(parent, `${process.pid}-`));
    return await serve({ ...options, resident: directory });
  } catch (error) {
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
    if (process.env.OTEL_TS_DEBUG) process.stderr.write(`otel-ts: no weaver stays: ${(error as Error).message}\n`);
    return undefined;
  }
}

async function serve(options: ToolexecOptions & { resident: string }): Promise<Resident> {
  const { plan, resident: directory } = options;
  const requests = join(directory, 'requests');
  await makeFifos([requests]);
  const slots = await openSlots(directory);
  // Held open for writing too, or the last launcher to go would end it.
  const input = new Socket({ fd: openSync(requests, constants.O_RDWR | constants.O_NONBLOCK), readable: true, writable: false });
  const close = (): void => {
    process.off('exit', close);
    slots.close();
    input.destroy();
    rmSync(directory, { recursive: true, force: true });
  };
  process.on('exit', close);
  const answer = async (number: number): Promise<void> => {
    try {
      const { args, ...request } = parseRequest(readFileSync(join(directory, `request.${number}`)));
      const call = { ...options, ...request, catalog: catalogFor(plan) };
      const { script, member } = await timedCall(call, () => answerTo(call, args));
      if (member.length > 0) writeFileSync(join(directory, `member.${number}`), member);
      writeFileSync(join(directory, `answer.${number}`), script);
      slots.answer(number, 'ok');
    } catch (error) {
      if (process.env.OTEL_TS_DEBUG) process.stderr.write(`otel-ts: left to Node: ${(error as Error).message}\n`);
      slots.answer(number, 'no');
    }
  };
  input.on('error', () => {});
  createInterface({ input }).on('line', (line) => void answer(Number(line)).catch(() => {}));
  // The go command's end is the end.
  input.unref();
  return { directory, close };
}

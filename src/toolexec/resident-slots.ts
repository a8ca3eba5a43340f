// The FIFOs through which launchers wait for answers. Each serves once. This process holds the other end of every one
// that can be seen: as long as it lives a launcher blocks in read, and when it dies, however, the kernel ends that read.
import { closeSync, constants, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeFifos } from './fifo.ts';

/** Launchers that find none free ask Node: with more waiting than this, that is no slower. */
const SLOTS = 24;
const BATCH = 12;

export interface Slots {
  /** Says a word to the launcher that waits there, and makes room for others. */
  answer(number: number, word: 'ok' | 'no'): void;
  close(): void;
}

export async function openSlots(directory: string): Promise<Slots> {
  const open = new Map<number, number>();
  let made = 0;
  let closed = false;
  const more = async (count: number): Promise<void> => {
    const numbers = Array.from({ length: count }, () => made++);
    await makeFifos(numbers.map((number) => join(directory, `new.${number}`)));
    if (closed) return;
    for (const number of numbers) {
      open.set(number, openSync(join(directory, `new.${number}`), constants.O_RDWR | constants.O_NONBLOCK));
      // Seen only now: a launcher must not find one that nobody holds.
      renameSync(join(directory, `new.${number}`), join(directory, `reply.${number}`));
    }
  };
  let filling: Promise<void> | undefined;
  await more(SLOTS);
  return {
    answer(number, word) {
      const descriptor = open.get(number);
      if (descriptor === undefined) return;
      open.delete(number);
      writeSync(descriptor, `${word}\n`);
      closeSync(descriptor);
      for (const used of ['reply', 'request']) rmSync(join(directory, `${used}.${number}`), { force: true });
      // What cannot be made is missed by nobody but the clock.
      if (open.size <= SLOTS - BATCH) filling ??= more(BATCH).catch(() => {}).finally(() => (filling = undefined));
    },
    close() {
      closed = true;
      for (const descriptor of open.values()) closeSync(descriptor);
      open.clear();
    },
  };
}

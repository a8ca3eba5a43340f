// The commands that a build is made of. Neither reads options of its own: what stands there is for the go command and its tools.
import { reportFailure } from './failure.ts';
import { go } from './go.ts';
import { toolexec } from './toolexec.ts';

/** `keepCode` keeps the compiled code of this process for the next; for when it has run what such a process runs. */
export async function build([command, ...args]: readonly string[], keepCode: () => void): Promise<void> {
  await (command === 'go' ? go(args, keepCode) : toolexec(args, keepCode)).catch(reportFailure);
}

// Builds what is measured: the plain program, the woven one from the same source, and the one instrumented by hand.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const here = join(import.meta.dirname, '..');
const launcher = process.env.LAUNCHER ?? join(here, '../../bin/otel-ts');

/** What each way of a program is: its module's directory and the command before `build`. */
const WAYS = {
  plain: { suffix: '', command: ['go'] },
  ours: { suffix: '', command: [launcher, 'go'] },
  sdk: { suffix: '-sdk', command: ['go'] },
};

/** `program` is hello or service, `way` a key of WAYS; answers the binary's path. */
export function buildProgram(program, way, into) {
  const { suffix, command } = WAYS[way];
  return build(command, join(here, program + suffix), '.', join(into, `${program}-${way}`));
}

/** The generator or the sink. */
export function buildTool(name, into) {
  return build(['go'], join(here, 'tools'), `./${name}`, join(into, name));
}

function build([command, ...args], cwd, target, output) {
  execFileSync(command, [...args, 'build', '-buildvcs=false', '-o', output, target], { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  return output;
}

// Where every command starts: refuses a Node.js that is too old before anything newer is loaded. What a build calls
// again and again is one file with its compiled code beside it (code-cache.ts), the rest is loaded as modules.
import { join } from 'node:path';
import { loadWithCode } from './code-cache.ts';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const args = process.argv.slice(2);

if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  process.stderr.write(`otel-ts: Node.js ${process.versions.node} is too old; it needs 20.19 or later, or 22.12 or later\n`);
  process.exitCode = 2;
} else if (args[0] === 'toolexec' || args[0] === 'go') {
  const { exports, keepCode } = loadWithCode<typeof import('./build.ts')>(join(import.meta.dirname, 'build.cjs'), partOf(args));
  void exports.build(args, keepCode);
} else {
  void import('./main.ts');
}

/** Calls of one part run the same code. */
function partOf([command, ...args]: readonly string[]): string {
  if (command === 'go') return 'go';
  const [tool = '', flag] = args.slice(args.findIndex((arg) => !arg.startsWith('--')));
  if (flag === '-V=full') return 'plan';
  return tool.endsWith('link') ? 'link' : 'weave';
}

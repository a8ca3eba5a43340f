// The command line: which command, and how failures are told. Commands are loaded when they are called: a build
// starts this program for every package that may match.
import type { Command } from 'commander';
import { UserError } from '../errors.ts';
import { VERSION } from '../toolexec/installation.ts';

async function main(args: string[]): Promise<void> {
  // Neither of these two reads options of its own: what stands there is for the go command and its tools.
  if (args[0] === 'toolexec') return (await import('./toolexec.ts')).toolexec(args.slice(1));
  if (args[0] === 'go') return (await import('./go.ts')).go(args.slice(1));
  const [{ Command }, { versionLine }] = await Promise.all([import('commander'), import('./version.ts')]);
  const program = new Command('otel-ts')
    .description('OpenTelemetry for Go programs that nobody edits')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'otel-ts: ')) });
  program.option('-V, --version', 'print the versions of otel-ts, Go and Node.js');
  program.command('go').description('run the go command with weaving: otel-ts go build ./...').allowUnknownOption();
  program.command('toolexec').description("for the go command: go build -toolexec 'otel-ts toolexec' ./...");
  program.command('version').description('print the versions of otel-ts, Go and Node.js').action(() => print(versionLine()));
  if (args[0] === 'view' || needsEveryCommand(args)) program.addCommand((await import('./view.ts')).viewCommand());
  if (args[0] === 'lint' || needsEveryCommand(args)) program.addCommand((await import('./lint.ts')).lintCommand());
  if (args[0] === 'aspects' || needsEveryCommand(args)) program.addCommand((await import('./aspects.ts')).aspectsCommand());
  if (args[0] === 'weave' || needsEveryCommand(args)) program.addCommand((await import('./weave.ts')).weaveCommand());
  if (args[0] === 'diff' || needsEveryCommand(args)) program.addCommand((await import('./diff.ts')).diffCommand());
  if (args[0] === 'explain' || needsEveryCommand(args)) program.addCommand((await import('./explain.ts')).explainCommand());
  program.argument('[command]').action((name?: string) => {
    if (name) throw new UserError(`unknown command "${name}"`, { hint: 'otel-ts --help lists them' });
    if (program.opts<{ version?: boolean }>().version) return print(versionLine());
    program.help();
  });
  inheritSettings(program);
  await program.parseAsync(args, { from: 'user' });
}

/** Commands that are made elsewhere do not get them from `addCommand`: without, wrong usage would end with 1. */
function inheritSettings(parent: Command): void {
  for (const command of parent.commands) inheritSettings(command.copyInheritedSettings(parent));
}

function needsEveryCommand(args: readonly string[]): boolean {
  return args.length === 0 || ['help', '-h', '--help'].includes(args[0] ?? '');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(error: unknown): void {
  if (error instanceof UserError) {
    process.stderr.write(`${error.format()}\n`);
    process.exitCode = error.exitCode;
    return;
  }
  // Commander has told it already.
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')) {
    process.exitCode = (error as Error & { exitCode?: number }).exitCode === 0 ? 0 : 2;
    return;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${stack}\notel-ts: this is a bug of otel-ts ${VERSION}; run with OTEL_TS_DEBUG=1 for more, and report it with the lines above\n`);
  process.exitCode = 70;
}

// `otel-ts diff | head`
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
await main(process.argv.slice(2)).catch(fail);

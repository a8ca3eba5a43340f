// The command line: which command, each loaded when it is called. `go` and `toolexec` stand here for --help alone;
// what they do starts in cli.ts.
import type { Command } from 'commander';
import { UserError } from '../errors.ts';
import { reportFailure } from './failure.ts';

async function main(args: string[]): Promise<void> {
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

// `otel-ts diff | head`
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
await main(process.argv.slice(2)).catch(reportFailure);

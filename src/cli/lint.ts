// `otel-ts lint`: what is wrong with aspects, before a build finds it, and what each can do in each back end.
import { Command, Option } from 'commander';
import { formatGithub } from '../lint/formats/github.ts';
import { formatJson } from '../lint/formats/json.ts';
import { formatSarif } from '../lint/formats/sarif.ts';
import { formatText } from '../lint/formats/text.ts';
import { lint, type LintResult } from '../lint/lint.ts';
import { VERSION } from '../toolexec/installation.ts';

const FORMATS: Readonly<Record<string, (result: LintResult) => string>> = {
  text: formatText,
  json: formatJson,
  github: formatGithub,
  sarif: (result) => formatSarif(result, VERSION),
};

interface LintOptions {
  format: string;
  strict?: true;
  verbose?: true;
}

export function lintCommand(): Command {
  return new Command('lint')
    .summary('check aspects, and show what each can do in each back end')
    .description('Checks aspect files, or everything that a build in this directory would be led by. Go is not needed.')
    .argument('[files...]', 'aspect files; none: the whole catalogue, with what otel-ts.yml adds')
    .addOption(new Option('--format <format>', 'how to print').choices(Object.keys(FORMATS)).default('text'))
    .option('--strict', 'warnings end with status 1 too')
    .option('--verbose', 'show what shipped aspects can do in each back end, too')
    .action(run);
}

async function run(files: string[], options: LintOptions): Promise<void> {
  const result = await lint(files, process.cwd(), { verbose: options.verbose === true });
  process.stdout.write((FORMATS[options.format] ?? formatText)(result));
  process.exitCode = exitCodeOf(result, options.strict === true);
}

/** 0 fine, 1 findings. */
export function exitCodeOf({ findings }: LintResult, strict: boolean): number {
  return findings.some(({ severity }) => severity === 'error' || (strict && severity === 'warning')) ? 1 : 0;
}

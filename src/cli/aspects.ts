// `otel-ts aspects`: what there is, a first file of one's own, and the tests that stand beside aspects.
import { Command } from 'commander';
import { aspectsTest } from './aspects-test.ts';
import { aspectsList } from './aspects-list.ts';
import { aspectsNew } from './aspects-new.ts';

export function aspectsCommand(): Command {
  const command = new Command('aspects').summary('list, begin and test aspects').description('Lists, begins and tests aspects.');
  command.command('list')
    .description('what a build here would be led by: libraries, versions, spans, attributes, back ends')
    .option('--json', 'as JSON')
    .action((options: { json?: true }) => aspectsList(process.cwd(), options.json === true));
  command.command('new')
    .description('writes a file to begin with, NAME.aspect.yml')
    .argument('<name>', 'what the aspects are about: payments')
    .action((name: string) => aspectsNew(name, process.cwd()));
  command.command('test')
    .description('runs the tests that stand beside aspects (NAME.aspect.test.yml)')
    .argument('[files...]', 'files of tests or of aspects; none: all below this directory')
    .option('--update', 'write what is woven into the tests that have woven:')
    .action((files: string[], options: { update?: true }) => aspectsTest(files, process.cwd(), options.update === true));
  return command;
}

// Weaves a whole file into the matched package, once.
import type { AddFileAdvice } from '../../aspects/advice/add-file.ts';
import { UserError } from '../../errors.ts';
import { loadedGoParser } from '../../golang/grammar.ts';
import { render, type Target } from '../target.ts';

export function weaveAddFile({ name, code, position }: AddFileAdvice, target: Target): void {
  const text = render(code, target);
  const clause = /^package[ \t]+(\w+)/m.exec(text);
  const { packageName } = target.package;
  if (clause && clause[1] !== packageName) {
    throw new UserError(`add-file: the file is of package ${clause[1]}, the package that matched is ${packageName}`, { position: code.position });
  }
  const line = `//line ${code.position.file}:${code.position.line}\n`;
  const whole = clause ? withLine(text, line) : `package ${packageName}\n\n${line}${text}\n`;
  for (const path of importsOfText(whole)) target.package.require(path);
  if (!target.package.addFile(name, whole)) {
    throw new UserError(`add-file: ${name} was added to this package with another content`, { position });
  }
}

/** Build constraints must stay above everything but comments, so the directive goes onto the package clause's line. */
function withLine(text: string, line: string): string {
  const at = text.search(/^package[ \t]/m);
  const above = text.slice(0, at).split('\n').length - 1;
  const shifted = line.replace(/:(\d+)\n$/, (_, number: string) => `:${Number(number) + above}\n`);
  return `${text.slice(0, at)}${shifted}${text.slice(at)}\n`;
}

function importsOfText(text: string): string[] {
  const specs = loadedGoParser().parse(text)?.rootNode.descendantsOfType('import_spec') ?? [];
  return specs.flatMap((spec) => spec?.childForFieldName('path')?.text.slice(1, -1) ?? []);
}

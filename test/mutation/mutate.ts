// Takes clauses out of the shipped aspects, one at a time, and asks whether some test notices.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { globExpression } from '../../src/aspects/glob.ts';
import { UserError } from '../../src/errors.ts';
import { repository } from '../support/otel-ts.ts';
import { type AspectDocument, type Clause, readClauses, without } from './clauses.ts';
import { change, makeInstallation, restore, shipped } from './installation.ts';
import { shuffled } from './shuffled.ts';
import { type Witness, witnessesOf } from './witnesses.ts';

interface Mutation {
  /** `gin.yaml` */
  file: string;
  document: AspectDocument;
  clause: Clause;
}

/** Returns the exit status: 1 where fewer than 95 of 100 are noticed. */
export async function mutate(args: readonly string[]): Promise<number> {
  const options = { sample: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' }, aspect: { type: 'string', multiple: true }, list: { type: 'boolean' }, quick: { type: 'boolean', default: false } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const mutations = shuffled(mutationsOf(values.aspect ?? ['**']), Number(values.seed));
  if (values.list) {
    for (const mutation of mutations.slice(0, Number(values.sample))) console.log(`${place(mutation)}  ${mutation.clause.name}`);
    console.log(`${mutations.length} clauses`);
    return 0;
  }
  makeInstallation();
  const count = { killed: 0, survived: 0, invalid: 0 };
  for (const mutation of mutations) {
    if (count.killed + count.survived >= Number(values.sample)) break;
    const began = Date.now();
    const verdict = await verdictOf(mutation, values.quick);
    count[verdict.word]++;
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    if (verdict.word !== 'invalid') console.log(`${verdict.word === 'killed' ? 'killed  ' : 'SURVIVED'}  ${place(mutation)}  ${mutation.clause.name}  ${seconds} s${verdict.by ? `\n            ${verdict.by}` : ''}`);
  }
  console.log(`${count.killed} killed, ${count.survived} survived, ${count.invalid} invalid`);
  return count.killed >= 0.95 * (count.killed + count.survived) ? 0 : 1;
}

function mutationsOf(patterns: readonly string[]): Mutation[] {
  const wanted = patterns.map(globExpression);
  const files = readdirSync(join(repository, 'aspects')).filter((name) => name.endsWith('.yaml')).sort();
  return files.flatMap((file) => {
    const document = readClauses(`aspects/${file}`, readFileSync(join(repository, 'aspects', file), 'utf8'));
    const isWanted = ({ name }: Clause): boolean => wanted.some((pattern) => [document.label, name.split(' ')[0] as string, name].some((text) => pattern.test(text)));
    return document.clauses.filter(isWanted).map((clause) => ({ file, document, clause }));
  });
}

function place({ clause: { position } }: Mutation): string {
  return `${position.file}:${position.line}`;
}

interface Verdict {
  word: 'killed' | 'survived' | 'invalid';
  by?: string;
}

async function verdictOf({ file, document, clause }: Mutation, quick: boolean): Promise<Verdict> {
  const witnesses = await witnessesOf(file.replace('.yaml', ''), await shipped(file), quick);
  const text = without(document, clause);
  try {
    // That it loads is all that is asked here.
    await change(file, text);
    for (const witness of witnesses) {
      restore(file);
      if (!(await isSound(witness))) continue;
      await change(file, text);
      const complaint = await witness.complaint();
      if (complaint !== undefined) return { word: 'killed', by: `${witness.name}: ${complaint}` };
    }
    return { word: 'survived' };
  } catch (error) {
    if (error instanceof UserError) return { word: 'invalid' };
    throw error;
  } finally {
    restore(file);
  }
}

const sound = new Map<Witness, boolean>();

/** Who complains of the aspects as they are is no witness. Being asked also compiles what no clause will change. */
async function isSound(witness: Witness): Promise<boolean> {
  const known = sound.get(witness);
  if (known !== undefined) return known;
  const complaint = await witness.complaint();
  if (complaint !== undefined) console.log(`no witness: ${witness.name}: ${complaint}`);
  sound.set(witness, complaint === undefined);
  return complaint === undefined;
}

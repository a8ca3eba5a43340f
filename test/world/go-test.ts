// A module's own tests, plain and woven: each must come to the same end. What differs is tried once more, alone, in
// both, for tests that are a matter of luck.
import { type Difference, differences, type Outcomes, readOutcomes, testsThat } from './outcomes.ts';
import type { TestGroup } from './model.ts';
import type { Ended, Side } from './sides.ts';

export interface Compared {
  plain: Outcomes;
  woven: Outcomes;
  seconds: { plain: number; woven: number };
  /** As text, with what the tests wrote. */
  differences: string[];
  /** Differences that a second attempt did not have. */
  luck: string[];
}

/** `statistics` is where links of the woven run say what they contain. */
export async function compareTests(sides: readonly [Side, Side], group: TestGroup, statistics: string | undefined): Promise<Compared> {
  const environment = (side: Side) => ({ ...group.environment, ...(side.name === 'woven' && statistics ? { OTEL_TS_STATISTICS: statistics } : {}) });
  const attempt = async (side: Side, more: string[]): Promise<{ outcomes: Outcomes; ended: Ended }> => {
    const ended = await side.go([...testArguments(group), ...more, ...group.packages, ...(group.arguments.length > 0 ? ['-args', ...group.arguments] : [])], environment(side));
    return { outcomes: readOutcomes(ended.stdout), ended };
  };
  const [plain, woven] = [await attempt(sides[0], []), await attempt(sides[1], [])];
  let left = differences(plain.outcomes, woven.outcomes);
  const luck: string[] = [];
  const again = topLevel(left);
  if (again.length > 0 && testsThat('pass', plain.outcomes).length > 0) {
    const run = [`-run=^(${again.join('|')})$`];
    const [second, other] = [await attempt(sides[0], run), await attempt(sides[1], run)];
    const still = new Set(topLevel(differences(second.outcomes, other.outcomes)));
    luck.push(...left.filter(({ key }) => isTest(key) && !still.has(testOf(key))).map(({ key, plain: one, woven: two }) => `${key}: plain ${one}, woven ${two}`));
    left = left.filter(({ key }) => (isTest(key) ? still.has(testOf(key)) : still.size > 0));
  }
  return {
    plain: plain.outcomes, woven: woven.outcomes, luck,
    seconds: { plain: plain.ended.seconds, woven: woven.ended.seconds },
    differences: left.map((one) => describe(one, plain, woven)),
  };
}

function testArguments({ run, short, leftOut }: TestGroup): string[] {
  const skip = Object.keys(leftOut);
  return [
    'test', '-json', '-count=1', '-vet=off', '-p=2', '-timeout=20m',
    ...(short ? ['-short'] : []), ...(run ? [`-run=${run}`] : []), ...(skip.length > 0 ? [`-skip=${skip.join('|')}`] : []),
  ];
}

const isTest = (key: string): boolean => key.includes(' ');
const testOf = (key: string): string => key.split(' ')[1]?.split('/')[0] ?? '';

function topLevel(differing: readonly Difference[]): string[] {
  return [...new Set(differing.map(({ key }) => key).filter(isTest).map(testOf))];
}

function describe({ key, plain, woven }: Difference, one: { outcomes: Outcomes; ended: Ended }, two: { outcomes: Outcomes; ended: Ended }): string {
  const text = ({ outcomes, ended }: typeof one): string => (outcomes.output.get(key.replace(/ specs$/, '')) ?? ended.stderr).slice(-4000);
  return `${key}: plain ${plain}, woven ${woven}\n--- plain\n${text(one)}\n--- woven\n${text(two)}`;
}

// `go test -json`: which test passed, failed or was skipped, and what the others said.

export interface Outcomes {
  /** `package Test/sub` → pass, fail, skip; `package` alone is the whole of it. */
  results: Map<string, string>;
  /** What a test, or a build, wrote. */
  output: Map<string, string>;
}

interface Event {
  Action: string;
  Package?: string;
  ImportPath?: string;
  Test?: string;
  Output?: string;
}

/** Specs are what a suite of Ginkgo runs in its one Go test. */
const SPECS = /^Ran (\d+) of \d+ Specs?/m;
const TALLY = /(\d+) Passed \|.* (\d+) Failed \|.* (\d+) Pending \|.* (\d+) Skipped/;

export function readOutcomes(stdout: string): Outcomes {
  const results = new Map<string, string>();
  const output = new Map<string, string>();
  for (const line of stdout.split('\n')) {
    if (!line.startsWith('{')) continue;
    const event = JSON.parse(line) as Event;
    const key = [event.Package ?? event.ImportPath ?? '', ...(event.Test ? [nameOf(event.Test)] : [])].join(' ');
    if (event.Output) output.set(key, (output.get(key) ?? '') + event.Output);
    // Of tests with one name, a failure counts.
    if (['pass', 'fail', 'skip', 'build-fail'].includes(event.Action) && results.get(key) !== 'fail') results.set(key, event.Action);
  }
  for (const [key, text] of output) {
    const plain = text.replaceAll(/\x1b\[[\d;]*m/g, '');
    const tally = TALLY.exec(plain);
    if (SPECS.test(plain) && tally) results.set(`${key} specs`, tally.slice(1).join(' '));
  }
  return { results, output };
}

/** Without the number of a temporary directory, which is another one each time. */
function nameOf(test: string): string {
  return test.replaceAll(/\d{6,}/g, 'N');
}

export interface Difference {
  key: string;
  plain: string;
  woven: string;
}

export function differences(plain: Outcomes, woven: Outcomes): Difference[] {
  const keys = [...new Set([...plain.results.keys(), ...woven.results.keys()])].sort();
  return keys
    .map((key) => ({ key, plain: plain.results.get(key) ?? 'missing', woven: woven.results.get(key) ?? 'missing' }))
    .filter((one) => one.plain !== one.woven);
}

/** Tests, not packages. */
export function testsThat(result: string, { results }: Outcomes): string[] {
  return [...results].filter(([key, value]) => key.includes(' ') && value === result).map(([key]) => key);
}

// `otel-ts aspects new`: a file that is right as it stands and says in comments what else there is.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';

/** Never overwrites. */
export async function aspectsNew(name: string, directory: string): Promise<void> {
  if (!/^[A-Za-z0-9][\w.-]*$/.test(name)) {
    throw new UserError(`"${name}" is no name for a file of aspects`, { hint: 'use letters, digits, dots and dashes: payments' });
  }
  const file = `${name}.aspect.yml`;
  try {
    await writeFile(resolve(directory, file), startingFile(name), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new UserError(`${file} is there already`, { hint: 'choose another name' });
    throw new UserError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  process.stdout.write(`${file}\n`);
}

export function startingFile(name: string): string {
  return `# yaml-language-server: $schema=https://unpkg.com/otel-ts/schema/aspects.schema.json
# Name this file in otel-ts.yml, or give it to a build: otel-ts go --aspects ${name}.aspect.yml build ./...
# otel-ts lint ${name}.aspect.yml checks it; tests stand beside it, in ${name}.aspect.test.yml.
meta:
  name: ${JSON.stringify(name)}
  description: Spans for ${name}

aspects:
  # One aspect: a join point says where, advice says what.
  - id: Service.Do
    # The body of the method Do of *Service; other join points: function-call, struct-definition, one-of, all-of, not …
    join-point:
      function-body:
        function: [{ receiver: "*example.com/shop/${packageName(name)}.Service" }, { name: Do }]
    advice:
      - span:
          # internal, server, client, producer or consumer
          kind: internal
          # An expression in Go: a constant, or something of which there are few. Left out: the id above.
          name: '"${name} do"'
          # Where the parent span is carried. Left out: the goroutine's current span.
          # context: argument(0)
          # attributes:
          #   ${packageName(name)}.items: len(argument(1))
          # end:
          #   error: result(0)
`;
}

function packageName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

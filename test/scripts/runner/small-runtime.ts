// The built command with its real weaver and catalogue and, in place of the runtime, one that is compiled in a tenth of the
// time: it writes the names of spans into a file. OTEL_TS_ALL=1 takes the real one, and a receiver.
import { cpSync, mkdirSync, readFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startReceiver } from '../../../src/otlp/receive.ts';
import { repository } from '../../support/otel-ts.ts';

/** Where woven programs leave their spans. */
export interface Spans {
  environment: NodeJS.ProcessEnv;
  /** Names of those since the last call, sorted. */
  take(): string[];
  close(): Promise<void>;
}

export const REAL = process.env.OTEL_TS_ALL === '1';

// Imports net, as the real one does, for what that means to programs without C.
const RUNTIME = `package otelts

import (
	"net"
	"syscall"
	_ "unsafe"
)

var _ = net.IPv4zero

type site struct {
	kind                                              int64
	name, attributes, scope, instrumentation, aspect string
	state                                             uint64
}

type span struct{ recording, panicking bool }

//go:linkname start otelts.start
var start func(*site, interface{}) *span

func init() {
	file, found := syscall.Getenv("OTELTS_SPANS")
	if !found {
		return
	}
	start = func(at *site, _ interface{}) *span {
		fd, err := syscall.Open(file, syscall.O_WRONLY|syscall.O_APPEND|syscall.O_CREAT, 0o600)
		if err == nil {
			syscall.Write(fd, []byte(at.name+"\\n"))
			syscall.Close(fd)
		}
		return nil
	}
}
`;

// In the catalogue, for what directives do not ask: the import path.
const ASPECTS = `meta: { name: scripts, description: Functions that scripts name }
aspects:
  - id: byImportPath
    join-point:
      all-of:
        - import-path: example.com/app/named
        - function-body: { function: [{ name: half }] }
    advice:
      - span: { kind: internal, name: '"half"' }
`;

/** Returns the directory that holds the command. */
export function install(directory: string): string {
  for (const part of ['package.json', 'bin', 'dist', 'aspects', 'schema', 'src/golang/types-helper']) {
    mkdirSync(join(directory, part, '..'), { recursive: true });
    cpSync(join(repository, part), join(directory, part), { recursive: true });
  }
  writeFileSync(join(directory, 'aspects', 'scripts.yaml'), ASPECTS);
  if (REAL) {
    cpSync(join(repository, 'runtime-go'), join(directory, 'runtime-go'), { recursive: true });
    return join(directory, 'bin');
  }
  mkdirSync(join(directory, 'runtime-go'));
  writeFileSync(join(directory, 'runtime-go', 'go.mod'), 'module otelts\n\ngo 1.24\n');
  writeFileSync(join(directory, 'runtime-go', 'runtime.go'), RUNTIME);
  return join(directory, 'bin');
}

export async function receiveSpans(directory: string): Promise<Spans> {
  if (!REAL) return spansInFile(join(directory, 'spans'));
  const receiver = await startReceiver();
  let taken = 0;
  return {
    environment: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url },
    take() {
      const names = receiver.spans().slice(taken).map(({ name }) => name);
      taken += names.length;
      return names.sort();
    },
    close: () => receiver.close(),
  };
}

function spansInFile(file: string): Spans {
  return {
    environment: { OTELTS_SPANS: file },
    take() {
      const names = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
      writeFileSync(file, '');
      return names.sort();
    },
    close: async () => {},
  };
}

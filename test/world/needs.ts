// Servers that some tests want on this machine; where one is missing, the name of the skipped test says so.
import { listens } from '../support/otel-ts.ts';

const PORTS: Readonly<Record<string, number>> = { postgres: 5432, mysql: 3306, redis: 6379 };

/** Why a test that needs `server` is skipped; undefined where it runs. */
export async function whyNot(server: string | undefined): Promise<string | undefined> {
  if (server === undefined) return undefined;
  const port = PORTS[server];
  if (port === undefined) throw new Error(`modules.yaml: needs: ${server} is none of ${Object.keys(PORTS).join(', ')}`);
  return (await listens(port)) ? undefined : `no ${server} on 127.0.0.1:${port}`;
}

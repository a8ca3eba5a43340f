// The servers that programs of libraries talk to. They are never started by tests: what a machine lacks is said.
import { listens } from '../../support/otel-ts.ts';

const PORTS: Readonly<Record<string, number>> = {
  postgresql: 5432, mariadb: 3306, redis: 6379, rabbitmq: 5672, mqtt: 1883, nats: 4222,
};

/** As a test's name says them: `redis on 127.0.0.1:6379`. */
export async function missingServices(services: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(services.map(async (name) => {
    const port = PORTS[name];
    if (port === undefined) throw new Error(`unknown service "${name}"; known are ${Object.keys(PORTS).join(', ')}`);
    return (await listens(port)) ? [] : [`${name} on 127.0.0.1:${port}`];
  }));
  return answers.flat();
}

// What a receiver can do to a program, one each: how the sink answers, and what happens in the middle of the run.

/** `mode` is the sink's (tools/sink); `absent`: nobody listens there; `restart`: it goes away for the second third of the run. */
export const FAULTS = {
  none: {},
  absent: { absent: true },
  slow: { mode: { delay: '500ms' } },
  'answers 429': { mode: { status: '429' } },
  'answers 503': { mode: { status: '503' } },
  'answers 400': { mode: { status: '400' } },
  'cut connections': { mode: { cut: 'true' } },
  restart: { restart: true },
};

export async function setMode(sink, mode) {
  const response = await fetch(`http://${sink.address}/mode?${new URLSearchParams(mode)}`, { method: 'POST' });
  if (!response.ok) throw new Error(await response.text());
}

/** The line a program says at its end under OTEL_LOG_LEVEL=debug: how many spans, by what became of them. */
export function ownCounts(said) {
  const line = /spans: (.*?)(;|$)/m.exec(said)?.[1];
  if (line === undefined || !line.includes('started')) return undefined;
  const of = (words) => Number(new RegExp(`(\\d+) ${words}`).exec(line)?.[1] ?? 0);
  return { started: of('started'), exported: of('exported'), dropped: of('failed') + of('dropped'), left: of('not sent') };
}

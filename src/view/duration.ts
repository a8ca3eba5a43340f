// Nanoseconds for people: three significant digits in the unit that fits.

const UNITS: [string, number][] = [
  ['s', 1e9],
  ['ms', 1e6],
  ['µs', 1e3],
];

export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds < 0n) return `-${formatDuration(-nanoseconds)}`;
  const value = Number(nanoseconds);
  // From 59.95 s on, three digits would round to 60.0 s.
  if (value >= 59.95e9) return formatMinutes(value);
  for (const [unit, size] of UNITS) {
    // 999.5 µs would round to 1000 µs.
    if (value >= size * 0.9995) return `${digits(value / size)} ${unit}`;
  }
  return `${value} ns`;
}

function digits(value: number): string {
  const whole = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return value.toFixed(whole);
}

function formatMinutes(nanoseconds: number): string {
  const seconds = Math.round(nanoseconds / 1e9);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

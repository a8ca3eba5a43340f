// Where the bundle starts: refuses a Node.js that is too old before anything newer is loaded.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) {
  await import('./main.ts');
} else {
  process.stderr.write(`otel-ts: Node.js ${process.versions.node} is too old; it needs 20.19 or later, or 22.12 or later\n`);
  process.exitCode = 2;
}

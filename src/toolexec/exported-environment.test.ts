// Against the shells of this machine: what they print of an environment is that environment.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { exportedEnvironment } from './exported-environment.ts';

const VALUES = {
  PLAIN: 'a b', EMPTY: '', QUOTES: `it's "quoted" \\ $HOME \`date\``, LINES: 'one\nexport TWO=2\n\ntab\there', UNICODE: 'Grüße 世界 𝄞',
  CONTROL: '\x1b[31m\x01\r\x7f', DOLLAR: '$$ $\'x\' ${y', BACKSLASHES: '\\\\ \\n \\', TRAILING: 'end\n\n',
};
const SHELLS = [['sh'], ['dash'], ['bash', '--posix'], ['bash'], ['busybox', 'ash']].filter(([shell = '']) => spawnSync(shell, ['-c', ':']).error === undefined);

test.each(SHELLS.map((shell) => [shell.join(' '), shell] as const))('%s', (_, [shell = '', ...options]) => {
  for (const LC_ALL of ['C', 'C.UTF-8']) {
    // With a socket for stdin, which Node.js gives, bash reads .bashrc.
    const { stdout } = spawnSync(shell, [...options, '-c', 'export -p; printf end'], { env: { ...VALUES, LC_ALL, PATH: process.env.PATH }, stdio: ['ignore', 'pipe', 'inherit'] });
    expect(exportedEnvironment(stdout.subarray(0, -3)), LC_ALL).toMatchObject(VALUES);
  }
});

test('escapes', () => {
  expect(exportedEnvironment(Buffer.from(`declare -x A=$'\\303\\274\\t\\'\\x41\\E'\nexport B\nexport C=plain\\ word\n`))).toEqual({ A: `ü\t'A\x1b`, C: 'plain word' });
});

test('what no shell prints is refused', () => {
  expect(() => exportedEnvironment(Buffer.from("export A='b'\nB=c\n"))).toThrow('B=c');
  expect(() => exportedEnvironment(Buffer.from("export A='b"))).toThrow('no known shell');
});

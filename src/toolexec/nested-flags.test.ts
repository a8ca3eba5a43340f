import { expect, test } from 'vitest';
import { nestedFlags } from './nested-flags.ts';

const flagsOf = (args: string[], goflags = '', profile?: string): string[] => nestedFlags({ args, goflags, directory: '/work', profile });

test('what changes archives is repeated, what does not is left out', () => {
  const args = ['build', '-race', '-tags=a b', '-trimpath', '-o', 'out', '-mod=mod', '-ldflags=-s', '-v', '-x', '-p=3', '-cover', './...'];
  expect(flagsOf(args)).toEqual(['-race', '-tags=a b', '-trimpath', '-pgo=off']);
});

test('the command line comes behind GOFLAGS, as in Go', () => {
  expect(flagsOf(['build', '-race=false'], '-race -toolexec=x')).toEqual(['-race', '-race=false', '-pgo=off']);
});

test('compiler flags for the named packages only are not for the runtime', () => {
  expect(flagsOf(['build', '-gcflags=-N', '-gcflags=all=-N -l', '-asmflags= -D=x'])).toEqual(['-gcflags=all=-N -l', '-pgo=off']);
});

test('profiles: automatic, named, off', () => {
  expect(flagsOf(['build'], '', '/main/default.pgo')).toEqual(['-pgo=/main/default.pgo']);
  expect(flagsOf(['build', '-pgo=x.pgo'])).toEqual(['-pgo=/work/x.pgo']);
  expect(flagsOf(['build', '-pgo=off'], '', '/main/default.pgo')).toEqual(['-pgo=off']);
});

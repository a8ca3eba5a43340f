// What join points may ask of a package beyond the syntax of one file.
import { basename } from 'node:path';
import type { Aspect, GoFile } from '../aspects/model.ts';
import { typesAskedBy } from '../aspects/advice/types.ts';
import { needsOf } from '../aspects/needs.ts';
import { type CheckedPackage, typesOf } from '../golang/types.ts';
import type { Notice, WeaveRequest } from './contract.ts';

type Facts = Pick<GoFile, 'module' | 'goVersion' | 'testMain' | 'types'>;

export function packageFacts(request: WeaveRequest, aspects: readonly Aspect[]): Facts & { notices(): Notice[] } {
  const { types: interest = { methods: [], interfaces: [] } } = needsOf(aspects.map((aspect) => ({ types: typesAskedBy(aspect) })));
  const types = request.types && typesOf(request.importPath, request.goFiles, request.types, interest);
  return {
    module: request.module,
    goVersion: request.goVersion,
    testMain: request.goFiles.some((file) => /^_testmain(?:\.cover)?\.go$/.test(basename(file))),
    types,
    notices: () => noticesOf(request, types),
  };
}

function noticesOf({ goFiles }: WeaveRequest, types: CheckedPackage | undefined): Notice[] {
  const failure = types?.failure();
  if (failure === undefined) return [];
  const message = `aspects that ask for types match nothing in this package: ${failure}`;
  return [{ code: 'types-unknown', message, file: goFiles[0] ?? '', line: 0, column: 0 }];
}

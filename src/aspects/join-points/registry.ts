// The keys of join points and who reads each.
import type { JoinPoint } from '../model.ts';
import { isMap } from 'yaml';
import { fail, readMapping, readSingle, resolve, type YamlValue } from '../yaml.ts';
import { readAllOf } from './all-of.ts';
import { readDeclarationOf } from './declaration-of.ts';
import { readDirective } from './directive.ts';
import { readFunction } from './function.ts';
import { readFunctionBody } from './function-body.ts';
import { readFunctionCall } from './function-call.ts';
import { readGo } from './go.ts';
import { readImportPathOf } from './import-path.ts';
import { readMethodCall } from './method-call.ts';
import { readNot } from './not.ts';
import { readOneOf } from './one-of.ts';
import { readPackageFilter } from './package-filter.ts';
import { readPackageName } from './package-name.ts';
import { readStructDefinition } from './struct-definition.ts';
import { readStructLiteral } from './struct-literal.ts';
import { readTestMain } from './test-main.ts';
import { readValueDeclaration } from './value-declaration.ts';
import { readVersion } from './version.ts';

/** Reads the value behind a key; `readJoinPoint` reads join points inside it. */
export type JoinPointReader = (value: YamlValue, readJoinPoint: (value: YamlValue) => JoinPoint) => JoinPoint;

const READERS: Record<string, JoinPointReader> = {
  'all-of': readAllOf,
  'one-of': readOneOf,
  not: readNot,
  'import-path': readImportPathOf,
  'package-name': readPackageName,
  'package-filter': readPackageFilter,
  'test-main': readTestMain,
  version: readVersion,
  go: readGo,
  directive: readDirective,
  'declaration-of': readDeclarationOf,
  'value-declaration': readValueDeclaration,
  'struct-definition': readStructDefinition,
  'struct-literal': readStructLiteral,
  function: readFunction,
  'function-body': readFunctionBody,
  'function-call': readFunctionCall,
  'method-call': readMethodCall,
};

export function readJoinPoint(value: YamlValue): JoinPoint {
  // Deprecated in the vocabulary that it comes from; what it compared with does not exist here.
  if (isMap(resolve(value).node) && readMapping(value, 'join-point').has('configuration')) {
    fail(value, 'join-point: "configuration" is no condition here', 'leave it out, and choose aspects by name or id in otel-ts.yml: include, exclude');
  }
  const [key, inner] = readSingle(value, 'join-point', Object.keys(READERS));
  return (READERS[key] as JoinPointReader)(inner, readJoinPoint);
}

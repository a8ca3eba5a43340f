// function: a function declaration, method or literal of which all the listed options hold.
import type { Node } from 'web-tree-sitter';
import { intersectBounds } from '../bounds.ts';
import type { GoFile, JoinPoint, PackageBound, Truth, TypeInterest } from '../model.ts';
import { cheapestFirst, needsOf } from '../needs.ts';
import { everyTrue } from '../truth.ts';
import { fail, readList, readSingle, type YamlValue } from '../yaml.ts';
import { readArgumentImplements, readFinalResultImplements, readResultImplements } from './function-implements.ts';
import { readName } from './function-name.ts';
import { readReceiver } from './function-receiver.ts';
import { readSignature, readSignatureContains } from './function-signature.ts';
import type { JoinPointReader } from './registry.ts';

/** One option of the list; `declaration` is a function_declaration, method_declaration or func_literal. */
export interface FunctionOption {
  bound: PackageBound;
  words: readonly string[] | undefined;
  types?: TypeInterest | undefined;
  matches(declaration: Node, file: GoFile): Truth;
}

const OPTIONS: Record<string, (value: YamlValue) => FunctionOption> = {
  name: readName,
  receiver: readReceiver,
  signature: readSignature,
  'signature-contains': readSignatureContains,
  'argument-implements': readArgumentImplements,
  'result-implements': readResultImplements,
  'final-result-implements': readFinalResultImplements,
};

export const readFunction: JoinPointReader = (value) => {
  const items = readList(value, 'function');
  if (items.length === 0) fail(value, 'function: at least one option is expected', `known: ${Object.keys(OPTIONS).join(', ')}`);
  const options = items.map((item) => {
    const [key, inner] = readSingle(item, 'function', Object.keys(OPTIONS));
    return (OPTIONS[key] as (value: YamlValue) => FunctionOption)(inner);
  });
  return functionWith(options);
};

function functionWith(options: readonly FunctionOption[]): JoinPoint {
  const ordered = cheapestFirst(options);
  return {
    key: 'function',
    ...needsOf(options),
    kinds: ['function'],
    words: options.find((option) => option.words)?.words,
    bound: intersectBounds(options.map((option) => option.bound)),
    matches: ({ kind, node, file }) => kind === 'function' && everyTrue(ordered, (option) => option.matches(node, file)),
  };
}

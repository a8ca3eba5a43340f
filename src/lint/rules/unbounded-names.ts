// unbounded-name: span names that read a path, a URL, a query text … without a function that sums it up.
import type { Node } from 'web-tree-sitter';
import { constantOf, type Expression } from '../../aspects/expressions.ts';
import type { Aspect } from '../../aspects/model.ts';
import type { Report } from '../finding.ts';
import { expressionsOf } from '../parts.ts';
import { BOUNDED_FUNCTIONS, PASSING_FUNCTIONS } from '../pure-functions.ts';
import type { Subject } from '../subject.ts';
import { calleeOf } from '../../golang/calls.ts';

/** Last names of fields and parameters whose values nobody can count. */
const UNBOUNDED = /^(?:\w*(?:path|url|uri|query|sql|stmt|statement|body|addr|address)|raw\w*|text|keys?|id|host(?:name)?|message|msg|payload)$/i;
const IDENTIFIER = /^\w+I[Dd]$/;

const HINT = 'a name must have few values: use a route, an operation, or a function such as sqlSummary, and keep the value as an attribute';

export function findUnboundedNames({ files }: Subject): Report[] {
  return files.flatMap(({ aspects }) => aspects.flatMap(({ aspect }) => aspect.advice.flatMap((advice) => {
    const names = advice.key === 'span' ? [advice.name, advice.end.name] : [];
    return names.flatMap((name) => reportsOf(name, aspect));
  })));
}

function reportsOf(name: Expression | undefined, aspect: Aspect): Report[] {
  if (!name || constantOf(name) !== undefined) return [];
  const culprit = unboundedPart(name.node, textsOfUnbounded(aspect));
  if (culprit === undefined) return [];
  return [{ position: name.position, message: `the span name reads "${culprit}", which has no bounded set of values`, hint: HINT }];
}

function unboundedPart(node: Node, known: ReadonlySet<string>): string | undefined {
  if (node.type === 'call_expression') {
    const callee = node.childForFieldName('function');
    const name = callee?.text ?? '';
    if (BOUNDED_FUNCTIONS.has(name) || name === 'len') return undefined;
    if (known.has(node.text)) return node.text;
    if (name === 'argument' || name === 'result') return undefined;
    for (const argument of node.childForFieldName('arguments')?.namedChildren ?? []) {
      const found = argument && unboundedPart(argument, known);
      if (found) return found;
    }
    // A method of what is unbounded: `req.URL.String()`.
    return callee?.type === 'selector_expression' ? unboundedPart(callee.childForFieldName('operand') ?? callee, known) : undefined;
  }
  if (node.type === 'selector_expression' || node.type === 'identifier') {
    const last = node.type === 'identifier' ? node.text : (node.childForFieldName('field')?.text ?? '');
    return UNBOUNDED.test(last) || IDENTIFIER.test(last) || known.has(node.text) ? node.text : undefined;
  }
  for (const child of node.namedChildren) {
    const found = child && unboundedPart(child, known);
    if (found) return found;
  }
  return undefined;
}

/** `argument(1)` says nothing of itself; that the aspect also hands it to sqlText does. */
function textsOfUnbounded(aspect: Aspect): Set<string> {
  const texts = new Set<string>();
  for (const expression of aspect.advice.flatMap((advice) => expressionsOf(advice)).map((part) => part.value)) {
    for (const argument of argumentsToPure(expression)) texts.add(argument);
  }
  return texts;
}

function argumentsToPure({ node }: Expression): string[] {
  return node.descendantsOfType('call_expression').flatMap((call) => {
    const name = calleeOf(call);
    const first = call?.childForFieldName('arguments')?.namedChildren[0];
    const isPure = BOUNDED_FUNCTIONS.has(name) || PASSING_FUNCTIONS.has(name);
    return first && isPure && /^(?:sql|url)/.test(name) ? [first.text] : [];
  });
}

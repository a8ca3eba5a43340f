// Every rule, with the words that formats show beside its name.
import type { Severity } from './finding.ts';
import type { Report } from './finding.ts';
import type { Subject } from './subject.ts';
import { findConflicts } from './rules/conflicts.ts';
import { findLosses } from './rules/back-ends.ts';
import { findReservedNames } from './rules/reserved-names.ts';
import { findSecretFields } from './rules/secret-fields.ts';
import { findTemplateMistakes } from './rules/templates.ts';
import { findUnboundedNames } from './rules/unbounded-names.ts';
import { findUnreachable } from './rules/unreachable.ts';
import { findDisagreements, findOtherInstruments } from './rules/metrics.ts';
import { findDeprecatedNames, findUnknownNames } from './rules/semconv.ts';

export interface Rule {
  name: string;
  severity: Severity;
  description: string;
  check(subject: Subject): Report[];
}

/** What the readers refuse; they find it while the file is read, before there is anything to give to a rule. */
export const SCHEMA_RULE: Rule = {
  name: 'schema',
  severity: 'error',
  description: 'The file is not what aspect files are: an unknown key, a wrong type, an expression, a template or Go that does not parse.',
  check: () => [],
};

export const RULES: readonly Rule[] = [
  SCHEMA_RULE,
  { name: 'unreachable', severity: 'error', description: 'The join point can never hold.', check: findUnreachable },
  { name: 'conflict', severity: 'error', description: 'Two aspects have one id, or put a span around the same function.', check: findConflicts },
  { name: 'template', severity: 'error', description: 'A template reads a field that does not exist.', check: findTemplateMistakes },
  { name: 'reserved-name', severity: 'error', description: 'A declaration is called like one of ours in woven packages.', check: findReservedNames },
  {
    name: 'unbounded-name', severity: 'warning',
    description: 'A span name made of a path, a URL or a query has as many values as there are requests.', check: findUnboundedNames,
  },
  {
    name: 'secret-field', severity: 'warning',
    description: 'An added struct field is named after a data source name, a password, a token …', check: findSecretFields,
  },
  { name: 'semconv-unknown', severity: 'warning', description: 'The semantic conventions do not know this name.', check: findUnknownNames },
  { name: 'semconv-deprecated', severity: 'warning', description: 'The semantic conventions have deprecated this name.', check: findDeprecatedNames },
  {
    name: 'semconv-metric', severity: 'warning',
    description: 'The semantic conventions have this metric with another instrument or unit.', check: findOtherInstruments,
  },
  { name: 'metric-differs', severity: 'warning', description: 'Places that share a metric give it another description or other buckets.', check: findDisagreements },
  { name: 'back-end', severity: 'note', description: 'What of an aspect only woven programs get, and why.', check: findLosses },
];

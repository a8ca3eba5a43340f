// The keys of advice, who reads each, and the union of what they read.
import { readSingle, type YamlValue } from '../yaml.ts';
import { type AddBlankImportAdvice, readAddBlankImport } from './add-blank-import.ts';
import { type AddFileAdvice, readAddFile } from './add-file.ts';
import { type AppendArgsAdvice, readAppendArgs } from './append-args.ts';
import { type AssignValueAdvice, readAssignValue } from './assign-value.ts';
import { type ReplaceFunctionAdvice, readReplaceFunction } from './replace-function.ts';
import { type AddStructFieldAdvice, readAddStructField } from './add-struct-field.ts';
import { readOrder } from './order.ts';
import { type AttributesAdvice, readAttributesAdvice } from './attributes.ts';
import { type DetachAdvice, readDetach } from './detach.ts';
import { type ExtractContextAdvice, readExtractContext } from './extract-context.ts';
import { type FinishAdvice, readFinish } from './finish.ts';
import { type InjectContextAdvice, readInjectContext } from './inject-context.ts';
import { type InjectDeclarationsAdvice, readInjectDeclarations } from './inject-declarations.ts';
import { type LogCorrelationAdvice, readLogCorrelation } from './log-correlation.ts';
import { type PrependStatementsAdvice, readPrependStatements } from './prepend-statements.ts';
import { type MetricAdvice, readMetric } from './metric.ts';
import { readSpan, type SpanAdvice } from './span.ts';
import { readWrapExpression, type WrapExpressionAdvice } from './wrap-expression.ts';

export type AnyAdvice =
  | SpanAdvice
  | AttributesAdvice
  | MetricAdvice
  | FinishAdvice
  | InjectContextAdvice
  | ExtractContextAdvice
  | DetachAdvice
  | LogCorrelationAdvice
  | PrependStatementsAdvice
  | WrapExpressionAdvice
  | InjectDeclarationsAdvice
  | AddBlankImportAdvice
  | AddFileAdvice
  | AppendArgsAdvice
  | AssignValueAdvice
  | ReplaceFunctionAdvice
  | AddStructFieldAdvice;

const READERS: { [Key in AnyAdvice['key']]: (value: YamlValue) => Extract<AnyAdvice, { key: Key }> } = {
  span: readSpan,
  attributes: readAttributesAdvice,
  metric: readMetric,
  finish: readFinish,
  'inject-context': readInjectContext,
  'extract-context': readExtractContext,
  detach: readDetach,
  'log-correlation': readLogCorrelation,
  'prepend-statements': readPrependStatements,
  'wrap-expression': readWrapExpression,
  'inject-declarations': readInjectDeclarations,
  'add-blank-import': readAddBlankImport,
  'add-file': readAddFile,
  'append-args': readAppendArgs,
  'assign-value': readAssignValue,
  'replace-function': readReplaceFunction,
  'add-struct-field': readAddStructField,
};

export function readAdvice(value: YamlValue): AnyAdvice {
  const [key, inner] = readSingle(value, 'advice', Object.keys(READERS));
  return { ...READERS[key as AnyAdvice['key']](inner), ...readOrder(inner) };
}

// Who weaves each kind of advice.
import type { AnyAdvice } from '../../aspects/advice/registry.ts';
import type { Target } from '../target.ts';
import { weaveAddBlankImport } from './add-blank-import.ts';
import { weaveAddFile } from './add-file.ts';
import { weaveAppendArgs } from './append-args.ts';
import { weaveAssignValue } from './assign-value.ts';
import { weaveReplaceFunction } from './replace-function.ts';
import { weaveAddStructField } from './add-struct-field.ts';
import { weaveAttributes } from './attributes.ts';
import { weaveDetach } from './detach.ts';
import { weaveExtractContext } from './extract-context.ts';
import { weaveFinish } from './finish.ts';
import { weaveInjectContext } from './inject-context.ts';
import { weaveInjectDeclarations } from './inject-declarations.ts';
import { weaveLogCorrelation } from './log-correlation.ts';
import { weavePrependStatements } from './prepend-statements.ts';
import { weaveMetric } from './metric.ts';
import { weaveSpan } from './span.ts';
import { weaveWrapExpression } from './wrap-expression.ts';

export function weaveAdvice(advice: AnyAdvice, target: Target): void {
  switch (advice.key) {
    case 'span': return weaveSpan(advice, target);
    case 'attributes': return weaveAttributes(advice, target);
    case 'metric': return weaveMetric(advice, target);
    case 'finish': return weaveFinish(advice, target);
    case 'inject-context': return weaveInjectContext(advice, target);
    case 'extract-context': return weaveExtractContext(advice, target);
    case 'detach': return weaveDetach(advice, target);
    case 'log-correlation': return weaveLogCorrelation(advice, target);
    case 'prepend-statements': return weavePrependStatements(advice, target);
    case 'wrap-expression': return weaveWrapExpression(advice, target);
    case 'inject-declarations': return weaveInjectDeclarations(advice, target);
    case 'add-blank-import': return weaveAddBlankImport(advice, target);
    case 'add-file': return weaveAddFile(advice, target);
    case 'append-args': return weaveAppendArgs(advice, target);
    case 'assign-value': return weaveAssignValue(advice, target);
    case 'replace-function': return weaveReplaceFunction(advice, target);
    case 'add-struct-field': return weaveAddStructField(advice, target);
  }
}

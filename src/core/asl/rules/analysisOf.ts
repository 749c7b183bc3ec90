import type { Result } from '../../base/result';
import { analyseJsonata, type JsonataAnalysis } from '../../expressions/analyseJsonata';
import { variablesInPath } from '../../expressions/analysePath';
import type { ExpressionPlace } from './expressionPlaces';

// Places live as long as their state does not change, and what is known of them with them: parsing JSONata is the
// dearest thing that validation does.
const analyses = new WeakMap<ExpressionPlace, Result<JsonataAnalysis, string>>();
const reads = new WeakMap<ExpressionPlace, readonly string[]>();

/** What a JSONata expression refers to; parsed once. */
export function analysisOf(expression: ExpressionPlace): Result<JsonataAnalysis, string> {
  let analysis = analyses.get(expression);
  if (!analysis) analyses.set(expression, (analysis = analyseText(expression.text)));
  return analysis;
}

// Workflows say the same again and again ({% $states.input %}). Emptied when full, so that it cannot grow without end.
const byText = new Map<string, Result<JsonataAnalysis, string>>();
const mostTexts = 1000;

function analyseText(text: string): Result<JsonataAnalysis, string> {
  let analysis = byText.get(text);
  if (!analysis) {
    if (byText.size >= mostTexts) byText.clear();
    byText.set(text, (analysis = analyseJsonata(text)));
  }
  return analysis;
}

/** The names of the variables that an expression reads, each once. */
export function readsOf(expression: ExpressionPlace): readonly string[] {
  let names = reads.get(expression);
  if (!names) reads.set(expression, (names = findReads(expression)));
  return names;
}

function findReads(expression: ExpressionPlace): readonly string[] {
  const { kind, text } = expression;
  if (kind === 'halfMarked' || !text.includes('$')) return [];
  if (kind !== 'jsonata') return [...new Set(variablesInPath(text))];
  const analysis = analysisOf(expression);
  return analysis.ok ? [...new Set(analysis.value.variables)] : [];
}

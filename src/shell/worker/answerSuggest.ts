import { fillPlaceholders } from '../../core/asl/placeholders/fillPlaceholders';
import { suggestInput } from '../../core/asl/suggestInput';
import type { Suggestion, SuggestOrder } from './protocol';

/** Suggests an input for the definition as it will be run: with its placeholders filled in. */
export function answerSuggest({ definition, placeholders }: SuggestOrder): Suggestion {
  const { values = {}, bare = [] } = placeholders ?? {};
  const filled = fillPlaceholders(definition, { values, bare: new Set(bare) });
  return { kind: 'suggestion', input: suggestInput(filled.definition) };
}

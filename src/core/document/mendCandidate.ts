import type { Change } from './changes';
import type { SyntaxCode, SyntaxProblem } from './syntaxTree';

/** A change that may be the one that a text needs. */
export type Candidate = Change & { readonly code: SyntaxCode };

/** Where a reader has to stop: an offset, and the problem it stops for; none at the end of the text. */
export type Stop = { readonly at: number; readonly error?: SyntaxProblem };

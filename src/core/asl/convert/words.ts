/** What the conversion of one field has to know, and the end of it when there is no equivalent. */

/** How one field's JSONPath is put in JSONata. */
export type Words = {
  /** What `$` stands for in this field, as a JSONata expression. */
  readonly input: string;
  /** Where the two languages differ; said beside the field. */
  readonly notes: Set<string>;
};

/** Thrown inside a conversion, and caught where the field is planned: the field has no equivalent. */
export class CannotConvert extends Error {}

/** Words for another meaning of `$`, with the same notes. */
export function withInput(words: Words, input: string): Words {
  return { input, notes: words.notes };
}

/** An expression in the marks that make a string of it an expression. */
export function inMarks(expression: string): string {
  return `{% ${expression} %}`;
}

/** A definition made ready to run: closures instead of text. */

/** A compiled state machine. Holds closures; one program serves any number of executions. */
export type Program = { readonly timeoutSeconds?: number };

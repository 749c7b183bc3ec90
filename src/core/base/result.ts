/** Something that failed, with the reason. */
export type Failed<E = string> = { readonly ok: false; readonly error: E };

/** The outcome of something that may fail for a reason worth telling: a value, or the reason. */
export type Result<T, E = string> = { readonly ok: true; readonly value: T } | Failed<E>;

/** Wraps a value as a successful result. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Wraps a reason as a failed result. */
export function fail<E>(error: E): Failed<E> {
  return { ok: false, error };
}

/** Tells whether there is a reason in the place of the thing itself, or of a result. */
export function isFailed<T extends object, E = string>(outcome: T | Failed<E>): outcome is Failed<E> {
  return 'ok' in outcome && outcome.ok === false;
}

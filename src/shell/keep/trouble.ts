/** Why the browser's storage did not do what was asked of it, in the kinds that call for different things. */
export type StorageTrouble = {
  /**
   * `full`: something has to go first. `none`: this browser gives no storage
   * now. `slow`: no answer yet. `refused`: anything else.
   */
  readonly kind: 'full' | 'none' | 'slow' | 'refused';
  /** What the browser says, as a sentence. */
  readonly reason: string;
};

/** A storage that has been asked and has not said anything. */
export const slowTrouble: StorageTrouble = { kind: 'slow', reason: 'The storage of this browser does not answer.' };

const namesOfFull = new Set(['QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED']);

/** Reads what a storage threw; it may throw anything. */
export function troubleOf(error: unknown, kind: 'none' | 'refused' = 'refused'): StorageTrouble {
  const { name, message } = isErrorLike(error) ? error : { name: '', message: String(error) };
  // Some browsers tell of a full disk in words only.
  if (namesOfFull.has(name) || /quota|full disk|disk is full|no space/i.test(message))
    return { kind: 'full', reason: 'The storage of this browser is full.' };
  const text = message.trim() || name || 'no reason was given';
  return { kind, reason: /[.!?]$/.test(text) ? text : `${text}.` };
}

function isErrorLike(error: unknown): error is { readonly name: string; readonly message: string } {
  if (typeof error !== 'object' || error === null) return false;
  // both are looked at below
  const { name, message } = error as { readonly name?: unknown; readonly message?: unknown };
  return typeof name === 'string' && typeof message === 'string';
}

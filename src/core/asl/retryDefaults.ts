/**
 * What a retrier does where it does not say: the fields' documentation, their checks and the interpreter read it here.
 * @see https://states-language.net/#retrying-after-error
 */
export const retryDefaults = { IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 2 } as const;

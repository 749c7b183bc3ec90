/**
 * Texts from this length on are judged and arranged beside the page, in characters: the
 * page would stand still for some tenths of a second. Shorter ones are done at once.
 */
export const longTextLength = 100_000;

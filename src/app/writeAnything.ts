/** Any value as text to look at: JSON as far as it is JSON, and words for the rest. Never throws. */
export function writeAnything(value: unknown): string {
  const above = new Set<object>();
  try {
    return JSON.stringify(
      value,
      (_key, member: unknown) => {
        if (typeof member === 'bigint' || typeof member === 'symbol' || typeof member === 'function')
          return String(member);
        if (typeof member !== 'object' || member === null) return member;
        if (above.has(member)) return 'seen before';
        above.add(member);
        return member instanceof Map ? [...member] : member instanceof Set ? [...member] : member;
      },
      2,
    );
  } catch (error) {
    return `This record cannot be written: ${String(error)}`;
  }
}

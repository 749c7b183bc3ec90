/** Remembers the last result of a function by the identity of its arguments: for values derived from other values. */
export function memoLast<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { args: A; result: R } | undefined;
  return (...args) => {
    if (last && last.args.length === args.length && last.args.every((arg, i) => Object.is(arg, args[i])))
      return last.result;
    last = { args, result: compute(...args) };
    return last.result;
  };
}

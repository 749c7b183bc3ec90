import type { RandomSource } from './scope';

/**
 * The generator of the service's runtime, `java.util.Random`, which States.MathRandom and `$random` use with a seed.
 *
 * @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Random.html
 */
export function createJavaRandom(seed: number): { nextInt(bound: number): number; nextDouble(): number } {
  const mask = (1n << 48n) - 1n;
  let state = (BigInt(Math.trunc(seed)) ^ 0x5deece66dn) & mask;
  const next = (bits: bigint): number => {
    state = (state * 0x5deece66dn + 0xbn) & mask;
    return Number(BigInt.asIntN(32, state >> (48n - bits)));
  };
  return {
    nextInt: (bound) => {
      if ((bound & -bound) === bound) return Number((BigInt(bound) * BigInt(next(31n))) >> 31n);
      for (;;) {
        const bits = next(31n);
        const value = bits % bound;
        if (bits - value + (bound - 1) <= 0x7fffffff) return value;
      }
    },
    nextDouble: () => (next(26n) * 2 ** 27 + next(27n)) / 2 ** 53,
  };
}

/** A random (version 4) UUID made from the given chance. */
export function createUuid(random: RandomSource): string {
  const bytes = Array.from({ length: 16 }, () => Math.floor(random.next() * 256));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}

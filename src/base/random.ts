/**
 * A seeded source of chance. Its whole state is one number, so it can be kept in plain data and taken up again.
 * The generator is mulberry32: 32 bits of state, good enough for jitter, identifiers and samples, not for secrets.
 */
export type Random = {
  /** What the next number is made from; set it to take up an earlier sequence. */
  state: number;
  /** The next number, from 0 inclusive to 1 exclusive. */
  next(): number;
};

/** Creates a source whose numbers follow from the seed alone. */
export function createRandom(seed: number): Random {
  return {
    state: seed | 0,
    next() {
      this.state = (this.state + 0x6d2b79f5) | 0;
      let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
    },
  };
}

/** A version 4 UUID from a source of chance. */
export function createUuid(random: { next(): number }): string {
  const word = (): string => Math.floor(random.next() * 4_294_967_296).toString(16).padStart(8, '0');
  const [a, b, c, d] = [word(), word(), word(), word()];
  const variant = '89ab'[Math.floor(random.next() * 4)];
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

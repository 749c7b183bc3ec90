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
  let text = '';
  for (let i = 0; i < 32; i++) {
    const bits = Math.floor(random.next() * 16);
    if (i === 8 || i === 12 || i === 16 || i === 20) text += '-';
    text += (i === 12 ? 4 : i === 16 ? (bits & 3) | 8 : bits).toString(16);
  }
  return text;
}

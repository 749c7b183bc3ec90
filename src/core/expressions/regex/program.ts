import type { ParsedPattern, PatternNode } from './parsePattern';

/** One instruction of a compiled pattern. Places are indexes of instructions. */
export type Instruction =
  /** `isBack`: reads the character before, and goes back over it. */
  | { readonly op: 'character'; readonly test: (code: number) => boolean; readonly isBack: boolean }
  /** Goes on at `first`, and later, if that fails, at `second`. */
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  /** Notes the position: the start or end of a group, or the start of a round. */
  | { readonly op: 'save'; readonly slot: number }
  /** Forgets the groups whose slots are in the range. */
  | { readonly op: 'forget'; readonly from: number; readonly to: number }
  /** Fails if nothing was read since the position was noted. */
  | { readonly op: 'progress'; readonly slot: number }
  | { readonly op: 'assert'; readonly at: 'start' | 'end' | 'word' | 'notWord' }
  /** Looks ahead, or behind, with the instructions up to `to`. */
  | { readonly op: 'look'; readonly isNegative: boolean; to: number }
  | { readonly op: 'reference'; readonly index: number; readonly isBack: boolean }
  | { readonly op: 'done' };

/** A compiled pattern. The first slots are the ends of the groups, two each; the rest are the starts of rounds. */
export type Program = {
  readonly instructions: readonly Instruction[];
  readonly slotCount: number;
  readonly groupCount: number;
};

/** Written-out repetitions beyond this are refused. */
const maxInstructions = 20_000;

/** Compiles a parsed pattern, or gives undefined if it would become too long. */
export function compileProgram(pattern: ParsedPattern): Program | undefined {
  const instructions: Instruction[] = [];
  const builder = { instructions, slots: (pattern.groupCount + 1) * 2, isBack: false };
  emit(pattern.root, builder);
  instructions.push({ op: 'done' });
  return instructions.length > maxInstructions
    ? undefined
    : { instructions, slotCount: builder.slots, groupCount: pattern.groupCount };
}

/** `isBack`: inside of a lookbehind, which is matched from its end to its beginning. */
type Builder = { readonly instructions: Instruction[]; slots: number; isBack: boolean };

function emit(node: PatternNode, builder: Builder): void {
  const { instructions } = builder;
  if (instructions.length > maxInstructions) return;
  switch (node.kind) {
    case 'character':
      instructions.push({ op: 'character', test: node.test, isBack: builder.isBack });
      break;
    case 'sequence':
      for (const part of builder.isBack ? [...node.parts].reverse() : node.parts) emit(part, builder);
      break;
    case 'choice':
      emitChoice(node.options, builder);
      break;
    case 'group':
      instructions.push({ op: 'save', slot: node.index * 2 + (builder.isBack ? 1 : 0) });
      emit(node.part, builder);
      instructions.push({ op: 'save', slot: node.index * 2 + (builder.isBack ? 0 : 1) });
      break;
    case 'look': {
      const look: Instruction = { op: 'look', isNegative: node.isNegative, to: 0 };
      const isBackAround = builder.isBack;
      instructions.push(look);
      builder.isBack = node.isBehind;
      emit(node.part, builder);
      builder.isBack = isBackAround;
      instructions.push({ op: 'done' });
      look.to = instructions.length;
      break;
    }
    case 'assert':
      instructions.push({ op: 'assert', at: node.at });
      break;
    case 'reference':
      instructions.push({ op: 'reference', index: node.index, isBack: builder.isBack });
      break;
    case 'repeat':
      emitRepeat(node, builder);
      break;
  }
}

function emitChoice(options: readonly PatternNode[], builder: Builder): void {
  const { instructions } = builder;
  const jumps: { to: number }[] = [];
  options.forEach((option, i) => {
    if (i === options.length - 1) return emit(option, builder);
    const split = { op: 'split' as const, first: instructions.length + 1, second: 0 };
    const jump = { op: 'jump' as const, to: 0 };
    instructions.push(split);
    emit(option, builder);
    instructions.push(jump);
    split.second = instructions.length;
    jumps.push(jump);
  });
  for (const jump of jumps) jump.to = instructions.length;
}

type Repeat = Extract<PatternNode, { readonly kind: 'repeat' }>;

/** The rounds that must be come first, written out; then those that may be, written out or as a loop. */
function emitRepeat(node: Repeat, builder: Builder): void {
  const { instructions } = builder;
  for (let i = 0; i < node.min && instructions.length <= maxInstructions; i++) emitRound(node, builder, false);
  if (node.max === Infinity) {
    const split = { op: 'split' as const, first: 0, second: 0 };
    const start = instructions.length;
    instructions.push(split);
    emitRound(node, builder, true);
    instructions.push({ op: 'jump', to: start });
    aim(split, node.isLazy, start + 1, instructions.length);
    return;
  }
  const splits: { first: number; second: number; start: number }[] = [];
  for (let i = node.min; i < node.max && instructions.length <= maxInstructions; i++) {
    const split = { op: 'split' as const, first: 0, second: 0, start: instructions.length + 1 };
    instructions.push(split);
    emitRound(node, builder, true);
    splits.push(split);
  }
  for (const split of splits) aim(split, node.isLazy, split.start, instructions.length);
}

function aim(split: { first: number; second: number }, isLazy: boolean, round: number, after: number): void {
  [split.first, split.second] = isLazy ? [after, round] : [round, after];
}

function emitRound(node: Repeat, builder: Builder, mustProgress: boolean): void {
  const { instructions } = builder;
  const isOneCharacter = node.part.kind === 'character';
  const slot = mustProgress && !isOneCharacter ? builder.slots++ : undefined;
  if (node.groups[1] > node.groups[0])
    instructions.push({ op: 'forget', from: node.groups[0] * 2, to: node.groups[1] * 2 });
  if (slot !== undefined) instructions.push({ op: 'save', slot });
  emit(node.part, builder);
  if (slot !== undefined) instructions.push({ op: 'progress', slot });
}

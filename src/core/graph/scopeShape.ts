import type { NodeKind } from './graph';

/**
 * One scope as the layout sees it: boxes and lines between them, without names. The layout thinks in two axes: a
 * workflow runs `along` one and spreads `across` the other, so that top-down and left-right are the same work.
 */
export type ScopeShape = {
  readonly nodes: readonly ShapeNode[];
  readonly edges: readonly ShapeEdge[];
  readonly isAlongX: boolean;
};

/** A box by its sizes on both axes. `fails`: an end that stands for failing. */
export type ShapeNode = {
  readonly across: number;
  readonly along: number;
  readonly kind: NodeKind;
  readonly fails: boolean;
};

/** A line between two boxes, by their index. `isSide`: it leaves at the side of its source, as catchers do. */
export type ShapeEdge = {
  readonly source: number;
  readonly target: number;
  readonly isSide: boolean;
  readonly label: Extent | undefined;
};

/** A size on both axes. */
export type Extent = { readonly across: number; readonly along: number };

/** Distances, in canvas units. */
export const spacing = {
  /** Half the room between two boxes side by side. */
  box: 12,
  /** Half the room beside a line, and beside a label. */
  line: 8,
  label: 6,
  /**
   * From one box to the next along a straight line: in general, after Start,
   * before End, and for the dots inside containers.
   */
  gap: 32,
  startGap: 24,
  endGap: 26,
  dotGap: 18,
  /** Below a box with several lines: to the bar they part from, to their labels, and from a label to the next box. */
  fork: 14,
  forkLabel: 24,
  loneLabel: 12,
  afterLabel: 22,
  /** From the end of the lines that meet to their bar, and from the bar to the box they enter. */
  beforeMeet: 10,
  meet: 32,
  /** The same, where only errors join a line that comes straight down. */
  sideMeet: 14,
  /** From the bar of lines that left at an end to that of lines that left at a side. */
  secondBar: 11,
  /** From the side of a box to a label on a line that leaves there, and on to where the line turns. */
  sideLabel: 8,
  sideTurn: 20,
  /** Between trees that are not connected. */
  tree: 40,
} as const;

/** The farthest from the middle of a box that a line enters it, where the middle is taken. */
export const portReach = 48;

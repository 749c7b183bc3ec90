/** How a child execution stands. */
export type ChildFacts = {
  /** Counts from 1 in the order of starting. */
  readonly id: number;
  readonly arn: string;
  /** The child in which its Map stands; 0 is the run itself. */
  readonly parentId: number;
  /**
   * The visit of its Map, by the event of its entering; the event that began
   * the Map Run; and which item or batch it works on.
   */
  readonly map: number;
  readonly mapRun: number;
  readonly index: number;
  readonly status: 'inProgress' | 'succeeded' | 'failed' | 'timedOut' | 'aborted';
  readonly startedMs: number;
  readonly closedMs?: number;
  readonly error?: string;
  readonly cause?: string;
  readonly eventCount: number;
};

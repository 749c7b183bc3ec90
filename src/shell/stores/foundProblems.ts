/**
 * The problems as they are shown: they are looked for when a change has been painted, because a person waits for the
 * letter and the drawing, not for the judgement. A long text is judged beside the page. What has to be exact asks
 * `currentProblems`.
 */
import { createStore } from 'zustand/vanilla';
import type { Machine, StateId } from '../../core/asl/model';
import { isJsonc } from '../../core/document/document';
import type { Problem } from '../../core/asl/problem';
import type { Background } from '../worker/background';
import type { Derived, DerivedSources } from './derived';
import { longTextLength } from './longText';
import { readable, type Readable } from './store';

/** The problems as last looked for. */
export type FoundProblems = {
  /** The machine that they are about; undefined until somebody looked, for which the rules have to be there. */
  readonly machine?: Machine;
  /** In the order of the text. */
  readonly all: readonly Problem[];
  /** Those of each state, for badges; the same array as long as they are the same. */
  readonly byState: ReadonlyMap<StateId, readonly Problem[]>;
};

/** Does something once the next frame has been painted and then some time has passed. Returns how to call it off. */
export type AfterPaint = (work: () => void, thenMs: number) => () => void;

/** What is looked at, and when. */
export type FoundProblemsParts = Pick<DerivedSources, 'document' | 'rules'> & {
  readonly derived: Pick<Derived, 'machine' | 'problems' | 'takeProblems' | 'knownProblems'>;
  readonly background?: Pick<Background, 'judge'> | undefined;
  readonly afterPaint: AfterPaint;
  readonly nowMs: () => number;
};

/** Looking takes at most this part of the time while somebody writes, but is never put off for longer than this. */
const lookingShare = 0.2;
const maxPauseMs = 600;

/** Creates the problems of a session. They are looked for only as long as somebody listens. */
export function createFoundProblems({
  document,
  rules,
  derived,
  background,
  afterPaint,
  nowMs,
}: FoundProblemsParts): Readable<FoundProblems> {
  const store = createStore<FoundProblems>(() => ({ all: [], byState: new Map() }));
  let lookMs = 0;
  let listenerCount = 0;
  let stop: () => void = () => undefined;
  let looking: AbortController | undefined;

  function look(): void {
    if (!rules.getState().validate) return;
    if (background && document.getState().document.text.length >= longTextLength && !derived.knownProblems())
      return void lookBeside(background);
    const startMs = nowMs();
    derived.problems();
    lookMs = nowMs() - startMs;
    take();
  }

  /** Has a long text judged elsewhere; here only where that cannot be done. */
  async function lookBeside({ judge }: Pick<Background, 'judge'>): Promise<void> {
    const mine = (looking = new AbortController());
    const {
      document: { text, syntax },
      type,
      fileName,
    } = document.getState();
    const problems = await judge(
      { text, syntax, type, isJsonc: isJsonc(fileName), sdkNames: rules.getState().sdkNames?.file },
      mine.signal,
    );
    if (mine.signal.aborted) return;
    if (problems) derived.takeProblems(problems);
    take();
  }

  function take(): void {
    const [machine, all] = [derived.machine(), derived.problems()];
    const before = store.getState();
    if (machine !== before.machine || all !== before.all)
      store.setState({ machine, all, byState: groupByState(all, before.byState) });
  }

  function listen(): () => void {
    let callOff: () => void = () => undefined;
    const lookLater = (): void => {
      callOff();
      looking?.abort();
      callOff = afterPaint(look, Math.min(lookMs / lookingShare, maxPauseMs));
    };
    const stops = [document.subscribe(lookLater), rules.subscribe(lookLater)];
    lookLater();
    return () => {
      callOff();
      looking?.abort();
      for (const each of stops) each();
    };
  }

  return {
    ...readable(store),
    subscribe: (listener) => {
      const unsubscribe = store.subscribe(listener);
      if (listenerCount++ === 0) stop = listen();
      return () => {
        unsubscribe();
        if (--listenerCount === 0) stop();
      };
    },
  };
}

function groupByState(problems: readonly Problem[], before: FoundProblems['byState']): FoundProblems['byState'] {
  const byState = new Map<StateId, Problem[]>();
  for (const problem of problems) {
    if (problem.stateId === undefined) continue;
    const list = byState.get(problem.stateId);
    if (list) list.push(problem);
    else byState.set(problem.stateId, [problem]);
  }
  const kept = new Map<StateId, readonly Problem[]>();
  for (const [stateId, list] of byState) {
    const old = before.get(stateId);
    kept.set(stateId, old?.length === list.length && list.every((problem, i) => isSame(problem, old[i])) ? old : list);
  }
  return kept;
}

function isSame(a: Problem, b: Problem | undefined): boolean {
  if (a === b || b === undefined) return a === b;
  const keys = Object.keys(a) as (keyof Problem)[]; // exactly the members of the type
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

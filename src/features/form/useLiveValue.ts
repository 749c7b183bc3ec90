import { useEffect, useRef, useState } from 'react';
import type { StateId } from '../../core/asl/model';
import { member } from '../../core/base/json';
import { useMachine } from '../../shell/stores/context';
import { isJsonKind } from './fieldText';
import type { LiveAnswer } from './liveProtocol';
import { liveValues } from './liveValues';
import type { Slot } from './slot';
import type { Sample } from './useSample';

/** While somebody writes, nothing is evaluated. */
const quietMs = 150;

/** What is known of a field's value: the last answer, and whether the text of now takes too long to give another. */
export type LiveValueState = { readonly answer: LiveAnswer; readonly isTooLong: boolean };

const nothing: LiveValueState = { answer: { kind: 'unknown' }, isTooLong: false };

/**
 * What a field's text gives for the last known data, a moment after it was last
 * changed. `shownMember` is the part of it that is shown.
 */
export function useLiveValue(slot: Slot, text: string, sample: Sample, shownMember?: string): LiveValueState {
  const { row, language, stateId } = slot;
  const fields = useMachine().states.get(stateId as StateId)?.fields; // '' is the id of no state
  const inputPath = fields && member(fields, 'InputPath');
  const [state, setState] = useState(nothing);
  const asker = useRef({});
  const isWanted = (sample.input !== undefined || sample.result !== undefined) && text.trim() !== '';

  useEffect(() => {
    let takeBack: (() => void) | undefined;
    const timer = setTimeout(() => {
      if (!isWanted) return setState(nothing);
      const field = { name: row.name, isJson: isJsonKind(row), language, inputPath };
      takeBack = liveValues.ask(asker.current, { field, text, member: shownMember, sample }, (outcome) =>
        setState((last) =>
          outcome.kind === 'tooLong' ? { ...last, isTooLong: true } : { answer: outcome, isTooLong: false },
        ),
      );
    }, quietMs);
    return () => {
      clearTimeout(timer);
      takeBack?.();
    };
  }, [row, language, inputPath, text, sample, shownMember, isWanted]);

  return isWanted ? state : nothing;
}

import { useEffect, useRef, useState } from 'react';
import type { StateId } from '../asl/model';
import { member, type Json } from '../base/json';
import type { Result } from '../base/result';
import { useMachine } from '../stores/context';
import { evaluateField } from './evaluateField';
import type { Slot } from './slot';
import type { Sample } from './useSample';

const quietMs = 150;
/** An expression that takes long to evaluate is evaluated less often, so that writing goes on undisturbed. */
const slowMs = 40;
const slowQuietMs = 1_500;

/** What a field's text gives for the last known data, a moment after it was last changed. Undefined: that cannot be told. */
export function useLiveValue(slot: Slot, text: string, sample: Sample): Result<Json> | undefined {
  const { row, language, stateId } = slot;
  const fields = useMachine().states.get(stateId as StateId)?.fields; // '' is the id of no state
  const inputPath = fields && member(fields, 'InputPath');
  const [value, setValue] = useState<Result<Json>>();
  const isSlow = useRef(false);
  const hasSample = sample.input !== undefined || sample.result !== undefined;

  useEffect(() => {
    const wanted = hasSample && text.trim() !== '';
    const timer = setTimeout(
      () => {
        const fromMs = performance.now();
        setValue(wanted ? evaluateField({ row, language, inputPath }, text, sample) : undefined);
        isSlow.current = performance.now() - fromMs > slowMs;
      },
      isSlow.current ? slowQuietMs : quietMs,
    );
    return () => clearTimeout(timer);
  }, [row, language, inputPath, text, sample, hasSample]);

  return hasSample ? value : undefined;
}

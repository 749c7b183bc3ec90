import { expect, it } from 'vitest';
import type { StateId } from '../../core/asl/model';
import { containersOf } from './containersOf';

it('names the containers around a state, innermost first, whatever states are called', () => {
  const names = (id: string): readonly string[] => containersOf(id as StateId); // tests write ids as text

  expect(names('/States/A')).toEqual([]);
  expect(names('/States/Each/ItemProcessor/States/A')).toEqual(['Each']);
  expect(names('/States/Branches/Branches/1/States/States/Iterator/States/A~1b')).toEqual(['States', 'Branches']);
});

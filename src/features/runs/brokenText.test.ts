import { describe, expect, it } from 'vitest';
import { testSession } from '../../shell/stores/testing/testSession';
import { findBrokenText } from './brokenText';

describe('findBrokenText', () => {
  it('names the line at which the text cannot be read', () => {
    const text =
      '{\n  "StartAt": "A",\n  "States": {\n    "A": { "Type": "Pass", "End": true }\n    "B": { "Type": "Pass", "End": true }\n  }\n}';

    expect(findBrokenText(testSession(text))).toMatchObject({
      line: expect.toSatisfy((line: number) => line === 4 || line === 5) as number,
    });
  });

  it('finds nothing in a text that is whole, whatever else is wrong with it', () => {
    expect(findBrokenText(testSession({ StartAt: 'Gone', States: {} }))).toBeUndefined();
  });
});

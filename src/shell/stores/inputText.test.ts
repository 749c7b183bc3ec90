import { describe, expect, it } from 'vitest';
import { formatInput, warnOfInput } from './inputText';

describe('the input of a run', () => {
  it('is warned of where a number is another one, with its place and how many more there are', () => {
    expect(warnOfInput('{"order": {"id": 9007199254740993, "price": 19.99}}')).toBeUndefined();
    expect(warnOfInput('{"order": {"id": 9223372036854775808}}')).toMatch(
      /^\/order\/id: The number 9223372036854775808 .* becomes 9223372036854776000.* Put it in quotes, as a text\.$/,
    );
    expect(warnOfInput('[1e400, -1e400]')).toMatch(
      /^\/0: The number 1e400 .* becomes the text "Infinity" .* One more number is not kept as written\.$/,
    );
    expect(warnOfInput('1e-400')).toMatch(/^The number 1e-400 is closer to 0 than a number can be\. It becomes 0\./);
  });

  it('is laid out without changing its numbers and texts', () => {
    expect(formatInput('{"a":1e400,"b":[1.50,"\\u0041"]}')).toBe(
      '{\n  "a": 1e400,\n  "b": [\n    1.50,\n    "\\u0041"\n  ]\n}',
    );
    expect(formatInput('  ')).toBe('{}');
  });
});

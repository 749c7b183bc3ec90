import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { completeMessage, libraryFunction, parseExpression, parseSignature } from './library';

/*
 * `library.ts` uses what the package does not document. Who moves to another version looks at this list first:
 * each of these must still hold.
 */

it.each([
  ['installed', 'node_modules/jsonata/package.json', ['version']],
  ['pinned', 'package.json', ['dependencies', 'jsonata']],
])('is tested with the version that is %s', (_what, file, path) => {
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'));

  expect(json).toHaveProperty(path, '2.2.2');
});

it('gives trees with the members that are compiled', () => {
  expect(parseExpression('a.b[0]{"k": $f(%, ?)}')).toMatchObject({
    ok: true,
    value: {
      type: 'path',
      steps: [
        { type: 'name', value: 'a' },
        { type: 'name', value: 'b', stages: [{ type: 'filter', expr: { type: 'number', value: 0 } }] },
      ],
      group: {
        lhs: [
          [
            { type: 'string', value: 'k' },
            { type: 'partial', procedure: { type: 'variable', value: 'f' } },
          ],
        ],
      },
    },
  });
  expect(parseExpression('a.%')).toMatchObject({
    ok: true,
    value: {
      steps: [
        { value: 'a', ancestor: { label: '!0' } },
        { type: 'parent', slot: { label: '!0' } },
      ],
    },
  });
});

it('throws codes with messages of its own when parsing', () => {
  expect(parseExpression('1 +')).toEqual({
    ok: false,
    error: { code: 'S0207', message: 'Unexpected end of expression' },
  });
});

it('calls the hook of evaluations at once, through which its functions are read', () => {
  const { implementation, signature } = libraryFunction('pad');

  expect(implementation(...(['a', 3, '-'] as never[]))).toBe('a--');
  expect(signature?.definition).toBe('<s-ns?:s>');
  expect(() => libraryFunction('nowhere')).toThrow('The jsonata library has no function "nowhere".');
});

it('parses signatures that check arguments', () => {
  const signature = parseSignature('<sn?:s>');

  expect(signature.validate(['a', 1], undefined)).toEqual(['a', 1]);
  expect(() => signature.validate([true], undefined)).toThrow(expect.objectContaining({ code: 'T0410' }));
});

it('completes the message of any error that its parser throws', () => {
  expect(completeMessage({ code: 'T0410', token: 'f', index: 2 })).toBe(
    'Argument 2 of function "f" does not match function signature',
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBoundedRegex } from './boundedRegex';
import { parsePattern } from './parsePattern';
import { compileProgram } from './program';
import { runProgram } from './runProgram';

const pattern = fc.letrec<{ choice: string; sequence: string; piece: string }>((tie) => ({
  choice: fc.array(tie('sequence'), { minLength: 1, maxLength: 2 }).map((options) => options.join('|')),
  sequence: fc.array(tie('piece'), { maxLength: 3 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { maxDepth: 2 },
    fc
      .tuple(
        fc.constantFrom(
          'a',
          'b',
          'C',
          'é',
          '.',
          '[ab]',
          '[^a]',
          '[a-c]',
          '[\\d_]',
          '[^\\w]',
          '\\d',
          '\\w',
          '\\s',
          '\\W',
          '\\.',
          '\\n',
          '\\x61',
          '\\u0062',
          ' ',
        ),
        fc.constantFrom('', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,}', '{1,3}?'),
      )
      .map(([atom, quantifier]) => atom + quantifier),
    fc.constantFrom(
      '^',
      '$',
      '\\b',
      '\\B',
      '(a)\\1',
      '(b|)\\1',
      '(?<n>a|b)\\k<n>',
      '\\141',
      '\\9',
      '\\ca',
      '\\c',
      '\\q',
      '\\x6',
      '{',
      'a{',
      ']',
      '[\\w-a]',
      '[\\141-c]',
      '(?=(a))*',
      '(?!b){2}',
    ),
    fc
      .tuple(fc.constantFrom('(', '(?:'), tie('choice'), fc.constantFrom(')', ')*', ')+', ')?', ')*?', '){2}', '){1,}'))
      .map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom('(?=', '(?!', '(?<=', '(?<!'), tie('choice')).map(([open, inner]) => `${open}${inner})`),
  ),
})).choice;

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'C', '1', ' ', '_', 'é', '\n', '.'), { maxLength: 7 })
  .map((characters) => characters.join(''));

/** Names of groups may not be repeated, and some pieces make sense alone only. */
function isPattern(source: string): boolean {
  try {
    return Boolean(new RegExp(source));
  } catch {
    return false;
  }
}

it('finds what the engine of JavaScript finds', () => {
  fc.assert(
    fc.property(pattern, fc.constantFrom('', 'i', 'm', 'im'), text, fc.nat(3), (source, flags, subject, from) => {
      fc.pre(from <= subject.length && isPattern(source));
      const native = new RegExp(source, `g${flags}`);
      const parsed = parsePattern(source, flags.includes('i'));
      const program = parsed && compileProgram(parsed);
      expect(program).toBeDefined();
      native.lastIndex = from;
      const expected = native.exec(subject);

      let found: ReturnType<typeof runProgram>;
      for (let start = from; found === undefined && start <= subject.length; start++) {
        found =
          program &&
          runProgram(
            program,
            subject,
            start,
            { ignoreCase: flags.includes('i'), multiline: flags.includes('m') },
            { steps: 20_000 },
          );
      }
      fc.pre(found !== 'exhausted');

      const groups = Array.isArray(found)
        ? expected?.map((_, i) =>
            found[i * 2 + 1] === undefined
              ? undefined
              : subject.slice(found[i * 2] as number, found[i * 2 + 1] as number),
          )
        : undefined;
      expect(groups).toEqual(expected === null ? undefined : [...expected]);
      expect(Array.isArray(found) ? found[0] : undefined).toBe(expected?.index);
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  '^(a+)+$',
  '^(a|a)*$',
  '^(a|aa)+$',
  '(a*)*b',
  '(.*,){12}x',
  '^(a?){30}a{30}$',
  'a*a*a*a*b',
  '(x+x+)+y',
  '(?<=^(a+)+)b',
  '(?<!(x+x+)+)y',
  '(?<=a)(a+)+$',
  '(?<w>a+)+$',
  '(a+)+\\141$',
  `^${'(a|a)'.repeat(40)}!`,
  `^${'(?:a?){7}'.repeat(8)}!`,
  '((a{1,500}){1,500}){1,50}b',
])('gives up on %s when the budget is spent', (source) => {
  const regex = createBoundedRegex(new RegExp(source));

  const found = regex(`${'a'.repeat(3_000)}${'x'.repeat(3_000)}${'a,'.repeat(2_000)}!`, 0, { steps: 100_000 });

  expect(found).toBe('exhausted');
});

it('leaves simple patterns and short texts to the engine of JavaScript', () => {
  const budget = { steps: 5 }; // our own engine takes more than that

  expect(createBoundedRegex(/b+/)('aabbb'.repeat(20), 0, budget)).toEqual({ index: 2, whole: 'bbb', groups: [] });
  expect(createBoundedRegex(/(a+)+b/)('aab', 0, budget)).toEqual({ index: 0, whole: 'aab', groups: ['aa'] });
});

it('looks behind as JavaScript does', () => {
  const text = `${'-'.repeat(5_000)}$42.50 €17`;

  expect(createBoundedRegex(/(?<=\$)\d+(\.\d*)?/)(text, 0, { steps: 1_000_000 })).toEqual({
    index: 5_001,
    whole: '42.50',
    groups: ['.50'],
  });
  expect(createBoundedRegex(/(?<![\d.$])\d+(?:\.\d+)*$/)(text, 0, { steps: 1_000_000 })).toEqual({
    index: 5_008,
    whole: '17',
    groups: [],
  });
  expect(createBoundedRegex(/(?<=(\d+)(\d+))€*$/)('1053'.padStart(5_000, '-'), 0, { steps: 1_000_000 })).toEqual({
    index: 5_000,
    whole: '',
    groups: ['1', '053'],
  });
});

it('counts what every pattern goes over, and where one long repetition starts anew at every place of a long text', () => {
  const text = 'a'.repeat(100_000);

  expect(createBoundedRegex(/xyz/)(text, 0, { steps: 1_000 })).toBe('exhausted');
  expect(createBoundedRegex(/a+b/)(text, 0, { steps: 10_000_000 })).toBe('exhausted');
  expect(createBoundedRegex(/a+$/)(text, 0, { steps: 10_000_000 })).toMatchObject({ index: 0 });
});

it('matches long texts without using the stack', () => {
  const regex = createBoundedRegex(/(?:ab|c)+$/);

  expect(regex('ab'.repeat(100_000), 0, { steps: 10_000_000 })).toMatchObject({ index: 0 });
});

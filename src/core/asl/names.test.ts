import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkName, longestName, uniqueName } from './names';
import { readMachine } from './testing/readMachine';

const named = (...names: string[]) =>
  readMachine({ StartAt: '', States: Object.fromEntries(names.map((name) => [name, { Type: 'Succeed' }])) });

describe('uniqueName', () => {
  it('takes the wanted name, or the next number', () => {
    expect(uniqueName(named(), 'Pass')).toBe('Pass');
    expect(uniqueName(named('Pass'), 'Pass')).toBe('Pass 2');
    expect(uniqueName(named('Pass', 'Pass 2'), 'Pass')).toBe('Pass 3');
    expect(uniqueName(named('Pass', 'Pass 2'), 'Pass 2')).toBe('Pass 3');
    expect(uniqueName(named('Pass'), 'Pass', new Set(['Pass 2']))).toBe('Pass 3');
  });

  it('knows the names of inner scopes, too', () => {
    const machine = readMachine({
      States: { P: { Type: 'Parallel', Branches: [{ States: { Pass: { Type: 'Pass' } } }] } },
    });

    expect(uniqueName(machine, 'Pass')).toBe('Pass 2');
  });

  it('always gives a name that may be given', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' }).filter((name) => name.trim() !== ''),
        fc.nat(4),
        (wanted, count) => {
          let machine = named();
          for (let i = 0; i < count; i++) {
            const name = uniqueName(machine, wanted);

            expect(checkName(machine, name)).toBeUndefined();
            machine = named(...[...machine.states.values()].map((state) => state.name), name);
          }
        },
      ),
    );
  });
});

describe('checkName', () => {
  it('counts characters as people do', () => {
    expect(checkName(named(), '🌍'.repeat(longestName))).toBeUndefined();
    expect(checkName(named(), '🌍'.repeat(longestName + 1))).toBe('The name has 81 characters; 80 are allowed.');
  });

  it('lets a state keep its own name', () => {
    const machine = named('A', 'B');

    expect(checkName(machine, 'A', '/States/A' as never)).toBeUndefined();
    expect(checkName(machine, 'A', '/States/B' as never)).toMatch('"A" already');
  });
});

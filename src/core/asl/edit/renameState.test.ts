import { describe, expect, it } from 'vitest';
import type { StateId } from '../model';
import { checkEdit, checkRejected } from '../testing/checkEdit';
import { formattings } from '../testing/formattings';
import { renameState } from './renameState';

const order = formattings['comments and trailing commas'] ?? '';

describe('renameState', () => {
  it('follows StartAt, Next, Default, rules and catchers, and leaves every other byte alone', () => {
    checkEdit(order, (machine) => renameState(machine, '/States/Refuse' as StateId, 'Say no'), {
      source: order.replaceAll('"Refuse"', '"Say no"'),
      select: ['/States/Say no'],
      label: 'Rename "Refuse" to "Say no"',
    });
    checkEdit(order, (machine) => renameState(machine, '/States/Check' as StateId, 'First'), {
      source: order.replaceAll('"Check"', '"First"'),
    });
    checkEdit(order, (machine) => renameState(machine, '/States/Charge' as StateId, 'Pay'), {
      source: order.replaceAll('"Charge"', '"Pay"'),
    });
  });

  it('stays inside of its scope: elsewhere the name means something else, or nothing', () => {
    const source =
      '{"StartAt": "P", "States": {"P": {"Type": "Parallel", "Comment": "A", "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "A"}}}], "Next": "A"}}}';

    checkEdit(source, (machine) => renameState(machine, '/States/P/Branches/0/States/A' as StateId, 'B'), {
      source: source.replace(
        '"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "A"}}',
        '"StartAt": "B", "States": {"B": {"Type": "Pass", "Next": "B"}}',
      ),
      select: ['/States/P/Branches/0/States/B'],
    });
  });

  it('takes names that are special elsewhere as names', () => {
    for (const name of ['__proto__', 'constructor', '<script>alert("x")</script>', 'a/b~c', '世界 🌍', 'back\\slash']) {
      const { machine } = checkEdit(order, (now) => renameState(now, '/States/Charge' as StateId, name));

      expect(machine.root.states[2]?.name).toBe(name);
      expect(machine.root.states[1]?.transitions[0]?.target).toBe(machine.root.states[2]?.id);
    }
  });

  it('renames one of two states of the same name', () => {
    const source = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}, "A": {"Type": "Succeed"}}}';

    checkEdit(source, (machine) => renameState(machine, '/States/A' as StateId, 'B'), {
      source: source.replace('{"A"', '{"B"'),
    });
  });

  it('does nothing when the name stays', () => {
    const machine = checkEdit(order, (now) => renameState(now, '/States/Charge' as StateId, 'Pay')).machine;

    expect(renameState(machine, '/States/Pay' as StateId, 'Pay')).toMatchObject({ changes: [] });
  });

  it('is refused, in words, for names that cannot be', () => {
    const rename = (name: string) =>
      checkRejected(order, (machine) => renameState(machine, '/States/Charge' as StateId, name));

    expect(rename('')).toBe('A state needs a name.');
    expect(rename('Ship')).toMatch('There is a state called "Ship" already.');
    expect(rename('🌍'.repeat(81))).toBe('The name has 81 characters; 80 are allowed.');
    expect(rename('🌍'.repeat(80).slice(2) + 'x'.repeat(2))).toMatch('81 characters');
  });
});

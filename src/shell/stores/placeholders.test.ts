import { describe, expect, it } from 'vitest';
import { placeholderRows, placeholdersOf, saySetCount, setPlaceholder } from './placeholders';
import { testSession } from './testing/testSession';

const definition = `{"StartAt": "Pay", "States": {
  "Pay": {"Type": "Task", "Resource": "\${Fn.Arn}", "Next": "Rest"},
  "Rest": {"Type": "Wait", "Seconds": \${secs}, "Next": "All"},
  "All": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "In", "States": {"In": {"Type": "Pass", "Result": {"a": "\${AWS::Region}", "f": "\${Fn.Arn}"}, "End": true}}}]}}}`;

function play() {
  const session = testSession(definition);
  const rows = (onGo?: (id: string) => void) => {
    const values = session.runsStore.getState().placeholderValues;
    return placeholderRows(placeholdersOf(session.derived.machine(), values), values, onGo);
  };
  return { session, rows };
}

describe('the placeholders of the open workflow', () => {
  it('are listed with where they stand and what stands in for them', () => {
    const { rows } = play();

    expect(rows()).toEqual([
      {
        name: 'Fn.Arn',
        note: 'Pay · Resource, and 1 more',
        hint: 'Needs the ARN of a Lambda function. Stands in Pay · Resource, In · f.',
        standIn: 'arn:aws:lambda:us-east-1:123456789012:function:Fn',
      },
      { name: 'secs', note: 'Rest · Seconds', hint: 'Needs a whole number. Stands in Rest · Seconds.', standIn: '1' },
      { name: 'AWS::Region', note: 'In · a', hint: 'Needs a region. Stands in In · a.', standIn: 'us-east-1' },
    ]);
  });

  it('lead to their states, also those inside of others', () => {
    const { rows } = play();
    const gone: string[] = [];

    for (const { onGo } of rows((id) => void gone.push(id))) onGo?.();

    expect(gone).toEqual(['/States/Pay', '/States/Rest', '/States/All/Branches/0/States/In']);
  });

  it('are set to what their place can take, and reset', () => {
    const { session, rows } = play();

    expect(setPlaceholder(session, 'secs', 'soon')).toBe(
      'Seconds needs a whole number from 0 to 99999999, not "soon".',
    );
    expect(session.runsStore.getState().placeholderValues).toEqual({});
    expect(setPlaceholder(session, 'secs', '30')).toBeUndefined();
    expect(rows()[1]).toMatchObject({ value: '30', standIn: '1' });
    expect(saySetCount(placeholdersOf(session.derived.machine(), session.runsStore.getState().placeholderValues))).toBe(
      '1 of 3 set',
    );
    setPlaceholder(session, 'secs', undefined);
    expect(rows()[1]).not.toHaveProperty('value');
  });
});

// @vitest-environment jsdom
import { fireEvent } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderInspector } from './testing/renderInspector';
import { pageSize } from './usePages';

// Monaco's chunk cannot be fetched here: code fields stay the plain text areas that they are without it.
vi.mock('../../shell/ui/code-field/monacoParts', () => {
  throw new Error('not here');
});

const list = <T,>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const many = Object.fromEntries(list(400, (i) => [`m${i}`, i]));

const long = {
  StartAt: 'C',
  States: {
    C: {
      Type: 'Choice',
      Choices: list(400, (i) => ({ Variable: '$.x', NumericEquals: i, Next: `S${i}` })),
      Default: 'S0',
    },
    ...Object.fromEntries(list(400, (i) => [`S${i}`, { Type: 'Succeed' }])),
    T: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: many,
      Assign: many,
      Retry: [{ ErrorEquals: list(400, (i) => `E${i}`) }],
      ...many,
      End: true,
    },
    P: {
      Type: 'Parallel',
      Branches: list(400, (i) => ({ StartAt: `B${i}`, States: { [`B${i}`]: { Type: 'Pass', End: true } } })),
      End: true,
    },
  },
};

// By attributes: finding by role looks at every element of the page again and again, which takes minutes here.
const region = (name: string) => document.querySelector(`section[aria-label="${name}"]`);
const press = (name: string): void => {
  const button = [...document.querySelectorAll('button')].find(
    (each) => each.getAttribute('aria-label') === name || each.textContent === name,
  );
  fireEvent.click(button ?? expect.fail(`There is no button called ${name}.`));
};

describe('the form of a state with hundreds of parts', () => {
  it('shows the rules of a Choice page by page; their lists of states are made when somebody comes near', () => {
    renderInspector(long, '/States/C');
    expect(
      [...document.querySelectorAll('section')].filter((each) =>
        /^Rule \d+$/.test(each.getAttribute('aria-label') ?? ''),
      ),
    ).toHaveLength(pageSize);
    expect(document.querySelectorAll('option').length).toBeLessThan(100 * pageSize);

    press('Later rules');
    expect(region('Rule 51')).not.toBeNull();
    expect(document.querySelector('nav')?.textContent).toContain('rules 51–100 of 400');

    const next =
      [...(region('Rule 51')?.querySelectorAll('select') ?? [])].find(({ value }) => value === 'S50') ??
      expect.fail('The rule leads to S50.');
    fireEvent.focus(next);
    expect(next.options.length).toBeGreaterThanOrEqual(400);
    expect(next.value).toBe('S50');
  });

  it('goes to the last page with a rule that is added', () => {
    renderInspector(long, '/States/C');
    press('Add rule');
    expect(region('Rule 401')).not.toBeNull();
  });

  it.each(['/States/T', '/States/P'])('makes no more than some hundreds of controls: %s', (stateId) => {
    renderInspector(long, stateId);
    expect(document.querySelectorAll('button, input, select, textarea').length).toBeLessThan(12 * pageSize);
  });
});

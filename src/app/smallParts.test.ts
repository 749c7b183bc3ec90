import { describe, expect, it } from 'vitest';
import { writeReport } from './errorReport';
import { emptyDefinition } from './newWorkflow';
import { readRoute } from './route';
import { timeAgo } from './timeAgo';

describe('readRoute', () => {
  it.each([
    ['', { page: 'home' }],
    ['#/', { page: 'home' }],
    ['#/w/ab12-x', { page: 'workbench', id: 'ab12-x' }],
    ['#/w/', { page: 'unknown', hash: '#/w/' }],
    ['#/w/<img src=x>', { page: 'unknown', hash: '#/w/<img src=x>' }],
    ['#/nowhere', { page: 'unknown', hash: '#/nowhere' }],
  ])('reads "%s"', (hash, route) => {
    expect(readRoute(hash)).toEqual(route);
  });
});

it('the empty definition is JSON, with nothing but what a machine must have', () => {
  expect(JSON.parse(emptyDefinition('JSONata'))).toEqual({
    Comment: '',
    QueryLanguage: 'JSONata',
    StartAt: '',
    States: {},
  });
  expect(JSON.parse(emptyDefinition('JSONPath'))).toEqual({ Comment: '', StartAt: '', States: {} });
});

it('timeAgo uses one unit', () => {
  const day = 86_400_000;
  expect([0, 59_000, 60_000, 3 * 3_600_000, day, 40 * day].map((ms) => timeAgo(0, ms))).toEqual([
    'just now',
    'just now',
    '1 minute ago',
    '3 hours ago',
    'yesterday',
    'last month',
  ]);
});

it('a report names the error and its place, and not the workflow', () => {
  const report = writeReport(new TypeError('x is not a function'), 'at Canvas', {
    address: '#/w/secret1',
    browser: 'Test 1',
    atMs: 0,
  });

  expect(report).toContain('TypeError: x is not a function');
  expect(report).toContain('Page: #/w/…');
  expect(report).not.toContain('secret1');
  expect(writeReport({ code: 7 })).toContain('Thrown value');
});

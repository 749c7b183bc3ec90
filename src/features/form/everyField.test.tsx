// @vitest-environment jsdom
/**
 * The field table against the inspector: whatever a definition may hold has a
 * control, and whatever it may not is explained.
 */
import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TableName } from '../../core/asl/fieldKinds';
import { comparisonOperators, fieldsByName, tables, type SubFieldRow } from '../../core/asl/fields';
import type { QueryLanguage, StateType } from '../../core/asl/model';
import { stateTypes } from '../../core/asl/stateTypes';
import type { Json, JsonObject } from '../../core/base/json';
import { renderInspector } from './testing/renderInspector';

// Monaco's chunk cannot be fetched here: code fields stay the plain text areas that they are without it.
vi.mock('../../shell/ui/code-field/monacoParts', () => {
  throw new Error('not here');
});

afterEach(cleanup);

const languages = ['JSONPath', 'JSONata'] as const;
const typesInBoth = stateTypes.flatMap((type) => languages.map((language) => ({ type, language })));

describe.each(typesInBoth)('the form of a $type in $language', ({ type, language }) => {
  const rows = [...fieldsByName(type).values()];

  it('offers a control for every field that may be there, and for no other', () => {
    const offered = controlsOf(type, language, {});

    for (const row of rows) {
      if (row.replacedBy !== undefined) expect(offered, row.name).not.toContain(row.name);
      else if (row.languages.includes(language)) expect(offered, row.name).toContain(controlOf(row, rows, language));
      else expect(offered, row.name).not.toContain(row.name);
    }
  });

  it('shows every field that is there in its control, and says why another cannot be there', () => {
    for (const row of rows) {
      if (row.name === 'Type' || row.name === 'QueryLanguage') continue; // what the state is, not what it says
      renderState(type, language, { [row.name]: sampleOf(row) });
      const others = othersShown();

      if (row.languages.includes(language)) expect(others, row.name).toEqual([]);
      else
        expect(others, row.name).toEqual([`${row.name}only in ${row.languages.join(' and ')}; here ${language} holds`]);
    }
  });
});

/** Where each object that is not a state stands in a state. */
const objects: Readonly<
  Partial<
    Record<
      TableName,
      { readonly type: StateType; readonly fieldsAround: (object: JsonObject) => JsonObject; readonly title: string }
    >
  >
> = {
  retrier: { type: 'Task', fieldsAround: (object) => ({ Retry: [object] }), title: 'Retrier 1' },
  catcher: { type: 'Task', fieldsAround: (object) => ({ Catch: [object] }), title: 'Catcher 1' },
  rule: { type: 'Choice', fieldsAround: (object) => ({ Choices: [object] }), title: 'Rule 1' },
  itemReader: { type: 'Map', fieldsAround: (object) => ({ ItemReader: object }), title: 'ItemReader' },
  readerConfig: {
    type: 'Map',
    fieldsAround: (object) => ({ ItemReader: { ReaderConfig: object } }),
    title: 'ReaderConfig',
  },
  itemBatcher: { type: 'Map', fieldsAround: (object) => ({ ItemBatcher: object }), title: 'ItemBatcher' },
  resultWriter: { type: 'Map', fieldsAround: (object) => ({ ResultWriter: object }), title: 'ResultWriter' },
  writerConfig: {
    type: 'Map',
    fieldsAround: (object) => ({ ResultWriter: { WriterConfig: object } }),
    title: 'WriterConfig',
  },
  credentials: { type: 'Task', fieldsAround: (object) => ({ Credentials: object }), title: 'Credentials' },
  branch: {
    type: 'Parallel',
    fieldsAround: (object) => ({ Branches: [{ States: {}, ...object }] }),
    title: 'Branch 1',
  },
  processor: {
    type: 'Map',
    fieldsAround: (object) => ({ ItemProcessor: { States: {}, ...object } }),
    title: 'Each item',
  },
  processorConfig: {
    type: 'Map',
    fieldsAround: (object) => ({ ItemProcessor: { States: {}, ProcessorConfig: object } }),
    title: 'ProcessorConfig',
  },
};
const objectsInBoth = Object.entries(objects).flatMap(([table, object]) =>
  languages.map((language) => ({ table: table as TableName, language, ...object })),
);

describe.each(objectsInBoth)('the form of a $table in $language', ({ table, language, type, fieldsAround, title }) => {
  const rows = tables[table].filter(({ kind }) => kind !== 'states'); // the states are on the canvas

  it('offers a control for every field', () => {
    const offered = controlsOf(type, language, fieldsAround({}));

    expect(offered).toContain(title);
    for (const row of rows) {
      if (row.languages.includes(language)) expect(offered, row.name).toContain(controlOf(row, rows, language));
    }
  });

  it('lists what does not belong there, with the reason', () => {
    const wrong = rows.filter((row) => !row.languages.includes(language));

    controlsOf(
      type,
      language,
      fieldsAround({ Colour: 'red', ...Object.fromEntries(wrong.map((row) => [row.name, sampleOf(row)])) }),
    );

    expect(otherFields().toSorted()).toEqual(
      [
        'Colournot a field that Step Functions knows here',
        ...wrong.map(({ name, languages: [only] }) => `${name}only in ${only}; here ${language} holds`),
      ].toSorted(),
    );
  });
});

describe('the condition of a rule', () => {
  it('offers every comparison, and And, Or and Not inside of each other', () => {
    renderState('Choice', 'JSONPath', { Choices: [{ And: [{ Not: { Or: [{}, {}] } }, {}], Next: 'Z' }] });
    const kinds = [...document.querySelectorAll<HTMLSelectElement>('select[aria-label="Kind of condition"]')];
    const comparisons = [...document.querySelectorAll('select')].find((select) =>
      [...select.options].some(({ value }) => value === 'IsPresent'),
    );

    expect(kinds.map(({ value }) => value)).toEqual(['And', 'Not', 'Or', 'test', 'test', 'test']);
    expect([...(comparisons?.options ?? [])].map(({ value }) => value)).toEqual(
      expect.arrayContaining(comparisonOperators.map(({ name }) => name)),
    );
  });

  // One form each: looking up the names of a form takes the square of its size.
  it.each(comparisonOperators.map((row) => ({ row, name: row.name })))(
    'shows what $name compares with',
    ({ row, name }) => {
      renderState('Choice', 'JSONPath', { Choices: [{ Variable: '$.a', [name]: sampleOf(row), Next: 'Z' }] });
      const operands = namesShown().filter((shown) => ['is', 'Path', 'Value'].includes(shown));

      expect(operands).toEqual([name.startsWith('Is') ? 'is' : name.endsWith('Path') ? 'Path' : 'Value']);
    },
  );
});

describe('the form of the workflow', () => {
  it('offers a control for every field', () => {
    renderInspector({ StartAt: 'A', States: { A: { Type: 'Succeed' } } });
    const offered = namesShown();

    for (const { name, kind } of tables.machine)
      if (kind !== 'states') expect(offered).toContain(name === 'StartAt' ? 'First state' : name);
  });
});

/** The names of all controls that the form of a state has, in all its tabs. */
function controlsOf(type: StateType, language: QueryLanguage, fields: JsonObject): readonly string[] {
  renderState(type, language, fields);
  const tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')];
  return tabs.flatMap((tab) => {
    act(() => void fireEvent.click(tab));
    return namesShown();
  });
}

function renderState(type: StateType, language: QueryLanguage, fields: JsonObject): void {
  renderInspector(
    { QueryLanguage: language, StartAt: 'A', States: { A: { Type: type, ...fields }, Z: { Type: 'Succeed' } } },
    '/States/A',
  );
}

function namesShown(): string[] {
  return [
    ...document.querySelectorAll<HTMLElement>('input, textarea, select, button:not([role=tab]), section, fieldset'),
  ].map(nameOf);
}

function nameOf(element: HTMLElement): string {
  // all that have labels have them so
  const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
  const legend = element.querySelector(':scope > legend')?.firstChild?.textContent;
  return (
    element.getAttribute('aria-label') ??
    labels[0]?.textContent ??
    legend ??
    (element.tagName === 'BUTTON' ? element.textContent : null) ??
    ''
  ).trim();
}

/** The fields that the form lists as others, with the reasons, in all its tabs. */
function otherFields(): readonly string[] {
  const tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')];
  return tabs.flatMap((tab) => {
    act(() => void fireEvent.click(tab));
    return othersShown();
  });
}

function othersShown(): string[] {
  return [...document.querySelectorAll('section[aria-label="Other fields"] li')].map((item) =>
    [...item.querySelectorAll('span')]
      .slice(0, 2)
      .map((span) => span.textContent)
      .join(''),
  );
}

/** What the control of a field is called while the field is absent. */
function controlOf(row: SubFieldRow, rows: readonly SubFieldRow[], language: QueryLanguage): string {
  const isState = rows.some(({ name }) => name === 'Type');
  const known = isState ? named[row.name] : undefined;
  if (known !== undefined) return known;
  if (comparisonOperators.some(({ name }) => name === row.name)) return 'Comparison';
  const fixed = rows.find(({ name, languages }) => `${name}Path` === row.name && languages.includes(language));
  if (fixed) return `${fixed.name}: use a path`;
  if (row.kind === 'assign') return isState ? 'Add a variable' : 'Add Assign';
  if (row.kind === 'rules' || row.kind === 'rule') return 'Kind of condition';
  return addedAsAWhole.has(row.kind) ? `Add ${row.name}` : row.name;
}

const named: Readonly<Record<string, string>> = {
  Next: 'Next state',
  End: 'Next state',
  Choices: 'Add rule',
  Retry: 'Add retrier',
  Catch: 'Add catcher',
  Branches: 'Add branch',
  ItemProcessor: 'Item processor',
};
const addedAsAWhole: ReadonlySet<string> = new Set([
  'template',
  'itemReader',
  'readerConfig',
  'itemBatcher',
  'resultWriter',
  'writerConfig',
  'credentials',
  'processorConfig',
]);

/** Some value that a field may have. */
function sampleOf(row: SubFieldRow): Json {
  switch (row.kind) {
    case 'number':
      return 1;
    case 'end':
      return true;
    case 'texts':
      return ['a'];
    case 'choices':
    case 'rules':
    case 'retry':
    case 'catch':
    case 'branches':
      return [];
    case 'scope':
      return { StartAt: 'I', States: { I: { Type: 'Succeed' } } };
    case 'template':
    case 'assign':
    case 'rule':
      return { a: 1 };
    case 'itemReader':
    case 'readerConfig':
    case 'itemBatcher':
    case 'resultWriter':
    case 'writerConfig':
    case 'credentials':
    case 'processorConfig':
      return {};
    case 'operand':
      return row.operand === 'boolean' ? true : row.operand === 'number' ? 1 : 'a';
    case 'path':
    case 'referencePath':
    case 'stringPath':
      return '$.a';
    default:
      return 'a';
  }
}

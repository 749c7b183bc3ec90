import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, diffChanges } from '../document/changes';
import { createDocument } from '../document/document';
import { createDocumentStore, type DocumentStore } from '../stores/documentStore';
import { bindDocument, type BoundModel } from './bindDocument';

type Position = { readonly lineNumber: number; readonly column: number };
type Typed = { readonly rangeOffset: number; readonly rangeLength: number; readonly text: string };

/** A model that behaves as Monaco's does, as far as the binding goes: offsets, positions, and events for every edit. */
function createModel(text: string) {
  let value = text;
  const listeners: ((event: { readonly changes: readonly Typed[]; readonly isFlush: boolean }) => void)[] = [];
  const offsetAt = ({ lineNumber, column }: Position): number => value.split('\n').slice(0, lineNumber - 1).reduce((sum, line) => sum + line.length + 1, 0) + column - 1;
  /** Changes the text as a person at the keyboard would; Monaco tells the last change first. */
  const type = (...changes: readonly Typed[]): void => {
    const told = changes.toSorted((a, b) => b.rangeOffset - a.rangeOffset);
    for (const { rangeOffset, rangeLength, text: inserted } of told) value = value.slice(0, rangeOffset) + inserted + value.slice(rangeOffset + rangeLength);
    for (const listener of listeners) listener({ changes: told, isFlush: false });
  };
  const model = {
    getValue: () => value,
    getValueLength: () => value.length,
    getPositionAt(offset: number): Position {
      const before = value.slice(0, offset).split('\n');
      return { lineNumber: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    },
    pushEditOperations(_before: unknown, edits: readonly { readonly range: { startLineNumber: number; startColumn: number; endLineNumber: number; endColumn: number }; readonly text: string | null }[]) {
      const changes = edits.map(({ range, text: inserted }) => {
        const from = offsetAt({ lineNumber: range.startLineNumber, column: range.startColumn });
        return { rangeOffset: from, rangeLength: offsetAt({ lineNumber: range.endLineNumber, column: range.endColumn }) - from, text: inserted ?? '' };
      });
      type(...changes);
      return null;
    },
    onDidChangeContent(listener: (typeof listeners)[number]) {
      listeners.push(listener);
      return { dispose: () => void listeners.splice(listeners.indexOf(listener), 1) };
    },
  };
  return { model: model as unknown as BoundModel, type };
}

function createStore(text: string): { store: DocumentStore; pass: (ms: number) => void } {
  let nowMs = 0;
  const store = createDocumentStore(
    { document: createDocument(text), name: 'Test', type: 'STANDARD' },
    { nowMs: () => nowMs, selection: () => [], aroundChange: () => () => undefined },
  );
  return { store, pass: (ms) => void (nowMs += ms) };
}

function bind(text: string) {
  const { store, pass } = createStore(text);
  const { model, type } = createModel(text);
  const letGo = bindDocument(model, store);
  const edit = (after: string, origin: 'canvas' | 'form' = 'canvas'): void => store.dispatch({ changes: diffChanges(store.getState().document.text, after), label: 'Edit', origin });
  return { store, model, type, letGo, edit, pass, textOf: () => store.getState().document.text };
}

describe('bindDocument', () => {
  it('takes over what is typed', () => {
    const { type, textOf, store } = bind('{"a": 1}');

    type({ rangeOffset: 6, rangeLength: 1, text: '22' });

    expect(textOf()).toBe('{"a": 22}');
    expect(store.getState().lastChange?.origin).toBe('text');
  });

  it('takes over what several carets type at once', () => {
    const { type, textOf } = bind('aa bb');

    type({ rangeOffset: 0, rangeLength: 2, text: 'x' }, { rangeOffset: 3, rangeLength: 2, text: 'yyy' });

    expect(textOf()).toBe('x yyy');
  });

  it('shows a change made elsewhere with the same replacements', () => {
    const { model, edit } = bind('{"a": 1}\n');

    edit('{"a": 1, "b": 2}\n');

    expect(model.getValue()).toBe('{"a": 1, "b": 2}\n');
  });

  it('does not answer its own change', () => {
    const { store, type } = bind('ab');
    let changes = 0;
    store.subscribe(() => changes++);

    type({ rangeOffset: 2, rangeLength: 0, text: 'c' });

    expect(changes).toBe(1);
  });

  it('undoes a burst of typing at once, and two places apart', () => {
    const { store, type, textOf, pass } = bind('one two');
    type({ rangeOffset: 3, rangeLength: 0, text: 'x' });
    pass(50);
    type({ rangeOffset: 4, rangeLength: 0, text: 'y' });
    pass(50);
    type({ rangeOffset: 9, rangeLength: 0, text: 'z' });

    store.undo();
    expect(textOf()).toBe('onexy two');
    store.undo();
    expect(textOf()).toBe('one two');
  });

  it('follows undo in the editor too', () => {
    const { store, model, type } = bind('one');
    type({ rangeOffset: 3, rangeLength: 0, text: '!' });

    store.undo();

    expect(model.getValue()).toBe('one');
  });

  it('hears nothing after it let go', () => {
    const { letGo, type, textOf } = bind('a');

    letGo();
    type({ rangeOffset: 1, rangeLength: 0, text: 'b' });

    expect(textOf()).toBe('a');
  });

  it('keeps both sides the same text through any mixture of edits', () => {
    const edits = fc.array(fc.record({ isTyped: fc.boolean(), from: fc.nat(40), length: fc.nat(6), text: fc.stringMatching(/^[ab\n{}]{0,4}$/) }), { maxLength: 30 });
    fc.assert(
      fc.property(edits, (steps) => {
        const { store, model, type } = bind('line one\nline two\n');
        for (const { isTyped, from, length, text } of steps) {
          const before = store.getState().document.text;
          const start = Math.min(from, before.length);
          const end = Math.min(start + length, before.length);
          if (isTyped) type({ rangeOffset: start, rangeLength: end - start, text });
          else store.dispatch({ changes: [{ from: start, to: end, insert: text }], label: 'Edit', origin: 'form' });
          expect(model.getValue()).toBe(store.getState().document.text);
          expect(store.getState().document.text).toBe(applyChanges(before, [{ from: start, to: end, insert: text }]));
        }
      }),
    );
  });
});

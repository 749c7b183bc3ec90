import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, diffChanges } from '../../core/document/changes';
import { createDocument } from '../../core/document/document';
import { createDocumentStore, type DocumentStore } from '../../shell/stores/documentStore';
import { bindDocument, type BoundModel } from './bindDocument';

type Position = { readonly lineNumber: number; readonly column: number };
type Typed = { readonly rangeOffset: number; readonly rangeLength: number; readonly text: string };

/** A model that behaves as Monaco's does, as far as the binding goes: offsets, positions, and events for every edit. */
function createModel(text: string) {
  let value = text;
  const listeners: ((event: { readonly changes: readonly Typed[]; readonly isFlush: boolean }) => void)[] = [];
  const offsetAt = ({ lineNumber, column }: Position): number =>
    value
      .split('\n')
      .slice(0, lineNumber - 1)
      .reduce((sum, line) => sum + line.length + 1, 0) +
    column -
    1;
  /** Changes the text as a person at the keyboard would; Monaco tells the last change first. */
  const type = (...changes: readonly Typed[]): void => {
    const told = changes.toSorted((a, b) => b.rangeOffset - a.rangeOffset);
    for (const { rangeOffset, rangeLength, text: inserted } of told)
      value = value.slice(0, rangeOffset) + inserted + value.slice(rangeOffset + rangeLength);
    for (const listener of listeners) listener({ changes: told, isFlush: false });
  };
  const model = {
    getValue: () => value,
    getValueLength: () => value.length,
    getPositionAt(offset: number): Position {
      const before = value.slice(0, offset).split('\n');
      return { lineNumber: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    },
    pushEditOperations(
      _before: unknown,
      edits: readonly {
        readonly range: { startLineNumber: number; startColumn: number; endLineNumber: number; endColumn: number };
        readonly text: string | null;
      }[],
    ) {
      const changes = edits.map(({ range, text: inserted }) => {
        const from = offsetAt({ lineNumber: range.startLineNumber, column: range.startColumn });
        return {
          rangeOffset: from,
          rangeLength: offsetAt({ lineNumber: range.endLineNumber, column: range.endColumn }) - from,
          text: inserted ?? '',
        };
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

/** Work that waits for the next paint, and the paint. */
function createPainting() {
  const due = new Map<() => void, number>();
  const afterPaint = (work: () => void, delayMs: number): (() => void) => {
    const task = (): void => work();
    due.set(task, delayMs);
    return () => void due.delete(task);
  };
  /** Does what waits for the paint; with a `leastDelayMs`, only what was to wait that long. */
  const paint = (leastDelayMs = 0): void => {
    const works = [...due].filter(([, delayMs]) => delayMs >= leastDelayMs);
    for (const [work] of works) due.delete(work);
    for (const [work] of works) work();
  };
  return { afterPaint, paint };
}

function bind(text: string, { isInUse = true, isLong = false } = {}) {
  const { store, pass } = createStore(text);
  const { model, type } = createModel(text);
  const painting = createPainting();
  const editor = { isInUse };
  const { letGo, whenSame, catchUp } = bindDocument(model, store, {
    isInUse: () => editor.isInUse,
    isLong: () => isLong,
    afterPaint: painting.afterPaint,
  });
  const edit = (after: string, origin: 'canvas' | 'form' = 'canvas'): void =>
    store.dispatch({ changes: diffChanges(store.getState().document.text, after), label: 'Edit', origin });
  return {
    store,
    model,
    type,
    letGo,
    whenSame,
    catchUp,
    paint: painting.paint,
    editor,
    edit,
    pass,
    textOf: () => store.getState().document.text,
  };
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

  it.each([
    ['""', 'name'],
    ['{}', 'a'],
    ['[]', '1'],
  ])('takes back %s, which closed itself, together with what was typed in it', (pair, word) => {
    const { store, type, textOf, pass } = bind('one two');
    type({ rangeOffset: 4, rangeLength: 0, text: pair });
    for (const [i, letter] of [...word].entries()) {
      pass(50);
      type({ rangeOffset: 5 + i, rangeLength: 0, text: letter });
    }
    pass(50);
    type({ rangeOffset: 5 + word.length, rangeLength: 1, text: pair[1] ?? '' }); // typed over what stood there

    expect(textOf()).toBe(`one ${pair[0]}${word}${pair[1]}two`);
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

  it('brings a change made elsewhere after the paint while nobody is in the editor', () => {
    const { model, edit, paint } = bind('ab', { isInUse: false });

    edit('abc');
    expect(model.getValue()).toBe('ab');

    paint();
    expect(model.getValue()).toBe('abc');
  });

  it('brings all changes made between two paints', () => {
    const { store, model, edit, paint } = bind('one two', { isInUse: false });

    edit('one 2');
    edit('1 2');
    store.undo();
    paint();

    expect(model.getValue()).toBe('one 2');
  });

  it('brings at once what is missing when somebody comes to the editor', () => {
    const { model, edit, catchUp, paint } = bind('ab', { isInUse: false });
    edit('abc');

    catchUp();
    expect(model.getValue()).toBe('abc');

    paint();
    expect(model.getValue()).toBe('abc');
  });

  it('does what reads both sides once they are the same', () => {
    const { model, edit, whenSame, paint } = bind('ab', { isInUse: false });
    const seen: string[] = [];

    whenSame(() => seen.push(model.getValue()));
    edit('abc');
    whenSame(() => seen.push(model.getValue()));
    expect(seen).toEqual(['ab']);

    paint();
    expect(seen).toEqual(['ab', 'abc']);
  });

  it('keeps what is typed before a change made elsewhere has come', () => {
    const { model, edit, type, textOf, paint } = bind('one two', { isInUse: false });

    edit('1 two');
    type({ rangeOffset: 4, rangeLength: 3, text: 'three' });
    paint();

    expect(textOf()).toBe('1 three');
    expect(model.getValue()).toBe('1 three');
  });

  it('brings nothing after it let go', () => {
    const { model, edit, letGo, paint } = bind('ab', { isInUse: false });
    edit('abc');

    letGo();
    paint();

    expect(model.getValue()).toBe('ab');
  });

  it('takes over what is typed into a long text when typing pauses, as one change', () => {
    const { store, type, textOf, paint } = bind('one two', { isLong: true });
    let changes = 0;
    store.subscribe(() => changes++);

    type({ rangeOffset: 3, rangeLength: 0, text: 'x' });
    type({ rangeOffset: 4, rangeLength: 0, text: 'y' });
    expect(textOf()).toBe('one two');

    paint();
    expect(textOf()).toBe('onexy two');
    expect(changes).toBe(1);
    paint();
    expect(changes).toBe(1);
  });

  it('takes over what is typed into a long text once a second when typing never pauses', () => {
    const { type, textOf, paint } = bind('one', { isLong: true });

    for (const [at, letter] of [...'abc'].entries()) type({ rangeOffset: 3 + at, rangeLength: 0, text: letter });
    paint(1_000);

    expect(textOf()).toBe('oneabc');
  });

  it.each(['catchUp', 'letGo'] as const)('loses nothing of a long text that is typed just before %s', (end) => {
    const bound = bind('one', { isLong: true });
    bound.type({ rangeOffset: 3, rangeLength: 0, text: '!' });

    bound[end]();

    expect(bound.textOf()).toBe('one!');
  });

  it('keeps what is typed into a long text while it changes elsewhere', () => {
    const { model, edit, type, textOf, paint } = bind('one two', { isLong: true });

    type({ rangeOffset: 4, rangeLength: 3, text: 'three' });
    edit('1 two');
    expect(model.getValue()).toBe('1 three');
    paint();

    expect(textOf()).toBe('1 three');
  });

  it('waits with what reads both sides until a long text has been taken over', () => {
    const { type, whenSame, textOf, paint } = bind('ab', { isLong: true });
    const seen: string[] = [];

    type({ rangeOffset: 2, rangeLength: 0, text: 'c' });
    whenSame(() => seen.push(textOf()));
    expect(seen).toEqual([]);

    paint();
    expect(seen).toEqual(['abc']);
  });

  it.each([false, true])(
    'ends with the same text on both sides, whenever the paints are and whoever is in the editor, long text: %s',
    (isLong) => {
      const step = fc.record({
        kind: fc.constantFrom('typed', 'form', 'undo', 'paint', 'come', 'leave'),
        from: fc.nat(40),
        length: fc.nat(6),
        text: fc.stringMatching(/^[ab\n{}]{0,4}$/),
      });
      fc.assert(
        fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
          const { store, model, type, catchUp, paint, editor } = bind('line one\nline two\n', {
            isInUse: false,
            isLong,
          });
          for (const { kind, from, length, text } of steps) {
            const before = kind === 'typed' ? model.getValue() : store.getState().document.text;
            const start = Math.min(from, before.length);
            const end = Math.min(start + length, before.length);
            if (kind === 'typed') type({ rangeOffset: start, rangeLength: end - start, text });
            else if (kind === 'form')
              store.dispatch({ changes: [{ from: start, to: end, insert: text }], label: 'Edit', origin: 'form' });
            else if (kind === 'undo') store.undo();
            else if (kind === 'paint') paint();
            else editor.isInUse = kind === 'come';
            if (kind === 'come') catchUp();
            if (editor.isInUse && !isLong) expect(model.getValue()).toBe(store.getState().document.text);
          }
          paint();
          expect(model.getValue()).toBe(store.getState().document.text);
        }),
      );
    },
  );

  it('keeps both sides the same text through any mixture of edits', () => {
    const edits = fc.array(
      fc.record({
        isTyped: fc.boolean(),
        from: fc.nat(40),
        length: fc.nat(6),
        text: fc.stringMatching(/^[ab\n{}]{0,4}$/),
      }),
      { maxLength: 30 },
    );
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

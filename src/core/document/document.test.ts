import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, diffChanges } from './changes';
import {
  applyTransaction,
  createDocument,
  historyEntries,
  jumpTo,
  redo,
  undo,
  writeSource,
  type StepDocument,
} from './document';
import { changesOf } from './testing/arbitraries';
import type { Transaction } from './transaction';

function type(
  document: StepDocument,
  after: string,
  more: Partial<Transaction> & { nowMs?: number; selection?: string[] } = {},
): StepDocument {
  const { nowMs = 0, selection = [], ...rest } = more;
  return applyTransaction(
    document,
    { changes: diffChanges(document.text, after), label: `Type ${after}`, origin: 'text', ...rest },
    { nowMs, selection },
  );
}

const source = fc
  .array(fc.oneof(fc.constantFrom('\n', '\r\n', '\r', '\uFEFF'), fc.string({ maxLength: 3 })), { maxLength: 12 })
  .map((pieces) => pieces.join(''));

describe('opening and writing', () => {
  it('gives back every source as it was, whatever its line ends', () => {
    fc.assert(
      fc.property(source, (text) => {
        const document = createDocument(text);

        expect(writeSource(document)).toBe(text);
        expect(document.text).not.toContain('\r');
      }),
    );
  });

  it('writes new lines as the file has them, and keeps the byte order mark', () => {
    const document = createDocument('\uFEFF{\r\n}\r\n');

    expect(document.text).toBe('{\n}\n');
    expect(writeSource(type(document, '{\n"a"\n}\n'))).toBe('\uFEFF{\r\n"a"\r\n}\r\n');
  });

  it('keeps mixed line ends where they are when something else changes', () => {
    const document = createDocument('a\r\nb\nc\r\nd');

    const changed = type(type(document, 'a\nB\nc\nd'), 'a\nB\nc\nd\n');

    expect(writeSource(changed)).toBe('a\r\nB\nc\r\nd\r\n');
  });

  it('knows YAML by its name', () => {
    expect(['x.asl.json', 'x.asl.yaml', 'x.YML', undefined].map((name) => createDocument('', name).syntax)).toEqual([
      'json',
      'yaml',
      'yaml',
      'json',
    ]);
  });

  it('is plain data that survives structured cloning', () => {
    const document = type(createDocument('a\r\nb\n'), 'a\nc\n', { select: ['/x'] });

    const copy = structuredClone(document);

    expect(copy).toEqual(document);
    expect(undo(copy)?.document.text).toBe('a\nb\n');
  });
});

describe('undo and redo', () => {
  it('restore text, line ends and selection to the byte, all the way back and forth', () => {
    const session = source.chain((text) =>
      fc.tuple(
        fc.constant(text),
        fc.array(fc.tuple(fc.nat(), fc.option(fc.constantFrom('k1', 'k2')), fc.nat(800)), { maxLength: 8 }),
      ),
    );
    fc.assert(
      fc.property(session, fc.gen(), ([text, steps], gen) => {
        let document = createDocument(text);
        let nowMs = 0;
        for (const [, joinKey, pauseMs] of steps) {
          nowMs += pauseMs;
          const changes = gen(changesOf, document.text);
          document = applyTransaction(
            document,
            { changes, label: 'Edit', origin: 'text', ...(joinKey === null ? {} : { joinKey }) },
            { nowMs, selection: [] },
          );
        }
        const finished = writeSource(document);
        let back = document;
        for (let step = undo(back); step; step = undo(back)) {
          expect(applyChanges(back.text, step.changes)).toBe(step.document.text);
          back = step.document;
        }
        let forth = back;
        for (let step = redo(forth); step; step = redo(forth)) forth = step.document;

        expect(writeSource(back)).toBe(text);
        expect(writeSource(forth)).toBe(finished);
      }),
    );
  });

  it('bring back what was selected', () => {
    const document = type(createDocument('a'), 'b', { selection: ['/before'], select: ['/after'] });

    const undone = undo(document);
    const redone = undone && redo(undone.document);

    expect(undone?.select).toEqual(['/before']);
    expect(redone?.select).toEqual(['/after']);
    expect(redone?.document.version).toBe(3);
  });

  it('have nothing to do in a new document', () => {
    expect(undo(createDocument('a'))).toBeUndefined();
    expect(redo(createDocument('a'))).toBeUndefined();
  });

  it('forget what was undone when something new is done', () => {
    const undone = undo(type(createDocument('a'), 'b'))!.document; // one step was done

    const document = type(undone, 'c');

    expect(redo(document)).toBeUndefined();
    expect(historyEntries(document)).toEqual([{ label: 'Type c', done: true }]);
  });
});

describe('joining', () => {
  it('makes one step of typing without a pause', () => {
    let document = type(createDocument(''), 'a', { joinKey: 'text', nowMs: 0, selection: ['/first'] });
    document = type(document, 'ab', { joinKey: 'text', nowMs: 499 });
    document = type(document, 'abc', { joinKey: 'text', nowMs: 998 });

    const undone = undo(document);

    expect(historyEntries(document)).toHaveLength(1);
    expect(undone?.document.text).toBe('');
    expect(undone?.select).toEqual(['/first']);
  });

  it('stops at a pause, at another key, without a key, and after an undo', () => {
    const first = type(createDocument(''), 'a', { joinKey: 'text', nowMs: 0 });

    expect(historyEntries(type(first, 'ab', { joinKey: 'text', nowMs: 500 }))).toHaveLength(2);
    expect(historyEntries(type(first, 'ab', { joinKey: 'form', nowMs: 1 }))).toHaveLength(2);
    expect(historyEntries(type(first, 'ab', { nowMs: 1 }))).toHaveLength(2);
    const undone = undo(type(first, 'ab', { nowMs: 1 }))!.document; // the second step
    expect(historyEntries(type(undone, 'abc', { joinKey: 'text', nowMs: 2 }))).toHaveLength(2);
  });
});

describe('jumpTo', () => {
  const three = type(type(type(createDocument('0'), '1'), '2'), '3');

  it('goes to any point of the history, in one step for the views', () => {
    for (const [from, index] of [
      [three, -1],
      [three, 0],
      [undo(three)!.document, 2],
      [jumpTo(three, -1)!.document, 1],
    ] as const) {
      // all of them have such a point
      const jump = jumpTo(from, index);

      expect(jump?.document.text).toBe(String(index + 1));
      expect(jump && applyChanges(from.text, jump.changes)).toBe(jump?.document.text);
    }
    // index 0 exists
    expect(historyEntries(jumpTo(three, 0)!.document).map(({ done }) => done)).toEqual([true, false, false]);
  });

  it('stays where it is when that is here or nowhere', () => {
    expect([jumpTo(three, 2), jumpTo(three, 3), jumpTo(three, -2), jumpTo(three, 0.5)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

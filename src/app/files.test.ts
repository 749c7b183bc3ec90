import { describe, expect, it } from 'vitest';
import { createDocument, writeSource } from '../core/document/document';
import { readTree } from '../core/document/tree';
import { decode, fileNameOf, nameOfFile, readTextFile } from './importExport';
import { judgeOpened, placeOf } from './openFiles';

const file = (name: string, ...parts: BlobPart[]): File => new File(parts, name);

describe('readTextFile', () => {
  it('reads a text exactly as it is, with its mark and its line ends', async () => {
    const source = '\ufeff{\r\n  "StartAt": "A"\r\n}\r\n';

    const read = await readTextFile(file('a.asl.json', source));

    expect(read).toEqual({ ok: true, value: { fileName: 'a.asl.json', text: source } });
    expect(writeSource(createDocument(source))).toBe(source);
  });

  it('reads UTF-16 that says so', () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]);
    expect(decode(bytes)).toMatchObject({ ok: true, value: '\ufeff{}' });
  });

  it('refuses what is not text, and says where', async () => {
    const png = await readTextFile(file('cat.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])));
    const zeros = await readTextFile(file('data.bin', new Uint8Array([0x41, 0x42, 0])));

    expect(png).toEqual({
      ok: false,
      error: '"cat.png" is not a text: byte 1 is not UTF-8. Open a definition in JSON or YAML.',
    });
    expect(zeros).toEqual({
      ok: false,
      error:
        '"data.bin" is not a text: byte 3 is zero, so it is data of another kind. Open a definition in JSON or YAML.',
    });
  });

  it('refuses what is too large, with both limits', async () => {
    const huge = {
      name: 'huge.json',
      size: 30_000_000,
      arrayBuffer: () => Promise.reject(new Error('must not be read')),
    };

    const read = await readTextFile(huge as unknown as File); // only these members are used before the size is judged

    expect(read).toMatchObject({ ok: false, error: expect.stringContaining('30 MB') });
  });

  it('says where a folder cannot be read', async () => {
    const folder = {
      name: 'src',
      size: 0,
      arrayBuffer: () => Promise.reject(new DOMException('A folder', 'NotFoundError')),
    };
    expect(await readTextFile(folder as unknown as File)).toMatchObject({
      ok: false,
      error: expect.stringContaining('folder'),
    });
  });
});

describe('judgeOpened', () => {
  const judge = (text: string, name = 'x.json') => judgeOpened(name, readTree(text, 'json'));

  it('has nothing to say of a definition', () => {
    expect(judge('{ "StartAt": "A", "States": {} }')).toBeUndefined();
  });

  it('tells the place where a text does not parse', () => {
    expect(judge('{\n  "StartAt": "A"\n  "States": {}\n}\n')).toMatch(
      /^"x\.json" does not parse at line [23], column \d+: .+\. What can be read is drawn/,
    );
  });

  it('tells when JSON is not a state machine', () => {
    expect(judge('{ "name": "stepyard" }', 'package.json')).toBe(
      '"package.json" is not a state machine: it has no "States". It is open as text, unchanged.',
    );
    expect(judge('[1, 2]')).toContain('not a state machine');
    expect(judge('')).toContain('holds no definition');
  });

  it('takes 5,000 levels without hanging', () => {
    expect(judge('['.repeat(5_000))).toMatch(/does not parse|not a state machine/);
  });
});

describe('names', () => {
  it.each([
    ['order.asl.json', 'order'],
    ['Order flow.yaml', 'Order flow'],
    ['.json', 'Untitled workflow'],
    ['state_machine.v2.jsonc', 'state_machine.v2'],
  ])('of "%s" is "%s"', (fileName, name) => {
    expect(nameOfFile(fileName)).toBe(name);
  });

  it('become file names', () => {
    expect(fileNameOf('Order flow: Überblick', 'json')).toBe('order-flow-überblick.asl.json');
    expect(fileNameOf('???', 'yaml')).toBe('workflow.asl.yaml');
  });
});

it('placeOf counts lines and columns from one', () => {
  expect(placeOf('ab\ncd', 0)).toBe('line 1, column 1');
  expect(placeOf('ab\ncd', 4)).toBe('line 2, column 2');
});

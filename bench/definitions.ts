import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Json, JsonObject } from '../src/core/base/json';

const shared = resolve(process.cwd(), '../shared');
const generator = resolve(shared, 'tools/generate-large.mjs');

type Generate = (kind: string, size: number, options?: { language?: string }) => JsonObject;

/**
 * A valid definition of about so many states of all types: from the shared generator where it is there, else from ours.
 */
export async function mixedDefinition(stateCount: number): Promise<JsonObject> {
  if (existsSync(generator)) {
    const { generate } = (await import(/* @vite-ignore */ pathToFileURL(generator).href)) as { generate: Generate }; // the generator's export
    return generate('mixed', stateCount);
  }
  return ownDefinition(stateCount);
}

/** Blocks of ten states, one after another: tasks, a choice with three ways, a wait, a Map with a body. */
export function ownDefinition(stateCount: number): JsonObject {
  const states: Record<string, Json> = {};
  const blocks = Math.max(1, Math.floor(stateCount / 10));
  const task = (next: string): JsonObject => ({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'f', 'Payload.$': '$' },
    ResultPath: '$.last',
    Next: next,
  });
  for (let i = 0; i < blocks; i++) {
    const name = (part: string) => `${part} ${i}`;
    const next = i + 1 < blocks ? `Begin ${i + 1}` : 'Finished';
    states[name('Begin')] = task(name('Which'));
    states[name('Which')] = {
      Type: 'Choice',
      Choices: ['A', 'B'].map((way) => ({ Variable: '$.way', StringEquals: way, Next: name(`Way ${way}`) })),
      Default: name('Otherwise'),
    };
    states[name('Way A')] = { ...task(name('Meet')), Catch: [{ ErrorEquals: ['States.ALL'], Next: name('Handle') }] };
    states[name('Way B')] = task(name('Meet'));
    states[name('Otherwise')] = { Type: 'Pass', Next: name('Meet') };
    states[name('Handle')] = { Type: 'Pass', Next: name('Meet') };
    states[name('Meet')] = { Type: 'Wait', Seconds: 1, Next: name('Each') };
    states[name('Each')] = {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemProcessor: {
        StartAt: name('Body'),
        States: { [name('Body')]: task(name('Tail')), [name('Tail')]: { Type: 'Pass', End: true } },
      },
      Next: next,
    };
  }
  states.Finished = { Type: 'Succeed' };
  return { StartAt: 'Begin 0', States: states };
}

/** Tasks in a row that all have the same handler: as many arrows meet at one state as there are tasks. */
export function handledChain(length: number): JsonObject {
  const states: Record<string, Json> = { H: { Type: 'Fail' } };
  for (let i = 0; i < length; i++) {
    states[`S${i}`] = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: {},
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'H' }],
      Next: i + 1 < length ? `S${i + 1}` : 'H',
    };
  }
  return { StartAt: 'S0', States: states };
}

/** The yardstick definitions (a) to (f) with their inputs, or undefined where the shared folder is missing. */
export function yardsticks():
  | Readonly<Record<string, { readonly definition: JsonObject; readonly input: Json; readonly transitions: number }>>
  | undefined {
  const folder = resolve(shared, 'bench/definitions');
  if (!existsSync(folder)) return undefined;
  // our own data files
  const read = (file: string) => JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as JsonObject;
  const { cases } = read('manifest.json') as unknown as {
    cases: Record<string, { file: string; input?: Json; inputItems?: number; transitions: number }>;
  }; // its shape is told in its note
  return Object.fromEntries(
    Object.entries(cases).map(([name, { file, input, inputItems, transitions }]) => [
      name,
      {
        definition: read(file),
        input: input ?? { items: Array.from({ length: inputItems ?? 0 }, (_, v) => ({ v })) },
        transitions,
      },
    ]),
  );
}

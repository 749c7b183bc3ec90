import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isJsonObject, jsonEquals, type Json, type JsonObject } from '../base/json';
import { emptyRunView, foldHistory } from './foldHistory';
import { foldInChunks } from './historyChunks';
import { parseHistory } from './parseHistory';
import { packVisit } from './plainView';
import { plain } from './testing/tape';
import { writeHistory } from './writeHistory';

/**
 * Histories that the real service recorded, where they are at hand. Their payloads are parsed; the service's are text.
 */
const folder = join(process.cwd(), '../shared/conformance/cases/execution');
const isHere = existsSync(folder);

type Recorded = {
  readonly name: string;
  readonly mixed: boolean;
  readonly expected: { status: string; output?: Json; error?: string; cause?: string };
  readonly events: readonly JsonObject[];
};

const recordings: readonly Recorded[] = isHere ? readdirSync(folder).flatMap(readCase) : [];

function readCase(file: string): Recorded[] {
  const data = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
    name: string;
    parallelNormalised?: boolean;
    expected: Recorded['expected'] & { events?: JsonObject[] };
  };
  if (!data.expected.events) return [];
  return [
    {
      name: data.name,
      mixed: data.parallelNormalised ?? false,
      expected: data.expected,
      events: data.expected.events.map(asService),
    },
  ];
}

/** Puts text where the service has text, and a timestamp where the recording was stripped of it. */
function asService(event: JsonObject, index: number): JsonObject {
  const written: Record<string, Json> = { timestamp: 1_700_000_000 + index / 10 };
  for (const [key, value] of Object.entries(event))
    written[key] = isJsonObject(value) && key.endsWith('EventDetails') ? detailsAsService(value) : value;
  return written;
}

function detailsAsService(details: JsonObject): JsonObject {
  const written: Record<string, Json> = {};
  for (const [key, value] of Object.entries(details)) {
    const name = key.replace(/Json$/, '');
    if (name === key) written[name] ??= value;
    else if (name === 'assignedVariables')
      written[name] = Object.fromEntries(
        Object.entries(value as JsonObject).map(([variable, held]) => [variable, JSON.stringify(held)]),
      );
    else written[name] = JSON.stringify(value);
  }
  return written;
}

describe.skipIf(!isHere)(`recorded histories${isHere ? '' : ' (skipped: ../shared/conformance is not here)'}`, () => {
  it('are there', () => expect(recordings.length).toBeGreaterThan(300));

  it.each(recordings.map((recording) => [recording.name, recording] as const))(
    '%s',
    (_name, { expected, events, mixed }) => {
      const parsed = parseHistory({ events: mixed ? numbered(events) : events });
      expect(parsed.ok ? '' : `${parsed.error.at}: ${parsed.error.message}`).toBe('');
      if (!parsed.ok) return;

      const view = foldHistory(emptyRunView(), parsed.value.events);
      expect(view.status).toBe(expected.status);
      if (expected.output !== undefined) expect(jsonEquals(view.output, expected.output)).toBe(true);
      if (expected.error !== undefined) expect(view.error).toBe(expected.error);

      const written = writeHistory(parsed.value.events);
      const again = parseHistory(written as unknown as Json);
      expect(again).toEqual({ ...parsed, value: { ...parsed.value } });
      expect(again.ok && writeHistory(again.value.events)).toEqual(written);
      if (mixed) return;

      for (const visit of view.visits.values()) {
        expect(visit.status, `visit ${visit.id} of a closed run`).not.toBe('inProgress');
        expect(visit.status).not.toBe('retrying');
      }
      const owned = parsed.value.events.filter((event) => view.fold.visitOfEvent.has(event.id)).length;
      const ofExecution = parsed.value.events.filter((event) => event.type.startsWith('Execution')).length;
      expect(owned + ofExecution, 'every event belongs to a visit or to the execution').toBe(events.length);
      const bounded = foldInChunks(emptyRunView(), parsed.value.events, undefined, { events: 7, recent: 12 });
      expect(plain({ ...bounded, visits: view.visits, fold: view.fold }), 'bounded').toEqual(plain(view));
      for (const visit of bounded.visits.values())
        expect(packVisit(visit)).toEqual(packVisit(view.visits.get(visit.id) ?? visit));

      const half = Math.floor(events.length / 2);
      expect(
        plain(
          foldHistory(foldHistory(emptyRunView(), parsed.value.events.slice(0, half)), parsed.value.events.slice(half)),
        ),
      ).toEqual(plain(view));
    },
  );
});

/** Some recordings lost the ids of the branches' events; any id will do where only the end is looked at. */
function numbered(events: readonly JsonObject[]): readonly JsonObject[] {
  const taken = new Set(events.map((event) => event['id']));
  let free = 1_000;
  return events.map((event) => {
    if (event['id'] !== 0) return event;
    while (taken.has(free)) free++;
    return { ...event, id: free++ };
  });
}

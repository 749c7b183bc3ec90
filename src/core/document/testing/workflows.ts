import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A workflow of the shared collection, as its index describes it. */
export type SharedWorkflow = {
  readonly id: string;
  readonly file: string;
  readonly text: 'original' | 'inline' | 'derived';
  readonly syntax: 'json' | 'jsonc' | 'json5' | 'yaml';
  readonly kind: 'workflow' | 'fixture';
  readonly expect: string;
  readonly states: number;
};

const folder = join(process.cwd(), '../shared/workflows');

/** The workflows of the collection that pass the filter; none when the collection is not there. */
export function sharedWorkflows(filter: (workflow: SharedWorkflow) => boolean): readonly SharedWorkflow[] {
  const index = join(folder, 'index.json');
  if (!existsSync(index)) return [];
  // its README tells the shape
  const { workflows } = JSON.parse(readFileSync(index, 'utf8')) as { workflows: SharedWorkflow[] };
  return workflows.filter(filter);
}

/** The source of a workflow of the collection, byte for byte. */
export function readWorkflow({ file }: SharedWorkflow): string {
  return readFileSync(join(folder, file), 'utf8');
}

/** The title of a test over the collection: says so when it has nothing to run on. */
export function overWorkflows(title: string, workflows: readonly unknown[]): string {
  return workflows.length > 0
    ? `${title} (${workflows.length} workflows)`
    : `${title} (skipped: ../shared/workflows is missing)`;
}

/** Tells whether the long tests run in full: `STEPYARD_DEEP=1`. */
export const isDeep = process.env['STEPYARD_DEEP'] === '1';

/** Every fourth workflow, and all of them where the long tests run in full. */
export function sampled(workflows: readonly SharedWorkflow[]): readonly SharedWorkflow[] {
  return isDeep ? workflows : workflows.filter((_, index) => index % 4 === 0);
}

/**
 * The placeholders of the open workflow, as they are filled in when it is run.
 * Parts that are loaded on demand ask for them.
 */
import { bareTexts } from '../../core/asl/placeholders/bareTexts';
import { fillPlaceholders, type Placeholder } from '../../core/asl/placeholders/fillPlaceholders';
import type { Machine, StateId } from '../../core/asl/model';
import { optional } from '../../core/base/optional';
import { joinPointer, splitPointer } from '../../core/document/pointer';
import type { PlaceholderValues } from './runsStore';
import type { Session } from './session';

let last:
  | { readonly machine: Machine; readonly values: PlaceholderValues; readonly placeholders: readonly Placeholder[] }
  | undefined;

/**
 * The placeholders of a machine, with the values that are set. Remembered until
 * one of them changes; linear in the text.
 */
export function placeholdersOf(machine: Machine, values: PlaceholderValues): readonly Placeholder[] {
  if (last?.machine !== machine || last.values !== values) {
    last = {
      machine,
      values,
      placeholders: fillPlaceholders(machine.definition, { values, bare: bareTexts(machine.tree) }).placeholders,
    };
  }
  return last.placeholders;
}

/** Why a placeholder cannot be set to a text, in words; undefined when it can. */
export function checkPlaceholder(
  machine: Machine,
  values: PlaceholderValues,
  name: string,
  text: string,
): string | undefined {
  const { placeholders } = fillPlaceholders(machine.definition, {
    values: { ...values, [name]: text },
    bare: bareTexts(machine.tree),
  });
  return placeholders.find((placeholder) => placeholder.name === name)?.fault;
}

/** A value as it is shown and written: texts bare, everything else as JSON. */
export function writePlaceholder({ value, source }: Pick<Placeholder, 'value' | 'source'>): string {
  if (value === null && source === 'pseudo') return 'left out';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Where a placeholder stands, in a few words: `Pay · Resource, and 2 more`. */
export function sayUses({ uses }: Pick<Placeholder, 'uses'>): string {
  const [first] = uses;
  if (!first) return '';
  const where = first.stateName === undefined ? first.field : `${first.stateName} · ${first.field}`;
  return uses.length > 1 ? `${where}, and ${uses.length - 1} more` : where;
}

/** Sets a placeholder of the open workflow, or resets it. Returns why it cannot be set so, in words. */
export function setPlaceholder(
  { derived, runsStore }: Session,
  name: string,
  text: string | undefined,
): string | undefined {
  const fault =
    text === undefined
      ? undefined
      : checkPlaceholder(derived.machine(), runsStore.getState().placeholderValues, name, text);
  if (fault === undefined) runsStore.setPlaceholder(name, text);
  return fault;
}

/** What placeholders are and what becomes of them, for those who see the table for the first time. */
export const aboutPlaceholders = 'Runs use these stand-ins, or what you set instead. The text stays as it is.';

/** How many are set, in words: `2 of 5 set`. */
export function saySetCount(placeholders: readonly Placeholder[]): string {
  const count = placeholders.filter(({ source }) => source === 'set').length;
  return count === 0
    ? placeholders.length === 1
      ? '1 stand-in'
      : `${placeholders.length} stand-ins`
    : `${count} of ${placeholders.length} set`;
}

/** A placeholder as a table shows it. */
export type PlaceholderRow = {
  readonly name: string;
  readonly note: string;
  readonly hint: string;
  readonly standIn: string;
  readonly value?: string;
  readonly fault?: string;
  readonly onGo?: () => void;
};

/** The rows of a table of placeholders. `onGo` goes to the state in which one stands. */
export function placeholderRows(
  placeholders: readonly Placeholder[],
  values: PlaceholderValues,
  onGo?: (stateId: StateId) => void,
): readonly PlaceholderRow[] {
  return placeholders.map((placeholder) => {
    const { name, needs, uses, fault } = placeholder;
    const stateId = stateOf(placeholder);
    return {
      name,
      note: sayUses(placeholder),
      hint: `Needs ${needs}. Stands in ${uses
        .slice(0, 10)
        .map(({ stateName, field }) => (stateName === undefined ? field : `${stateName} · ${field}`))
        .join(', ')}${uses.length > 10 ? `, and ${uses.length - 10} more places` : ''}.`,
      standIn: writePlaceholder({ value: placeholder.standIn, source: placeholder.source }),
      ...(Object.hasOwn(values, name) && { value: values[name] }),
      ...optional({ fault }),
      ...(onGo && stateId !== undefined && { onGo: () => onGo(stateId) }),
    };
  });
}

/** The state around the first use: the pointer of the use, up to what follows the last `States`. */
function stateOf({ uses: [first] }: Placeholder): StateId | undefined {
  if (first?.stateName === undefined) return undefined;
  const segments = splitPointer(first.at);
  for (let i = segments.length - 1; i > 0; i--) {
    if (segments[i - 1] === 'States' && segments[i] === first.stateName)
      return joinPointer('', ...segments.slice(0, i + 1)) as StateId; // what a state's id is
  }
  return undefined;
}

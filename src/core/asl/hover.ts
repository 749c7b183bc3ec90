import { lastSegment } from '../document/pointer';
import { memberAt, nodeAt, pointerAt, type SyntaxTree } from '../document/tree';
import { describeError } from './errorNames';
import type { SubFieldRow } from './fields';
import { intrinsicFunctions, jsonataFunctions } from './functions';
import { readSpot, textOf, type Spot } from './spot';
import { stateTypeDocs } from './stateTypeDocs';

/** What is told about the place under the pointer: a title, sentences in Markdown, and the text that they are about. */
export type Hover = {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly lines: readonly string[];
};

/**
 * The documentation of what stands at an offset: a field, a type, a state, an
 * error name, a function. Undefined for plain data.
 */
export function hoverAt(tree: SyntaxTree, offset: number): Hover | undefined {
  const pointer = pointerAt(tree, offset);
  const spot = readSpot(tree, pointer);
  const member = memberAt(tree, pointer);
  if (member && offset >= member.keyFrom && offset <= member.keyTo) {
    const told =
      spot.stateAt === pointer
        ? describeState(spot, member.key)
        : spot.fieldAt === pointer
          ? describeField(spot)
          : describeInnerObject(tree, pointer);
    return told && { from: member.keyFrom, to: member.keyTo, ...told };
  }
  const node = nodeAt(tree, pointer);
  if (node?.kind !== 'scalar' || offset < node.from || offset > node.to || typeof node.value !== 'string')
    return undefined;
  const range = { from: node.from, to: node.to };
  if (spot.field?.name === 'Type' && stateTypeDocs.has(node.value))
    return { ...range, title: node.value, lines: [stateTypeDocs.get(node.value) ?? ''] };
  if (spot.field?.name === 'ErrorEquals') return { ...range, title: node.value, lines: [describeError(node.value)] };
  return functionAt(tree.text, node.from, node.to, offset);
}

type Told = { readonly title: string; readonly lines: readonly string[] };

function describeState(spot: Spot, name: string): Told {
  const type = textOf(spot.objectNode, 'Type');
  const comment = textOf(spot.objectNode, 'Comment');
  return {
    title: `${type ?? 'State'} "${name}"`,
    lines: [
      ...(comment === undefined ? [] : [comment]),
      ...(type === undefined ? [] : [stateTypeDocs.get(type) ?? '']),
    ],
  };
}

function describeField(spot: Spot): Told | undefined {
  return spot.field && describeRow(spot.field, spot.language);
}

/**
 * A key whose value is an object of its own table (ItemReader, Credentials …) is described by the row that led there.
 */
function describeInnerObject(tree: SyntaxTree, pointer: string): Told | undefined {
  const parent = pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
  const outer = readSpot(tree, parent);
  const row =
    outer.field || outer.inside.length > 0 ? undefined : outer.rows.get(lastSegment(pointer).replace(/#\d+$/, ''));
  return row && describeRow(row, outer.language);
}

/** The documentation of a field, and in short what may stand in it. */
export function describeRow(row: SubFieldRow, language: Spot['language']): Told {
  const facts: string[] = [];
  if (row.required) facts.push('Required.');
  if (row.languages.length === 1)
    facts.push(
      `Only in ${row.languages[0] ?? ''}${row.languages.includes(language) ? '' : `; this state uses ${language}`}.`,
    );
  if (row.options) facts.push(`One of ${row.options.join(', ')}.`);
  if (row.range) facts.push(describeRange(row.range));
  if (row.default !== undefined) facts.push(`When absent: ${JSON.stringify(row.default)}.`);
  if (row.expression && language === 'JSONata') facts.push('May be an expression between {% and %}.');
  if (row.replacedBy !== undefined) facts.push(`Use ${row.replacedBy}.`);
  return { title: row.name, lines: facts.length === 0 ? [row.doc] : [row.doc, facts.join(' ')] };
}

function describeRange({ min, max, integer }: NonNullable<SubFieldRow['range']>): string {
  const number = integer ? 'A whole number' : 'A number';
  return max >= Number.MAX_SAFE_INTEGER
    ? `${number}, ${min} or more.`
    : `${number} from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}.`;
}

const functions = new Map([...intrinsicFunctions, ...jsonataFunctions].map((row) => [row.name, row]));

function functionAt(text: string, from: number, to: number, offset: number): Hover | undefined {
  for (const match of text.slice(from, to).matchAll(/States\.\w+|\$\w+/g)) {
    const start = from + match.index;
    const end = start + match[0].length;
    const row = offset >= start && offset <= end ? functions.get(match[0]) : undefined;
    if (row) return { from: start, to: end, title: row.signature, lines: [row.doc] };
  }
  return undefined;
}

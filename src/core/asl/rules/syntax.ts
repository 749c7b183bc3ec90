import { optional } from '../../base/optional';
import { joinPointer } from '../../document/pointer';
import { looseParts } from '../../document/strictJson';
import type { TreeNode } from '../../document/tree';
import { mendDefinition } from '../mendDefinition';
import type { Machine, StateId } from '../model';
import { findPlaceholders } from '../placeholders/findPlaceholders';
import type { Problem } from '../problem';
import { advice, refusal, schemaFailed, type Whole } from './rule';

/**
 * Characters that a definition may have.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 * (read 2025-11)
 */
const longestDefinition = 1_048_576;
const tooLong = `1 validation error detected: Value at 'definition' failed to satisfy constraint: Member must have length less than or equal to ${longestDefinition}`;

/**
 * The text itself: that it is not too long, that it can be read, that it is an
 * object, and that no member is given twice.
 */
export function* checkSyntax({ machine, isJsonc }: Whole): Iterable<Problem> {
  const { tree } = machine;
  if (tree.text.length > longestDefinition) {
    const message = `The definition has ${tree.text.length.toLocaleString('en')} characters, and Step Functions takes up to ${longestDefinition.toLocaleString('en')}. Move parts of it into workflows of their own, which Tasks start, or large fixed data into a bucket.`;
    yield {
      code: 'definition-too-long',
      severity: 'error',
      message,
      at: '',
      serviceCode: 'ValidationException',
      serviceMessage: tooLong,
      serviceAt: null,
    };
  }
  for (const { code, message, from, to, mend } of mendDefinition(tree).problems) {
    yield {
      code,
      severity: 'error',
      message,
      at: '',
      from,
      to,
      serviceCode: 'INVALID_JSON_DESCRIPTION',
      serviceMessage: message,
      serviceAt: null,
      ...optional({ mend }),
    };
  }
  if (!isJsonc)
    for (const { code, message, from, to, mend } of looseParts(tree)) {
      const serviceMessage = tree.text.charAt(from) === ',' ? strictComma : strictComment;
      const service = { serviceCode: 'INVALID_JSON_DESCRIPTION', serviceMessage, serviceAt: null };
      yield { code, severity: 'error', message, at: '', from, to, mend, ...service };
    }
  if (!tree.root) {
    if (tree.errors.length === 0)
      yield refusal(
        'empty-definition',
        '',
        'The definition is empty. Start with { "StartAt": …, "States": { … } }.',
        notAnObject,
        { serviceAt: null },
      );
  } else if (isWholePlaceholder(tree.root)) {
    yield advice(
      'hint',
      'not-an-object',
      '',
      'The whole definition is a placeholder: what it is, is known when it is deployed. Open the file that is put in there to see its states.',
      { serviceCode: schemaFailed, serviceMessage: notAnObject, serviceAt: null },
    );
  } else if (tree.root.kind !== 'object') {
    yield refusal('not-an-object', '', 'The definition must be an object with "StartAt" and "States".', notAnObject, {
      serviceAt: null,
    });
  } else {
    yield* checkRepeated(machine, tree.root);
  }
}

const strictComma = "Unexpected character ('}' (code 125)): was expecting double-quote to start field name";
const strictComment =
  "Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)";
const notAnObject = 'Definition must be a valid JSON object';

/** Tells whether a text holds nothing but one placeholder, in quotes or not. */
function isWholePlaceholder(root: TreeNode): boolean {
  if (root.kind !== 'scalar' || typeof root.value !== 'string') return false;
  const [found, ...others] = findPlaceholders(root.value);
  return others.length === 0 && found?.from === 0 && found.to === root.value.length;
}

function* checkRepeated(machine: Machine, root: TreeNode): Iterable<Problem> {
  if (!hasRepeated(root)) return;
  const open: { readonly node: TreeNode; readonly at: string; readonly state?: StateId }[] = [{ node: root, at: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, at } = next;
    const id = at as StateId; // Looked up only: a pointer that is no state's finds nothing.
    const state = machine.states.has(id) ? id : next.state;
    const inState = state === undefined ? {} : { stateId: state };
    if (node.kind === 'array') {
      node.items.forEach((item, i) => open.push({ node: item, at: joinPointer(at, i), ...optional({ state }) }));
    } else if (node.kind === 'object') {
      for (const member of node.members) {
        const memberAt = joinPointer(at, member.pointerKey);
        // Repeated states are told of by their names.
        if (member.pointerKey !== member.key && !machine.states.has(memberAt as StateId)) {
          yield {
            code: 'duplicate-key',
            severity: 'error',
            at: memberAt,
            part: 'key',
            message: `"${member.key}" is given twice in the same object. Only the last would count. Remove one.`,
            serviceCode: 'INVALID_JSON_DESCRIPTION',
            serviceMessage: `Duplicate field '${member.key}'`,
            serviceAt: null,
            ...inState,
          };
        }
        if (member.value) open.push({ node: member.value, at: memberAt, ...optional({ state }) });
      }
    }
  }
}

/** Tells whether any key is given twice, without making pointers: nearly always none is. */
function hasRepeated(root: TreeNode): boolean {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'array') {
      for (const item of node.items) if (item.kind !== 'scalar') open.push(item);
    } else if (node.kind === 'object') {
      for (const { key, pointerKey, value } of node.members) {
        if (pointerKey !== key) return true;
        if (value && value.kind !== 'scalar') open.push(value);
      }
    }
  }
  return false;
}

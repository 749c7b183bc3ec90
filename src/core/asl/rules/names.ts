import { joinPointer } from '../../document/pointer';
import type { Problem } from '../problem';
import { fieldOf, inState } from './fields';
import { hasPlaceholder, type Whole } from './rule';

const longestStateName = 80;
const longestLabel = 40;
// Whitespace, control characters and the signs that the service keeps for itself.
const forbiddenInLabels = /[\s?*<>{}[\]:;,\\|^~$#%&`"\u0000-\u001f\u007f-\u009f]/;

/** Names of states and labels of map runs: their length, their characters, and that none is used twice. */
export function* checkNames({ machine, objects }: Whole): Iterable<Problem> {
  const seen = new Set<string>();
  for (const state of machine.states.values()) {
    const { name, id } = state;
    if (seen.has(name)) {
      yield {
        code: 'duplicate-state-name',
        severity: 'error',
        at: id,
        part: 'key',
        stateId: id,
        message: `Another state is called "${name}". Names must be unique in the whole workflow, also across branches. Rename one of them.`,
        serviceCode: 'DUPLICATE_STATE_NAME',
        serviceMessage: `Duplicate State name: ${name}`,
      };
    }
    seen.add(name);
    if ([...name].length > longestStateName && !hasPlaceholder(name)) {
      yield {
        code: 'long-state-name',
        severity: 'error',
        at: id,
        part: 'key',
        stateId: id,
        message: `The name of state "${name}" has ${[...name].length} characters. Shorten it to ${longestStateName}.`,
        serviceCode: 'INVALID_STATE_NAME',
        serviceMessage: `Invalid State name: ${name} exceeds the ${longestStateName}-character limit allowed by the service`,
      };
    }
  }
  const labels = new Set<string>();
  for (const place of objects) {
    const label = place.table === 'Map' ? fieldOf(place, 'Label') : undefined;
    if (typeof label !== 'string' || hasPlaceholder(label)) continue;
    const at = joinPointer(place.at, 'Label');
    const more = { ...inState(place), serviceAt: place.at };
    const wrong = wrongLabel(label);
    if (wrong) {
      yield {
        code: 'bad-label',
        severity: 'error',
        at,
        message: `The label of ${place.called.replace('State', 'state')} ${wrong.ours}`,
        serviceCode: 'INVALID_LABEL_NAME',
        serviceMessage: wrong.service,
        ...more,
      };
    } else if (labels.has(label)) {
      yield {
        code: 'duplicate-label',
        severity: 'error',
        at,
        message: `Another Map state has the label "${label}" too. Labels must be unique in the workflow.`,
        serviceCode: 'DUPLICATE_LABEL_NAME',
        serviceMessage: `Duplicate Label name: ${label}`,
        ...more,
      };
    }
    labels.add(label);
  }
}

function wrongLabel(label: string): { readonly ours: string; readonly service: string } | undefined {
  if (label === '') return { ours: 'is empty. Remove it, or give it a name.', service: 'Label cannot be empty' };
  if (label.length > longestLabel) {
    return {
      ours: `has ${label.length} characters. Shorten it to ${longestLabel}.`,
      service: `Invalid Label name: ${label} exceeds the ${longestLabel}-character limit allowed by the service`,
    };
  }
  const forbidden = forbiddenInLabels.exec(label)?.[0];
  if (forbidden === undefined) return undefined;
  return {
    ours: `holds ${forbidden === ' ' ? 'a blank' : `"${forbidden}"`}, which is not allowed in labels.`,
    service: `Label contains invalid character: '${forbidden}'`,
  };
}

import { useCallback, useState, type ReactElement } from 'react';
import { connect } from '../asl/edit/connect';
import type { Machine, State } from '../asl/model';
import { applyVerb } from '../commands/applyVerb';
import type { Point } from '../graph/geometry';
import { useSession } from '../stores/context';
import { SegmentedControl } from '../ui/SegmentedControl';
import { TypeAhead, type TypeAheadOption } from '../ui/TypeAhead';
import type { ConnectRequest } from './canvasOverlay';
import { arrowKinds, setArrow } from './drop';

/** How the kinds of arrow are called. */
const kindWords = { next: 'Next', choice: 'Rule', default: 'Otherwise', catch: 'On error' } as const;

/** The chooser of a target, for a new arrow of a state or for an arrow that is to lead elsewhere. */
export function ConnectPopup({ request, at, onConnected, onClose }: {
  readonly request: ConnectRequest;
  readonly at: Point;
  readonly onConnected: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const session = useSession();
  const machine = session.derived.machine();
  const from = request.kind === 'from' ? machine.states.get(request.stateId) : undefined;
  const kinds = from ? arrowKinds(from) : [];
  const [kind, setKind] = useState(kinds[0] ?? 'next');
  const given = request.kind === 'from' ? request.targetName : undefined;
  const find = useCallback((typed: string) => findTargets(session.derived.machine(), request, given, typed), [session, request, given]);

  const handleChoose = ({ label: name }: TypeAheadOption): void => {
    const done = applyVerb(session, (now) => (request.kind === 'reroute' ? connect(now, request.transitionId, name) : setArrow(now, request.stateId, kind, name)), 'canvas');
    if (done) onConnected();
  };
  const title = from ? `Connect ${from.name} to…` : `Lead the arrow of ${sourceName(machine, request)} to…`;
  return (
    <TypeAhead
      label={title}
      placeholder="Find a state"
      at={at}
      find={find}
      empty="No state of this scope has that name."
      head={kinds.length > 1 && <SegmentedControl label="Kind of arrow" value={kind} onChange={setKind} segments={kinds.map((value) => ({ value, label: kindWords[value] }))} />}
      onChoose={handleChoose}
      onClose={onClose}
    />
  );
}

/** The states that can be chosen: those of the same scope; one alone when the target is decided and only the kind is asked. */
function findTargets(machine: Machine, request: ConnectRequest, given: string | undefined, typed: string): readonly TypeAheadOption[] {
  const words = typed.toLowerCase().trim();
  return statesBeside(machine, request)
    .filter(({ name }) => (given === undefined || words !== '' ? name.toLowerCase().includes(words) : name === given))
    .map(({ id, name, type }) => ({ id, label: name, detail: type ?? 'No type', glyph: (type ?? 'unknown').toLowerCase() }));
}

function statesBeside(machine: Machine, request: ConnectRequest): readonly State[] {
  if (request.kind === 'from') {
    const from = machine.states.get(request.stateId);
    return (from && machine.scopes.get(from.scopeId)?.states.filter(({ id }) => id !== from.id)) ?? [];
  }
  for (const scope of machine.scopes.values()) {
    const isHere = scope.startAt?.id === request.transitionId || scope.states.some(({ transitions }) => transitions.some(({ id }) => id === request.transitionId));
    if (isHere) return scope.states;
  }
  return [];
}

function sourceName(machine: Machine, request: ConnectRequest): string {
  if (request.kind === 'from') return '';
  for (const state of machine.states.values()) if (state.transitions.some(({ id }) => id === request.transitionId)) return state.name;
  return 'Start';
}

import { glyphOfType } from '../../core/asl/stateTypes';
import { useCallback, useState, type ReactElement } from 'react';
import { connect } from '../../core/asl/edit/connect';
import type { Machine } from '../../core/asl/model';
import { applyVerb } from '../commands/applyVerb';
import type { Point } from '../../core/graph/geometry';
import { useSession } from '../stores/context';
import { SegmentedControl } from '../ui/SegmentedControl';
import { TypeAhead, type TypeAheadOption } from '../ui/TypeAhead';
import { arrowKinds, arrowWords, setArrow, sourceName, targetsOf, type ConnectRequest } from './arrows';

/** The chooser of a target, for a new arrow of a state or for an arrow that is to lead elsewhere. */
export function TargetPicker({
  request,
  at,
  onConnected,
  onClose,
}: {
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
  const find = useCallback(
    (typed: string) => findTargets(session.derived.machine(), request, typed),
    [session, request],
  );

  const handleChoose = ({ label: name }: TypeAheadOption): void => {
    const done = applyVerb(
      session,
      (now) =>
        request.kind === 'reroute'
          ? connect(now, request.transitionId, name)
          : setArrow(now, request.stateId, kind, name),
      'canvas',
    );
    if (done) onConnected();
  };
  return (
    <TypeAhead
      label={
        request.kind === 'from'
          ? `Connect ${from?.name ?? 'the state'} to…`
          : `Lead the arrow of ${sourceName(machine, request.transitionId)} to…`
      }
      placeholder="Find a state"
      at={at}
      find={find}
      empty="No state of this scope has that name."
      head={
        kinds.length > 1 && (
          <SegmentedControl
            label="Kind of arrow"
            value={kind}
            onChange={setKind}
            segments={kinds.map((value) => ({ value, label: arrowWords[value] }))}
          />
        )
      }
      onChoose={handleChoose}
      onClose={onClose}
    />
  );
}

/** The states that can be chosen; one alone while the target is decided and only the kind is asked. */
function findTargets(machine: Machine, request: ConnectRequest, typed: string): readonly TypeAheadOption[] {
  const words = typed.toLowerCase().trim();
  const given = request.kind === 'from' ? request.targetName : undefined;
  return targetsOf(machine, request)
    .filter(({ name }) => (given !== undefined && words === '' ? name === given : name.toLowerCase().includes(words)))
    .map(({ id, name, type }) => ({
      id,
      label: name,
      detail: type ?? 'No type',
      glyph: glyphOfType(type),
    }));
}

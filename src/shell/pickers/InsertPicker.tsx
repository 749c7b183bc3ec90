import { useCallback, useEffect, type ReactElement } from 'react';
import type { Place } from '../../core/asl/edit/verb';
import type { SdkNames } from '../../core/asl/sdk/readSdkNames';
import { applyVerb } from '../commands/applyVerb';
import { findInsertables, type Insertable } from '../commands/insertables';
import type { Point } from '../../core/graph/geometry';
import { useSdkNames, useSession } from '../stores/context';
import { TypeAhead, type TypeAheadOption } from '../ui/TypeAhead';

/** The type-ahead of a `+`: finds a state type, an action or a pattern, and puts it in at the place. */
export function InsertPicker({
  place,
  title,
  at,
  onInserted,
  onClose,
}: {
  readonly place: Place;
  readonly title: string;
  readonly at: Point;
  readonly onInserted: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const session = useSession();
  const { sdkNames } = useSdkNames();
  useEffect(() => session.rulesStore.wantSdkNames(), [session]);
  const find = useCallback((typed: string) => findOptions(typed, sdkNames), [sdkNames]);
  return (
    <TypeAhead
      label={title}
      placeholder="Find a state, action or pattern"
      at={at}
      find={find}
      empty={'Nothing has that name. Every action of AWS can be found by its words, for example "list buckets".'}
      onChoose={({ insert }) => {
        if (applyVerb(session, (machine) => insert(machine, place), 'canvas')) onInserted();
      }}
      onClose={onClose}
    />
  );
}

type InsertOption = TypeAheadOption & Pick<Insertable, 'insert'>;

function findOptions(typed: string, sdkNames: SdkNames | undefined): readonly InsertOption[] {
  // Under headings while browsing; the best first while searching.
  const isSearch = typed.trim() !== '';
  return findInsertables(typed, sdkNames).items.map(({ id, group, label, summary, glyph, insert }) => ({
    id,
    label,
    detail: summary,
    glyph,
    insert,
    ...(!isSearch && { group }),
  }));
}

import type { ReactElement } from 'react';
import type { Place } from '../asl/edit/verb';
import { applyVerb } from '../commands/applyVerb';
import { searchInsertables } from '../commands/insertables';
import type { Point } from '../graph/geometry';
import { useSession } from '../stores/context';
import { TypeAhead, type TypeAheadOption } from '../ui/TypeAhead';

/** The type-ahead of a `+`: finds a state type, an action or a pattern, and puts it in at the place. */
export function InsertPicker({ place, title, at, onInserted, onClose }: {
  readonly place: Place;
  readonly title: string;
  readonly at: Point;
  readonly onInserted: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const session = useSession();
  return (
    <TypeAhead
      label={title}
      placeholder="Find a state, action or pattern"
      at={at}
      find={findOptions}
      empty="Nothing has that name. Any AWS API can be typed as service:action, for example s3:putObject."
      onChoose={({ insert }) => {
        if (applyVerb(session, (machine) => insert(machine, place), 'canvas')) onInserted();
      }}
      onClose={onClose}
    />
  );
}

type InsertOption = TypeAheadOption & Pick<ReturnType<typeof searchInsertables>[number], 'insert'>;

function findOptions(typed: string): readonly InsertOption[] {
  // Under headings while browsing; the best first while searching.
  const isSearch = typed.trim() !== '';
  return searchInsertables(typed).map(({ id, group, label, summary, glyph, insert }) => ({ id, label, detail: summary, glyph, insert, ...(!isSearch && { group }) }));
}

import type { ReactElement } from 'react';
import { unreachable } from '../../core/base/invariant';
import type { Point } from '../../core/graph/geometry';
import { InsertPicker } from './InsertPicker';
import { MovePicker } from './MovePicker';
import type { Picker } from './picker';
import { TargetPicker } from './TargetPicker';
import { TypePicker } from './TypePicker';

/**
 * The open picker. `at` is the middle of its upper edge, in the page;
 * `onChanged` is called after it changed the workflow.
 */
export function PickerPopup({
  picker,
  at,
  onChanged,
  onClose,
}: {
  readonly picker: Picker;
  readonly at: Point;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}): ReactElement {
  switch (picker.kind) {
    case 'insert':
      return (
        <InsertPicker place={picker.place} title={picker.title} at={at} onInserted={onChanged} onClose={onClose} />
      );
    case 'connect':
      return <TargetPicker request={picker.request} at={at} onConnected={onChanged} onClose={onClose} />;
    case 'move':
      return <MovePicker ids={picker.ids} at={at} onMoved={onChanged} onClose={onClose} />;
    case 'changeType':
      return <TypePicker stateId={picker.stateId} at={at} onChanged={onChanged} onClose={onClose} />;
    default:
      return unreachable(picker);
  }
}

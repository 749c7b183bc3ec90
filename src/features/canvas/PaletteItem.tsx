import { Fragment, memo, type PointerEvent, type ReactElement, type ReactNode } from 'react';
import type { Insertable } from '../../shell/commands/insertables';
import { Glyph } from '../../shell/ui/icons';
import { beginDrag, isEndOfDrag } from './dragChannel';
import styles from './Palette.module.css';

/** One thing of the palette: to be dragged, or pressed. */
export const PaletteItem = memo(function PaletteItem({
  item,
  isTabStop,
  onFocus,
  onAdd,
}: {
  readonly item: Insertable;
  readonly isTabStop: boolean;
  readonly onFocus: (id: string) => void;
  readonly onAdd: (item: Insertable) => void;
}): ReactElement {
  const handlePress = (event: PointerEvent): void => {
    if (event.button === 0) beginDrag(event.nativeEvent, () => ({ kind: 'add', item }));
  };
  return (
    <button
      type="button"
      className={styles.item}
      aria-label={`Add ${item.label.replace(' · ', ' ')}`} // what is seen is in the name, for those who say it
      title={`${item.label}: ${item.summary}`}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={() => onFocus(item.id)}
      onPointerDown={handlePress}
      onClick={() => !isEndOfDrag() && onAdd(item)}
    >
      <span className={styles.tile}>
        <Glyph name={item.glyph} />
      </span>
      <Label text={item.label} />
    </button>
  );
});

/** A long name may be broken between its words. */
function breakable(name: string): readonly ReactNode[] {
  return name.split(/(?=[A-Z][a-z])/).map((word, i) => (
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}

/** A name, whole: where a service and its action do not stand side by side, the action goes below. */
function Label({ text }: { readonly text: string }): ReactElement {
  const [service = '', action] = text.split(' · ');
  return (
    <span className={styles.names}>
      {action !== undefined && <span className={styles.service}>{service}</span>}{' '}
      <span>{breakable(action ?? service)}</span>
    </span>
  );
}

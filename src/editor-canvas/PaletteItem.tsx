import { Fragment, memo, type PointerEvent, type ReactElement, type ReactNode } from 'react';
import type { Insertable } from '../commands/insertables';
import { Glyph } from '../ui/icons';
import { beginDrag, isEndOfDrag } from './dragChannel';
import styles from './Palette.module.css';

/** One thing of the palette: to be dragged, or pressed. */
export const PaletteItem = memo(function PaletteItem({ item, isFound, isTabStop, onFocus, onAdd }: {
  readonly item: Insertable;
  /** Found by a search: services whose names are long stand under their actions, so that both can be read whole. */
  readonly isFound: boolean;
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
      aria-label={`Add ${item.label}`}
      title={`${item.label}: ${item.summary}`}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={() => onFocus(item.id)}
      onPointerDown={handlePress}
      onClick={() => !isEndOfDrag() && onAdd(item)}
    >
      <span className={styles.tile}>
        <Glyph name={item.glyph} />
      </span>
      {isFound ? <FoundLabel text={item.label} /> : <Label text={item.label} />}
    </button>
  );
});

/** The action and under it the service; other names stand alone. */
function FoundLabel({ text }: { readonly text: string }): ReactElement {
  const [service = '', action] = text.split(' · ');
  return (
    <span className={styles.found}>
      <span>{breakable(action ?? service)}</span>
      {action !== undefined && <span className={styles.foundService}>{service}</span>}
    </span>
  );
}

/** A long name may be broken between its words. */
function breakable(name: string): readonly ReactNode[] {
  return name.split(/(?=[A-Z][a-z])/).map((word, i) => (
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}

/** A name; of a service and its action, the service gives way first: its picture says it too. */
function Label({ text }: { readonly text: string }): ReactElement {
  const [service, action] = text.split(' · ');
  if (action === undefined) return <span className={styles.label}>{text}</span>;
  return (
    <>
      <span className={styles.service}>{service}</span>
      <span className={styles.label}>{action}</span>
    </>
  );
}

import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
} from 'react';
import type { Shell } from '../../shell/commands/command';
import { useBoundKeys } from '../../shell/commands/useBoundKeys';
import { PickerPopup } from '../../shell/pickers/PickerPopup';
import type { Picker } from '../../shell/pickers/picker';
import { useMachine, useSession } from '../../shell/stores/context';
import { Button } from '../../shell/ui/Button';
import { EmptyState } from '../../shell/ui/EmptyState';
import { IconButton } from '../../shell/ui/IconButton';
import { Menu } from '../../shell/ui/Menu';
import { useVirtualRows } from '../../shell/ui/VirtualList';
import styles from './Outline.module.css';
import { outlineActions } from './outlineActions';
import { outlineAction } from './outlineKeys';
import { rowMenu } from './outlineMenu';
import { outlineRows, type OutlineRow, type Toggled } from './outlineRows';
import { OutlineRowView, rowHeightPx } from './OutlineRowView';
import { useOutlineSelection } from './useOutlineSelection';

/** What is open beside a row. */
type Open = { readonly at: { readonly x: number; readonly y: number } } & (
  { readonly kind: 'menu'; readonly row: OutlineRow } | { readonly kind: 'picker'; readonly picker: Picker }
);

/**
 * The same workflow as an editable tree, for people who cannot or would rather not use the canvas. The tree itself
 * keeps the focus and names its active row, so that ten thousand states are a few rows in the page.
 */
export function Outline({ shell }: { readonly shell: Shell }): ReactElement {
  const session = useSession();
  const machine = useMachine();
  const addKeys = useBoundKeys('state.addAfter');
  const id = useId();
  const tree = useRef<HTMLDivElement>(null);
  const [toggled, setToggled] = useState<Toggled>(new Map());
  const [renaming, setRenaming] = useState<string>();
  const [rejected, setRejected] = useState<string>();
  const [open, setOpen] = useState<Open>();
  const rows = useMemo(() => outlineRows(machine, toggled), [machine, toggled]);
  const { activeIndex, isSelected, goTo } = useOutlineSelection(rows);
  const active = rows[activeIndex];
  const virtual = useVirtualRows({ count: rows.length, rowHeightPx, scroller: tree });
  const { scrollTo } = virtual;
  useEffect(() => {
    if (activeIndex >= 0) scrollTo(activeIndex);
  }, [activeIndex, scrollTo]);

  const handleToggle = useCallback((row: OutlineRow): void => {
    if (row.isExpanded !== undefined) setToggled((now) => new Map(now).set(row.key, !row.isExpanded));
  }, []);
  const handlePress = useCallback(
    (row: OutlineRow, event: MouseEvent): void => {
      const isKept =
        event.type === 'contextmenu' &&
        row.kind === 'state' &&
        session.selectionStore.getState().states.includes(row.state.id);
      if (!isKept) goTo(row, event.ctrlKey || event.metaKey || event.shiftKey);
      tree.current?.focus();
    },
    [goTo, session],
  );
  const handleRename = useCallback((row: OutlineRow | undefined): void => {
    setRenaming(row?.key);
    if (!row) tree.current?.focus();
  }, []);
  const handleMenu = useCallback((row: OutlineRow, at: Open['at']): void => setOpen({ kind: 'menu', row, at }), []);
  const activeCorner = (): Open['at'] => {
    const box = (document.getElementById(`${id}row${activeIndex}`) ?? tree.current)?.getBoundingClientRect();
    return { x: (box?.left ?? 0) + 160, y: (box?.top ?? 0) + rowHeightPx };
  };

  const openPicker = (picker: Picker): void => setOpen({ kind: 'picker', picker, at: activeCorner() });
  const openMenu = (row: OutlineRow): void => setOpen({ kind: 'menu', row, at: activeCorner() });
  const act = outlineActions({
    session,
    rows,
    activeIndex,
    goTo,
    toggle: handleToggle,
    rename: handleRename,
    openMenu,
    openPicker,
  });
  const handleKeyDown = (event: KeyboardEvent): void => {
    const action = event.target === tree.current ? outlineAction(event, session.settingsStore.getState()) : undefined;
    if (action === undefined || !act(action)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  // The tree of an empty workflow is not there yet when its first state is made.
  const focusTree = (): void => void requestAnimationFrame(() => tree.current?.focus());
  const close = useCallback(() => setOpen(undefined), []);

  return (
    <section className={styles.outline} aria-label="Outline" data-keys="canvas">
      <div className={styles.bar}>
        <span className={styles.count}>{machine.states.size === 1 ? '1 state' : `${machine.states.size} states`}</span>
        <IconButton icon="plus" size="s" label="Add a state" keys={addKeys} onClick={() => act('addAfter')} />
        <IconButton
          icon="more"
          size="s"
          label="More for the selected row"
          disabled={!active}
          onClick={() => act('menu')}
        />
      </div>
      {rejected !== undefined && (
        <p id={`${id}rejected`} className={styles.error}>
          {rejected}
        </p>
      )}
      {rows.length === 0 && (
        <EmptyState
          icon="list"
          title="No states yet"
          actions={
            <Button icon="plus" onClick={() => act('addAfter')}>
              Add the first state
            </Button>
          }
        >
          The states of the workflow appear here in the order in which they run.
        </EmptyState>
      )}
      <div
        ref={tree}
        role="tree"
        aria-label="States of the workflow"
        aria-multiselectable
        aria-activedescendant={active && `${id}row${activeIndex}`}
        tabIndex={0}
        hidden={rows.length === 0}
        className={styles.tree}
        onKeyDown={handleKeyDown}
      >
        <div role="presentation" className={styles.rows} style={{ height: virtual.heightPx }}>
          {virtual.rows.map(({ index, topPx }) => {
            const row = rows[index];
            return (
              row && (
                <OutlineRowView
                  key={row.key}
                  row={row}
                  id={`${id}row${index}`}
                  topPx={topPx}
                  isSelected={isSelected(row)}
                  isActive={index === activeIndex}
                  isRenaming={renaming === row.key}
                  faultId={`${id}rejected`}
                  onPress={handlePress}
                  onToggle={handleToggle}
                  onRename={handleRename}
                  onRejected={setRejected}
                  onMenu={handleMenu}
                />
              )
            );
          })}
        </div>
      </div>
      {open?.kind === 'menu' && (
        <Menu
          label={open.row.kind === 'state' ? open.row.state.name : open.row.title}
          entries={rowMenu(open.row, {
            context: { session, shell },
            pick: (picker) => setOpen({ kind: 'picker', picker, at: open.at }),
            act,
          })}
          at={open.at}
          onClose={close}
        />
      )}
      {open?.kind === 'picker' && (
        <PickerPopup picker={open.picker} at={open.at} onChanged={focusTree} onClose={close} />
      )}
    </section>
  );
}

import { useCallback, useState, type ReactElement } from 'react';
import { Button, type ButtonLooks } from './Button';
import { IconButton } from './IconButton';
import { Menu, type MenuEntry } from './Menu';

/** A button that opens a menu below itself. With `iconOnly` its label is only spoken and shown as a tooltip. */
export function MenuButton({
  label,
  entries,
  iconOnly = false,
  icon,
  align = 'end',
  size,
  variant,
  disabled,
}: {
  readonly label: string;
  /** Asked for when the menu opens, so that it tells the state of that moment. */
  readonly entries: () => readonly MenuEntry[];
  readonly iconOnly?: boolean;
  readonly align?: 'start' | 'end';
  readonly disabled?: boolean;
} & Pick<ButtonLooks, 'icon' | 'size' | 'variant'>): ReactElement {
  const [open, setOpen] = useState<{
    readonly x: number;
    readonly y: number;
    readonly entries: readonly MenuEntry[];
  }>();
  const close = useCallback(() => setOpen(undefined), []);
  const toggle = (target: HTMLElement): void => {
    const box = target.getBoundingClientRect();
    setOpen(open ? undefined : { x: align === 'end' ? box.right : box.left, y: box.bottom + 4, entries: entries() });
  };
  const common = {
    'aria-haspopup': 'menu',
    'aria-expanded': open !== undefined,
    disabled,
    // A press while open closes the menu by its own listener first; without this the click would open it again.
    onPointerDown: (event: { readonly stopPropagation: () => void; readonly preventDefault: () => void }) =>
      open && event.preventDefault(),
    onClick: (event: { readonly currentTarget: HTMLElement }) => toggle(event.currentTarget),
  } as const;
  return (
    <>
      {iconOnly ? (
        <IconButton {...common} icon={icon ?? 'more'} label={label} size={size} />
      ) : (
        <Button {...common} icon={icon} size={size} variant={variant}>
          {label}
        </Button>
      )}
      {open && <Menu label={label} entries={open.entries} at={open} align={align} onClose={close} />}
    </>
  );
}

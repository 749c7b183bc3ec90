import { Command as Cmdk } from 'cmdk';
import { useMemo, useState, type ReactElement } from 'react';
import { keysOf } from '../shell/commands/boundKeys';
import type { Command } from '../shell/commands/command';
import { commands, runCommand } from '../shell/commands/table';
import { findStates, readTypedVerb, type TypedVerb } from '../shell/commands/typedVerbs';
import { useMachine, useSdkNames, useSession } from '../shell/stores/context';
import type { Session } from '../shell/stores/session';
import { Dialog } from '../shell/ui/Dialog';
import { glyphOfType } from '../core/asl/stateTypes';
import { Glyph, Icon } from '../shell/ui/icons';
import { Kbd } from '../shell/ui/Kbd';
import { useCommandContext } from './shellContext';
import styles from './CommandPalette.module.css';

const maxStates = 8;

/**
 * Everything that can be done or gone to, found by typing: commands, states,
 * and sentences such as "add Wait after Validate".
 */
export function CommandPalette(): ReactElement {
  const session = useSession();
  const context = useCommandContext();
  const machine = useMachine();
  const [typed, setTyped] = useState('');
  const { sdkNames } = useSdkNames();
  const close = session.selectionStore.closeDialog;
  const verbs = useMemo(() => readTypedVerb(typed, machine, sdkNames), [typed, machine, sdkNames]);
  const states = useMemo(() => (typed.trim() ? findStates(machine, typed).slice(0, maxStates) : []), [typed, machine]);
  const found = useMemo(() => findCommands(typed), [typed]);

  const handleType = (text: string): void => {
    setTyped(text);
    if (/^(?:add|insert|put) /i.test(text.trimStart())) session.rulesStore.wantSdkNames();
  };
  /** After the dialog has given the focus back, so that what the command opens can take it. */
  const choose = (run: () => void): void => {
    close();
    requestAnimationFrame(run);
  };
  return (
    <Dialog title="Command palette" bare onClose={close}>
      <Cmdk shouldFilter={false} loop label="Command palette">
        <span className={styles.search}>
          <Icon name="search" size={16} />
          <Cmdk.Input
            autoFocus
            value={typed}
            onValueChange={handleType}
            placeholder='A command, a state, or "add Wait after Validate"'
            className={styles.input}
          />
        </span>
        <Cmdk.List className={styles.list} label="Commands and states">
          <Cmdk.Empty
            className={styles.empty}
          >{`Nothing is called "${typed}". Try a verb: add, rename, delete, connect, wrap, change.`}</Cmdk.Empty>
          {verbs.length > 0 && (
            <Cmdk.Group heading="Do" className={styles.group}>
              {verbs.map((verb) => (
                <Cmdk.Item
                  key={verb.id}
                  value={`verb ${verb.id}`}
                  className={styles.item}
                  onSelect={() => choose(() => carryOut(verb, session))}
                >
                  <Icon name="wand" size={15} />
                  <span className={styles.label}>{verb.label}</span>
                </Cmdk.Item>
              ))}
            </Cmdk.Group>
          )}
          {states.length > 0 && (
            <Cmdk.Group heading="States" className={styles.group}>
              {states.map((state) => (
                <Cmdk.Item
                  key={state.id}
                  value={`state ${state.id}`}
                  className={styles.item}
                  onSelect={() =>
                    choose(() => {
                      session.selectionStore.select([state.id]);
                      session.canvas.current()?.center(state.id);
                      session.editor.current()?.reveal(state.id);
                      session.canvas.current()?.focus();
                    })
                  }
                >
                  <Glyph name={glyphOfType(state.type)} size={15} />
                  <span className={styles.label} dir="auto">
                    {state.name}
                  </span>
                  <span className={styles.aside}>{state.typeText ?? state.type}</span>
                </Cmdk.Item>
              ))}
            </Cmdk.Group>
          )}
          {found.map(([group, rows]) => (
            <Cmdk.Group key={group} heading={group} className={styles.group}>
              {rows.map((command) => {
                const possible = command.when?.(context) ?? true;
                const [keys] = keysOf(command, context.session.settingsStore.getState());
                return (
                  <Cmdk.Item
                    key={command.id}
                    value={`command ${command.id}`}
                    disabled={possible !== true}
                    className={styles.item}
                    onSelect={() => choose(() => void runCommand(command, context))}
                  >
                    <span className={styles.label}>{command.label}</span>
                    {possible === true ? (
                      keys !== undefined && <Kbd keys={keys} />
                    ) : (
                      <span className={styles.aside}>{possible}</span>
                    )}
                  </Cmdk.Item>
                );
              })}
            </Cmdk.Group>
          ))}
        </Cmdk.List>
      </Cmdk>
    </Dialog>
  );
}

/** Keys go on where they went before: in the outline or a form; where nothing had the focus, to what was made. */
function carryOut(verb: TypedVerb, session: Session): void {
  verb.run(session);
  if (document.activeElement === document.body) session.canvas.current()?.focus();
}

/** The commands that hold every typed word, by group. */
function findCommands(typed: string): readonly (readonly [string, readonly Command[]])[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (command: Command): boolean => {
    const text = `${command.label} ${command.words ?? ''} ${command.group}`.toLowerCase();
    return !command.unlisted && words.every((word) => text.includes(word));
  };
  const groups = new Map<string, Command[]>();
  for (const command of commands.filter(matches))
    groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups];
}

import { Command as Cmdk } from 'cmdk';
import { useMemo, useState, type ReactElement } from 'react';
import { keysOf } from '../shell/commands/boundKeys';
import type { Command, CommandContext } from '../shell/commands/command';
import { commands, runCommand } from '../shell/commands/table';
import { findStates, readTypedVerb, type TypedVerb } from '../shell/commands/typedVerbs';
import { useMachine, useSdkNames, useSession } from '../shell/stores/context';
import type { Session } from '../shell/stores/session';
import { announce, resultPauseMs } from '../shell/ui/announce';
import { useSaid } from '../shell/ui/Announcer';
import { Dialog } from '../shell/ui/Dialog';
import { glyphOfType } from '../core/asl/stateTypes';
import { Glyph, Icon } from '../shell/ui/icons';
import { Kbd } from '../shell/ui/Kbd';
import { findCommands, isCalled, type FoundGroup } from './findCommands';
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
  const found = useMemo(() => findCommands(commands, typed), [typed]);
  const nothing = `Nothing is called "${typed}". Try a verb: add, rename, delete, connect, wrap, change.`;
  useSaid(verbs.length + states.length + found.length === 0 ? nothing : undefined, resultPauseMs);
  // A command that is called just so comes before states that only hold its name.
  const named = typed.trim() === '' ? undefined : found[0]?.[1][0];
  const isNamed = named !== undefined && isCalled(named, typed) && !states.some(({ name }) => name === typed.trim());

  const handleType = (text: string): void => {
    setTyped(text);
    if (/^(?:add|insert|put) /i.test(text.trimStart())) session.rulesStore.wantSdkNames();
  };
  /** After the dialog has given the focus back, so that what the command opens can take it. */
  const choose = (run: () => void): void => {
    close();
    requestAnimationFrame(run);
  };
  const groupsOf = (groups: readonly FoundGroup[]): readonly ReactElement[] =>
    groups.map(([group, rows]) => (
      <Cmdk.Group key={group} heading={group} className={styles.group}>
        {rows.map((command) => (
          <CommandItem
            key={command.id}
            command={command}
            context={context}
            onRun={() => choose(() => void runCommand(command, context))}
          />
        ))}
      </Cmdk.Group>
    ));
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
          <Cmdk.Empty className={styles.empty}>{nothing}</Cmdk.Empty>
          {isNamed && groupsOf(found.slice(0, 1))}
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
          {groupsOf(isNamed ? found.slice(1) : found)}
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

/** A command; one that cannot be carried out now can be come to as well, and says why when it is chosen. */
function CommandItem({
  command,
  context,
  onRun,
}: {
  readonly command: Command;
  readonly context: CommandContext;
  readonly onRun: () => void;
}): ReactElement {
  const possible = command.when?.(context) ?? true;
  const [keys] = keysOf(command, context.session.settingsStore.getState());
  return (
    <Cmdk.Item
      asChild
      value={`command ${command.id}`}
      className={styles.item}
      onSelect={possible === true ? onRun : () => announce(possible)}
    >
      {/* The child has the last word on its attributes. By aria-disabled, keys would pass it over and tell nothing. */}
      <div data-disabled={possible !== true}>
        <span className={styles.label}>{command.label}</span>
        {possible === true ? (
          keys !== undefined && <Kbd keys={keys} />
        ) : (
          <span className={styles.aside}>{possible}</span>
        )}
      </div>
    </Cmdk.Item>
  );
}

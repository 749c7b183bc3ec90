import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { StateId } from '../../../core/asl/model';
import { SessionProvider } from '../../../shell/stores/context';
import type { Session } from '../../../shell/stores/session';
import { testSession } from '../../../shell/stores/testing/testSession';
import { Inspector } from '../Inspector';

/** The inspector on a definition of its own, with words for what a person does in it. */
export type InspectorPage = {
  readonly session: Session;
  readonly text: () => string;
  /** Writes into the text box with this name and leaves it. */
  readonly fill: (name: string, text: string) => void;
  readonly choose: (name: string, option: string) => void;
  readonly press: (name: string) => void;
  readonly openTab: (name: RegExp) => void;
  /** What fields say is wrong with what they hold. */
  readonly alerts: () => readonly string[];
};

/** Draws the inspector with one state selected. */
export function renderInspector(definition: object, selected?: string): InspectorPage {
  cleanup();
  const session = testSession(definition);
  if (selected !== undefined) session.selectionStore.select([selected as StateId]);
  render(
    <SessionProvider session={session}>
      <Inspector />
    </SessionProvider>,
  );
  const region = screen.getByRole('region', { name: 'Inspector' });
  const inspector = within(region);
  return {
    session,
    text: () => session.documentStore.getState().document.text,
    fill(name, text) {
      const box = inspector.getByRole('textbox', { name });
      fireEvent.focus(box);
      fireEvent.change(box, { target: { value: text } });
      fireEvent.blur(box);
    },
    choose(name, option) {
      const select = inspector.getByRole('combobox', { name });
      const chosen = within(select).getByRole<HTMLOptionElement>('option', { name: option });
      fireEvent.change(select, { target: { value: chosen.value } });
    },
    press: (name) => void fireEvent.click(inspector.getByRole('button', { name })),
    openTab: (name) => void fireEvent.click(inspector.getByRole('tab', { name })),
    alerts: () => [...region.querySelectorAll('[aria-invalid=true]')].map(faultOf),
  };
}

/** The words that describe a field as wrong. */
function faultOf(field: Element): string {
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
  const fault = ids.find((id) => id.endsWith('-error')) ?? '';
  return document.getElementById(fault)?.textContent?.trim() ?? '';
}

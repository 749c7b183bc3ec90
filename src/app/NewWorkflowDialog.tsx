import { useState, type ReactElement } from 'react';
import type { WorkflowType } from '../shell/stores/documentStore';
import { Button } from '../shell/ui/Button';
import { Dialog } from '../shell/ui/Dialog';
import { Field } from '../shell/ui/Field';
import { TextInput } from '../shell/ui/TextInput';
import { useApp } from './appParts';
import { ChoiceCards } from './ChoiceCards';
import { emptyDefinition } from './newWorkflow';
import { goTo, workflowHash } from './route';
import styles from './NewWorkflowDialog.module.css';

const types = [
  {
    value: 'STANDARD',
    title: 'Standard',
    text: 'Runs up to a year, each step exactly once, with its history kept. Jobs, callbacks and activities.',
  },
  {
    value: 'EXPRESS',
    title: 'Express',
    text: 'Runs up to five minutes, in great numbers. History goes to logs; no .sync, callbacks or activities.',
  },
] as const;

const languages = [
  { value: 'JSONata', title: 'JSONata', text: 'One expression language for data, with variables.' },
  { value: 'JSONPath', title: 'JSONPath', text: 'Paths and payload templates, as in older definitions.' },
] as const;

/** Asks for what cannot be changed later, or not easily, and makes an empty workflow. */
export function NewWorkflowDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { library } = useApp();
  const [name, setName] = useState('Untitled workflow');
  const [type, setType] = useState<WorkflowType>('STANDARD');
  const [language, setLanguage] = useState<'JSONata' | 'JSONPath'>('JSONata');
  const create = (): void => {
    const id = library.create({ name: name.trim() || 'Untitled workflow', type, source: emptyDefinition(language) });
    onClose();
    goTo(workflowHash(id));
  };
  return (
    <Dialog
      title="New workflow"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="new-workflow">
            Create workflow
          </Button>
        </>
      }
    >
      <form
        id="new-workflow"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <Field label="Name">
          {(ids) => (
            <TextInput
              {...ids}
              autoFocus
              maxLength={80}
              value={name}
              onChange={setName}
              onFocus={(event) => event.target.select()}
            />
          )}
        </Field>
        <ChoiceCards label="Type" value={type} onChange={setType} choices={types} />
        <ChoiceCards label="Query language" value={language} onChange={setLanguage} choices={languages} />
      </form>
    </Dialog>
  );
}

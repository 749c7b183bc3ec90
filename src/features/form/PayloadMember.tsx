import type { ReactElement } from 'react';
import type { Json } from '../../core/base/json';
import { writeJson } from '../../core/base/long';
import { fail, ok, type Result } from '../../core/base/result';
import { CodeField } from '../../shell/ui/code-field/CodeField';
import type { CodeLanguage } from '../../shell/ui/code-field/languages';
import { DraftMark } from '../../shell/ui/DraftMark';
import { Field } from '../../shell/ui/Field';
import { IconButton } from '../../shell/ui/IconButton';
import { completeField } from './completeField';
import { parseFieldText } from './fieldText';
import { LiveValue } from './LiveValue';
import { parseLoose, writeLoose } from './looseText';
import { pointerOf, type Slot } from './slot';
import { useDraft } from './useDraft';
import { useSample } from './useSample';
import { useSlot } from './useSlot';
import styles from './Form.module.css';

/** One member of a payload: a text, a path where its name ends in `.$`, an expression, or JSON. */
export function PayloadMember({ slot, name }: { readonly slot: Slot; readonly name: string }): ReactElement {
  const { set, problems } = useSlot(slot);
  const sample = useSample(slot.stateId);
  const { language, value = null } = slot;
  const isDynamic = language === 'JSONPath' && name.endsWith('.$');
  const draft = useDraft({
    owner: pointerOf(slot),
    truth: isDynamic && typeof value === 'string' ? value : writeLoose(value),
    parse: (text) => (isDynamic ? parseDynamic(name, text) : parseLoose(text)),
    commit: set,
    multiline: true,
  });
  return (
    <div className={styles.slot} data-doc-title={name} data-doc={docOf(language, isDynamic)}>
      <Field
        label={name}
        error={draft.error ?? problems.find((problem) => problem.severity === 'error')?.message}
        hint={problems.find((problem) => problem.severity !== 'error')?.message}
        aside={
          <span className={styles.aside}>
            <MemberValue slot={slot} name={name} text={draft.text} sample={sample} isDynamic={isDynamic} />
            <IconButton icon="close" size="s" label={`Remove ${name}`} onClick={() => void set(undefined)} />
          </span>
        }
      >
        {(ids) => (
          <div data-own-undo={draft.isOpen || undefined}>
            <CodeField
              ids={ids}
              label={name}
              value={draft.text}
              language={isDynamic ? 'asl-path' : languageOf(draft.text.trim())}
              multiline
              onChange={draft.change}
              onBlur={draft.commit}
              onKeyDown={draft.handleKeys}
              complete={(text, offset) => completeField(slot, text, offset, sample, name)}
            />
            {draft.isRestored && <DraftMark label={name} onApply={draft.apply} onDiscard={draft.drop} />}
          </div>
        )}
      </Field>
    </div>
  );
}

function parseDynamic(name: string, text: string): Result<Json> {
  const row = { name, kind: 'stringPath', languages: ['JSONPath'], required: true, doc: '' } as const;
  const parsed = parseFieldText(row, text, 'JSONPath');
  return parsed.ok ? ok(parsed.value ?? '') : fail(parsed.error);
}

/** What a member is written in: an expression, JSON, or plain text. */
function languageOf(text: string): CodeLanguage {
  if (text.startsWith('{%')) return 'jsonata';
  return /^[{["]/.test(text) ? 'asl-json' : 'asl-text';
}

/** The live value of one member: the payload of this member alone is evaluated, and the member taken out of it. */
function MemberValue({
  slot,
  name,
  text,
  sample,
  isDynamic,
}: {
  readonly slot: Slot;
  readonly name: string;
  readonly text: string;
  readonly sample: ReturnType<typeof useSample>;
  readonly isDynamic: boolean;
}): ReactElement | null {
  const value = isDynamic ? ok<Json>(text.trim()) : parseLoose(text);
  if (!value.ok) return null;
  const key = isDynamic ? name.slice(0, -2) : name;
  return <LiveValue slot={slot} text={writeJson({ [name]: value.value })} sample={sample} member={key} />;
}

function docOf(language: Slot['language'], isDynamic: boolean): string {
  if (language === 'JSONata') return 'A text, an expression between {% and %}, or JSON.';
  return isDynamic
    ? 'A path such as $.order.id, $$ for the context object, or an intrinsic function.'
    : 'A fixed text or JSON. End the name in .$ to take the value from the input.';
}

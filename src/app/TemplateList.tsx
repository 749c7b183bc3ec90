import type { ReactElement } from 'react';
import { examples, type Example } from './examples/index';
import { describeTemplate } from './templatePicture';
import { useTemplate } from './useTemplate';
import { WorkflowPictureView } from './WorkflowPictureView';
import styles from './cards.module.css';

/** Finished workflows to begin from, and one small workflow per state type to learn from. */
export function TemplateList(): ReactElement {
  return (
    <>
      <TemplateSection
        id="templates"
        title="Templates"
        text="Finished workflows with an input to run them. Opening one makes a copy of your own."
        kind="workflow"
      />
      <TemplateSection
        id="lessons"
        title="One state at a time"
        text="A small workflow for each state type."
        kind="state"
      />
    </>
  );
}

function TemplateSection({
  id,
  title,
  text,
  kind,
}: {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly kind: Example['kind'];
}): ReactElement {
  const open = useTemplate();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      <p className={styles.lead}>{text}</p>
      <ul className={styles.grid} data-small={kind === 'state' || undefined}>
        {examples
          .filter((example) => example.kind === kind)
          .map((example) => (
            <TemplateCard key={example.id} example={example} onOpen={open} />
          ))}
      </ul>
    </section>
  );
}

/** One of them. Its picture takes a moment to arrange, so that each is a step of its own. */
function TemplateCard({
  example,
  onOpen,
}: {
  readonly example: Example;
  readonly onOpen: (example: Example) => void;
}): ReactElement {
  const { picture } = describeTemplate(example);
  return (
    <li className={styles.card}>
      <button type="button" className={styles.link} onClick={() => onOpen(example)}>
        <div className={styles.picture}>{picture && <WorkflowPictureView picture={picture} />}</div>
        <span className={styles.words}>
          <span className={styles.name}>{example.title}</span>
          <span className={styles.summary}>{example.summary}</span>
        </span>
      </button>
    </li>
  );
}

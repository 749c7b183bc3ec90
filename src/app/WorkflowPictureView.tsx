import { useId, type ReactElement } from 'react';
import { isolateName } from '../core/base/bidi';
import type { WorkflowPicture } from '../shell/stores/workspaceStore';
import { Glyph, keptGlyph } from '../shell/ui/icons';
import styles from './WorkflowPictureView.module.css';

/** A workflow smaller than this is not drawn larger than life. */
const least = { width: 460, height: 300 };
const margin = 16;

/**
 * The miniature of a workflow, in the colours of the theme. It is decoration: the card around it says what it is.
 * `detailed` writes the names of the states, for larger pictures.
 */
export function WorkflowPictureView({
  picture,
  detailed = false,
}: {
  readonly picture: WorkflowPicture;
  readonly detailed?: boolean;
}): ReactElement {
  const arrow = useId();
  const width = Math.max(picture.width + 2 * margin, detailed ? 0 : least.width);
  const height = Math.max(picture.height + 2 * margin, detailed ? 0 : least.height);
  const viewBox = [(picture.width - width) / 2, (picture.height - height) / 2, width, height].join(' ');
  const containersFirst = picture.boxes.toSorted(
    (a, b) => Number(b.kind === 'container') - Number(a.kind === 'container') || b.width - a.width,
  );
  return (
    <svg
      className={styles.picture}
      viewBox={viewBox}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden
      data-detailed={detailed || undefined}
    >
      <defs>
        <marker
          id={arrow}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path d="M0 0.5 8 4 0 7.5Z" className={styles.head} />
        </marker>
      </defs>
      {containersFirst
        .filter((box) => box.kind === 'container')
        .map((box) => (
          <rect
            key={`${box.x},${box.y},${box.width}`}
            x={box.x}
            y={box.y}
            width={box.width}
            height={box.height}
            rx={10}
            className={styles.container}
          />
        ))}
      {picture.lines.map((points) => {
        const d = `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`;
        return <path key={d} d={d} className={styles.line} markerEnd={detailed ? `url(#${arrow})` : undefined} />;
      })}
      {containersFirst.map((box) =>
        box.kind === 'container' ? (
          detailed && (
            <text key={`${box.x},${box.y},title`} x={box.x + 14} y={box.y + 20} className={styles.title}>
              {isolateName(cut(box.title, box.width - 28))}
            </text>
          )
        ) : (
          <g key={`${box.x},${box.y}`} className={styles[box.kind]}>
            <rect
              x={box.x}
              y={box.y}
              width={box.width}
              height={box.height}
              rx={box.kind === 'terminal' ? box.height / 2 : 8}
            />
            {box.kind === 'state' && (
              <rect
                x={box.x + 10}
                y={box.y + box.height / 2 - 14}
                width={28}
                height={28}
                rx={6}
                className={styles.glyph}
              />
            )}
            {box.kind === 'state' && detailed && (
              <g transform={`translate(${box.x + 16} ${box.y + box.height / 2 - 8})`} className={styles.sign}>
                <Glyph name={keptGlyph(box.glyph)} />
              </g>
            )}
            {detailed && (
              <text
                x={box.kind === 'terminal' ? box.x + box.width / 2 : box.x + 47}
                y={box.y + box.height / 2 + 5}
                textAnchor={box.kind === 'terminal' ? 'middle' : 'start'}
                className={styles.title}
              >
                {isolateName(cut(box.title, box.kind === 'terminal' ? 200 : box.width - 56))}
              </text>
            )}
            {!detailed && box.kind === 'state' && (
              <rect
                x={box.x + 46}
                y={box.y + box.height / 2 - 5}
                width={Math.max(20, box.width * 0.45)}
                height={10}
                rx={5}
                className={styles.bar}
              />
            )}
          </g>
        ),
      )}
    </svg>
  );
}

const characterPx = 8.6;

function cut(text: string, widthPx: number): string {
  const fit = Math.max(3, Math.floor(widthPx / characterPx));
  return text.length > fit ? `${text.slice(0, fit - 1)}…` : text;
}

import {
  ArrowRight,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronUp,
  CircleCheck,
  CircleSlash,
  CircleX,
  Clock,
  Command,
  Copy,
  Download,
  Ellipsis,
  FileText,
  Filter,
  FolderOpen,
  History,
  House,
  Image,
  Info,
  Keyboard,
  Lightbulb,
  List,
  LoaderCircle,
  Minus,
  Monitor,
  Moon,
  Pause,
  Play,
  Plus,
  Printer,
  Redo2,
  RotateCw,
  Search,
  Settings2,
  ShieldX,
  Square,
  StepForward,
  Sun,
  Table2,
  Trash2,
  TriangleAlert,
  Undo2,
  Upload,
  WandSparkles,
  Waypoints,
  X,
  type LucideIcon,
} from 'lucide-react';
import type { ReactElement } from 'react';
import type { GlyphName } from '../../core/base/glyphName';
import { glyphPaths } from './glyphPaths';

const icons = {
  'arrow-right': ArrowRight,
  caught: ShieldX,
  check: Check,
  'chevron-down': ChevronDown,
  'chevron-left': ChevronLeft,
  'chevron-right': ChevronRight,
  'chevron-up': ChevronUp,
  close: X,
  clock: Clock,
  command: Command,
  copy: Copy,
  download: Download,
  error: CircleX,
  file: FileText,
  filter: Filter,
  folder: FolderOpen,
  hint: Lightbulb,
  history: History,
  home: House,
  image: Image,
  info: Info,
  keyboard: Keyboard,
  list: List,
  loading: LoaderCircle,
  minus: Minus,
  monitor: Monitor,
  moon: Moon,
  more: Ellipsis,
  pause: Pause,
  play: Play,
  plus: Plus,
  print: Printer,
  redo: Redo2,
  retry: RotateCw,
  search: Search,
  settings: Settings2,
  step: StepForward,
  stop: Square,
  success: CircleCheck,
  sun: Sun,
  table: Table2,
  trash: Trash2,
  undo: Undo2,
  unreached: CircleSlash,
  upload: Upload,
  wand: WandSparkles,
  warning: TriangleAlert,
  workflow: Waypoints,
} satisfies Record<string, LucideIcon>;

/** The name of an icon of the interface. */
export type IconName = keyof typeof icons;

/** Signs of machines are solid, as on machines. */
const solid: ReadonlySet<IconName> = new Set<IconName>(['play', 'stop', 'pause']);

/** An icon of the interface. It is decoration: the words are beside it, or in the label of its button. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  const Drawing = icons[name];
  return (
    <Drawing
      size={size}
      strokeWidth={1.75}
      fill={solid.has(name) ? 'currentColor' : 'none'}
      aria-hidden
      focusable={false}
    />
  );
}

/** The sign of a name that was kept, perhaps by another version: what it does not know is the sign of a Task. */
export function keptGlyph(name: string): GlyphName {
  return Object.hasOwn(glyphPaths, name) ? (name as GlyphName) : 'task'; // it was just looked up
}

/** The sign of a state type or a service, drawn by us. */
export function Glyph({ name, size = 16 }: { readonly name: GlyphName; readonly size?: number }): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      focusable={false}
    >
      {glyphPaths[name].map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}

import {
  ArrowDown,
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
  Eye,
  FileText,
  Filter,
  FolderOpen,
  GripVertical,
  History,
  House,
  Image,
  Info,
  Keyboard,
  Lightbulb,
  List,
  LoaderCircle,
  Maximize,
  Minus,
  Monitor,
  Moon,
  PanelBottom,
  PanelLeft,
  PanelRight,
  Pause,
  Pencil,
  Play,
  Plus,
  Redo2,
  RotateCw,
  Scissors,
  Search,
  Settings2,
  Share,
  ShieldX,
  SkipBack,
  SkipForward,
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
import { glyphPaths } from './glyphPaths';

const icons = {
  'arrow-down': ArrowDown,
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
  cut: Scissors,
  download: Download,
  error: CircleX,
  eye: Eye,
  file: FileText,
  filter: Filter,
  fit: Maximize,
  folder: FolderOpen,
  grip: GripVertical,
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
  'panel-bottom': PanelBottom,
  'panel-left': PanelLeft,
  'panel-right': PanelRight,
  pause: Pause,
  pencil: Pencil,
  play: Play,
  plus: Plus,
  redo: Redo2,
  retry: RotateCw,
  search: Search,
  settings: Settings2,
  share: Share,
  'skip-back': SkipBack,
  'skip-forward': SkipForward,
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
  return <Drawing size={size} strokeWidth={1.75} fill={solid.has(name) ? 'currentColor' : 'none'} aria-hidden focusable={false} />;
}

/** The sign of a state type or a service, drawn by us. A name that has no drawing gets the sign of a Task. */
export function Glyph({ name, size = 16 }: { readonly name: string; readonly size?: number }): ReactElement {
  const paths = (Object.hasOwn(glyphPaths, name) ? glyphPaths[name] : undefined) ?? glyphPaths['task'] ?? [];
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth={1.4} strokeLinecap="round" strokeLinejoin="round" aria-hidden focusable={false}>
      {paths.map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}

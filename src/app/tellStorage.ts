import { writeSource } from '../core/document/document';
import type { Keeper, SaveOutcome } from '../shell/keep/keeper';
import type { StorageTrouble } from '../shell/keep/trouble';
import type { NoticesStore, NoticeText } from '../shell/stores/noticesStore';
import { downloadText, fileNameOf } from './importExport';
import { setNoticeAction } from './noticeActions';
import { writeAnything } from './writeAnything';

const rescue = { id: 'storage.rescue', label: 'Save to file' } as const;

/** What is said of each kind of trouble, and what to do about it. */
const words: Readonly<Record<StorageTrouble['kind'], (reason: string) => NoticeText>> = {
  full: () => ({
    tone: 'error',
    text: 'The storage of this browser is full, so your changes are not saved. They are still here: save them to a file, or make room by deleting workflows on the home page or files on the disk. Stepyard keeps trying.',
    command: rescue,
  }),
  none: (reason) => ({
    tone: 'warning',
    text: `This browser does not let Stepyard keep your work. Everything works, but only until this page is closed: save workflows to files before. (${reason})`,
    command: rescue,
  }),
  slow: () => ({
    tone: 'warning',
    text: 'The storage of this browser does not answer, so nothing can be saved or opened at the moment. Your work is still here, and Stepyard goes on when it answers. Another tab of Stepyard may be in the way: close it, or restart the browser.',
  }),
  refused: (reason) => ({
    tone: 'error',
    text: `Your changes could not be saved in this browser. They are still here; save them to a file to be safe. Stepyard keeps trying. (${reason})`,
    command: rescue,
  }),
};

/** Tells of trouble with the storage for as long as it lasts, and what was given up to make room. */
export function tellStorage(keeper: Keeper, noticesStore: NoticesStore): void {
  setNoticeAction(rescue.id, () => void downloadHeld(keeper));
  let shown: number | undefined;
  const told = new Set<string>();
  keeper.listen((news) => {
    if (news.kind === 'health') {
      if (shown !== undefined) noticesStore.dismiss(shown);
      shown = news.trouble && noticesStore.show({ ...words[news.trouble.kind](news.trouble.reason), sticky: true });
      if (!news.trouble) told.clear();
    }
    const text = news.kind === 'saved' ? sayGivenUp(news.outcome.gaveUp) : undefined;
    if (text === undefined || told.has(text)) return;
    told.add(text);
    noticesStore.show({ tone: 'warning', sticky: true, text });
  });
}

/** Says that some records of the storage are no workflows. They stay where they are, and can be looked at. */
export function tellUnreadable(noticesStore: NoticesStore, records: readonly unknown[]): void {
  const [is, it] = records.length === 1 ? ['1 record', 'It was'] : [`${records.length} records`, 'They were'];
  setNoticeAction('storage.records', () => downloadText('stepyard-records.json', writeAnything(records)));
  noticesStore.show({
    tone: 'warning',
    sticky: true,
    text: `${is} in the storage of this browser cannot be read as workflows. ${it} set aside, not deleted; all others are listed.`,
    command: { id: 'storage.records', label: 'Download' },
  });
}

/** Hands everything that is not in the browser's storage to the downloads. How many files that were. */
export function downloadHeld(keeper: Pick<Keeper, 'writeDown' | 'held'>): number {
  keeper.writeDown(); // what is only just typed is handed over first
  const held = keeper.held();
  for (const { document } of held)
    downloadText(
      document.fileName ?? fileNameOf(document.name, document.document.syntax),
      writeSource(document.document),
    );
  return held.length;
}

function sayGivenUp({ runs, history }: SaveOutcome['gaveUp']): string | undefined {
  if (history)
    return 'The storage of this browser is almost full. The text is saved, but its undo history and older runs are not. Delete workflows on the home page to make room.';
  if (runs === 0) return undefined;
  return `The storage of this browser is almost full. ${runs === 1 ? 'The oldest recorded run was' : `The ${runs} oldest recorded runs were`} given up to save the text. Delete workflows on the home page to make room.`;
}

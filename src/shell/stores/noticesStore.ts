import { createStore } from 'zustand/vanilla';
import { readable, type Readable } from './store';

/** Something told in passing: a rejection, a success, a trouble with storage. */
export type Notice = {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'warning' | 'error';
  readonly text: string;
  /** Stays until it is dismissed. Others leave after some seconds. */
  readonly sticky: boolean;
  /** The workflow that it speaks of: it goes when that is closed. */
  readonly workflowId?: string;
  /** Speaks of what could not be done to the text as it is: it goes with the next change. */
  readonly untilChange?: boolean;
  /** A command offered with the notice, by its id. */
  readonly command?: { readonly id: string; readonly label: string };
};

/** What a caller says of a notice. */
export type NoticeText = Pick<Notice, 'tone' | 'text' | 'command' | 'workflowId' | 'untilChange'> & {
  readonly sticky?: boolean;
};

/** The notices on screen, oldest first, and what was told before: the newest first, to be read again. */
export type NoticesState = { readonly notices: readonly Notice[]; readonly told: readonly Notice[] };

/** Notices and the verbs that show and remove them. */
export type NoticesStore = Readable<NoticesState> & {
  /** Shows a notice, unless the same text is already shown. Returns its id. */
  readonly show: (notice: NoticeText) => number;
  readonly dismiss: (id: number) => void;
  /** Removes the notices whose reason is gone. */
  readonly dismissWhere: (isGone: (notice: Notice) => boolean) => void;
};

/** The same notices, where everything shown speaks of one workflow. */
export function noticesOf(notices: NoticesStore, workflowId: string): NoticesStore {
  return { ...notices, show: (notice) => notices.show({ workflowId, ...notice }) };
}

/** The newest is the last, and so the one that is looked at; but what merely stays does not cover an error that stays. */
function place(others: readonly Notice[], shown: Notice): readonly Notice[] {
  const error = others.findIndex(({ sticky, tone }) => sticky && tone === 'error');
  const at = shown.sticky && shown.tone !== 'error' && error >= 0 ? error : others.length;
  return [...others.slice(0, at), shown, ...others.slice(at)];
}

const maxNotices = 4;
/** So many are kept to be read again. */
const maxTold = 50;

/** Creates an empty list of notices. */
export function createNoticesStore(): NoticesStore {
  const store = createStore<NoticesState>(() => ({ notices: [], told: [] }));
  let lastId = 0;
  const dismissWhere = (isGone: (notice: Notice) => boolean): void => {
    const { notices } = store.getState();
    const left = notices.filter((notice) => !isGone(notice));
    if (left.length < notices.length) store.setState({ notices: left });
  };
  return {
    ...readable(store),
    show: ({ sticky = false, ...notice }) => {
      const id = ++lastId;
      store.setState(({ notices, told }) => {
        const others = notices.filter((shown) => shown.text !== notice.text);
        const shown = { ...notice, sticky, id };
        const before = told.filter(({ text }) => text !== notice.text);
        return { notices: place(others, shown).slice(-maxNotices), told: [shown, ...before].slice(0, maxTold) };
      });
      return id;
    },
    dismiss: (id) => dismissWhere((notice) => notice.id === id),
    dismissWhere,
  };
}

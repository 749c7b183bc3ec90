import { unreachable } from '../core/base/invariant';
import type { NoticesStore, NoticeText } from '../shell/stores/noticesStore';
import type { AutosaveNews } from '../shell/keep/autosave';
import { setNoticeAction } from './noticeActions';

/** Puts into words what autosave finds out about other tabs. */
export function tellAutosave(
  workflowId: string,
  noticesStore: NoticesStore,
): { readonly tell: (news: AutosaveNews) => void; readonly stop: () => void } {
  const action = `keep:${workflowId}`;
  let forgetAction = (): void => undefined;
  let removal: number | undefined;

  const takeBackRemoval = (): void => {
    if (removal !== undefined) noticesStore.dismiss(removal);
    removal = undefined;
    forgetAction();
  };

  return {
    tell: (news) => {
      if (news.kind === 'keptAgain') return takeBackRemoval();
      if (news.kind === 'removed') {
        takeBackRemoval();
        forgetAction = setNoticeAction(action, news.keep);
      }
      const shown = noticesStore.show(sayNews(news, action));
      if (news.kind === 'removed') removal = shown;
    },
    stop: takeBackRemoval,
  };
}

function sayNews(news: Exclude<AutosaveNews, { kind: 'keptAgain' }>, action: string): NoticeText {
  switch (news.kind) {
    case 'shared':
      return {
        tone: 'info',
        text: 'This workflow is being edited in another tab. Both tabs show the newest text.',
      };
    case 'removed':
      return {
        tone: 'warning',
        sticky: true,
        text: 'This workflow was deleted in another tab. It is still open here, and is kept again when you change it.',
        command: { id: action, label: 'Keep it' },
      };
    case 'overtaken':
      return {
        tone: 'warning',
        sticky: true,
        text: `Another tab changed this workflow at the same time. The text of this tab is kept here, and the other one as "${news.name}" on the home page.`,
      };
    default:
      return unreachable(news);
  }
}

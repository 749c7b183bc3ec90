import { useEffect, useMemo, type ReactElement } from 'react';
import type { Notice } from '../shell/stores/noticesStore';
import { useStore } from '../shell/stores/useStore';
import { announce } from '../shell/ui/announce';
import { Notices } from '../shell/ui/Notices';
import { useApp } from './appParts';
import { runNoticeAction } from './noticeActions';

/** The notices of the application, with the buttons that some of them have. */
export function AppNotices(): ReactElement {
  const { noticesStore } = useApp();
  const notices = useStore(noticesStore, (state) => state.notices);
  useEffect(() => {
    noticesStore.getState().notices.forEach(say);
    return noticesStore.subscribe((now, before) => {
      for (const notice of now.notices) if (!before.notices.some(({ id }) => id >= notice.id)) say(notice);
    });
  }, [noticesStore]);
  const shown = useMemo(
    () =>
      notices.map(({ command, ...notice }) => ({
        ...notice,
        ...(command ? { action: { label: command.label, onChoose: () => runNoticeAction(command.id) } } : {}),
      })),
    [notices],
  );
  return <Notices notices={shown} onDismiss={noticesStore.dismiss} />;
}

function say({ text, command }: Notice): void {
  announce(command ? `${text} Offered: ${command.label}.` : text);
}

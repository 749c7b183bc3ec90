import { useMemo, type ReactElement } from 'react';
import { useStore } from '../stores/useStore';
import { Notices } from '../ui/Notices';
import { useApp } from './appParts';
import { runNoticeAction } from './noticeActions';

/** The notices of the application, with the buttons that some of them have. */
export function AppNotices(): ReactElement {
  const { noticesStore } = useApp();
  const notices = useStore(noticesStore, (state) => state.notices);
  const shown = useMemo(
    () => notices.map(({ command, ...notice }) => ({ ...notice, ...(command ? { action: { label: command.label, onChoose: () => runNoticeAction(command.id) } } : {}) })),
    [notices],
  );
  return <Notices notices={shown} onDismiss={noticesStore.dismiss} />;
}

import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { useStore } from '../shell/stores/useStore';
import { Icon } from '../shell/ui/icons';
import { later } from '../shell/ui/later';
import { useApp, type AppParts } from './appParts';
import { openFiles } from './openFiles';
import styles from './DropFile.module.css';

// Most files can be opened.
const ImportErrorDialog = later(async () => (await import('./ImportErrorDialog')).ImportErrorDialog);

/** Opens files that are dropped anywhere on the page, and tells when one cannot be opened. */
export function DropFile({ children }: { readonly children: ReactNode }): ReactElement {
  const app = useApp();
  const hovering = useDroppedFiles(app);
  const importError = useStore(app.workspaceStore, (state) => state.importError);
  const close = (): void => app.workspaceStore.setImportError(undefined);
  return (
    <>
      {children}
      {hovering && (
        <div className={styles.overlay}>
          <p className={styles.hint}>
            <Icon name="upload" size={20} />
            Drop a definition to open it
          </p>
        </div>
      )}
      {importError !== undefined && <ImportErrorDialog reason={importError} onClose={close} />}
    </>
  );
}

/** Listens for files on the whole window; says whether some are being held over it. */
function useDroppedFiles(app: AppParts): boolean {
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth += 1;
      setHovering(true);
    };
    const leave = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setHovering(false);
    };
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault(); // or the browser would leave the page to show the file
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setHovering(false);
      void openFiles([...(event.dataTransfer?.files ?? [])], app);
    };
    const listeners = { dragenter: enter, dragleave: leave, dragover: over, drop } as const;
    // each is a drag event
    for (const [type, listener] of Object.entries(listeners)) window.addEventListener(type, listener as EventListener);
    return () => {
      for (const [type, listener] of Object.entries(listeners))
        window.removeEventListener(type, listener as EventListener);
    };
  }, [app]);
  return hovering;
}

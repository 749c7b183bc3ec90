import { registerLanguages } from './languages';
import type { Monaco } from './monacoApi';
import { followTheme } from './monacoTheme';

let loading: Promise<Monaco> | undefined;

/**
 * Loads Monaco once, with our languages and colours. Rejects when the chunk
 * cannot be fetched; the next call tries again.
 */
export function loadMonaco(): Promise<Monaco> {
  loading ??= prepare().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function prepare(): Promise<Monaco> {
  const { parts, createEditorWorker } = await import('./monacoParts');
  Object.assign(globalThis, { MonacoEnvironment: { getWorker: createEditorWorker } });
  registerLanguages(parts);
  followTheme(parts);
  leaveKeysToThePage(parts);
  return parts;
}

/** Keys that mean the same everywhere in Stepyard; Monaco would take them for itself. */
function leaveKeysToThePage({ editor, KeyMod, KeyCode }: Monaco): void {
  const keys = [
    KeyMod.CtrlCmd | KeyCode.Enter,
    KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.Enter,
    KeyMod.CtrlCmd | KeyCode.KeyK,
  ];
  editor.addKeybindingRules(keys.map((keybinding) => ({ keybinding, command: null })));
}

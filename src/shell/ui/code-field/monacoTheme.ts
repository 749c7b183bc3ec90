import type { Monaco } from './monacoApi';

const themeName = 'stepyard';

/** Gives Monaco the colours of the design tokens, now and whenever the page changes its theme. */
export function followTheme(monaco: Monaco): void {
  const apply = (): void => {
    monaco.editor.defineTheme(themeName, readTheme());
    monaco.editor.setTheme(themeName);
  };
  apply();
  new MutationObserver(apply).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  window.matchMedia('(forced-colors: active)').addEventListener('change', apply);
}

type Theme = Parameters<Monaco['editor']['defineTheme']>[1];

function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => spellOut(style.getPropertyValue(`--${name}`).trim());
  const bare = (name: string): string => token(name).replace('#', '');
  const isDark = document.documentElement.dataset.theme === 'dark';
  const [none, faint] = ['00', '40'];
  return {
    base: isDark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: bare('text') },
      { token: 'key', foreground: bare('code-key') },
      { token: 'string', foreground: bare('code-string') },
      { token: 'string.escape', foreground: bare('code-string'), fontStyle: 'bold' },
      { token: 'string.invalid', foreground: bare('fail') },
      { token: 'number', foreground: bare('code-number') },
      { token: 'keyword', foreground: bare('code-number') },
      { token: 'comment', foreground: bare('text-3'), fontStyle: 'italic' },
      { token: 'delimiter', foreground: bare('code-punct') },
      { token: 'placeholder', foreground: bare('caught') },
      { token: 'path', foreground: bare('run') },
      { token: 'variable', foreground: bare('run') },
      { token: 'function', foreground: bare('accent') },
      { token: 'bracket', foreground: bare('accent'), fontStyle: 'bold' },
      { token: 'anchor', foreground: bare('accent') },
    ],
    colors: {
      'editor.background': token('surface'),
      'editor.foreground': token('text'),
      'editorLineNumber.foreground': token('text-3'),
      'editorLineNumber.activeForeground': token('text'),
      'editorLineNumber.dimmedForeground': token('text-3'), // of the last line, when it is empty
      'editor.placeholder.foreground': token('text-3'),
      'editor.lineHighlightBackground': `${token('surface-2')}`,
      'editor.lineHighlightBorder': `${token('line')}${none}`,
      'editor.selectionBackground': `${token('accent')}${faint}`,
      'editor.inactiveSelectionBackground': token('accent-soft'),
      'editorCursor.foreground': token('text'),
      'editorIndentGuide.background1': token('line'),
      'editorIndentGuide.activeBackground1': token('line-strong'),
      // One colour for brackets of every depth: structure is for the canvas to show.
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, token('code-punct')]),
      ),
      'editorBracketHighlight.unexpectedBracket.foreground': token('fail'),
      'editorBracketMatch.background': token('accent-soft'),
      'editorBracketMatch.border': token('accent'),
      'editorError.foreground': token('fail'),
      'editorWarning.foreground': token('retry'),
      'editorInfo.foreground': token('run'),
      'editorHint.foreground': token('text-3'),
      'editorWidget.background': token('surface'),
      'editorWidget.foreground': token('text'),
      'editorWidget.border': token('line-strong'),
      'editorSuggestWidget.background': token('surface'),
      'editorSuggestWidget.border': token('line-strong'),
      'editorSuggestWidget.foreground': token('text'),
      'editorSuggestWidget.selectedBackground': token('accent-soft'),
      'editorSuggestWidget.selectedForeground': token('text'),
      'editorSuggestWidget.highlightForeground': token('accent'),
      'editorSuggestWidget.focusHighlightForeground': token('accent'),
      'editorHoverWidget.background': token('surface'),
      'editorHoverWidget.border': token('line-strong'),
      'list.hoverBackground': token('surface-2'),
      'list.activeSelectionBackground': token('accent-soft'),
      'list.activeSelectionForeground': token('text'),
      'input.background': token('surface'),
      'input.foreground': token('text'),
      'input.border': token('line-control'),
      'input.placeholderForeground': token('text-3'),
      focusBorder: token('focus'),
      'quickInput.background': token('surface'),
      'quickInput.foreground': token('text'),
      'menu.background': token('surface'),
      'menu.foreground': token('text'),
      'menu.selectionBackground': token('accent-soft'),
      'menu.selectionForeground': token('text'),
      'menu.border': token('line-strong'),
      'scrollbarSlider.background': `${token('line-strong')}80`,
      'scrollbarSlider.hoverBackground': `${token('line-strong')}c0`,
      'scrollbarSlider.activeBackground': token('line-strong'),
      'textLink.foreground': token('accent'),
      'widget.shadow': '#00000030',
    },
  };
}

/**
 * A colour with all of its digits, which is all that Monaco takes: a built style sheet shortens `#ffffff` to `#fff`,
 * and where the system chooses the colours they are names. A canvas spells out any of them.
 */
function spellOut(color: string): string {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return color;
  pen.fillStyle = color;
  return pen.fillStyle;
}

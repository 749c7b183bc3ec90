import type { Page } from '@playwright/test';

/**
 * The controls whose visible words are not in their name, in their order: who speaks to the page says what is seen.
 * Key caps are no words of a control, nor are the pictures in it and what is marked as said otherwise.
 *
 * @see https://www.w3.org/TR/WCAG22/#label-in-name
 */
export async function unnamedLabels(page: Page, part = 'body'): Promise<readonly string[]> {
  return page.evaluate((selector) => {
    const controls =
      'button, a[href], summary, [role=button], [role=tab], [role=option], [role=treeitem], [role=menuitem], ' +
      '[role=menuitemcheckbox], [role=menuitemradio], [role=radio], [role=checkbox], [role=switch]';
    const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
    const seenWords = (node: Node): string => {
      if (node.nodeType === Node.TEXT_NODE) return `${node.textContent ?? ''} `;
      if (!(node instanceof Element) || node.matches('svg, kbd, [aria-hidden=true]')) return '';
      if (!node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return '';
      const { width } = node.getBoundingClientRect();
      return width <= 1 ? '' : [...node.childNodes].map(seenWords).join('');
    };
    const found: string[] = [];
    const root = document.querySelector(selector) ?? document.body;
    for (const control of root.querySelectorAll(`:is(${controls}):is([aria-label], [aria-labelledby])`)) {
      const labels = (control.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
      const name =
        control.getAttribute('aria-label') ??
        labels.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      const seen = seenWords(control).trim();
      if (!plain(name).includes(plain(seen))) found.push(`"${seen}" is called "${name.slice(0, 80)}"`);
    }
    return found;
  }, part);
}

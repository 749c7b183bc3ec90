import { expect, test, type Page } from '@playwright/test';
import { HomePage } from '../pages/HomePage';

/** A place where Tab stops, and what is wrong with it. */
type Stop = { readonly name: string; readonly size: string; readonly hasRing: boolean; readonly isLarge: boolean };

/**
 * Goes through the page by Tab and looks at every stop: its name, whether it can be seen to have the focus, its size.
 */
async function walk(page: Page, most: number): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  const client = await page.context().newCDPSession(page);
  await client.send('Accessibility.enable');
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const isSeen = element.getAttribute('data-walked') !== null;
      element.setAttribute('data-walked', '');
      const { width, height } = (
        element.closest('label') ??
        element.closest('.monaco-editor') ??
        element
      ).getBoundingClientRect();
      const shows = (at: Element, pseudo?: string): boolean => {
        const style = getComputedStyle(at, pseudo);
        return (
          (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) ||
          style.boxShadow.includes(' 0px 0px 0px ')
        );
      };
      const around = [
        element,
        element.parentElement,
        element.parentElement?.parentElement,
        element.nextElementSibling,
        element.closest('label'),
        element.closest('.monaco-editor')?.parentElement?.parentElement,
      ];
      const active = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
      // A separator is as wide as what can be seized of it; arrows and states are as large as the zoom makes them.
      const isExempt = element.matches('[role=separator]') || element.closest('.react-flow__viewport') !== null;
      return {
        isSeen,
        // In the code the caret is the sign.
        hasRing: element.matches('.inputarea') || active !== null || around.some((at) => at && shows(at)),
        isLarge: isExempt || (width >= 24 && height >= 24),
        size: `${Math.round(width)}×${Math.round(height)}`,
        html: element.outerHTML.slice(0, 160),
      };
    });
    if (!seen) continue;
    if (seen.isSeen) break;
    const { result } = await client.send('Runtime.evaluate', { expression: 'document.activeElement' });
    const { nodes } = await client.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    });
    const name = String(nodes[0]?.name?.value ?? '');
    stops.push({ ...seen, name: name === '' ? `no name: ${seen.html}` : name });
  }
  return stops;
}

function faults(place: string, stops: readonly Stop[]): readonly string[] {
  return stops.flatMap(({ name, size, hasRing, isLarge }) => [
    ...(name.startsWith('no name') ? [`${place}: ${name}`] : []),
    ...(hasRing ? [] : [`${place}: "${name}" shows no focus`]),
    ...(isLarge ? [] : [`${place}: "${name}" is ${size}`]),
  ]);
}

test('every stop of the keyboard has a name, a visible focus and a size that can be hit', async ({ page }) => {
  test.setTimeout(300_000); // some hundred stops
  const home = await HomePage.open(page);
  const found: string[] = [...faults('home', await walk(page, 60))];
  const designer = await home.openTemplate('Order with regions');
  await designer.text.ready();
  found.push(...faults('workbench', await walk(page, 120)));
  await designer.canvas.select('FetchAnOrder');
  found.push(...faults('a state', await walk(page, 150)));
  await designer.run.openDialog();
  found.push(...faults('the run dialog', await walk(page, 40)));
  await page.keyboard.press('Escape');
  await designer.run.start('Instant');
  await designer.run.ended('Succeeded');
  await designer.canvas.select('RegionChoice');
  found.push(...faults('a run', await walk(page, 150)));

  expect(found).toEqual([]);
});

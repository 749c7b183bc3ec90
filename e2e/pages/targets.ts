import type { Page } from '@playwright/test';

/**
 * What can be hit is measured by hitting it. Names whatever is smaller than 24 × 24 px and stands so near to another
 * target that a circle of 24 px around it would touch it.
 *
 * @see https://www.w3.org/TR/WCAG22/#target-size-minimum
 */
export async function smallTargets(page: Page, part = 'body'): Promise<readonly string[]> {
  return page.evaluate((selector) => {
    const root = document.querySelector(selector) ?? document.body;
    const kinds =
      'button, a[href], input, select, textarea, summary, [role=button], [role=tab], [role=option], [role=treeitem], ' +
      '[role=menuitem], [role=menuitemcheckbox], [role=menuitemradio], [role=radio], [role=checkbox], [role=switch], [role=link]';
    type Target = { element: Element; x: number; y: number; width: number; height: number };
    const targets: Target[] = [];
    for (const element of root.querySelectorAll(kinds)) {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (element.closest('[inert], .monaco-editor') || element.matches('[disabled], [type=hidden]')) continue;
      const hit = element.closest('label') ?? element;
      const box = hit.getBoundingClientRect();
      let isCut = false; // by the edge of something that scrolls: it can be brought into view
      for (let at = hit.parentElement; at; at = at.parentElement) {
        if (!/auto|scroll/u.test(getComputedStyle(at).overflow)) continue;
        const { top, bottom } = at.getBoundingClientRect();
        isCut ||= box.top < top || box.bottom > bottom;
      }
      if (isCut) continue;
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const isHit = (x: number, y: number): boolean => {
        const at = document.elementFromPoint(x, y);
        return at !== null && hit.contains(at);
      };
      if (!isHit(middle.x, middle.y)) continue;
      const reach = (dx: number, dy: number): number => {
        let far = 0;
        while (far < 200 && isHit(middle.x + dx * (far + 1), middle.y + dy * (far + 1))) far++;
        return far;
      };
      const [left, right, up, down] = [reach(-1, 0), reach(1, 0), reach(0, -1), reach(0, 1)];
      targets.push({
        element: hit,
        x: middle.x - left,
        y: middle.y - up,
        width: Math.max(left + right + 1, 0),
        height: Math.max(up + down + 1, 0),
      });
    }
    const isSmall = ({ width, height }: Target): boolean => width < 24 || height < 24;
    const name = ({ element }: Target): string =>
      `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 50)}"`;
    return targets.filter(isSmall).flatMap((target) => {
      const at = { x: target.x + target.width / 2, y: target.y + target.height / 2 };
      const near = targets.find((other) => {
        if (other === target || other.element.contains(target.element) || target.element.contains(other.element))
          return false;
        const to = isSmall(other)
          ? { x: other.x + other.width / 2, y: other.y + other.height / 2, apart: 24 }
          : {
              x: Math.min(Math.max(at.x, other.x), other.x + other.width),
              y: Math.min(Math.max(at.y, other.y), other.y + other.height),
              apart: 12,
            };
        return Math.hypot(to.x - at.x, to.y - at.y) < to.apart - 0.5;
      });
      // Inside of a sentence a target is as high as its line.
      const isInline = getComputedStyle(target.element).display === 'inline';
      if (!near || isInline) return [];
      return [`${name(target)} is ${target.width}×${target.height}, beside ${name(near)}`];
    });
  }, part);
}

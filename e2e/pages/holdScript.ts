import type { Page } from '@playwright/test';

/** Holds back a part of the program until it is let go. */
export async function holdScript(page: Page, name: string): Promise<() => void> {
  let letGo = (): void => undefined;
  const isLetGo = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(`**/assets/${name}-*.js`, async (route) => {
    await isLetGo;
    await route.continue();
  });
  return letGo;
}

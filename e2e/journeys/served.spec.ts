import { expect, test } from '@playwright/test';

// What the server and the page itself give before and beside the program.

test('a newcomer reads the first page before any script has come', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByText('Draw, write and run Step Functions workflows')).toBeVisible();
  await expect(page.locator('svg[data-detailed]').first()).toBeVisible();
  await expect(page.getByText('Templates', { exact: true })).toBeVisible();
  await context.close();
});

test('the picture of the first visit gives way to the living page without a hole', async ({ page }) => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const root = document.getElementById('root');
      if (root) seen.push(root.innerText.includes('Templates') ? 'page' : 'hole');
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('/');
  await page.getByRole('button', { name: 'Open a finished workflow' }).waitFor();
  const seen = await page.evaluate(() => (window as unknown as { readonly seen: readonly string[] }).seen);
  expect(seen.slice(seen.indexOf('page'))).not.toContain('hole');
  await expect(page.locator('#first-paint')).toHaveCount(0);
});

test('whoever has workflows, or comes to another page, is not shown the first visit', async ({ page, context }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Open a finished workflow' }).click();
  await expect(page.getByRole('button', { name: /^Run/ }).first()).toBeVisible();
  const address = page.url();
  await page.goto('about:blank');
  await context.route('**/assets/*.js', (route) => route.abort()); // so that only what the page brings along is there
  for (const other of [address, new URL('/', address).href, new URL('/#/nowhere', address).href]) {
    await page.goto(other);
    await expect(page.locator('#first-paint')).toBeHidden();
  }
});

test('an unknown path is not found, and the server says what the page may do', async ({ request }) => {
  const found = await request.get('/');
  expect(found.status()).toBe(200);
  expect(found.headers()).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  expect(found.headers()['permissions-policy']).toContain('camera=()');
  expect(found.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  for (const path of ['/nowhere', '/nowhere/else.html', '/assets/nothing.js'])
    expect((await request.get(path)).status()).toBe(404);
  expect(await (await request.get('/robots.txt')).text()).toContain('User-agent: *');
});

test('text cannot become markup or the address of a foreign script', async ({ page }) => {
  await page.goto('/');
  const asMarkup = page.evaluate(() => {
    document.body.innerHTML = '<b>text</b>';
  });
  await expect(asMarkup).rejects.toThrow(/TrustedHTML/);
  await expect(page.evaluate(() => void new Worker('https://example.com/worker.js'))).rejects.toThrow(/another origin/);
});

test('About names the version, and everything that is bundled with its licence', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'About Stepyard' }).click();

  await expect(page.getByText(/^Version \d+\.\d+\.\d+$/)).toBeVisible();
  await page
    .getByText(/^zustand \d/)
    .first()
    .click();
  await expect(page.locator('pre:visible')).toContainText('Permission is hereby granted');
  await page.getByRole('link', { name: 'Go to your workflows' }).click();
  await expect(page.getByRole('heading', { name: 'Stepyard', level: 1 })).toBeVisible();
});

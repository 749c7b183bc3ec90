import { expect, type Locator, type Page } from '@playwright/test';

export type Speed = 'Watch' | 'Instant' | 'Step' | '×1';

/** Starting a run and reading what came of it. */
export class RunPage {
  constructor(readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Run workflow' });
  }

  get strip(): Locator {
    return this.page.getByRole('region', { name: 'Shown run' });
  }

  get details(): Locator {
    return this.page.getByRole('region', { name: 'Run details' });
  }

  async openDialog(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: /^Run/ }).click();
    await expect(this.dialog).toBeVisible();
  }

  async start(speed: Speed, input?: string): Promise<void> {
    await this.openDialog();
    if (input !== undefined) await this.dialog.getByRole('textbox', { name: 'Input' }).fill(input);
    await this.dialog.getByRole('radio', { name: speed, exact: true }).check({ force: true });
    await this.dialog.getByRole('button', { name: 'Start run' }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  async ended(status: 'Succeeded' | 'Failed' | 'Aborted' | 'Timed out'): Promise<void> {
    await expect(this.strip.getByText(status, { exact: true })).toBeVisible({ timeout: 30_000 });
  }

  /** Opens the list of all runs of the workflow. */
  async openList(): Promise<void> {
    await this.page.getByRole('tab', { name: /^Runs/ }).click();
  }

  row(number: number): Locator {
    return this.page
      .getByRole('table', { name: 'Runs' })
      .getByRole('row')
      .filter({ has: this.page.getByRole('button', { name: `Run ${number}`, exact: true }) });
  }

  async backToEditing(): Promise<void> {
    await this.strip.getByRole('button', { name: 'Back to editing' }).click();
    await expect(this.strip).toHaveCount(0);
  }
}

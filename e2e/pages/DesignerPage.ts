import { expect, type Download, type Page } from '@playwright/test';
import { CanvasPage } from './CanvasPage';
import { RunPage } from './RunPage';
import { TextPage } from './TextPage';

/** The workbench with one workflow open. */
export class DesignerPage {
  readonly canvas: CanvasPage;
  readonly text: TextPage;
  readonly run: RunPage;

  constructor(readonly page: Page) {
    this.canvas = new CanvasPage(page);
    this.text = new TextPage(page);
    this.run = new RunPage(page);
  }

  static async shown(page: Page): Promise<DesignerPage> {
    await expect(page.getByRole('region', { name: 'Workflow canvas' })).toBeVisible();
    return new DesignerPage(page);
  }

  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: /^Undo/ }).first().click();
  }

  async redo(): Promise<void> {
    await this.page.getByRole('button', { name: /^Redo/ }).first().click();
  }

  /** What belongs to the whole workflow, above the panes. */
  get header() {
    return this.page.getByRole('banner');
  }

  get inspector() {
    return this.page.getByRole('region', { name: 'Inspector' });
  }

  /** Chooses a way out of the page from the export menu, and gives what is downloaded. */
  async export(label: string): Promise<Download> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Export' }).click();
    await this.page.getByRole('menuitem', { name: label }).click();
    return download;
  }

  /** A notice that appears at the edge of the page. */
  notice(text: string | RegExp) {
    return this.page.getByRole('region', { name: 'Notices' }).filter({ hasText: text });
  }

  /** Waits until everything is in the browser's storage. */
  async saved(): Promise<void> {
    await expect(this.page.getByRole('banner').getByText('saved', { exact: true })).toBeVisible();
  }

  async goHome(): Promise<void> {
    await this.page.getByRole('link', { name: 'Your workflows' }).click();
  }
}

import { expect, type Locator, type Page } from '@playwright/test';
import { DesignerPage } from './DesignerPage';

/** The start page: recent workflows, templates, new and opened files. */
export class HomePage {
  constructor(readonly page: Page) {}

  static async open(page: Page): Promise<HomePage> {
    await page.goto('./');
    await expect(page.locator('#first-paint')).toHaveCount(0); // the living page has taken the place of its picture
    await expect(page.getByRole('heading', { name: 'Templates' })).toBeVisible();
    return new HomePage(page);
  }

  /** A first visit's one click to a finished workflow. */
  async openFinishedWorkflow(): Promise<DesignerPage> {
    await this.page.getByRole('button', { name: 'Open a finished workflow' }).click();
    return DesignerPage.shown(this.page);
  }

  async openTemplate(title: string): Promise<DesignerPage> {
    await this.template(title).click();
    return DesignerPage.shown(this.page);
  }

  template(title: string): Locator {
    return this.page.getByRole('main').getByRole('button', { name: new RegExp(`^${title} `) });
  }

  async newWorkflow(type: 'Standard' | 'Express' = 'Standard'): Promise<DesignerPage> {
    await this.page.getByRole('button', { name: 'New workflow' }).first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: type }).check();
    await dialog.getByRole('button', { name: 'Create' }).click();
    return DesignerPage.shown(this.page);
  }

  /** Opens a text as a file that the person picked. */
  async openFile(name: string, text: string | Buffer): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Open file' }).first().click();
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  recent(name: string): Locator {
    return this.page.getByRole('region', { name: 'Recent' }).getByText(name, { exact: true });
  }
}

import { expect, type Locator, type Page } from '@playwright/test';

export interface ImagePoint {
  readonly x: number;
  readonly y: number;
}

/** The editor as a person uses it: points on the photo, keys, buttons with names. */
export class EditorPage {
  constructor(readonly page: Page) {}

  get canvas(): Locator {
    return this.page.getByTestId('canvas');
  }
  get prompts(): Locator {
    return this.page.getByRole('list', { name: 'Prompts' }).getByRole('listitem');
  }
  get layers(): Locator {
    return this.page.getByTestId('layer');
  }
  layer(name: string): Locator {
    return this.layers.filter({ has: this.page.getByText(name, { exact: true }) });
  }
  async layerNames(): Promise<readonly string[]> {
    return this.layers.locator('.layer-name').allTextContents();
  }

  async ready(): Promise<void> {
    await expect(this.page.getByTestId('embedding')).toHaveAttribute('data-phase', 'ready', { timeout: 90_000 });
  }

  /** Screen position of a point of the image. */
  async at({ x, y }: ImagePoint): Promise<ImagePoint> {
    const box = await this.canvas.boundingBox();
    const view = await this.canvas.getAttribute('data-view');
    const [scale = 1, left = 0, top = 0] = (view ?? '').split(' ').map(Number);
    return { x: (box?.x ?? 0) + left + x * scale, y: (box?.y ?? 0) + top + y * scale };
  }

  /** As `at`, for the mouse. */
  async place(point: ImagePoint): Promise<[x: number, y: number]> {
    const { x, y } = await this.at(point);
    return [x, y];
  }

  async version(): Promise<number> {
    return Number(await this.canvas.getAttribute('data-overlay-version'));
  }

  /** Does something that changes the mask and waits until the new one is on the screen. */
  async expectingMask(action: () => Promise<void>): Promise<void> {
    const before = await this.version();
    await action();
    await expect.poll(() => this.version()).not.toBe(before);
  }

  async click(point: ImagePoint, modifier?: 'Alt'): Promise<void> {
    const { x, y } = await this.at(point);
    if (modifier) await this.page.keyboard.down(modifier);
    await this.page.mouse.click(x, y);
    if (modifier) await this.page.keyboard.up(modifier);
  }

  async dragBox(from: ImagePoint, to: ImagePoint): Promise<void> {
    const a = await this.at(from);
    const b = await this.at(to);
    await this.page.mouse.move(a.x, a.y);
    await this.page.mouse.down();
    await this.page.mouse.move((a.x + b.x) / 2, (a.y + b.y) / 2, { steps: 4 });
    await this.page.mouse.move(b.x, b.y, { steps: 4 });
    await this.page.mouse.up();
  }

  async cutOut(): Promise<void> {
    const before = await this.layers.count();
    await this.page.keyboard.press('Enter');
    await expect(this.layers).toHaveCount(before + 1);
  }
}

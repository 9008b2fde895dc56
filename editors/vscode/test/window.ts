// A window of VS Code in a browser, and what is to be seen in it.
import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type CDPSession, type Locator, type Page } from 'playwright-core';
import { Host, until, type Setup } from './host.ts';

const browserArgs = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--lang=zh-CN'];

/** Places in VS Code's window. */
export const at = {
  squiggles: '.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning, .monaco-editor .squiggly-info',
  menu: '.action-widget:not(.action-list-submenu-panel)',
  suggestions: '.suggest-widget.visible',
  quickInput: '.quick-input-widget:not([style*="display: none"])',
  toasts: '.notification-toast',
  rows: '.markers-panel .monaco-list-row',
  status: '[id="gaolint.gaolint.gaolint"]',
  hover: '.monaco-hover:not(.hidden) .monaco-hover-content',
};

export class Window {
  readonly host: Host;
  readonly page: Page;
  private readonly browser: Browser;
  private readonly input: CDPSession;

  private constructor(host: Host, browser: Browser, page: Page, input: CDPSession) {
    this.host = host;
    this.browser = browser;
    this.page = page;
    this.input = input;
  }

  /** Starts VS Code and opens its folder, or no folder. */
  static async open(setup: Setup, folder = true): Promise<Window> {
    const host = new Host(setup);
    await host.start();
    const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: browserArgs });
    const context = await browser.newContext({
      viewport: setup.viewport ?? { width: 1280, height: 800 }, locale: 'zh-CN', permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${host.port}/${folder ? `?folder=${encodeURIComponent(host.folder)}` : '?ew=true'}`);
    const w = new Window(host, browser, page, await context.newCDPSession(page));
    await page.waitForSelector('.monaco-workbench .statusbar-item', { timeout: 90_000 });
    return w;
  }

  async close(): Promise<void> {
    await this.picture('last');
    await this.browser.close();
    this.host.stop();
  }

  /** Writes a picture where GAOLINT_PICTURES says. */
  async picture(name: string): Promise<void> {
    const dir = process.env['GAOLINT_PICTURES'];
    if (dir !== undefined) {
      fs.mkdirSync(dir, { recursive: true });
      await this.page.screenshot({ path: path.join(dir, `${name}.png`) });
    }
  }

  press(...keys: string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  /** Runs a command of the palette by its title, as the palette writes it. */
  async command(title: string): Promise<void> {
    await this.press('F1');
    await this.page.waitForSelector(at.quickInput);
    await this.page.keyboard.insertText(title);
    const row = this.choice(title);
    await row.click();
    await row.waitFor({ state: 'detached' });
  }

  /** The row of a list of choices with this label. */
  private choice(label: string): Locator {
    return this.page.locator(`${at.quickInput} .monaco-list-row`, { has: this.page.locator('.label-name', { hasText: exactly(label) }) }).first();
  }

  /** Shows the list of problems. */
  async problems(): Promise<void> {
    await this.press('Control+Shift+m');
    await this.page.waitForSelector('.markers-panel');
  }

  /** Opens a file of the folder, with the cursor in it. */
  async file(name: string): Promise<void> {
    await this.press('Control+p');
    await this.page.waitForSelector(at.quickInput);
    await this.page.keyboard.insertText(name);
    await this.choice(name).click();
    await this.page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
    await this.page.waitForSelector('.monaco-editor.focused .view-line');
  }

  /** Puts the cursor at the beginning of a line of the active file, counted from 1. */
  async goTo(line: number): Promise<void> {
    await this.press('Control+g');
    await this.page.waitForSelector(at.quickInput);
    await this.page.keyboard.type(String(line));
    await this.press('Enter');
    await this.sees('.statusbar', new RegExp(`Ln ${line}, Col 1\\b`));
  }

  /** Goes to the next finding, which has the text, and opens the menu of what can be done about it. */
  async fixes(text: string, look?: string): Promise<void> {
    const widget = '.monaco-editor .marker-widget';
    await this.press('F8');
    await this.sees(widget, text);
    if (look !== undefined) {
      await this.picture(look);
    }
    await this.press('Escape');
    await until('the finding is closed', async () => (await this.count(widget)) === 0);
    await this.press('Control+.');
    await this.page.waitForSelector(at.menu);
  }

  /** Saves the active document, under a name if it has none, and waits until the file is as it should be. */
  async save(name: string, text: string, unnamed = false): Promise<void> {
    await this.press('Control+s');
    if (unnamed) {
      await this.page.waitForSelector(`${at.quickInput} input`);
      await this.page.locator(`${at.quickInput} input`).first().fill(path.join(this.host.folder, name));
      await this.page.waitForTimeout(700); // the dialog looks the folder up
      await this.press('Enter');
    }
    await until('the file is saved', () => this.host.has(name) && this.host.read(name) === text, 10_000).catch(() => {
      const [is, line] = firstDifference(this.host.has(name) ? this.host.read(name) : '', text);
      throw new Error(`${name} is not saved as it should be; it has ${JSON.stringify(is)} for ${JSON.stringify(line)}`);
    });
    await until('the tab is clean', async () => (await this.count('.tab.active.dirty')) === 0);
  }

  /** Types a character as an input method does, if it is no key. */
  async type(text: string): Promise<void> {
    for (const c of text) {
      if (c === '\n') {
        await this.press('Enter');
      } else if (c.charCodeAt(0) < 128) {
        await this.page.keyboard.type(c);
      } else {
        await Promise.all([
          this.input.send('Input.imeSetComposition', { text: 'z', selectionStart: 1, selectionEnd: 1 }),
          this.input.send('Input.insertText', { text: c }),
        ]);
      }
    }
  }

  async paste(text: string): Promise<void> {
    await this.page.evaluate((s) => navigator.clipboard.writeText(s), text);
    await this.press('Control+v');
  }

  count(selector: string): Promise<number> {
    return this.page.locator(selector).count();
  }

  async text(selector: string): Promise<string> {
    return (await this.page.locator(selector).allInnerTexts()).join('\n');
  }

  /** Waits until a text is to be seen in a place. */
  async sees(selector: string, text: string | RegExp, ms?: number): Promise<number> {
    const found = async (): Promise<boolean> => {
      const t = (await this.text(selector)).replaceAll('\u00a0', ' ');
      return typeof text === 'string' ? t.includes(text) : text.test(t);
    };
    return until(`${selector} shows ${text}`, found, ms).catch(async (e: unknown) => {
      throw new Error(`${String(e)}; it shows: ${await this.text(selector)}`);
    });
  }

  /** What the status bar tells to those who cannot see it. */
  async label(): Promise<string> {
    const item = this.page.locator(`${at.status} a`);
    return (await item.count()) === 0 ? '' : (await item.first().getAttribute('aria-label')) ?? '';
  }

  /** Waits until the status bar tells of so many errors, doubtful places and remarks. */
  async counts(errors: number, doubtful: number, remarks: number, ms?: number): Promise<number> {
    const none = errors + doubtful + remarks === 0;
    const wanted = none ? /nothing found/ : new RegExp(`\\b${errors}\\D+\\b${doubtful}\\D+\\b${remarks}\\D*$`);
    return until(`${errors} errors, ${doubtful} doubtful, ${remarks} remarks`, async () => wanted.test(await this.label()), ms).catch(async (e: unknown) => {
      throw new Error(`${String(e)}; told is: ${await this.label()}`);
    });
  }

  /** Waits until so many places are underlined. */
  async underlined(n: number | ((n: number) => boolean), ms?: number): Promise<number> {
    const fits = typeof n === 'number' ? (k: number): boolean => k === n : n;
    return until(`${String(n)} places are underlined`, async () => fits(await this.count(at.squiggles)), ms).catch(async (e: unknown) => {
      throw new Error(`${String(e)}; underlined are ${await this.count(at.squiggles)}`);
    });
  }
}

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}

/** The first lines that differ. */
function firstDifference(a: string, b: string): [string | undefined, string | undefined] {
  const [x, y] = [a.split('\n'), b.split('\n')];
  const i = Math.max(0, [...x, ...y].findIndex((_, k) => x[k] !== y[k]));
  return [x[i], y[i]];
}

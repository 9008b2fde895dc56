// A window of VS Code in a browser, and what is to be seen in it.
import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { Host, insist, patience, until, type Setup } from './host.ts';

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
  // The editor's own: whatever the mouse lies over has a hover, too.
  hover: '.monaco-editor .monaco-resizable-hover .monaco-hover:not(.hidden) .monaco-hover-content',
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
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${host.port}/${folder ? `?folder=${encodeURIComponent(host.folder)}` : '?ew=true'}`);
    const w = new Window(host, browser, page, await context.newCDPSession(page));
    await page.waitForSelector('.monaco-workbench .statusbar-item');
    await w.away();
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

  /** Moves the mouse to where there is nothing that it could be over. */
  private async away(): Promise<void> {
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    await this.page.mouse.move(width / 2, height - 2);
  }

  /** Opens a list of choices by a key, and its field has the keyboard. */
  async list(key: string): Promise<void> {
    const field = `${at.quickInput} input:focus`;
    await insist(`${key} opens a list`, async () => {
      if ((await this.count(field)) === 0) {
        await this.press(key);
      }
    }, async () => (await this.count(field)) > 0);
  }

  /** Chooses by its label from the list that a key opens; the list is opened anew if it has no such choice yet. */
  private async choose(key: string, label: string): Promise<void> {
    const row = this.page.locator(`${at.quickInput} .monaco-list-row`, { has: this.page.locator('.label-name', { hasText: exactly(label) }) }).first();
    await insist(`${key} has the choice ${label}`, async () => {
      await this.closed();
      await this.list(key);
      await this.page.keyboard.insertText(label);
    }, async () => (await row.count()) > 0 && await row.click({ timeout: 5000 }).then(() => true, () => false));
    await row.waitFor({ state: 'detached' });
    await this.away();
  }

  /** Closes a list of choices, if there is one. */
  private async closed(): Promise<void> {
    const open = async (): Promise<boolean> => (await this.count(at.quickInput)) > 0;
    if (await open()) {
      await insist('the list is closed', () => this.press('Escape'), async () => !(await open()));
    }
  }

  /** Runs a command of the palette by its title, as the palette writes it. */
  async command(title: string): Promise<void> {
    await this.choose('F1', title);
  }

  /** Shows the list of problems. */
  async problems(): Promise<void> {
    const panel = this.page.locator('.markers-panel');
    await insist('the problems are shown', async () => {
      if (!(await panel.isVisible())) {
        await this.press('Control+Shift+m');
      }
    }, () => panel.isVisible());
  }

  /** Opens a file of the folder, with the cursor in it. */
  async file(name: string): Promise<void> {
    await this.choose('Control+p', name);
    await this.page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
    await this.page.waitForSelector('.monaco-editor.focused .view-line');
  }

  /** Puts the cursor at the beginning of a line of the active file, counted from 1. */
  async goTo(line: number): Promise<void> {
    await this.list('Control+g');
    await this.page.keyboard.insertText(String(line));
    await this.enter(async () => (await this.count(at.quickInput)) === 0);
    await this.sees('.statusbar', new RegExp(`Ln ${line}, Col 1\\b`));
  }

  /** Presses the Enter key in a list of choices or in its field, until that is done which it is for. */
  async enter(done: () => boolean | Promise<boolean>): Promise<void> {
    await insist('Enter is taken', async () => {
      if ((await this.count(at.quickInput)) > 0) {
        await this.press('Enter');
      }
    }, done);
  }

  /** Answers what is asked in the field at the top. */
  async answer(question: string, text?: string): Promise<void> {
    await this.sees(at.quickInput, question);
    if (text !== undefined) {
      await this.page.waitForSelector(`${at.quickInput} input:focus`);
      await this.page.keyboard.insertText(text);
    }
    await this.enter(async () => !(await this.text(at.quickInput)).includes(question));
  }

  /** Clicks a button of a notification or of a dialog; a notification that has withdrawn is fetched back. */
  async button(label: string): Promise<void> {
    const button = this.page.locator('.notification-list-item .monaco-button, .monaco-dialog-box .monaco-button', { hasText: label }).first();
    let clicked = false;
    await insist(`the button ${label} is there`, async () => {
      clicked = await button.click({ timeout: 8000 }).then(() => true, () => false);
      if (!clicked) {
        await this.command('Notifications: Show Notifications');
      }
    }, () => clicked);
    await this.away();
  }

  /** Shows what the editor has to say about the place of the cursor, until it says the text. */
  async hover(text: string): Promise<void> {
    await insist(`the hover shows ${text}`, () => this.press('Control+k', 'Control+i'), async () => (await this.text(at.hover)).includes(text));
  }

  /** Opens the list of completions, until it has the text. */
  async complete(text: string): Promise<void> {
    await insist(`the completions have ${text}`, async () => {
      if ((await this.count(at.suggestions)) > 0) {
        await this.press('Escape');
      }
      await this.press('Control+Space');
    }, async () => (await this.text(at.suggestions)).includes(text));
  }

  /** Goes to the next finding that has the text, and opens the menu of what can be done about it. */
  async fixes(text: string, look?: string): Promise<void> {
    const widget = '.monaco-editor .marker-widget';
    await insist(`the next finding is ${text}`, () => this.press('F8'), async () => (await this.text(widget)).includes(text));
    if (look !== undefined) {
      await this.picture(look);
    }
    await insist('the finding is closed', () => this.press('Escape'), async () => (await this.count(widget)) === 0);
    await insist('the menu is open', () => this.press('Control+.'), () => this.visible(at.menu));
  }

  /** Closes the menu of what can be done. */
  async leave(): Promise<void> {
    await insist('the menu is closed', () => this.press('Escape'), async () => !(await this.visible(at.menu)));
  }

  /** Saves the active document, under a name if it has none, and waits until the file is as it should be. */
  async save(name: string, text: string, unnamed = false): Promise<void> {
    await this.press('Control+s');
    if (unnamed) {
      // The dialog looks the folder up, and has done so when it lists what is in there.
      const [field, target, mark] = [this.page.locator(`${at.quickInput} input`).first(), path.join(this.host.folder, name), 'mark.txt'];
      this.host.write(mark, '');
      await insist('the dialog shows the folder', () => field.fill(target),
        async () => (await this.text(at.quickInput)).includes(mark) && (await field.inputValue()) === target);
      await this.enter(() => this.host.has(name));
    }
    await until('the file is saved', () => this.host.has(name) && this.host.read(name) === text).catch(() => {
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

  /** The texts of the notifications that are to be seen. */
  notifications(): Promise<string[]> {
    return this.page.locator(at.toasts).allInnerTexts();
  }

  private visible(selector: string): Promise<boolean> {
    return this.page.locator(selector).first().isVisible();
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

// A window of VS Code in a browser, and what is to be seen in it.
import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { Host, insist, patience, until, type Setup } from './host.ts';
import { exactly, firstDifference, spaced } from './words.ts';

const browserArgs = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--lang=zh-CN'];

/** Places in VS Code's window. */
export const at = {
  editor: '.part.editor .monaco-editor.focused',
  editing: '.part.editor .monaco-editor.focused .view-line',
  lines: '.part.editor .monaco-editor.focused .view-lines',
  squiggles: '.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning, .monaco-editor .squiggly-info',
  menu: '.action-widget:not(.action-list-submenu-panel)',
  suggestions: '.suggest-widget.visible',
  quickInput: '.quick-input-widget:not([style*="display: none"])',
  toasts: '.notification-toast',
  told: '.notification-list-item, .monaco-dialog-box',
  rows: '.markers-panel .monaco-list-row',
  status: '[id="gaolint.gaolint.gaolint"]',
  // The editor's own: whatever the mouse lies over has a hover, too.
  hover: '.monaco-editor .monaco-resizable-hover .monaco-hover:not(.hidden) .monaco-hover-content',
};

/** Notifications of the extension: the rest of the window speaks English and does not name it. */
export const ours = /gaolint|\p{Script=Han}/u;

export class Window {
  readonly host: Host;
  readonly page: Page;
  private readonly browser: Browser;
  private readonly input: CDPSession;
  /** The window that was opened last. */
  static last: Window | undefined;

  private constructor(host: Host, browser: Browser, page: Page, input: CDPSession) {
    this.host = host;
    this.browser = browser;
    this.page = page;
    this.input = input;
    Window.last = this;
  }

  /** Starts VS Code and opens its folder, or no folder. */
  static async open(setup: Setup, folder = true): Promise<Window> {
    const host = new Host(setup);
    await host.start();
    const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: browserArgs, timeout: patience });
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
    await this.picture('last').catch((e: unknown) => console.log(String(e)));
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

  /** Opens a list of choices by a key, and its field has the keyboard, which another part of the window may have taken from it. */
  private async list(key: string): Promise<void> {
    const field = `${at.quickInput} input:focus`;
    await insist(`${key} opens a list`, async (ms) => {
      if (!(await this.reached())) { // what else is open may have a use for the key
        await this.press(...(ms > 2000 ? ['Escape'] : []), key);
      }
    }, async () => (await this.count(field)) > 0, 2000);
  }

  /** Closes a list of choices, if there is one. */
  private async closed(): Promise<void> {
    const open = async (): Promise<boolean> => (await this.count(at.quickInput)) > 0;
    if (await open()) {
      await insist('the list is closed', async () => ((await this.reached()) ? this.press('Escape') : undefined), async () => !(await open()));
    }
  }

  /** Whether a list of choices is open; its field has the keyboard then. */
  private async reached(): Promise<boolean> {
    return this.page.locator(`${at.quickInput} input`).evaluateAll((fields) => {
      const field = fields.find((f) => (f as HTMLElement).offsetParent !== null) as HTMLElement | undefined;
      field?.focus();
      return field !== undefined;
    });
  }

  /** Opens a list of choices by a key, writes something and takes the first that is offered, until it has had its effect. */
  async first(key: string, before: string, text: string, offer: string | RegExp, done: () => Promise<boolean>): Promise<void> {
    await insist(`${key} takes ${text}`, async (ms) => {
      await this.closed();
      await this.list(key);
      await this.sees(at.quickInput, before, ms);
      await this.page.keyboard.insertText(text);
      await this.sees(at.quickInput, offer, ms);
      await this.press('Enter');
    }, async () => (await this.count(at.quickInput)) === 0 && await done());
  }

  /** Chooses by its label from the list that a key opens; the list is opened anew if it has no such choice yet. */
  private async choose(key: string, label: string): Promise<void> {
    const row = this.page.locator(`${at.quickInput} .monaco-list-row`, { has: this.page.locator('.label-name', { hasText: exactly(label) }) }).first();
    let clicked = false;
    await insist(`${key} has the choice ${label}`, async (ms) => {
      clicked = false;
      await this.closed();
      await this.list(key);
      await this.page.keyboard.insertText(label);
      await row.click({ timeout: ms });
      clicked = true;
    }, async () => clicked && (await row.count()) === 0);
    await this.away();
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
    const there = async (): Promise<boolean> => (await this.count(`.tab.active[data-resource-name="${name}"]`)) > 0 && (await this.count(at.editing)) > 0;
    await insist(`${name} is open`, () => this.choose('Control+p', name), there);
  }

  /** Opens an empty document, with the cursor in it. */
  async untitled(): Promise<void> {
    await insist('an empty document is open', () => this.command('File: New Untitled Text File'),
      async () => (await this.count('.tab.active[data-resource-name^="Untitled-"]')) > 0 && (await this.count(at.editing)) > 0 && (await this.text(at.lines)).trim() === '');
  }

  /** Puts the cursor at the beginning of a line of the active file, counted from 1. */
  async goTo(line: number): Promise<void> {
    const there = new RegExp(`Ln ${line}, Col 1\\b`);
    await insist(`the cursor is in line ${line}`, async () => {
      await this.closed();
      await this.list('Control+g');
      await this.page.keyboard.insertText(String(line));
      await this.press('Enter');
    }, async () => (await this.count(at.quickInput)) === 0 && (await this.count(at.editing)) > 0 && there.test(await this.text('.statusbar')));
  }

  /** Answers what is asked in the field at the top, if it is asked within some milliseconds. */
  async answer(ms: number, question: string, text?: string): Promise<void> {
    await this.sees(at.quickInput, question, ms);
    const field = this.page.locator(at.quickInput, { hasText: question }).locator('input').first();
    await insist(`the answer to ${question}`, async () => {
      if (text !== undefined) {
        await field.fill(text, { timeout: ms });
      }
      await field.press('Enter', { timeout: ms });
    }, async () => (await field.count()) === 0);
  }

  /** Makes a new report of an organ by the command. */
  async form(organ: string): Promise<void> {
    await insist('there is a new report', async (ms) => {
      await this.command('gaolint: New report from the form…');
      await this.answer(ms, 'Name of the organ', organ);
      await this.answer(ms, 'Year of the report');
    }, async () => (await this.text(at.lines)).includes(`# ${organ}`), 20_000);
  }

  /** Waits for a notification or a dialog with a text; a notification that has withdrawn is fetched back. */
  async told(text: string): Promise<void> {
    await insist(`it is told: ${text}`, async (ms) => {
      if (!(await this.text(at.told)).includes(text) && ms >= 20_000) { // sooner none withdraws
        await this.command('Notifications: Show Notifications');
      }
    }, async () => (await this.text(at.told)).includes(text));
  }

  /** Clicks a button of the notification or of the dialog that has a text, until it has had its effect. */
  async button(text: string, label: string, done: () => boolean | Promise<boolean>): Promise<void> {
    await this.told(text);
    const button = this.page.locator(at.told, { hasText: text }).locator('.monaco-button', { hasText: label }).first();
    let last = 0; // what is clicked goes away; only if nothing comes of it, it is looked for
    await insist(`the button ${label} has its effect`, async (ms) => {
      if (await button.isVisible()) {
        await button.click({ timeout: ms });
        last = ms;
      } else if (ms > 2 * last) {
        await this.command('Notifications: Show Notifications');
      }
    }, done);
    await this.away();
  }

  /** Shows what the editor has to say about the last cell of a line, until it says the text. */
  async hover(line: number, text: string): Promise<void> {
    await insist(`the hover shows ${text}`, async () => {
      await this.goTo(line);
      await this.press('End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Control+k', 'Control+i');
    }, async () => (await this.text(at.hover)).includes(text));
  }

  /** Takes the completion that has a text, until that is in the document which it brings. */
  async complete(text: string, brings: string, look: string): Promise<void> {
    await insist(`the completion ${text}`, async (ms) => {
      if ((await this.count(at.suggestions)) > 0) {
        await this.press('Escape');
      }
      await this.press('Control+Space');
      await this.sees(at.suggestions, text, ms);
      await this.picture(look);
      await this.press('Enter');
    }, async () => (await this.text(at.lines)).includes(brings));
  }

  /** Goes to the next finding that has the text, and opens the menu of what can be done about it, until it has the offers or all is done. */
  async fixes(text: string, offers: string[], look?: string, done: () => Promise<boolean> = async () => false): Promise<void> {
    const widget = '.monaco-editor .marker-widget';
    const or = (holds: () => Promise<boolean>) => async (): Promise<boolean> => await holds() || await done();
    await insist(`the menu has ${offers.join(', ')}`, async () => {
      await this.leave();
      await insist(`the next finding is ${text}`, () => this.press('F8'), or(async () => (await this.text(widget)).includes(text)));
      if (look !== undefined) {
        await this.picture(look);
      }
      await insist('the finding is closed', () => this.press('Escape'), async () => (await this.count(widget)) === 0);
      await insist('the menu is open', () => this.press('Control+.'), or(() => this.visible(at.menu)));
    }, or(async () => {
      const menu = await this.text(at.menu);
      return offers.every((offer) => menu.includes(offer));
    }));
  }

  /** Chooses from the menu of what can be done about a finding, by the keyboard if it is the first, until it has had its effect. */
  async mend(text: string, offers: string[], chosen: string, done: () => Promise<boolean>, look?: string): Promise<void> {
    await insist(`${chosen} is done`, async () => {
      await this.fixes(text, offers, look, done);
      if (look !== undefined) {
        await this.picture(`${look}-menu`);
      }
      await insist(`${chosen} is taken`, async (ms) => {
        if (!(await this.visible(at.menu))) {
          return;
        }
        if (chosen === offers[0]) {
          await this.press('Enter');
        } else {
          await this.page.locator(`${at.menu} .monaco-list-row`, { hasText: chosen }).first().click({ timeout: ms });
        }
      }, async () => !(await this.visible(at.menu)));
    }, done, 40_000);
    await this.away();
  }

  /** Closes the menu of what can be done, if it is open. */
  async leave(): Promise<void> {
    if (await this.visible(at.menu)) {
      await insist('the menu is closed', () => this.press('Escape'), async () => !(await this.visible(at.menu)));
    }
  }

  /** Saves the active document, under a name if it has none, until the file is as it should be. */
  async save(name: string, text: string, unnamed = false): Promise<void> {
    const is = (): string => (this.host.has(name) ? this.host.read(name) : '');
    await insist('the file is saved', async (ms) => {
      await this.closed();
      await this.press('Control+s');
      if (unnamed && !this.host.has(name)) {
        // The dialog looks the folder up, and has done so when it lists what is in there.
        const [field, target, mark] = [this.page.locator(`${at.quickInput} input`).first(), path.join(this.host.folder, name), 'mark.txt'];
        this.host.write(mark, '');
        await field.waitFor({ timeout: ms });
        await insist('the dialog shows the folder', () => field.fill(target, { timeout: ms }),
          async () => (await this.text(at.quickInput)).includes(mark) && (await field.inputValue({ timeout: ms })) === target);
        await field.press('Enter', { timeout: ms });
      }
    }, async () => is() === text && (await this.count('.tab.active.dirty')) === 0).catch((e: unknown) => {
      const [has, line] = firstDifference(is(), text);
      throw new Error(`${name} is not saved as it should be; it has ${JSON.stringify(has)} for ${JSON.stringify(line)}`, { cause: e });
    });
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
          this.input.send('Input.imeSetComposition', { text: c, selectionStart: c.length, selectionEnd: c.length }),
          this.input.send('Input.insertText', { text: c }),
        ]);
      }
    }
  }

  /** Makes a pasted text the whole of the active document; its last line is to be seen then. */
  async paste(text: string): Promise<void> {
    const last = text.trimEnd().split('\n').at(-1) ?? '';
    await insist('the text is pasted', async () => {
      await this.page.evaluate((s) => navigator.clipboard.writeText(s), text);
      await this.press('Control+a', 'Control+v');
    }, async () => (await this.text(at.lines)).includes(last.trim()));
  }

  /** The texts of the extension's notifications that are to be seen: VS Code's own are no fault of it. */
  async notifications(): Promise<string[]> {
    return (await this.page.locator(at.toasts).allInnerTexts()).filter((text) => ours.test(text));
  }

  /** Whether some frame of the window, as that of a page in a tab, shows a text in a place. */
  async framed(selector: string, text: string): Promise<boolean> {
    const looks = this.page.frames().map((frame) => frame.locator(selector, { hasText: text }).first().waitFor({ timeout: 1000 }));
    return Promise.any(looks).then(() => true, () => false);
  }

  private visible(selector: string): Promise<boolean> {
    return this.page.locator(selector).first().isVisible();
  }

  count(selector: string): Promise<number> {
    return this.page.locator(selector).count();
  }

  /** The text that is to be seen in a place. */
  async text(selector: string): Promise<string> {
    return spaced((await this.page.locator(selector).allInnerTexts()).join('\n'));
  }

  /** Waits until a text is to be seen in a place. */
  async sees(selector: string, text: string | RegExp, ms?: number): Promise<number> {
    const found = async (): Promise<boolean> => {
      const t = await this.text(selector);
      return typeof text === 'string' ? t.includes(text) : text.test(t);
    };
    return until(`${selector} shows ${text}`, found, ms).catch(async (e: unknown) => {
      throw new Error(`${String(e)}; it shows: ${await this.text(selector)}`);
    });
  }

  /** What the status bar tells to those who cannot see it. */
  async label(): Promise<string> {
    return this.page.locator(`${at.status} a`).evaluateAll((items) => items[0]?.getAttribute('aria-label') ?? '');
  }

  /** Whether the status bar tells of so many errors, doubtful places and remarks. */
  async counted(errors: number, doubtful: number, remarks: number): Promise<boolean> {
    const none = errors + doubtful + remarks === 0;
    return (none ? /nothing found/ : new RegExp(`\\b${errors}\\D+\\b${doubtful}\\D+\\b${remarks}\\D*$`)).test(await this.label());
  }

  /** Waits until the status bar tells of so many errors, doubtful places and remarks. */
  async counts(errors: number, doubtful: number, remarks: number, ms?: number): Promise<number> {
    return until(`${errors} errors, ${doubtful} doubtful, ${remarks} remarks`, () => this.counted(errors, doubtful, remarks), ms).catch(async (e: unknown) => {
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

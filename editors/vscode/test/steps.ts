// Tests that follow one another in one window.
import { test } from 'node:test';
import { Window } from './window.ts';

let failed = false;

/** A test that goes on where the one before it ended; after one that failed there is no going on. */
export function step(name: string, f: () => Promise<void>): void {
  test(name, async (t) => {
    if (failed) {
      t.skip('a test before it failed');
      return;
    }
    try {
      await f();
    } catch (e) {
      failed = true;
      await told();
      throw e;
    }
  });
}

/** Writes what the window shows to the log: a failure elsewhere can be understood by nothing else. */
async function told(): Promise<void> {
  const page = Window.last?.page;
  await Window.last?.picture('failed').catch(() => undefined);
  const text = await page?.locator('body').innerText({ timeout: 10_000 }).catch((e: unknown) => String(e));
  const focused = await page?.evaluate(() => document.activeElement?.outerHTML.slice(0, 300)).catch((e: unknown) => String(e));
  console.log(`The window shows:\n${text ?? ''}\nThe keyboard has: ${focused ?? ''}`);
}

// What is to be seen while someone types, noted many times a second.
import type { Page } from 'playwright-core';
import { at } from './window.ts';

/** Everything that was ever to be seen. */
export interface Seen {
  /** Findings in the list of problems, each as it stood there. */
  problems: string[];
  /** The highest number of findings at one time. */
  most: number;
  toasts: string[];
  dialogs: string[];
}

interface Watching extends globalThis.Window {
  gaolintSeen?: { problems: Set<string>; toasts: Set<string>; dialogs: Set<string>; most: number };
}

/** Begins to watch; the list of problems must be open. */
export async function watch(page: Page): Promise<void> {
  await page.evaluate((places) => {
    const seen = { problems: new Set<string>(), toasts: new Set<string>(), dialogs: new Set<string>(), most: 0 };
    (window as Watching).gaolintSeen = seen;
    const texts = (selector: string): string[] => [...document.querySelectorAll<HTMLElement>(selector)].map((e) => e.innerText.trim());
    setInterval(() => {
      const rows = texts(`${places.rows} .marker-icon ~ *, ${places.rows} .marker-message-details-container`).filter((t) => t !== '');
      rows.forEach((t) => seen.problems.add(t));
      seen.most = Math.max(seen.most, document.querySelectorAll(`${places.rows} .marker-icon`).length);
      texts(places.toasts).forEach((t) => seen.toasts.add(t));
      texts('.monaco-dialog-box').forEach((t) => seen.dialogs.add(t));
    }, 40);
  }, { rows: at.rows, toasts: at.toasts });
}

export function seen(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const s = (window as Watching).gaolintSeen;
    return {
      problems: [...(s?.problems ?? [])], toasts: [...(s?.toasts ?? [])], dialogs: [...(s?.dialogs ?? [])], most: s?.most ?? 0,
    };
  });
}

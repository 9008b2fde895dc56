// What is to be seen in a window, as words.
/** A text that is to be seen, with common spaces: the editor shows others. */
export function spaced(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

/** What matches a text and nothing more. */
export function exactly(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}

/** The first lines that differ. */
export function firstDifference(a: string, b: string): [string | undefined, string | undefined] {
  const [x, y] = [a.split('\n'), b.split('\n')];
  const i = Math.max(0, [...x, ...y].findIndex((_, k) => x[k] !== y[k]));
  return [x[i], y[i]];
}

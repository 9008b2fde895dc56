import * as fs from 'node:fs';
import * as vscode from 'vscode';

let texts: Record<string, string> = {};

/** Reads the texts in the language of the window: the same files that package.json uses. */
export function loadTexts(context: vscode.ExtensionContext): void {
  const file = vscode.env.language.toLowerCase().startsWith('zh') ? 'package.nls.zh-cn.json' : 'package.nls.json';
  texts = JSON.parse(fs.readFileSync(context.asAbsolutePath(file), 'utf8')) as Record<string, string>;
}

/** A text by its key; {0}, {1} … stand for the values. */
export function say(key: string, ...values: (string | number)[]): string {
  return (texts[key] ?? key).replace(/\{(\d)\}/g, (_, i) => String(values[Number(i)]));
}

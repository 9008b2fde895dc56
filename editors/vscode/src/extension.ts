import * as vscode from 'vscode';
import { commands } from './commands';
import { selector, Server } from './server';
import { Status } from './status';
import { tasks } from './tasks';
import { loadTexts } from './text';
import { Word } from './word';

let server: Server | undefined;

/** Starts the server as soon as a document is open that it may have something to say about. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  loadTexts(context);
  const output = vscode.window.createOutputChannel('gaolint', { log: true });
  const s = new Server(context, output);
  server = s;
  const consider = async (document: vscode.TextDocument): Promise<void> => {
    if (vscode.languages.match(selector, document) > 0) {
      await s.wake();
    }
  };
  context.subscriptions.push(
    output, s, new Status(s), tasks(context), new Word(context).register(), ...commands(s, output),
    vscode.workspace.onDidOpenTextDocument(consider),
    vscode.workspace.onDidChangeConfiguration((e) => {
      if (e.affectsConfiguration('gaolint.server') && s.standing !== 'idle') {
        void s.restart();
      }
    }),
  );
  await Promise.all(vscode.workspace.textDocuments.map(consider));
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

import * as vscode from 'vscode';
import { ExecuteCommandRequest, type LanguageClient } from 'vscode-languageclient/node';
import { say } from './text';

type Counted = { drafts: number; errors: number; warnings: number };

/** The commands that need the window: all others the server answers by itself. */
export function commands(client: () => LanguageClient | undefined): vscode.Disposable[] {
  const run = <T>(command: string, ...args: unknown[]): Promise<T> => {
    const c = client();
    return c === undefined ? Promise.reject(new Error(say('stopped'))) : c.sendRequest(ExecuteCommandRequest.type, { command, arguments: args }) as Promise<T>;
  };
  const here = (): string | undefined => {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    if (uri === undefined) {
      void vscode.window.showInformationMessage(say('notChecked'));
    }
    return uri;
  };
  return [
    vscode.commands.registerCommand('gaolint.newDraft', async () => {
      const organ = await vscode.window.showInputBox({ prompt: say('organ') });
      if (organ === undefined) {
        return;
      }
      const last = String(new Date().getFullYear() - 1);
      const year = await vscode.window.showInputBox({ prompt: say('year'), value: last, validateInput: (s) => (/^(19|20)\d\d$/.test(s) ? undefined : say('year')) });
      if (year === undefined) {
        return;
      }
      const content = await run<string>('gaolint.new', { organ, year: Number(year) });
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
    }),
    vscode.commands.registerCommand('gaolint.insertMissingHere', async () => {
      const uri = here();
      if (uri !== undefined) {
        await run('gaolint.insertMissing', uri);
      }
    }),
    vscode.commands.registerCommand('gaolint.checkFolder', async () => {
      const c = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: say('checking') }, () => run<Counted>('gaolint.lintFolder'));
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      vscode.window.setStatusBarMessage(say('counted', c.drafts, c.errors, c.warnings), 10_000);
    }),
    vscode.commands.registerCommand('gaolint.exportHere', async () => {
      const uri = here();
      if (uri !== undefined) {
        const content = await run<string>('gaolint.export', uri);
        await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'jsonl', content }));
      }
    }),
  ];
}

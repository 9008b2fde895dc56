import * as vscode from 'vscode';
import { ExecuteCommandRequest } from 'vscode-languageclient/node';
import type { Server } from './server';
import { say } from './text';

interface Counted {
  drafts: number;
  errors: number;
  warnings: number;
}

/** The commands that need the window: all others the server answers by itself. */
export function commands(server: Server, output: vscode.LogOutputChannel): vscode.Disposable[] {
  const run = async <T>(command: string, ...args: unknown[]): Promise<T> => {
    const client = await server.running();
    return (await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args })) as T;
  };
  const all: Record<string, () => unknown> = {
    'gaolint.restart': () => server.restart(),
    'gaolint.output': () => output.show(),
    'gaolint.menu': menu,
    'gaolint.newDraft': () => newDraft(run),
    'gaolint.fixAll': () => vscode.commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.gaolint', apply: 'first' }),
    'gaolint.insertMissingHere': () => here(async (uri) => {
      if (!(await run<boolean>('gaolint.insertMissing', uri))) {
        tell('nothingMissing');
      }
    }),
    'gaolint.recalculateHere': () => here((uri) => run('gaolint.recalculate', uri)),
    'gaolint.explainHere': () => here((uri) => explain(uri, run)),
    'gaolint.exportHere': () => here(async (uri) => show('jsonl', await run<string>('gaolint.export', uri))),
    'gaolint.checkFolder': async () => {
      const c = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: say('checking') }, () => run<Counted>('gaolint.lintFolder'));
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      tell('counted', c.drafts, c.errors, c.warnings);
    },
  };
  return Object.entries(all).map(([name, f]) => vscode.commands.registerCommand(name, f));
}

type Run = <T>(command: string, ...args: unknown[]) => Promise<T>;

/** Says something in the status bar: nothing here is worth a notification. */
function tell(key: string, ...values: (string | number)[]): void {
  vscode.window.setStatusBarMessage(say(key, ...values), 10_000);
}

async function here(f: (uri: string) => unknown): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  await (uri === undefined ? tell('noDraft') : f(uri));
}

async function show(language: string, content: string): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));
}

/** What can be done, from the status bar. */
async function menu(): Promise<void> {
  const items = [
    ['problems', 'workbench.actions.view.problems'], ['fixAll', 'gaolint.fixAll'], ['insertMissing', 'gaolint.insertMissingHere'],
    ['recalculate', 'gaolint.recalculateHere'], ['explain', 'gaolint.explainHere'], ['checkFolder', 'gaolint.checkFolder'],
    ['newDraft', 'gaolint.newDraft'], ['settings', 'workbench.action.openSettings'], ['restart', 'gaolint.restart'], ['output', 'gaolint.output'],
  ].map(([key, command]) => ({ label: say(key ?? ''), command: command ?? '' }));
  const chosen = await vscode.window.showQuickPick(items, { title: 'gaolint' });
  if (chosen !== undefined) {
    await vscode.commands.executeCommand(chosen.command, ...(chosen.command === 'workbench.action.openSettings' ? ['gaolint'] : []));
  }
}

async function newDraft(run: Run): Promise<void> {
  const organ = await vscode.window.showInputBox({ prompt: say('organ') });
  if (organ === undefined) {
    return;
  }
  const last = String(new Date().getFullYear() - 1);
  const year = await vscode.window.showInputBox({
    prompt: say('year'), value: last, validateInput: (s) => (/^(19|20)\d\d$/.test(s) ? undefined : say('year')),
  });
  if (year !== undefined) {
    await show('markdown', await run<string>('gaolint.new', { organ, year: Number(year) }));
  }
}

/** Shows the page of a rule that found something in this draft. */
async function explain(uri: string, run: Run): Promise<void> {
  const found = vscode.languages.getDiagnostics(vscode.Uri.parse(uri)).filter((d) => d.source === 'gaolint');
  const rules = [...new Set(found.map((d) => String(typeof d.code === 'object' ? d.code.value : d.code)))];
  if (rules.length === 0) {
    tell('clean');
    return;
  }
  const rule = rules.length === 1 ? rules[0] : await vscode.window.showQuickPick(rules, { title: say('explain') });
  if (rule !== undefined) {
    await run('gaolint.explain', rule);
  }
}

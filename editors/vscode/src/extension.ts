import * as vscode from 'vscode';
import { LanguageClient, State, TransportKind, type LanguageClientOptions } from 'vscode-languageclient/node';
import { commands } from './commands';
import { findServer } from './server';
import { Status } from './status';
import { loadTexts, say } from './text';

let client: LanguageClient | undefined;

const languages = ['markdown', 'plaintext', 'html', 'csv'];

function options(output: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [
      ...languages.flatMap((language) => [{ scheme: 'file', language }, { scheme: 'untitled', language }]),
      { scheme: 'file', pattern: '**/{gaolint.yaml,.gaolint.yaml}' },
    ],
    outputChannel: output,
    initializationOptions: vscode.workspace.getConfiguration('gaolint'),
    synchronize: { configurationSection: 'gaolint' },
    diagnosticPullOptions: { onChange: true, onSave: true, onTabs: true },
  };
}

async function start(context: vscode.ExtensionContext, output: vscode.LogOutputChannel, status: Status): Promise<void> {
  await stop();
  const server = findServer(context);
  if (server === undefined) {
    status.set(false);
    const [set, again] = [say('missing.setting'), say('missing.again')];
    void vscode.window.showWarningMessage(say('missing'), set, again).then((choice) => {
      if (choice === set) {
        void vscode.commands.executeCommand('workbench.action.openSettings', 'gaolint.server.path');
      } else if (choice === again) {
        void start(context, output, status);
      }
    });
    return;
  }
  output.info(`${server.command} ${server.args.join(' ')}`);
  client = new LanguageClient('gaolint', 'gaolint', { ...server, transport: TransportKind.stdio }, options(output));
  client.onDidChangeState((e) => status.set(e.newState === State.Running));
  await client.start();
}

async function stop(): Promise<void> {
  const c = client;
  client = undefined;
  await c?.stop();
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  loadTexts(context);
  const output = vscode.window.createOutputChannel('gaolint', { log: true });
  const status = new Status(context.subscriptions);
  context.subscriptions.push(
    output,
    ...commands(() => client),
    vscode.commands.registerCommand('gaolint.output', () => output.show()),
    vscode.commands.registerCommand('gaolint.restart', () => start(context, output, status)),
    vscode.workspace.onDidChangeConfiguration((e) => {
      if (e.affectsConfiguration('gaolint.server')) {
        void start(context, output, status);
      }
    }),
    vscode.tasks.registerTaskProvider('gaolint', {
      provideTasks: () => [task(context, '.')].filter((t) => t !== undefined),
      resolveTask: (t) => task(context, String(t.definition.path ?? '.'), t),
    }),
  );
  await start(context, output, status);
}

/** A task that runs the command line over a path. */
function task(context: vscode.ExtensionContext, path: string, asked?: vscode.Task): vscode.Task | undefined {
  const server = findServer(context);
  if (server === undefined) {
    return undefined;
  }
  const run = new vscode.ProcessExecution(server.command, ['lint', path]);
  return new vscode.Task(asked?.definition ?? { type: 'gaolint', path }, vscode.TaskScope.Workspace, 'lint', 'gaolint', run, '$gaolint');
}

export function deactivate(): Promise<void> {
  return stop();
}

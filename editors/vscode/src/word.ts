import { execFile } from 'node:child_process';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { findProgram } from './program';
import { say } from './text';

/** The scheme of the pages that show what was found in files that no editor here opens. */
const scheme = 'gaolint-found';

/** Checks Word files by the command line and shows what was found as a page. */
export class Word implements vscode.TextDocumentContentProvider {
  private readonly pages = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly context: vscode.ExtensionContext) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.commands.registerCommand('gaolint.checkWord', (file?: vscode.Uri, files?: vscode.Uri[]) => this.check(files ?? (file === undefined ? [] : [file]))),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.pages.get(uri.toString()) ?? '';
  }

  private async check(marked: vscode.Uri[]): Promise<void> {
    const files = marked.length > 0 ? marked : await vscode.window.showOpenDialog({ canSelectMany: true, filters: { Word: ['docx'] } }) ?? [];
    const program = findProgram(this.context);
    const [first] = files;
    if (program === undefined || first === undefined) {
      await (program === undefined ? vscode.window.showWarningMessage(say('missing')) : undefined);
      return;
    }
    const lang = vscode.workspace.getConfiguration('gaolint').get<string>('lang', '');
    const dir = path.dirname(first.fsPath);
    const names = files.map((f) => path.relative(dir, f.fsPath) || f.fsPath);
    const page = await lint(program.command, ['lint', '--format', 'markdown', ...(lang === '' ? [] : ['--lang', lang]), '--', ...names], dir);
    const uri = vscode.Uri.from({ scheme, path: `/${path.basename(first.fsPath)}.md` });
    this.pages.set(uri.toString(), page);
    this.changed.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }
}

/** What the command line writes; statuses 0 and 1 are results, any other is a failure. */
function lint(command: string, args: string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error === null || error.code === 1 || stdout !== '') {
        resolve(stdout);
      } else {
        reject(new Error(stderr.trim() || error.message));
      }
    });
  });
}

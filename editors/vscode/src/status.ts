import * as vscode from 'vscode';
import { say } from './text';

/** The status bar item: whether the server is at work, and what it found in this draft. */
export class Status {
  private readonly item = vscode.window.createStatusBarItem('gaolint', vscode.StatusBarAlignment.Right, 90);
  private running = false;

  constructor(subscriptions: vscode.Disposable[]) {
    this.item.name = 'gaolint';
    this.item.command = 'workbench.actions.view.problems';
    subscriptions.push(
      this.item,
      vscode.languages.onDidChangeDiagnostics(() => this.show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
    );
  }

  set(running: boolean): void {
    this.running = running;
    this.item.command = running ? 'workbench.actions.view.problems' : 'gaolint.restart';
    this.show();
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !['markdown', 'plaintext', 'html', 'csv'].includes(document.languageId)) {
      this.item.hide();
      return;
    }
    const found = vscode.languages.getDiagnostics(document.uri).filter((d) => d.source === 'gaolint');
    const errors = found.filter((d) => d.severity === vscode.DiagnosticSeverity.Error).length;
    const doubtful = found.filter((d) => d.severity === vscode.DiagnosticSeverity.Warning).length;
    this.item.text = !this.running ? '$(circle-slash) gaolint' : errors + doubtful === 0 ? '$(check) gaolint' : `$(warning) gaolint ${errors}/${doubtful}`;
    this.item.tooltip = !this.running ? say('stopped') : errors + doubtful === 0 ? say('clean') : say('found', errors, doubtful);
    this.item.show();
  }
}

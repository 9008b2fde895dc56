import * as vscode from 'vscode';
import { selector, type Server } from './server';
import { say } from './text';

const severities: [vscode.DiagnosticSeverity, string][] = [
  [vscode.DiagnosticSeverity.Error, '$(error)'],
  [vscode.DiagnosticSeverity.Warning, '$(warning)'],
  [vscode.DiagnosticSeverity.Information, '$(info)'],
];

/** The status bar item: whether the server is at work, and what it found in this draft. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('gaolint', vscode.StatusBarAlignment.Right, 90);
  private readonly listening: vscode.Disposable;
  private document = vscode.window.activeTextEditor?.document;

  constructor(private readonly server: Server) {
    this.item.name = 'gaolint';
    this.item.command = 'gaolint.menu';
    this.listening = vscode.Disposable.from(
      server.onDidChange(() => this.show()),
      vscode.languages.onDidChangeDiagnostics(() => this.show()),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor?.document.uri.scheme !== 'output') { // the output panel is no document of the writer's
          this.document = editor?.document;
          this.show();
        }
      }),
      vscode.workspace.onDidChangeConfiguration(() => this.show()),
    );
    this.show();
  }

  dispose(): void {
    this.listening.dispose();
    this.item.dispose();
  }

  private show(): void {
    const document = this.document;
    if (document === undefined || vscode.languages.match(selector, document) === 0) {
      this.item.hide();
      return;
    }
    const [text, tooltip, color] = this.server.standing === 'running' ? this.found(document) : this.notRunning();
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label: tooltip };
    this.item.backgroundColor = color === undefined ? undefined : new vscode.ThemeColor(`statusBarItem.${color}Background`);
    this.item.show();
  }

  private notRunning(): [string, string, string?] {
    switch (this.server.standing) {
      case 'missing':
        return ['$(error) gaolint', say('missing.short'), 'error'];
      case 'stopped':
        return ['$(warning) gaolint', say('stopped'), 'warning'];
      default:
        return ['$(loading~spin) gaolint', say('starting')];
    }
  }

  private found(document: vscode.TextDocument): [string, string] {
    if (vscode.workspace.getConfiguration('gaolint', document).get<string>('enable') === 'off') {
      return ['$(circle-slash) gaolint', say('off')];
    }
    if (this.server.leaves(document.uri)) {
      return ['$(circle-outline) gaolint', say('notRecognised')];
    }
    const all = vscode.languages.getDiagnostics(document.uri).filter((d) => d.source === 'gaolint');
    const counts = severities.map(([severity, icon]) => ({ icon, n: all.filter((d) => d.severity === severity).length }));
    const text = counts.filter(({ n }) => n > 0).map(({ icon, n }) => `${icon} ${n}`).join(' ');
    return text === '' ? ['$(check) gaolint', say('clean')] : [`gaolint ${text}`, say('found', ...counts.map(({ n }) => n))];
  }
}

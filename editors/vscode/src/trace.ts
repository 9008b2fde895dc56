import * as vscode from 'vscode';

/**
 * The output channel as the client's trace sees it: gaolint.trace.server alone turns the
 * trace on, whatever the level of the channel's log is.
 */
export class TraceChannel implements vscode.LogOutputChannel {
  private readonly changed = new vscode.EventEmitter<vscode.LogLevel>();
  private readonly listening: vscode.Disposable;
  readonly onDidChangeLogLevel = this.changed.event;

  constructor(private readonly to: vscode.LogOutputChannel) {
    this.listening = vscode.Disposable.from(
      to.onDidChangeLogLevel(() => this.changed.fire(this.logLevel)),
      vscode.workspace.onDidChangeConfiguration((e) => e.affectsConfiguration('gaolint.trace') && this.changed.fire(this.logLevel)),
    );
  }

  get name(): string {
    return this.to.name;
  }

  get logLevel(): vscode.LogLevel {
    const wanted = vscode.workspace.getConfiguration('gaolint').get<string>('trace.server', 'off') !== 'off';
    return wanted ? vscode.LogLevel.Trace : this.to.logLevel;
  }

  trace(message: string, ...args: unknown[]): void {
    if (this.to.logLevel === vscode.LogLevel.Trace) {
      this.to.trace(message, ...args);
    } else {
      this.to.info(message, ...args);
    }
  }

  debug(message: string, ...args: unknown[]): void {
    this.to.debug(message, ...args);
  }

  info(message: string, ...args: unknown[]): void {
    this.to.info(message, ...args);
  }

  warn(message: string, ...args: unknown[]): void {
    this.to.warn(message, ...args);
  }

  error(error: string | Error, ...args: unknown[]): void {
    this.to.error(error, ...args);
  }

  append(value: string): void {
    this.to.append(value);
  }

  appendLine(value: string): void {
    this.to.appendLine(value);
  }

  replace(value: string): void {
    this.to.replace(value);
  }

  clear(): void {
    this.to.clear();
  }

  show(): void {
    this.to.show(true);
  }

  hide(): void {
    this.to.hide();
  }

  dispose(): void {
    this.listening.dispose();
    this.changed.dispose();
  }
}

import * as vscode from 'vscode';
import {
  CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, State, TransportKind,
  type CloseHandlerResult, type LanguageClientOptions, type Middleware,
} from 'vscode-languageclient/node';
import { findProgram, setPath } from './program';
import { say } from './text';
import { TraceChannel } from './trace';

/** What the status bar tells of the server. */
export type Standing = 'idle' | 'starting' | 'running' | 'stopped' | 'missing';

const languages = ['markdown', 'plaintext', 'html', 'csv'];

/** The documents that the server is told of; what is shown for them it decides itself. */
export const selector: { scheme: string; language?: string; pattern?: string }[] = [
  ...languages.flatMap((language) => [{ scheme: 'file', language }, { scheme: 'untitled', language }]),
  { scheme: 'file', pattern: '**/{gaolint.yaml,.gaolint.yaml,*.gaolint.yaml}' },
];

/** The resultId under which the server answers for a document that it shows nothing for. */
const notLookedAt = '0';

/** How often within `restartsWithin` milliseconds a server that dies is started again. */
const restarts = 4;
const restartsWithin = 180_000;

/** The language server: found, started, restarted, stopped. */
export class Server implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly trace: TraceChannel;
  private readonly left = new Set<string>();
  private client: LanguageClient | undefined;
  private queue: Promise<void> = Promise.resolve();
  private deaths: number[] = [];
  private state: Standing = 'idle';
  /** Fires when the standing changes, and when a document is looked at or is no more. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly context: vscode.ExtensionContext, private readonly output: vscode.LogOutputChannel) {
    this.trace = new TraceChannel(output);
  }

  get standing(): Standing {
    return this.state;
  }

  /** Starts the server unless that was done before. */
  async wake(): Promise<void> {
    if (this.state === 'idle') {
      this.set('starting');
      await this.restart();
    }
  }

  /** Whether the server shows nothing for the document, whatever stands in it. */
  leaves(uri: vscode.Uri): boolean {
    return this.left.has(uri.toString());
  }

  /** The client of the running server, which is started if it was not yet. */
  async running(): Promise<LanguageClient> {
    if (this.client === undefined) {
      await this.restart();
    }
    if (this.client === undefined) {
      throw new Error(say(this.state));
    }
    return this.client;
  }

  /** Starts the server anew. Calls follow one another. */
  restart(): Promise<void> {
    this.queue = this.queue.then(async () => {
      await this.halt();
      await this.begin();
    });
    return this.queue;
  }

  stop(): Promise<void> {
    this.queue = this.queue.then(() => this.halt());
    return this.queue;
  }

  dispose(): void {
    this.trace.dispose();
    this.changed.dispose();
  }

  private async begin(): Promise<void> {
    const program = findProgram(this.context);
    if (program === undefined) {
      this.set('missing');
      this.tellMissing();
      return;
    }
    this.deaths = [];
    const run = { command: program.command, args: ['lsp', ...program.args], transport: TransportKind.stdio };
    this.output.info([run.command, ...run.args].join(' '));
    const client = new LanguageClient('gaolint', 'gaolint', run, this.options());
    client.onDidChangeState((e) => {
      if (this.client === client) {
        this.set(e.newState === State.Running ? 'running' : e.newState === State.Starting ? 'starting' : 'stopped');
      }
    });
    this.client = client;
    await client.start().catch((e: unknown) => {
      this.client = undefined;
      this.set('stopped');
      this.tellStopped(String(e));
    });
  }

  private async halt(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.left.clear();
    await client?.stop().catch((e: unknown) => this.output.warn(String(e)));
    if (client !== undefined) {
      this.set('stopped');
    }
  }

  private set(standing: Standing): void {
    this.state = standing;
    this.changed.fire();
  }

  private options(): LanguageClientOptions {
    return {
      documentSelector: selector,
      outputChannel: this.output,
      traceOutputChannel: this.trace,
      revealOutputChannelOn: RevealOutputChannelOn.Never, // a request that fails is logged, and is no news for a writer
      initializationOptions: vscode.workspace.getConfiguration('gaolint'),
      initializationFailedHandler: () => false,
      synchronize: { configurationSection: 'gaolint' },
      diagnosticPullOptions: { onChange: true, onSave: true },
      middleware: this.middleware(),
      errorHandler: {
        error: (_error, _message, count) => ({ action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true }),
        closed: () => this.died(),
      },
    };
  }

  /** Notes which documents the server leaves alone. */
  private middleware(): Middleware {
    return {
      provideDiagnostics: async (document, previous, token, next) => {
        const report = await next(document, previous, token);
        const uri = document instanceof vscode.Uri ? document : document.uri;
        if (report) {
          this.left[report.resultId === notLookedAt ? 'add' : 'delete'](uri.toString());
          this.changed.fire();
        }
        return report;
      },
    };
  }

  /** A server that dies is started again, but not for ever. */
  private died(): CloseHandlerResult {
    const now = Date.now();
    this.deaths = [...this.deaths.filter((at) => now - at < restartsWithin), now];
    if (this.deaths.length <= restarts) {
      return { action: CloseAction.Restart, handled: true, message: 'the server ended and is started again' };
    }
    this.tellStopped('');
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  private tellMissing(): void {
    const set = setPath();
    void this.ask(set === '' ? say('missing') : say('missing.set', set), {
      [say('missing.setting')]: () => {
        const where = vscode.env.remoteName === undefined ? 'openSettings' : 'openRemoteSettings';
        return vscode.commands.executeCommand(`workbench.action.${where}`, { query: '@id:gaolint.server.path' });
      },
      [say('missing.again')]: () => this.restart(),
    });
  }

  private tellStopped(why: string): void {
    void this.ask(why === '' ? say('stopped') : `${say('stopped')}：${why}`, {
      [say('restart')]: () => this.restart(),
      [say('output')]: () => this.output.show(),
    });
  }

  private async ask(message: string, ways: Record<string, () => unknown>): Promise<void> {
    const choice = await vscode.window.showWarningMessage(message, ...Object.keys(ways));
    if (choice !== undefined) {
      await ways[choice]?.();
    }
  }
}

// VS Code's server, started for one test with folders of its own.
import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** What a test's VS Code is started with. */
export interface Setup {
  /** Workspace trust is on; the folder is then untrusted until someone trusts it. */
  trust?: boolean;
  /** The .vsix to install; that of the run unless said. */
  vsix?: string;
  /** User settings. */
  settings?: Record<string, unknown>;
  /** Files of the folder that is opened, by name. */
  files?: Record<string, string | Buffer>;
  /** The size of the window. */
  viewport?: { width: number; height: number };
}

/** A value that the run has to be given. */
export function given(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set`);
  }
  return value;
}

/** Settings that keep the window free of what is not the matter; none is about editing. */
const bare = { 'workbench.startupEditor': 'none', 'workbench.secondarySideBar.defaultVisibility': 'hidden', 'chat.disableAIFeatures': true };

/** A running server of VS Code. */
export class Host {
  readonly dir = fs.mkdtempSync(path.join(os.tmpdir(), 'gaolint-vscode-'));
  readonly folder = path.join(this.dir, '稿件');
  /** A folder that is on the PATH. */
  readonly path = path.join(this.dir, 'path');
  private readonly setup: Setup;
  private child: ChildProcess | undefined;
  port = 0;

  constructor(setup: Setup) {
    this.setup = setup;
    process.once('exit', () => this.stop());
    fs.mkdirSync(this.folder);
    for (const [name, text] of Object.entries(setup.files ?? {})) {
      fs.mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
      fs.writeFileSync(path.join(this.folder, name), text);
    }
    this.settings(setup.settings ?? {});
  }

  /** Writes the user's settings; those of machine scope count where the server runs. */
  settings(more: Record<string, unknown>): void {
    const values = { ...bare, ...more };
    const machine = Object.fromEntries(Object.entries(values).filter(([key]) => key.startsWith('gaolint.server')));
    for (const [dir, some] of [['User', values], ['Machine', machine]] as const) {
      fs.mkdirSync(path.join(this.dir, 'data', dir), { recursive: true });
      fs.writeFileSync(path.join(this.dir, 'data', dir, 'settings.json'), JSON.stringify(some));
    }
  }

  async start(): Promise<void> {
    // Extensions get the PATH of a login shell.
    fs.mkdirSync(this.path);
    ['.profile', '.bashrc'].forEach((file) => fs.writeFileSync(path.join(this.dir, file), `export PATH="${this.path}:$PATH"\n`));
    const env = { ...process.env, XDG_CONFIG_HOME: this.dir, HOME: this.dir };
    const common = [
      path.join(given('GAOLINT_VSCODE'), 'node_modules/code-server/out/node/entry.js'),
      '--user-data-dir', path.join(this.dir, 'data'), '--extensions-dir', installed(this.setup.vsix ?? given('GAOLINT_VSIX'), this.dir, env),
    ];
    for (let tries = 4; ; tries--) { // the port may be another's by the time that VS Code wants it
      this.port = await freePort();
      const child = spawn(process.execPath, [
        ...common, '--auth', 'none', '--bind-addr', `127.0.0.1:${this.port}`, '--disable-telemetry', '--disable-update-check',
        '--disable-getting-started-override', ...(this.setup.trust === true ? [] : ['--disable-workspace-trust']),
      ], { env, detached: true, stdio: 'ignore' });
      this.child = child;
      const answers = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${this.port}/healthz`, { signal: AbortSignal.timeout(10_000) })).ok;
      await until('VS Code answers', async () => child.exitCode !== null || await answers());
      if (child.exitCode === null) {
        return;
      }
      if (tries === 1) {
        throw new Error(`VS Code ends with status ${child.exitCode}`);
      }
    }
  }

  /** The process numbers of the language servers that this VS Code runs. */
  servers(): number[] {
    return fs.readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).map(Number).filter((pid) => {
      try {
        return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('\0lsp\0') && fs.readFileSync(`/proc/${pid}/environ`, 'utf8').includes(this.dir);
      } catch {
        return false; // gone meanwhile
      }
    });
  }

  has(name: string): boolean {
    return fs.existsSync(path.join(this.folder, name));
  }

  read(name: string): string {
    return fs.readFileSync(path.join(this.folder, name), 'utf8');
  }

  write(name: string, text: string): void {
    fs.writeFileSync(path.join(this.folder, name), text);
  }

  remove(name: string): void {
    fs.rmSync(path.join(this.folder, name));
  }

  stop(): void {
    const pid = this.child?.pid;
    this.child = undefined;
    try {
      if (pid !== undefined) {
        process.kill(-pid, 'SIGKILL');
      }
      fs.rmSync(this.dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    } catch (e) {
      console.log(`left behind: ${String(e)}`); // a process that still ends may write; that is no fault of the extension's
    }
  }
}

/** The folder that has the extension of a package; it is installed there once in a run. */
function installed(vsix: string, dir: string, env: NodeJS.ProcessEnv): string {
  const folder = `${vsix}.installed`;
  const mark = `${folder}.whole`;
  if (!fs.existsSync(mark)) {
    const program = path.join(given('GAOLINT_VSCODE'), 'node_modules/code-server/out/node/entry.js');
    execFileSync(process.execPath, [
      program, '--user-data-dir', path.join(dir, 'data'), '--extensions-dir', folder, '--install-extension', vsix,
    ], { env });
    fs.writeFileSync(mark, '');
  }
  return folder;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const s = net.createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = s.address();
      s.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** How many milliseconds a step may take: it tells what will never come, on any machine. */
export const patience = 300_000;

/**
 * Waits until something holds; gives the milliseconds that it took. A look that fails, as at
 * what is just being redrawn, is repeated.
 */
export async function until(what: string, holds: () => boolean | Promise<boolean>, ms = patience): Promise<number> {
  const begin = performance.now();
  for (;;) {
    let cause: unknown;
    try {
      if (await holds()) {
        return performance.now() - begin;
      }
    } catch (e) {
      cause = e;
    }
    if (performance.now() - begin > ms) {
      throw new Error(`not within ${ms} ms: ${what}${cause === undefined ? '' : `: ${String(cause)}`}`, { cause });
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/**
 * Does something that VS Code may pass over while it is busy, again and again until it has had
 * its effect. The action is told how many milliseconds it may wait for what it needs; an action
 * that fails is done again, too. The first time may be given longer, where a second is no good.
 */
export async function insist(what: string, act: (ms: number) => Promise<unknown>, done: () => boolean | Promise<boolean>, first = 5000): Promise<void> {
  const begin = performance.now();
  for (let ms = first; ; ms = Math.min(2 * ms, 60_000)) { // on a slow machine a second time comes too early, the fifth does not
    const failed = await act(ms).then(() => undefined, (e: unknown) => e);
    const late = await until(what, done, failed === undefined ? ms : 1000).then(() => undefined, (e: unknown) => e);
    if (late === undefined) {
      return;
    }
    if (performance.now() - begin > patience) {
      throw failed === undefined ? late : new Error(`${String(late)}: ${String(failed)}`, { cause: failed });
    }
  }
}

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
    this.port = await freePort();
    const common = ['--user-data-dir', path.join(this.dir, 'data'), '--extensions-dir', path.join(this.dir, 'ext')];
    const program = [path.join(given('GAOLINT_VSCODE'), 'node_modules/code-server/out/node/entry.js')];
    // Extensions get the PATH of a login shell.
    fs.mkdirSync(this.path);
    ['.profile', '.bashrc'].forEach((file) => fs.writeFileSync(path.join(this.dir, file), `export PATH="${this.path}:$PATH"\n`));
    const env = { ...process.env, XDG_CONFIG_HOME: this.dir, HOME: this.dir };
    execFileSync(process.execPath, [...program, ...common, '--install-extension', this.setup.vsix ?? given('GAOLINT_VSIX')], { env });
    this.child = spawn(process.execPath, [
      ...program, ...common, '--auth', 'none', '--bind-addr', `127.0.0.1:${this.port}`, '--disable-telemetry', '--disable-update-check',
      '--disable-getting-started-override', ...(this.setup.trust === true ? [] : ['--disable-workspace-trust']),
    ], { env, detached: true, stdio: 'ignore' });
    await until('VS Code answers', async () => (await fetch(`http://127.0.0.1:${this.port}/healthz`).catch(() => undefined))?.ok === true);
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
    if (this.child?.pid !== undefined) {
      process.kill(-this.child.pid, 'SIGKILL');
    }
    fs.rmSync(this.dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
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
export const patience = 180_000;

/** Waits until something holds; gives the milliseconds that it took. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, ms = patience): Promise<number> {
  const begin = performance.now();
  while (!(await holds())) {
    if (performance.now() - begin > ms) {
      throw new Error(`not within ${ms} ms: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return performance.now() - begin;
}

/** Does something that VS Code may pass over while it is busy, again and again until it has had its effect. */
export async function insist(what: string, act: () => Promise<void>, done: () => boolean | Promise<boolean>): Promise<void> {
  for (let ms = 5000; ; ms *= 2) { // on a slow machine a second time comes too early, the fifth does not
    await act();
    const late = await until(what, done, ms).then(() => undefined, (e: unknown) => e);
    if (late === undefined) {
      return;
    }
    if (2 * ms > patience) {
      throw late;
    }
  }
}

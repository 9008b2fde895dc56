import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** The program to run, with its arguments; undefined if there is none. */
export function findServer(context: vscode.ExtensionContext): { command: string; args: string[] } | undefined {
  // Settings of machine scope only: nothing in a workspace names a program.
  const settings = vscode.workspace.getConfiguration('gaolint.server');
  const args = ['lsp', ...settings.get<string[]>('arguments', [])];
  const name = process.platform === 'win32' ? 'gaolint.exe' : 'gaolint';
  const set = settings.get<string>('path', '').trim();
  const places = set !== '' ? [set] : [
    context.asAbsolutePath(path.join('bin', `${process.platform}-${process.arch}`, name)),
    context.asAbsolutePath(path.join('bin', name)),
    ...(process.env.PATH ?? '').split(path.delimiter).filter((d) => path.isAbsolute(d)).map((d) => path.join(d, name)),
  ];
  const command = places.find(isProgram);
  return command === undefined ? undefined : { command, args };
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

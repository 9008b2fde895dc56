import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** A program to run with the arguments that the user set for it. */
export interface Program {
  command: string;
  args: string[];
}

/** The path that the user set for the program; '' if none. */
export function setPath(): string {
  return settings().get<string>('path', '').trim();
}

// Settings of machine scope only: nothing in a workspace names a program.
function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('gaolint.server');
}

/** The program that is set; else the one in this extension; else the one on the PATH. */
export function findProgram(context: vscode.ExtensionContext): Program | undefined {
  const name = process.platform === 'win32' ? 'gaolint.exe' : 'gaolint';
  const set = setPath();
  const places = set !== '' ? [set] : [
    context.asAbsolutePath(path.join('bin', name)),
    context.asAbsolutePath(path.join('bin', `${process.platform}-${process.arch}`, name)),
    ...(process.env['PATH'] ?? '').split(path.delimiter).filter((dir) => path.isAbsolute(dir)).map((dir) => path.join(dir, name)),
  ];
  const command = places.find(isProgram);
  return command === undefined ? undefined : { command, args: settings().get<string[]>('arguments', []) };
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return path.isAbsolute(file) && fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

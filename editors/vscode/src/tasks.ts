import * as vscode from 'vscode';
import { findProgram } from './program';

/** Tasks that run the command line over a folder or a file. */
export function tasks(context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.tasks.registerTaskProvider('gaolint', {
    provideTasks: () => (vscode.workspace.workspaceFolders ?? []).map((folder) => task(context, { type: 'gaolint', path: '.' }, folder)).filter((t) => t !== undefined),
    resolveTask: (t) => task(context, t.definition, t.scope),
  });
}

function task(context: vscode.ExtensionContext, definition: vscode.TaskDefinition, scope: vscode.Task['scope']): vscode.Task | undefined {
  const program = findProgram(context);
  if (program === undefined) {
    return undefined;
  }
  const path = typeof definition['path'] === 'string' ? definition['path'] : '.';
  const run = new vscode.ProcessExecution(program.command, ['lint', '--severity', 'info', path]);
  // No problem matcher unless tasks.json names one: the server lists what it finds already.
  return new vscode.Task(definition, scope ?? vscode.TaskScope.Workspace, `lint ${path}`, 'gaolint', run, []);
}

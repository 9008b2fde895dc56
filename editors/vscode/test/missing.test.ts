// The program: not there, on the PATH, set by the user, not set by the folder.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach } from 'node:test';
import { given, insist, until } from './host.ts';
import { step } from './steps.ts';
import { damaged } from './texts.ts';
import { Window } from './window.ts';

const name = '年度报告.md';
let w: Window;
afterEach(() => w.close());

step('where there is no program the message says so and has a way out', async () => {
  w = await Window.open({ vsix: given('GAOLINT_VSIX_BARE'), files: { [name]: damaged } });
  await w.file(name);
  await w.told('gaolint was not found');
  await until('the status bar tells it', async () => (await w.label()) === 'gaolint: program not found');
  await w.picture('missing');
  await w.button('gaolint was not found', 'Set the path…', async () => (await w.text('.settings-editor')).includes('Program to run instead of the one in this extension'));
  await w.picture('path');
  await w.press('Escape'); // the list of suggestions

  fs.copyFileSync(given('GAOLINT_PROGRAM'), path.join(w.host.path, 'gaolint'));
  await w.file(name);
  await insist('the server is there', () => w.command('gaolint: Restart the server'), () => w.counted(2, 0, 0), 30_000);
});

step('a path that the user set goes before all others, and a wrong one is named', async () => {
  w = await Window.open({ settings: { 'gaolint.server.path': '/nowhere/gaolint' }, files: { [name]: damaged } });
  await w.file(name);
  await w.told('/nowhere/gaolint');
  const program = path.join(w.host.dir, '程序');
  fs.copyFileSync(given('GAOLINT_PROGRAM'), program);
  await insist('the program is started', async () => w.host.settings({ 'gaolint.server.path': program }), () => w.counted(2, 0, 0), 30_000);
  const run = (): string[] => w.host.servers().map((pid) => fs.readlinkSync(`/proc/${pid}/exe`));
  await until('it runs once', () => run().length === 1);
  assert.deepEqual(run(), [fs.realpathSync(program)]);
});

// The program: not there, on the PATH, set by the user, not set by the folder.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { given } from './host.ts';
import { damaged } from './texts.ts';
import { at, Window } from './window.ts';

const name = '年度报告.md';

test('where there is no program the message says so and has a way out', async () => {
  const w = await Window.open({ vsix: given('GAOLINT_VSIX_BARE'), files: { [name]: damaged } });
  try {
    await w.file(name);
    await w.sees(at.toasts, 'gaolint was not found');
    assert.equal(await w.label(), 'gaolint: program not found');
    await w.picture('missing');
    await w.button('Set the path…');
    await w.sees('.settings-editor', 'Program to run instead of the one in this extension');
    await w.picture('path');
    await w.press('Escape');

    fs.copyFileSync(given('GAOLINT_PROGRAM'), path.join(w.host.path, 'gaolint'));
    await w.command('gaolint: Restart the server');
    await w.file(name);
    await w.counts(2, 0, 0);
  } finally {
    await w.close();
  }
});

test('a path that the user set goes before all others, and a wrong one is named', async () => {
  const w = await Window.open({ settings: { 'gaolint.server.path': '/nowhere/gaolint' }, files: { [name]: damaged } });
  try {
    await w.file(name);
    await w.sees(at.toasts, '/nowhere/gaolint');
    const program = path.join(w.host.dir, '程序');
    fs.copyFileSync(given('GAOLINT_PROGRAM'), program);
    w.host.settings({ 'gaolint.server.path': program });
    await w.counts(2, 0, 0);
    assert.deepEqual(w.host.servers().map((pid) => fs.readlinkSync(`/proc/${pid}/exe`)), [fs.realpathSync(program)]);
  } finally {
    await w.close();
  }
});

// Settings, gaolint.yaml, fixing on save, and a server that dies.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from './host.ts';
import { damaged, wrong } from './texts.ts';
import { at, Window } from './window.ts';

const name = '年度报告.md';
const other = '去年.md';
const note = '说明.md';
const closed = '另文.md';
const task = {
  type: 'gaolint', path: closed, label: '检查另文', problemMatcher: ['$gaolint-error', '$gaolint-warning'],
};
const plain = `# 值班说明\n\n编写${wrong.text}材料8篇。\n`;
let w: Window;

/** Changes the folder's settings while VS Code runs. */
function set(values: Record<string, unknown>): void {
  w.host.write('.vscode/settings.json', JSON.stringify(values));
}

/** Ends a server, which may have ended by itself meanwhile. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (e) {
    assert.equal((e as NodeJS.ErrnoException).code, 'ESRCH');
  }
}

before(async () => {
  w = await Window.open({ files: { 
    '.vscode/settings.json': '{}', '.vscode/tasks.json': JSON.stringify({ version: '2.0.0', tasks: [task] }),
    [name]: damaged, [other]: damaged, [note]: plain, [closed]: plain,
  } });
});
after(() => w.close());

test('a text that is no report is left alone unless it is asked for', async () => {
  await w.file(note);
  await w.sees(`${at.status} a`, 'gaolint');
  await until('the status bar tells that it is not checked', async () => (await w.label()).includes('no report kind'));
  assert.equal(await w.count(at.squiggles), 0);
  set({ 'gaolint.enable': 'always' });
  await w.counts(1, 0, 0);
  set({});
  await until('the status bar tells that it is not checked', async () => (await w.label()).includes('no report kind'));
});

test('settings take effect at once: off, on, English', async () => {
  await w.file(name);
  await w.counts(2, 0, 0);
  set({ 'gaolint.enable': 'off' });
  await until('the status bar tells that it is off', async () => (await w.label()).includes('off'));
  await w.problems();
  await w.sees('.markers-panel', 'No problems');
  set({ 'gaolint.lang': 'en' });
  await w.sees(at.rows, 'tablesum');
  await w.sees(at.rows, 'should be');
  set({});
  await w.sees(at.rows, '应为');
});

test('gaolint.yaml takes effect when it is saved, and its own mistakes are shown in it', async () => {
  w.host.write('gaolint.yaml', 'rules:\n  words: off\n');
  await w.file(name);
  await w.counts(1, 0, 0);
  await w.file('gaolint.yaml');
  await w.press('Control+End');
  await w.paste('  typpo: off\n');
  await w.sees(at.rows, 'typpo');
  await w.underlined((n) => n > 0);
  await w.picture('yaml');
  await w.press('Control+a');
  await w.paste('fail-on: error\n');
  await w.save('gaolint.yaml', 'fail-on: error\n');
  await w.file(name);
  await w.counts(2, 0, 0);
});

test('saving changes nothing but what was typed, unless fixing on save is set', async () => {
  await w.press('Control+End');
  await w.type('\n');
  await w.save(name, `${damaged}\n`);
  // The second setting shows that the editor knows of the first.
  set({ 'editor.codeActionsOnSave': { 'source.fixAll.gaolint': 'explicit' }, 'editor.lineNumbers': 'off' });
  await until('the settings are known', async () => (await w.count('.monaco-editor.focused .line-numbers')) === 0);
  await w.type('\n');
  await w.save(name, `${damaged.replace(wrong.text, wrong.right)}\n\n`);
  await w.counts(1, 0, 0);
  set({});
});

test('the trace goes to the output channel', async () => {
  set({ 'gaolint.trace.server': 'messages' });
  await w.command('gaolint: Show the log');
  await w.sees('.part.panel .view-lines', 'info');
  await w.file(name);
  await w.press('Control+End');
  await w.type('\n');
  await w.sees('.part.panel .view-lines', 'textDocument/');
  set({});
});

test('a server that is killed is started again, with the text as it stands', async () => {
  const [pid] = w.host.servers();
  assert.ok(pid !== undefined);
  kill(pid);
  await until('another server runs', () => w.host.servers().some((p) => p !== pid));
  await w.file(name);
  await w.press('Control+End');
  await w.type(`编写${wrong.text}材料1篇。`);
  await w.counts(2, 0, 0);
  assert.deepEqual(await w.notifications(), []);
});

test('a server that keeps dying is left stopped, with a way out', async () => {
  await until('the server is left stopped', async () => {
    if (!(await w.label()).includes('starting')) {
      w.host.servers().forEach(kill);
    }
    return (await w.count(at.toasts)) > 0;
  });
  await w.sees(at.toasts, 'gaolint: stopped');
  await w.picture('stopped');
  assert.equal(await w.label(), 'gaolint: stopped');
  await w.button('Restart');
  await w.counts(2, 0, 0);
  assert.equal(w.host.servers().length, 1);
});

test('of a folder the reports are listed, other texts when a task asks for them', async () => {
  w.host.remove('gaolint.yaml');
  const errors = '[id="status.problems"]';
  await w.sees(errors, /^\s*4\b/);
  await w.command('gaolint: Check all drafts of the folder');
  await w.sees('.statusbar', '2 drafts: 4 errors, 0 doubtful');
  const row = w.page.locator(`${at.quickInput} .monaco-list-row`, { hasText: task.label }).first();
  let ran = false;
  for (let i = 0; i < 4 && !ran; i++) { // the list changes while tasks are looked for, so that the click may miss
    await w.command('Tasks: Run Task');
    await row.click({ timeout: 30_000 }).catch(() => undefined);
    ran = await w.sees(errors, /^\s*5\b/, 60_000).then(() => true, () => false);
  }
  assert.ok(ran, 'the task finds what it is asked for');
});

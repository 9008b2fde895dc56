// Settings, gaolint.yaml, fixing on save, and a server that dies.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { insist, until } from './host.ts';
import { step } from './steps.ts';
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

/** Writes a file while VS Code runs, until it has seen that and there is the effect. */
function write(file: string, text: string, done: () => Promise<boolean>): Promise<void> {
  return insist(`${text} in ${file} has its effect`, async () => w.host.write(file, text), done);
}

/** Changes the folder's settings while VS Code runs. */
function set(values: Record<string, unknown>, done: () => Promise<boolean>): Promise<void> {
  return write('.vscode/settings.json', JSON.stringify(values), done);
}

/** Whether the status bar tells something. */
const tells = (text: string) => async (): Promise<boolean> => (await w.label()).includes(text);
/** Whether the list of problems has something. */
const lists = (text: string) => async (): Promise<boolean> => (await w.text('.markers-panel')).includes(text);

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
after(() => w?.close());

step('a text that is no report is left alone unless it is asked for', async () => {
  await w.file(note);
  await w.sees(`${at.status} a`, 'gaolint');
  await until('the status bar tells that it is not checked', tells('no report kind'));
  assert.equal(await w.count(at.squiggles), 0);
  await set({ 'gaolint.enable': 'always' }, () => w.counted(1, 0, 0));
  await set({}, tells('no report kind'));
});

step('settings take effect at once: off, on, English', async () => {
  await w.file(name);
  await w.counts(2, 0, 0);
  await set({ 'gaolint.enable': 'off' }, tells('off'));
  await w.problems();
  await until('no problem is listed', lists('No problems'));
  await set({ 'gaolint.lang': 'en' }, async () => await lists('tablesum')() && await lists('should be')());
  await set({}, lists('应为'));
});

step('gaolint.yaml takes effect when it is saved, and its own mistakes are shown in it', async () => {
  await w.file(name);
  const off = 'rules:\n  words: off\n';
  await write('gaolint.yaml', off, () => w.counted(1, 0, 0));
  await w.file('gaolint.yaml');
  await w.paste(`${off}  typpo: off\n`);
  await w.sees(at.rows, 'typpo');
  await w.underlined((n) => n > 0);
  await w.picture('yaml');
  await w.paste('fail-on: error\n');
  await w.save('gaolint.yaml', 'fail-on: error\n');
  // One that others add to is looked at as well.
  w.host.write('house.gaolint.yaml', 'rules:\n  typpo: off\n');
  await w.file('house.gaolint.yaml');
  await w.underlined((n) => n > 0);
  await w.paste('fail-on: error\n');
  await w.underlined(0);
  await w.save('house.gaolint.yaml', 'fail-on: error\n');
  await w.file(name);
  await w.counts(2, 0, 0);
});

step('saving changes nothing but what was typed, unless fixing on save is set', async () => {
  await w.file(name);
  await w.press('Control+End');
  await w.type('\n');
  await w.save(name, `${damaged}\n`);
  // The second setting shows that the editor knows of the first.
  await set({ 'editor.codeActionsOnSave': { 'source.fixAll.gaolint': 'explicit' }, 'editor.lineNumbers': 'off' },
    async () => (await w.count(`${at.editor} .line-numbers`)) === 0);
  await w.type('\n');
  await w.save(name, `${damaged.replace(wrong.text, wrong.right)}\n\n`);
  await w.counts(1, 0, 0);
  await set({}, async () => (await w.count(`${at.editor} .line-numbers`)) > 0);
});

step('the trace goes to the output channel', async () => {
  const shows = (text: RegExp) => async (): Promise<boolean> => text.test(await w.text('.part.panel .view-lines'));
  await insist('the log is shown', () => w.command('gaolint: Show the log'), shows(/\[(info|warning|error)\]/));
  await w.file(name);
  w.host.write('.vscode/settings.json', JSON.stringify({ 'gaolint.trace.server': 'messages' }));
  await insist('the trace is in the log', async () => {
    await w.press('Control+End');
    await w.type('\n');
  }, shows(/textDocument\//));
});

step('a server that is killed is started again, with the text as it stands', async () => {
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

step('a server that keeps dying is left stopped, with a way out', async () => {
  await until('the server is left stopped', async () => {
    if (!(await w.label()).includes('starting')) {
      w.host.servers().forEach(kill);
    }
    return (await w.text(at.toasts)).includes('gaolint: stopped');
  });
  await w.picture('stopped');
  await until('the status bar tells it', tells('gaolint: stopped'));
  await w.button('gaolint: stopped', 'Restart', () => w.counted(2, 0, 0));
  await until('one server runs', () => w.host.servers().length === 1);
});

step('of a folder the reports are listed, other texts when a task asks for them', async () => {
  w.host.remove('gaolint.yaml');
  const errors = '[id="status.problems"]';
  await w.sees(errors, /^\s*4\b/);
  await insist('the folder is checked', () => w.command('gaolint: Check all drafts of the folder'),
    async () => (await w.text('.statusbar')).includes('2 drafts: 4 errors, 0 doubtful'), 30_000);
  const row = w.page.locator(`${at.quickInput} .monaco-list-row`, { hasText: task.label }).first();
  await insist('the task finds what it is asked for', async (ms) => { // the list changes while tasks are looked for, so that a click may miss
    await w.command('Tasks: Run Task');
    await row.click({ timeout: ms });
  }, async () => /^\s*5\b/.test(await w.text(errors)), 30_000);
});

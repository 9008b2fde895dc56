// A draft in a folder that nobody has trusted, with settings in it that name a program.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before as first } from 'node:test';
import { until } from './host.ts';
import { step } from './steps.ts';
import { damaged, wrong } from './texts.ts';
import { at, Window } from './window.ts';

const name = '年度报告.md';
// 𠮷 and 😀 are two UTF-16 units each: what stands behind them must not slip.
const text = damaged.replace('全年主动公开政府信息', '𠮷😀全年主动公开政府信息');
const total = text.slice(0, text.indexOf('| 2 | 47 |')).split('\n').length;
let w: Window;
let lure: string;
let mended: string;

first(async () => {
  w = await Window.open({ trust: true, files: { [name]: text } });
  lure = path.join(w.host.dir, 'lure');
  fs.writeFileSync(lure, `#!/bin/sh\ntouch ${lure}.ran\n`, { mode: 0o755 });
  fs.mkdirSync(path.join(w.host.folder, '.vscode'));
  w.host.write('.vscode/settings.json', JSON.stringify({ 'gaolint.server.path': lure, 'gaolint.server.arguments': ['--log', `${lure}.ran`] }));
});
after(() => w?.close());

step('in Restricted Mode a draft has its findings, and no program of the folder runs', async () => {
  await w.sees('.statusbar', 'Restricted Mode');
  await w.file(name);
  await w.counts(2, 0, 0);
  await w.problems();
  await w.sees(at.rows, wrong.text);
  await w.picture('restricted');
  await until('one server runs', () => w.host.servers().length === 1);
  assert.ok(!fs.existsSync(`${lure}.ran`), 'the program that the folder names ran');
  assert.deepEqual(await w.notifications(), []);
});

step('the outline has the sections, and beside the total stands what its parts make', async () => {
  await w.file(name);
  await w.first('Control+Shift+o', '二、主动公开政府信息情况', '本年新收', /^1 /, async () => (await w.text('.monaco-editor .view-lines')).includes('＝46'));
  await w.picture('restricted-figures');
});

step('a cell shows its arithmetic', async () => {
  await w.hover(total, '31+7+2+1+3+2');
  await w.picture('hover');
  await w.press('Escape');
});

step('a wrong word is mended with the keyboard alone', async () => {
  await w.goTo(1);
  await w.mend(wrong.text, [wrong.right, '忽略此处'], wrong.right, () => w.counted(1, 0, 0), 'restricted-fix');
  await w.counts(1, 0, 0);
  await w.save(name, text.replace(wrong.text, wrong.right));
});

step('the total is worked out anew, and shown before it is written', async () => {
  await w.goTo(total);
  await w.fixes('应为46', ['46']);
  await w.leave();
  await w.command('gaolint: Work totals out anew…');
  await w.button('47→46', '改写', () => w.counted(0, 0, 0));
  mended = text.replace(wrong.text, wrong.right).replace('| 2 | 47 |', '| 2 | 46 |');
  await w.save(name, mended);
});

step('what is ignored is written into gaolint.yaml, and the draft stays as it was', async () => {
  await w.goTo(12);
  const sentence = `编写${wrong.text}材料1篇。`;
  await w.type(sentence);
  await w.counts(1, 0, 0);
  const lines = mended.split('\n');
  lines[11] = sentence;
  await w.save(name, lines.join('\n'));
  await w.mend(wrong.text, [wrong.right, '记入 gaolint.yaml'], '记入 gaolint.yaml', () => w.counted(0, 0, 0));
  await w.file('gaolint.yaml');
  await w.sees('.monaco-editor.focused .view-lines', wrong.text);
  await w.picture('ignored');
  assert.equal(w.host.read(name), lines.join('\n'));
});

step('completion offers the sections that are missing, where a line begins', async () => {
  await w.untitled();
  await w.paste('# 云溪县人民政府2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n全年工作有序开展。\n\n');
  await w.sees(at.status, 'gaolint');
  await w.complete('二、主动公开政府信息情况', '规范性文件', 'completion');
});

step('a new report has all parts of the form, with marks where to fill in', async () => {
  await w.form('云溪县人民政府');
  await w.sees(at.lines, '待填');
});

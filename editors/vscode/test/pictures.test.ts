// The pictures of the README and of the walkthrough; only where GAOLINT_PICTURES asks for them.
import { test } from 'node:test';
import { damaged, wrong } from './texts.ts';
import { Window } from './window.ts';

const name = '年度报告.md';
const total = damaged.slice(0, damaged.indexOf('| 2 | 47 |')).split('\n').length;

test('pictures', { skip: process.env['GAOLINT_PICTURES'] === undefined }, async () => {
  const w = await Window.open({
    files: { [name]: damaged }, viewport: { width: 1100, height: 640 }, settings: { 'editor.minimap.enabled': false, 'editor.wordWrap': 'on' },
  });
  try {
    await w.file(name);
    await w.counts(2, 0, 0);
    await w.goTo(1);
    await w.fixes(wrong.text, [wrong.right]);
    await w.picture('fix');
    await w.leave();

    await w.hover(total, '31+7+2+1+3+2');
    await w.picture('figures');
    await w.press('Escape');

    await w.form('云溪县人民政府');
    await w.counts(0, 0, 0, 1000).catch(() => undefined);
    await w.picture('new');
  } finally {
    await w.close();
  }
});

// A writer with default settings, an empty window and an input method.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { step } from './steps.ts';
import { damaged, page } from './texts.ts';
import { seen, watch } from './watch.ts';
import { at, ours, Window } from './window.ts';

let w: Window;
before(async () => {
  w = await Window.open({}, false);
});
after(() => w?.close());

step('a page typed key by key is saved as it was typed, and nothing gets in the way', async () => {
  await w.problems();
  await watch(w.page);
  await w.untitled();
  for (const line of page.split(/(?<=\n)/)) {
    await w.type(line.replace('\n', ''));
    assert.equal(await w.count(at.suggestions), 0, `a list of suggestions is open behind ${line}`);
    if (line.endsWith('\n')) {
      await w.type('\n');
    }
  }
  await w.sees(at.rows, '缺少5个部分');
  await w.picture('typed');
  const s = await seen(w.page);
  assert.deepEqual(s.problems.filter((p) => !/缺少\d个部分/.test(p)), [], 'only the sections still to come are named');
  assert.ok(s.most <= 1, `${s.most} findings at one time`);
  assert.deepEqual([...s.toasts, ...s.dialogs].filter((t) => ours.test(t)), []);
  await w.save('年度报告.txt', page, true);
});

step('a report pasted into a new document has its findings', async () => {
  await w.untitled();
  await w.paste(damaged);
  console.log(`findings ${Math.round(await w.counts(2, 0, 0))} ms after a report was pasted`);
  await w.picture('pasted');
});

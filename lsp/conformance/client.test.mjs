// npm test, with GAOLINT naming the program and METAMODEL the protocol's model.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { abilities, CancellationTokenSource, Client, model } from './client.mjs';

const sample = fs.readFileSync(new URL('../../rules/profiles/gov-info-annual-2021.md', import.meta.url), 'utf8');
const wrong = '😀𠮷一是做好政策文件的戒毒工作。\n\n';
const heading = '### （二）依申请公开';
const text = sample.replace(heading, wrong + heading).replace('全年主动公开政府信息3286条，', '全年主动公开政府信息 3286条,');

function workspace() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'gaolint-稿件-'));
  const file = path.join(dir, '报告.md');
  fs.writeFileSync(file, text);
  fs.writeFileSync(path.join(dir, '另一份.md'), text);
  return { dir, uri: pathToFileURL(file).href, folder: pathToFileURL(dir).href };
}

for (const [way, encoding] of [['push', 'utf-16'], ['pull', 'utf-8'], ['pull', 'utf-32']]) {
  test(`${way}, ${encoding}`, { timeout: 600_000 }, async (t) => {
    const { dir, uri, folder } = workspace();
    const can = structuredClone(abilities);
    can.general.positionEncodings = [encoding, 'utf-16'];
    if (way === 'pull') can.textDocument.diagnostic = { dynamicRegistration: false };
    const c = new Client();
    await c.start(can, { workspaceFolders: [{ uri: folder, name: '稿件' }], trace: 'messages' });
    const has = c.server.capabilities;
    const doc = { textDocument: { uri } };
    assert.equal(has.positionEncoding, encoding);
    assert.equal(Boolean(has.diagnosticProvider), way === 'pull');

    await t.test('findings, and a fix that is worked out when it is chosen', async () => {
      await c.open(uri, text);
      const found = (await c.findings(uri)).find((d) => c.words(uri, d.range).includes('戒毒'));
      assert.ok(found, 'the word is found behind characters of two units');
      const at = { ...doc, range: found.range, context: { diagnostics: [found] } };
      let fix = (await c.ask('textDocument/codeAction', at)).find((a) => a.isPreferred);
      if (!fix.edit) fix = await c.ask('codeAction/resolve', fix);
      c.apply(fix.edit);
      assert.ok(c.texts.get(uri).text.includes('😀𠮷一是做好政策文件的解读工作。'));
      assert.ok(!(await c.findings(uri)).some((d) => d.code === found.code && c.words(uri, d.range).includes('戒毒')));
    });

    await t.test('every action can be resolved', async () => {
      await c.change(uri, '解读工作', '戒毒工作');
      const all = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
      const actions = await c.ask('textDocument/codeAction', { ...doc, range: all, context: { diagnostics: [] } });
      assert.ok(actions.length > 3);
      for (const a of actions) if (a.data) assert.ok((await c.ask('codeAction/resolve', a)).edit, a.title);
    });

    await t.test('what is asked for at a place', async () => {
      const at = (words) => ({ ...doc, position: c.range(uri, words).start });
      assert.match((await c.ask('textDocument/hover', at('戒毒'))).contents.value, /解读/);
      assert.match((await c.ask('textDocument/hover', at('31 | 7 |'))).contents.value, /46/, 'a cell tells what it is part of');
      await c.change(uri, heading, '\n' + heading);
      const list = await c.ask('textDocument/completion', { ...doc, position: { line: 1, character: 0 } });
      assert.ok(Array.isArray(list.items));
      for (const [method, able] of [['definition', has.definitionProvider], ['references', has.referencesProvider]]) {
        if (able) await c.ask(`textDocument/${method}`, { ...at('3286'), context: { includeDeclaration: true } });
      }
    });

    await t.test('what is asked for of the whole', async () => {
      const all = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
      assert.ok((await c.ask('textDocument/documentSymbol', doc)).length > 5);
      assert.ok((await c.ask('textDocument/foldingRange', doc)).length > 5);
      assert.ok((await c.ask('textDocument/codeLens', doc)).length > 0);
      await c.ask('textDocument/documentLink', doc);
      await c.ask('textDocument/inlayHint', { ...doc, range: all });
      const options = { tabSize: 2, insertSpaces: true };
      await c.ask('textDocument/rangeFormatting', { ...doc, range: all, options });
      const edits = await c.ask('textDocument/formatting', { ...doc, options });
      assert.ok(edits.length > 0);
      await c.edit(uri, edits);
      assert.deepEqual((await c.ask('textDocument/formatting', { ...doc, options })) ?? [], [], 'a second time changes nothing');
    });

    await t.test('commands, edits that the server wants made', async () => {
      const run = (command, ...args) => c.ask('workspace/executeCommand', { command, arguments: args });
      assert.match(String(await run('gaolint.new', { organ: '云溪县教育局', year: 2023 })), /云溪县教育局/);
      await run('gaolint.explain', 'typo');
      const end = c.texts.get(uri).text;
      const part = end.slice(end.indexOf('## 六、'));
      await c.change(uri, part, '');
      await run('gaolint.insertMissing', uri);
      assert.ok(c.seen.get('workspace/applyEdit') >= 1);
      assert.match(c.texts.get(uri).text, /六、其他需要报告的事项/);
      await c.change(uri, /46(?= *\|)/.exec(c.texts.get(uri).text)[0], '47');
      await run('gaolint.recalculate', uri);
      await assert.rejects(run('gaolint.nothing'));
    });

    await t.test('progress, parts, and a request that is taken back', async () => {
      await c.ask('workspace/executeCommand', { command: 'gaolint.lintFolder', arguments: [], workDoneToken: '进度' });
      if (way === 'pull') {
        const report = await c.ask('workspace/diagnostic', { previousResultIds: [], workDoneToken: 1, partialResultToken: 'parts' });
        assert.deepEqual(report.items, []);
        const parts = c.progress.filter((p) => p.token === 'parts').flatMap((p) => p.value.items);
        assert.equal(parts.length, 2);
        assert.deepEqual(c.progress.filter((p) => p.token === 1).map((p) => p.value.kind).filter((k) => k !== 'report'), ['begin', 'end']);
        for (const p of parts) c.faults.push(...model.wrong(p, { kind: 'reference', name: 'WorkspaceDocumentDiagnosticReport' }, 'part'));
      }
      for (const p of c.progress.filter((p) => p.value.kind)) {
        const name = { begin: 'WorkDoneProgressBegin', report: 'WorkDoneProgressReport', end: 'WorkDoneProgressEnd' }[p.value.kind];
        c.faults.push(...model.wrong(p.value, { kind: 'reference', name }, 'progress'));
      }
      for (let i = 0; i < 20; i++) {
        const source = new CancellationTokenSource();
        const asked = c.ask('textDocument/hover', { ...doc, position: { line: 0, character: 0 } }, source.token);
        source.cancel();
        await asked.catch((e) => assert.equal(e.code, -32800));
      }
    });

    await t.test('settings, a request that is none, the end', async () => {
      c.settings = [{ enable: 'off' }];
      await c.tell('workspace/didChangeConfiguration', { settings: null });
      for (let i = 0; (await c.ask('textDocument/codeLens', doc)).length > 0; i++) {
        assert.ok(i < 30_000);
        await new Promise((f) => setTimeout(f, 10));
      }
      await assert.rejects(c.ask('gaolint/nothing', {}), { code: -32601 });
      await assert.rejects(c.ask('textDocument/hover', { textDocument: 7 }), { code: -32602 });
      await c.tell('textDocument/didClose', doc);
      assert.equal(await c.stop(), 0);
    });
    assert.deepEqual(c.faults, []);
    const kinds = [...c.seen.keys()];
    t.diagnostic(`${[...c.seen.values()].reduce((a, b) => a + b)} messages of ${kinds.length} kinds`);
    fs.rmSync(dir, { recursive: true });
  });
}

test('the judge finds what is wrong', () => {
  const wrong = (v) => model.result('textDocument/hover', v).length > 0;
  assert.ok(!wrong(null) && !wrong({ contents: { kind: 'markdown', value: 'x' } }));
  for (const v of [{}, 7, { contents: { kind: 'html', value: 'x' } }, { contents: 'x', more: 1 },
    { contents: 'x', range: { start: { line: -1, character: 0 }, end: { line: 0, character: 0 } } }]) assert.ok(wrong(v), JSON.stringify(v));
});

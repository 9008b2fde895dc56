// A Word file, from the list of files, in a folder that nobody has trusted.
import { after, before } from 'node:test';
import { crc32 } from 'node:zlib';
import { insist } from './host.ts';
import { step } from './steps.ts';
import { wrong } from './texts.ts';
import { Window } from './window.ts';

const name = '年度报告.docx';
let w: Window;
before(async () => {
  w = await Window.open({ trust: true, files: { [name]: wordFile(`编写${wrong.text}材料8篇。`) } });
});
after(() => w?.close());

step('a Word file is checked from the list of files, and what was found is shown', async () => {
  const command = w.page.locator('.monaco-menu .action-item', { hasText: 'Check this Word file' });
  await insist('the page is shown', async (ms) => {
    await w.press('Escape');
    await w.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).click({ button: 'right', timeout: ms });
    await command.waitFor({ timeout: ms });
    // A menu passes over a click within the first tenth of a second that it is there.
    await insist('the menu takes the click', async (more) => {
      if (await command.isVisible()) {
        await command.click({ timeout: more });
      }
    }, async () => (await command.count()) === 0, 1000);
  }, () => w.framed('td', wrong.right));
  await w.picture('word');
});

/** A Word file of one paragraph: a ZIP whose parts are stored as they are. */
function wordFile(text: string): Buffer {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return zip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      `<Relationship Id="r" Type="${relation}" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
      `<w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  });
}

function zip(parts: Record<string, string>): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const data = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(name.length, 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    list.push(Buffer.from('PK\x01\x02\x14\x00'), head, place, Buffer.from(name));
    files.push(file);
    offset += file.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, directory, Buffer.from('PK\x05\x06'), end]);
}

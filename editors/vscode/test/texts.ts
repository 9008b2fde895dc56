// The reports that the tests type, paste and open: the form's own clean sample.
import fs from 'node:fs';
import path from 'node:path';

const profiles = path.join(import.meta.dirname, '..', '..', '..', 'rules', 'profiles');

/** A whole report in which nothing is to be found. */
export const clean = fs.readFileSync(path.join(profiles, 'gov-info-annual-2021.md'), 'utf8');

/** Its first page as plain text, with marks of every pair in it. */
export const page = planted(
  clean.slice(0, clean.indexOf('## 二')).replace(/^#+ /gm, '').trimEnd() + '\n',
  ['答复书由司法行政部门审核后送达。', '答复书由司法行政部门审核后送达，实行“统一登记、分类办理、限时答复”。'],
);

/** A wrong word that is certain, and its correction. */
export const wrong = { text: '政策戒毒', right: '政策解读' };

/** A report with that word and a total that does not fit its parts. */
export const damaged = planted(
  clean,
  ['送到村民小组。', `送到村民小组，编写${wrong.text}材料8篇。`],
  ['| 31 | 7 | 2 | 1 | 3 | 2 | 46 |', '| 31 | 7 | 2 | 1 | 3 | 2 | 47 |'],
);

function planted(text: string, ...changes: [string, string][]): string {
  return changes.reduce((t, [from, to]) => {
    if (!t.includes(from)) {
      throw new Error(`the sample has no ${from}`);
    }
    return t.replace(from, to);
  }, text);
}

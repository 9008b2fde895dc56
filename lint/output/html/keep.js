// ---- what the reviewer has ticked, kept in the browser under the page's name

const keep = (() => {
  const place = "gaolint-review:" + index.id;
  // of each path: findings taken out of the note, findings put into it, and whether it is done
  let marks = new Map();
  let told = false;

  const clean = x => ({
    off: new Set(Array.isArray(x.off) ? x.off.filter(k => typeof k === "string") : []),
    on: new Set(Array.isArray(x.on) ? x.on.filter(k => typeof k === "string") : []),
    done: x.done === true,
  });
  const plain = () => {
    const out = [];
    for (const [path, m] of marks) {
      if (m.off.size || m.on.size || m.done) out.push({ path, off: [...m.off], on: [...m.on], done: m.done });
    }
    return { gaolint: "review", version: 1, page: index.id, reports: out };
  };
  // read takes up what write gave; it tells the paths, or null for another kind of file.
  const read = data => {
    if (!data || data.gaolint !== "review" || !Array.isArray(data.reports)) return null;
    const list = data.reports.filter(x => x && typeof x.path === "string");
    for (const x of list) marks.set(x.path, clean(x));
    return list.map(x => x.path);
  };
  const save = () => {
    try {
      localStorage.setItem(place, JSON.stringify(plain()));
    } catch {
      if (!told) tell(say.nokeep);
      told = true;
    }
  };
  const of = path => {
    if (!marks.has(path)) marks.set(path, clean({}));
    return marks.get(path);
  };
  try {
    read(JSON.parse(localStorage.getItem(place)));
  } catch { /* nothing kept, or not allowed */ }

  return {
    plain, save,
    read: data => { const paths = read(data); save(); return paths; },
    done: path => marks.get(path)?.done === true,
    setDone: (path, yes) => { of(path).done = yes; save(); },
    // Errors and warnings are in the note unless taken out, others only if put in.
    has: (path, f) => (f.v < 2 ? !marks.get(path)?.off.has(f.k) : marks.get(path)?.on.has(f.k) === true),
    toggle: (path, f) => {
      const set = f.v < 2 ? of(path).off : of(path).on;
      set.has(f.k) ? set.delete(f.k) : set.add(f.k);
      save();
    },
  };
})();

function download(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function exportTicks() {
  download(say.exportname + ".json", JSON.stringify(keep.plain(), null, 1), "application/json");
}

async function importTicks(e) {
  const file = e.target.files[0];
  e.target.value = "";
  if (!file) return;
  let paths = null;
  try {
    if (file.size < 50e6) paths = keep.read(JSON.parse(await file.text()));
  } catch { /* told below */ }
  if (!paths) return tell(say.badimport);
  const here = new Set(rows.map(r => r.p));
  const other = paths.filter(p => !here.has(p)).length;
  refilter();
  drawProgress();
  if (opened >= 0) drawReport(rows[opened]);
  tell(format(other ? say.importedsome : say.imported, paths.length - other, other));
}

// ---- the notes

// sentences are the findings of a note: the gravest if there are many, in the text's order.
function noteText(row, report) {
  const w = index.notes[report ? report.lang : index.lang];
  const organ = report ? report.organ : row.o || w.Somebody;
  let text = format(w.Salutation, organ) + "\n\n";
  if (!report) {
    return text + format(w.Unchecked, row.p.replace(/^.*[/\\]/, ""), (row.f || "").replace(/[。.]+$/, "")) + "\n";
  }
  const all = report.findings.filter(f => keep.has(row.p, f));
  const unrecognised = verdicts[row.v].key === "unrecognised";
  if (!all.length && !unrecognised) return "";
  const opening = unrecognised ? w.Unrecognised : all.some(f => f.v === 0) ? w.Returned : w.Advised;
  text += format(opening, report.name) + "\n";
  const chosen = new Set([...all].sort((a, b) => b.w - a.w).slice(0, w.Limit));
  const colon = report.lang === "en" ? ": " : "：";
  let n = 0;
  const list = (head, findings) => {
    if (findings.length) text += "\n" + head;
    for (const f of findings) text += `${++n}. ${f.n || (f.p ? f.p + colon : "") + f.m}\n`;
  };
  const inOrder = all.filter(f => chosen.has(f));
  list("", inOrder.filter(f => f.v === 0));
  list(w.Check + "\n\n", inOrder.filter(f => f.v > 0));
  const more = all.length - chosen.size + (report.lost || 0);
  if (more > 0) text += "\n" + format(w.More, more) + "\n";
  return text;
}

// exportNotes makes one text of the notes of all reports that the list shows.
async function exportNotes() {
  const texts = [];
  for (const r of shown) {
    const text = noteText(r, r.b ? await unpack(r) : null);
    if (text && verdicts[r.v].key !== "passed") texts.push(text);
  }
  if (!texts.length) return tell(say.nonotes);
  download(say.notesname + ".txt", "\uFEFF" + texts.join("\n" + "─".repeat(30) + "\n\n").replace(/\n/g, "\r\n"), "text/plain");
  tell(format(say.notesdone, texts.length));
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = byId("note");
    box.focus();
    box.select();
    if (!document.execCommand("copy")) return tell(say.copybyhand);
  }
  tell(say.copied);
}

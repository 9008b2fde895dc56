// ---- one report: its text, its findings, its note

async function unpack(row) {
  const packed = Uint8Array.from(atob(byId("r" + row.b).textContent), c => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const report = JSON.parse(await new Response(stream).text());
  report.findings ||= [];
  report.tables ||= [];
  report.findings.forEach((f, i) => { f.i = i; });
  return report;
}

// visible shows the characters that hide or turn others round, one for one.
const visible = s => s.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g, "\u2423");

let page = null; // the report that is open: row, report, the number of the selected finding
let spots = []; // the nodes that show the text: start, end, node
let marks = new Map(); // the nodes of each finding

async function drawReport(row) {
  opened = row.i;
  const at = shown.indexOf(row);
  if (at >= 0) current = at;
  step(0);
  let report = null;
  try {
    if (row.b) report = await unpack(row);
  } catch {
    return tell(say.oldbrowser);
  }
  if (opened !== row.i) return; // another was opened meanwhile
  page = { row, report, selected: -1 };
  spots = [];
  marks = new Map();
  const view = byId("view");
  view.replaceChildren(reportHead(row), report ? reportBody(row, report) : unchecked(row));
  view.scrollTop = 0;
  drawNote();
  document.title = row.name + " – " + say.title;
}

function reportHead(row) {
  return el("header", { className: "report" },
    el("button", { className: "back", onclick: home }, "‹ " + say.back),
    el("h2", {}, el("bdi", {}, row.name), row.y ? " " + row.y : ""),
    el("span", { className: "verdict " + verdicts[row.v].key }, verdicts[row.v].word),
    el("span", { className: "grow" }),
    el("label", { className: "tick" }, el("input", { type: "checkbox", id: "done", checked: keep.done(row.p), onchange: e => setDone(row, e.target.checked) }), say.markdone),
    el("button", { onclick: () => turn(-1), "aria-label": say.before, title: say.before + " (p)" }, "‹"),
    el("button", { onclick: () => turn(1), "aria-label": say.after, title: say.after + " (n)" }, "›"),
    el("p", { className: "path" }, el("bdi", {}, row.p), row.d ? " · " : "", row.d ? el("bdi", {}, row.d) : ""));
}

function setDone(row, yes) {
  keep.setDone(row.p, yes);
  drawList();
  drawProgress();
}

// turn opens the report before or behind in the list.
function turn(by) {
  const at = shown.findIndex(r => r.i === opened) + by;
  if (shown[at]) open(shown[at].i);
}

function unchecked(row) {
  return el("div", { className: "columns" }, el("article", {}, el("p", { className: "failure" }, row.f)),
    el("aside", {}, noteBox()));
}

function reportBody(row, report) {
  const paper = el("article", { lang: report.lang === "en" ? "zh" : null });
  drawText(paper, report);
  return el("div", { className: "columns" }, paper, el("aside", {}, findingList(row, report), noteBox()));
}

// drawText draws the blocks; rows of cells that follow one another make a table.
function drawText(paper, report) {
  const kinds = ["p", "h1", "h2", "h3", "tr", "span", "p", "p"];
  const names = ["", "title", "section", "heading", "", "cell", "small", "sign"];
  let group = null, groupKind = -1;
  const sums = report.tables.slice().sort((a, b) => a.e - b.e);
  const flush = before => {
    for (; sums.length && sums[0].e <= before; group = null) paper.append(sumBox(report, sums.shift()));
  };
  for (let i = 0; i < report.blocks.length; i += 3) {
    const [start, end, kind] = report.blocks.slice(i, i + 3);
    const since = i ? report.blocks[i - 2] + 1 : 0;
    const until = i + 3 < report.blocks.length ? end + 1 : Infinity;
    flush(start);
    if (kind !== groupKind) group = null;
    groupKind = kind;
    if (kind === 4) {
      if (!group) paper.append(el("div", { className: "table" }, group = el("table")));
      if (/^[\s|:-]*-[\s|:-]*$/.test(report.text.slice(start, end))) continue;
      group.append(tableRow(report, start, end, since));
    } else if (kind === 5) {
      if (!group) paper.append(group = el("div", { className: "cells" }));
      group.append(spot(el("span", { className: "cell" }), report, since, start, end, until));
    } else {
      paper.append(spot(el(kinds[kind], { className: names[kind], dir: "auto" }), report, since, start, end, until));
    }
  }
  flush(Infinity);
  if (report.cut) paper.append(el("p", { className: "small" }, say.cut));
}

// spot fills a node with a part of the text and remembers where it is.
function spot(node, report, since, start, end, until) {
  fill(node, report, since, start, end, until);
  spots.push({ start, end, node });
  return node;
}

function tableRow(report, start, end, since) {
  const row = el("tr");
  const text = report.text.slice(start, end);
  const mark = text.includes("|") ? "|" : "\t";
  let at = start;
  let cells = text.split(mark).map(c => { const s = at; at += c.length + 1; return [s, s + c.length]; });
  if (mark === "|" && cells.length > 2) {
    if (!text.slice(0, cells[0][1] - start).trim()) cells.shift();
    const last = cells[cells.length - 1];
    if (!report.text.slice(last[0], last[1]).trim()) cells.pop();
  }
  cells.forEach(([s, e], i) => {
    const words = report.text.slice(s, e);
    const from = s + words.length - words.trimStart().length;
    const to = Math.max(from, s + words.trimEnd().length);
    const number = /^[\s\d.,+\-－/—%]*$/.test(words);
    row.append(spot(el("td", { className: number ? "number" : words.trim().length > 8 ? "long" : "" }), report, i ? s : since, from, to, i < cells.length - 1 ? e + 1 : end + 1));
  });
  return row;
}

// fill writes text[start, end) into the node, with the marks of the findings in it; a
// finding without text stands where text is missing, in since ≤ place < until.
function fill(node, report, since, start, end, until) {
  const here = report.findings.filter(f => f.s < end && f.e > start && f.s < f.e || f.s === f.e && f.s >= since && f.s < until);
  if (!here.length) {
    node.append(visible(report.text.slice(start, end)));
    return;
  }
  const cuts = new Set([start, end]);
  for (const f of here) {
    cuts.add(Math.min(end, Math.max(start, f.s)));
    cuts.add(Math.min(end, Math.max(start, f.e)));
  }
  const order = [...cuts].sort((a, b) => a - b);
  order.forEach((from, i) => {
    for (const f of here) {
      if (f.s === f.e && Math.min(end, Math.max(start, f.s)) === from) node.append(mark(report, [f], "", true));
    }
    const to = order[i + 1];
    if (to === undefined) return;
    const over = here.filter(f => f.s <= from && f.e >= to && f.s < f.e);
    const words = visible(report.text.slice(from, to));
    node.append(over.length ? mark(report, over, words, over.some(f => f.e === to || to === end)) : words);
  });
}

// mark is a flagged piece of text; the gravest of its findings gives the colour.
function mark(report, findings, words, last) {
  const gravest = findings.reduce((a, b) => (b.v < a.v ? b : a));
  const node = el("mark", {
    className: severities[gravest.v].key + (words ? "" : " gap"), title: findings.map(f => f.m).join("\n"),
    onclick: () => select(gravest.i, true),
  }, words);
  if (last) node.dataset.n = findings.map(f => f.i + 1).join(",");
  for (const f of findings) {
    if (!marks.has(f.i)) marks.set(f.i, []);
    marks.get(f.i).push(node);
  }
  return node;
}

// ---- the table's arithmetic

function cellsOf(report, table) {
  const out = [];
  let last = 0;
  for (let i = 0; i < table.c.length; i += 2) {
    if (table.c[i + 1] < 0) {
      out.push(null);
      continue;
    }
    last += table.c[i];
    out.push([last, last + table.c[i + 1]]);
  }
  return out;
}

function sumBox(report, table) {
  const form = index.forms[table.f], cells = cellsOf(report, table);
  const sums = form.sums.map((s, k) => ({ ...s, mark: table.u[k] }));
  const wrong = sums.filter(s => s.mark === "!"), right = sums.filter(s => s.mark === "=");
  wrong.forEach((s, k) => { s.sides = table.d[k]; });
  const list = some => el("ul", {}, some.map(s => sumLine(report, form, cells, s)));
  return el("section", { className: "sums" + (wrong.length ? " wrong" : "") },
    el("h4", {}, format(wrong.length ? say.sumswrong : say.sumsright, form.title, right.length, wrong.length)),
    wrong.length ? list(wrong) : null,
    right.length ? el("details", {}, el("summary", {}, format(say.sumsall, right.length)), list(right)) : null,
    right.length + wrong.length < sums.length ? el("p", { className: "small" }, format(say.sumsunknown, sums.length - right.length - wrong.length)) : null);
}

function sumLine(report, form, cells, sum) {
  const value = c => (cells[c] ? report.text.slice(...cells[c]).trim() : "") || "0";
  const many = sum.l.length > 8;
  const terms = side => {
    const all = side.map(value);
    const some = many ? all.filter(v => v !== "0") : all;
    return some.length ? some.join("+") : "0";
  };
  const label = c => (sum.h ? form.columns[c % form.columns.length] : form.rows[Math.floor(c / form.columns.length)]);
  const name = sum.h ? form.rows[sum.n] || "" : form.columns[sum.n];
  const single = sum.r.length === 1;
  let text = terms(sum.l) + (sum.sides && sum.l.length > 1 ? "=" + sum.sides[0] : "");
  if (single) text += sum.sides ? format(say.sumis, label(sum.r[0]), value(sum.r[0])) : "=" + value(sum.r[0]);
  else text += (sum.sides ? say.but : "=") + terms(sum.r) + (sum.sides ? "=" + sum.sides[1] : "");
  if (sum.sides) text += format(sum.sides[2].startsWith("-") ? say.less : say.more, sum.sides[2].replace("-", ""));
  const where = name ? format(sum.h ? say.row : say.column, name) : format(say.column, label(sum.r[0]));
  return el("li", {}, el("button", {
    className: "link", onclick: () => light([...sum.l, ...sum.r].map(c => cells[c]).filter(Boolean)),
  }, where), " " + text);
}

// light shows cells and other places of the text.
function light(places) {
  for (const node of document.querySelectorAll(".lit")) node.classList.remove("lit");
  let first = null;
  for (const [s, e] of places) {
    const at = spots.find(x => x.start <= s && x.end >= e && (x.node.tagName === "TD" || x.node.tagName === "SPAN")) || spots.find(x => x.start <= s && x.end >= s);
    at?.node.classList.add("lit");
    first ||= at?.node;
  }
  show(first);
}

// show scrolls to a node unless it is in sight.
function show(node) {
  if (!node) return;
  const box = node.getBoundingClientRect();
  if (box.top < 120 || box.bottom > innerHeight - 40) node.scrollIntoView({ block: "center" });
}

// ---- the findings

function findingList(row, report) {
  const grave = report.findings.filter(f => f.v < 2), light = report.findings.filter(f => f.v >= 2);
  return el("section", { id: "findings" },
    el("h3", {}, format(say.findings, grave.length), el("span", { className: "hint" }, say.tickhint)),
    grave.length ? el("ol", {}, grave.map(f => findingItem(row, report, f))) : el("p", { className: "none" }, say.nofindings),
    report.lost ? el("p", { className: "small" }, format(say.lost, report.lost)) : null,
    light.length ? el("details", { id: "folded" }, el("summary", {}, format(say.folded, light.length)),
      el("ol", {}, light.map(f => findingItem(row, report, f)))) : null);
}

function findingItem(row, report, f) {
  const s = severities[f.v];
  const related = (f.q || []).slice(0, 8).map(q => el("button", { className: "link", onclick: e => { e.stopPropagation(); light([[q.s, q.e]]); } }, q.m || report.text.slice(q.s, q.e)));
  return el("li", { id: "f" + f.i, value: f.i + 1, className: (left(row, f) ? "out " : "") + s.key, onclick: () => select(f.i, false) },
    el("label", { className: "tick", onclick: e => e.stopPropagation(), title: say.tick },
      el("input", { type: "checkbox", checked: keep.has(row.p, f), "aria-label": say.tick, onchange: () => toggle(f) })),
    el("div", {},
      el("p", { className: "head" }, el("span", { className: "n" }, String(f.i + 1)), el("span", { className: "badge " + s.key }, s.word),
        el("span", { className: "rule", title: index.rules[f.r].id }, index.rules[f.r].title), f.p && !f.m.startsWith(f.p) ? el("span", { className: "place" }, f.p) : null),
      el("p", { className: "message", dir: "auto" }, f.m),
      f.x ? el("p", { className: "fix" }, say.fix + f.x.join(say.or)) : null,
      related.length ? el("p", { className: "related" }, say.related, related.map((r, i) => [i ? say.and : "", r])) : null));
}

// left tells whether an error or a warning was taken out of the note.
function left(row, f) {
  return f.v < 2 && !keep.has(row.p, f);
}

function toggle(f) {
  keep.toggle(page.row.p, f);
  const item = byId("f" + f.i), has = keep.has(page.row.p, f);
  item.classList.toggle("out", left(page.row, f));
  item.querySelector("input").checked = has;
  drawNote();
}

// select shows a finding in the text and in the list.
function select(i, fromText) {
  const f = page?.report?.findings[i];
  if (!f) return;
  page.selected = i;
  for (const node of document.querySelectorAll("#findings .selected, mark.selected")) node.classList.remove("selected");
  const item = byId("f" + i);
  if (item.closest("details")) item.closest("details").open = true;
  item.classList.add("selected");
  const nodes = marks.get(i) || [];
  nodes.forEach(n => n.classList.add("selected"));
  light((f.q || []).map(q => [q.s, q.e]));
  show(nodes[0]);
  if (fromText || item.getBoundingClientRect().bottom > innerHeight || item.getBoundingClientRect().top < 100) item.scrollIntoView({ block: "nearest" });
}

function noteBox() {
  return el("section", { id: "notebox" },
    el("h3", {}, say.note, el("span", { className: "grow" }), el("button", { id: "copy", onclick: () => copy(byId("note").value) }, say.copy)),
    el("textarea", { id: "note", "aria-label": say.note, spellcheck: false }), el("div", { id: "noteprint" }));
}

function drawNote() {
  const text = verdicts[page.row.v].key === "passed" && !page.report.findings.some(f => keep.has(page.row.p, f)) ? "" : noteText(page.row, page.report);
  const box = byId("note");
  box.value = text;
  box.placeholder = say.emptynote;
  byId("noteprint").textContent = text;
  byId("copy").disabled = !text;
  box.style.height = "0";
  box.style.height = Math.max(90, box.scrollHeight + 4) + "px";
}

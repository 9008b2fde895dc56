"use strict";
// The page for reviewers. Everything that comes from a draft or a file's name reaches the
// document as textContent alone. The files of this folder make one script.

const index = JSON.parse(document.getElementById("index").textContent);
const say = index.say;
const verdicts = index.words.verdicts, severities = index.words.severities;
const byId = id => document.getElementById(id);

// el makes an element: properties, "on…" handlers, "data-…" and "aria-…" attributes, then
// children, of which strings become text.
function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [k, v] of Object.entries(props || {})) {
    if (v === undefined || v === null) continue;
    if (k.startsWith("on")) node.addEventListener(k.slice(2), v);
    else if (k.includes("-") || k === "role" || k === "for" || k === "colspan") node.setAttribute(k, v);
    else node[k] = v;
  }
  node.append(...children.flat(Infinity).filter(c => c !== null && c !== undefined && c !== false));
  return node;
}

// format fills a wording of the program in: %s, %d in order, %[1]s by number.
function format(pattern, ...args) {
  let next = 0;
  return pattern.replace(/%(?:\[(\d+)\])?[sd]/g, (_, n) => String(args[n ? n - 1 : next++] ?? ""));
}

// tell shows a short message for a while.
let telling;
function tell(text) {
  byId("said").textContent = text;
  clearTimeout(telling);
  telling = setTimeout(() => { byId("said").textContent = ""; }, 4000);
}

// ---- the list and what is shown of it

const rows = index.rows.map((r, i) => ({
  ...r, i, r: r.r || [],
  find: [r.o, r.p, r.d, r.y, ...(r.r || []).map(k => index.rules[k].title + " " + index.rules[k].id)].join("\n").toLowerCase(),
}));
// the folders that all paths begin with are left out of the list
const common = (() => {
  let to = rows.length > 1 ? rows[0].p.lastIndexOf("/") + 1 : 0;
  for (const r of rows) while (to && r.p.slice(0, to) !== rows[0].p.slice(0, to)) to = rows[0].p.lastIndexOf("/", to - 2) + 1;
  return to;
})();
for (const r of rows) r.name = r.o || r.p.slice(common);
const filter = { text: "", verdict: -1, rule: -1, district: "", done: "", sort: "verdict" };
let shown = [], current = -1, opened = -1;

const orders = {
  verdict: (a, b) => a.v - b.v || b.c[0] - a.c[0] || b.c[1] - a.c[1] || a.i - b.i,
  errors: (a, b) => b.c[0] - a.c[0] || b.c[1] - a.c[1] || a.i - b.i,
  name: (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.i - b.i),
  path: (a, b) => a.i - b.i,
};

function refilter() {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const stay = shown[current];
  shown = rows.filter(r =>
    (filter.verdict < 0 || r.v === filter.verdict) &&
    (filter.rule < 0 || r.r.includes(filter.rule)) &&
    (!filter.district || (r.d || say.nodistrict) === filter.district) &&
    (!filter.done || (filter.done === "yes") === keep.done(r.p)) &&
    words.every(w => r.find.includes(w))).sort(orders[filter.sort]);
  current = Math.max(0, shown.indexOf(stay));
  if (!shown.length) current = -1;
  drawFilters();
  drawList();
}

// set changes a part of the filter; the same value again takes it away.
function set(key, value, none) {
  filter[key] = filter[key] === value ? none : value;
  refilter();
}

const line = 58; // height of a row of the list in CSS pixels, as in page.css
let scroller, spacer, panes;

function drawList() {
  const from = Math.max(0, Math.floor(scroller.scrollTop / line) - 6);
  const to = Math.min(shown.length, from + Math.ceil(scroller.clientHeight / line) + 12);
  spacer.style.height = shown.length * line + "px";
  panes.style.transform = `translateY(${from * line}px)`;
  panes.replaceChildren(...shown.slice(from, to).map((r, k) => listRow(r, from + k)));
  if (!shown.length) panes.replaceChildren(el("p", { className: "none" }, say.nothing));
}

function listRow(r, at) {
  const counts = [0, 1].filter(k => r.c[k]).map(k => el("span", { className: "count " + severities[k].key, title: severities[k].word }, String(r.c[k])));
  return el("div", {
    className: "row" + (at === current ? " current" : "") + (r.i === opened ? " opened" : "") + (keep.done(r.p) ? " done" : ""),
    role: "option", id: "row" + r.i, "aria-selected": String(at === current), "aria-posinset": at + 1, "aria-setsize": shown.length,
    onclick: () => { current = at; open(r.i); },
  }, el("span", { className: "dot " + verdicts[r.v].key, title: verdicts[r.v].word }),
  el("span", { className: "name" }, el("bdi", {}, r.name), r.y ? " " + r.y : ""),
  el("span", { className: "counts" }, counts),
  el("span", { className: "path", title: r.p }, verdicts[r.v].word + " · ", el("bdi", {}, r.p.slice(common))),
  keep.done(r.p) ? el("span", { className: "check", title: say.done }, "✓") : null);
}

// step moves in the list and keeps the row in sight.
function step(by) {
  if (!shown.length) return;
  current = Math.min(shown.length - 1, Math.max(0, current + by));
  const top = current * line;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  if (top + line > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + line - scroller.clientHeight;
  drawList();
}

// ---- the filters above the list

function choice(key, options, value, label) {
  return el("select", { "aria-label": label, onchange: e => { filter[key] = e.target.value === "" ? "" : isNaN(e.target.value) ? e.target.value : Number(e.target.value); refilter(); } },
    options.map(([v, text]) => el("option", { value: v, selected: String(v) === String(value) }, text)));
}

function drawFilters() {
  byId("tally").textContent = shown.length === rows.length ? format(say.all, rows.length) : format(say.some, shown.length, rows.length);
  byId("clear").hidden = !filter.text && filter.verdict < 0 && filter.rule < 0 && !filter.district && !filter.done;
  const used = index.rules.map((r, i) => [i, r.title]).filter(([i]) => rules.has(i));
  byId("chips").replaceChildren(...verdicts.map((v, i) => el("button", {
    className: "chip " + v.key, "aria-pressed": String(filter.verdict === i), disabled: !tallies[i],
    onclick: () => set("verdict", i, -1),
  }, el("span", { className: "dot " + v.key }), `${v.word} ${tallies[i]}`)));
  byId("choices").replaceChildren(
    choice("rule", [[-1, say.anyrule], ...used], filter.rule, say.rule),
    places.size > 1 ? choice("district", [["", say.anydistrict], ...[...places.keys()].sort().map(d => [d, d])], filter.district, say.district) : "",
    choice("done", [["", say.anydone], ["no", say.undone], ["yes", say.done]], filter.done, say.done),
    choice("sort", [["verdict", say.byverdict], ["errors", say.byerrors], ["name", say.byname], ["path", say.bypath]], filter.sort, say.sort));
}

function clearFilters() {
  Object.assign(filter, { text: "", verdict: -1, rule: -1, district: "", done: "" });
  byId("search").value = "";
  refilter();
}

function build() {
  byId("top").append(
    el("h1", {}, el("a", { href: "#", onclick: e => { e.preventDefault(); home(); } }, say.title)),
    el("span", { id: "progress" }),
    el("span", { className: "grow" }),
    el("button", { id: "narrow", onclick: () => { document.body.classList.toggle("charting"); drawList(); drawCharts(); } }, say.listoroverview),
    el("button", { onclick: exportNotes, title: say.notestitle }, say.notes),
    el("button", { onclick: exportTicks, title: say.exporttitle }, say.export),
    el("button", { onclick: () => byId("file").click(), title: say.importtitle }, say.import),
    el("input", { type: "file", id: "file", accept: ".json", hidden: true, onchange: importTicks }),
    el("button", { className: "wide", onclick: () => print() }, say.print),
    el("button", { className: "wide", onclick: showHelp, "aria-label": say.help }, "?"));
  scroller = el("div", { id: "list", role: "listbox", tabIndex: 0, "aria-label": say.list, onscroll: drawList },
    spacer = el("div", { className: "spacer" }, panes = el("div", { className: "panes" })));
  byId("side").append(
    el("input", { id: "search", type: "search", placeholder: say.search, "aria-label": say.search, oninput: e => { filter.text = e.target.value; scroller.scrollTop = 0; refilter(); } }),
    el("div", { id: "chips" }), el("div", { id: "choices" }),
    el("div", { id: "tallies" }, el("span", { id: "tally" }), el("button", { id: "clear", className: "link", onclick: clearFilters }, say.clear)),
    scroller);
  byId("loading").remove();
  byId("top").hidden = byId("body").hidden = false;
}

// home shows the overview.
function home() {
  opened = -1;
  if (location.hash) history.pushState(null, "", location.pathname + location.search);
  document.body.classList.remove("reading");
  drawOverview();
  drawList();
}

function open(i) {
  if (location.hash !== "#r" + (i + 1)) location.hash = "r" + (i + 1);
  else follow();
}

// follow shows what the address names.
function follow() {
  const n = /^#r(\d+)$/.exec(location.hash);
  if (!n || !rows[n[1] - 1]) return home();
  document.body.classList.add("reading");
  document.body.classList.remove("charting");
  const row = rows[n[1] - 1];
  if (opened !== row.i) drawReport(row); // two events tell of one change
}

function drawProgress() {
  const done = rows.filter(r => keep.done(r.p)).length;
  byId("progress").textContent = format(say.progress, done, rows.length);
}

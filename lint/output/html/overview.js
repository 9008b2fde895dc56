// ---- the overview: what became of all reports

// tallies counts the reports by verdict; rules by the reports that they concern, of which
// those with an error; places by verdict.
const tallies = verdicts.map(() => 0), rules = new Map(), places = new Map();
for (const r of rows) {
  tallies[r.v]++;
  r.r.forEach((k, at) => {
    const n = rules.get(k) || [0, 0];
    n[at < (r.e || 0) ? 0 : 1]++;
    rules.set(k, n);
  });
  const place = r.d || say.nodistrict;
  if (!places.has(place)) places.set(place, verdicts.map(() => 0));
  places.get(place)[r.v]++;
}

const most = 12; // bars of a chart

function svg(tag, props, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [k, v] of Object.entries(props)) node.setAttribute(k, v);
  node.append(...children);
  return node;
}

// chart is the place of a chart, which is drawn when its width is known.
function chart(items, label) {
  const box = el("div", { className: "chart" });
  box.draw = () => box.replaceChildren(bars(items, label, Math.max(280, box.clientWidth)));
  return box;
}

// shorten cuts a name that is wider than the room in front of its bar, in CSS pixels.
function shorten(name, room) {
  let wide = 0;
  for (let i = 0; i < name.length; i++) {
    wide += name.charCodeAt(i) < 0x2e80 ? 7.2 : 13;
    if (wide > room) return name.slice(0, Math.max(1, i - 1)) + "…";
  }
  return name;
}

// bars draws a chart of horizontal bars: items are {name, parts: [[class, number]…], end,
// pick, on}. Every bar has its name in front and its numbers behind.
function bars(items, label, width) {
  const names = Math.min(190, width * 0.34), ends = 108, high = 26;
  const top = Math.max(1, ...items.map(x => x.parts.reduce((n, p) => n + p[1], 0)));
  const drawn = svg("svg", { viewBox: `0 0 ${width} ${items.length * high}`, width, height: items.length * high, role: "img", "aria-label": label });
  items.forEach((x, i) => {
    const y = i * high;
    const group = svg("g", { class: "bar" + (x.on ? " on" : ""), tabindex: 0, role: "button", "aria-label": `${x.name} ${x.end}` },
      svg("rect", { class: "back", x: 0, y, width, height: high }),
      svg("text", { x: names - 8, y: y + 17, "text-anchor": "end" }, shorten(x.name, names - 8)));
    group.append(svg("title", {}, `${x.name} ${x.end}`));
    let left = names;
    for (const [kind, n] of x.parts) {
      const wide = n / top * (width - names - ends);
      if (n) group.append(svg("rect", { class: kind, x: left, y: y + 5, width: Math.max(1.5, wide), height: high - 10 }));
      left += wide;
    }
    group.append(svg("text", { class: "end", x: left + 8, y: y + 17 }, x.end));
    group.addEventListener("click", x.pick);
    group.addEventListener("keydown", e => { if (e.key === "Enter") { e.stopPropagation(); x.pick(); } });
    drawn.append(group);
  });
  return drawn;
}

function picked() {
  refilter();
  drawOverview();
  tell(format(say.some, shown.length, rows.length));
}

function pick(key, value, none) {
  filter[key] = filter[key] === value ? none : value;
  document.body.classList.remove("charting");
  picked();
}

function drawOverview() {
  page = null;
  document.title = say.title + " – gaolint";
  byId("view").replaceChildren(el("div", { className: "overview" }, verdictTiles(), organNotices(), remarks(), commonWording(),
    el("div", { className: "charts" }, ruleChart(), placeChart()), worst()));
  drawCharts();
}

function drawCharts() {
  for (const box of document.querySelectorAll(".chart")) box.draw();
}

function verdictTiles() {
  const tiles = verdicts.map((v, i) => el("button", {
    className: "tile " + v.key + (tallies[i] ? "" : " zero"), "aria-pressed": String(filter.verdict === i), disabled: !tallies[i],
    onclick: () => pick("verdict", i, -1),
  }, el("b", {}, String(tallies[i])), el("span", {}, v.word)));
  const strip = svg("svg", { class: "strip", viewBox: `0 0 ${Math.max(1, rows.length)} 1`, preserveAspectRatio: "none", role: "img", "aria-label": say.strip });
  let left = 0;
  verdicts.forEach((v, i) => {
    if (tallies[i]) strip.append(svg("rect", { class: "f-" + v.key, x: left, y: 0, width: tallies[i], height: 1 }));
    left += tallies[i];
  });
  return el("section", {}, el("h2", {}, format(say.head, rows.length)), el("div", { className: "tiles" }, tiles), strip);
}

function remarks() {
  if (!index.remarks?.length) return null;
  return el("section", { className: "remarks" }, el("ul", {}, index.remarks.map(r => el("li", {}, r))));
}

// folded is a list that is folded where it is long.
function folded(title, kind, items) {
  if (!items.length) return null;
  return el("details", { className: "notice " + kind, open: items.length <= 10 }, el("summary", {}, title), el("ul", {}, items));
}

// linkTo opens the report of a path.
function linkTo(path) {
  const at = rows.findIndex(r => r.p === path);
  return at < 0 ? path : el("button", { className: "link", onclick: () => open(at) }, path);
}

// commonWording are the sentences that very many organs share.
function commonWording() {
  const c = index.common;
  if (!c) return null;
  return el("section", { className: "common" }, el("details", { className: "notice common" }, el("summary", {}, c.head),
    el("ol", {}, c.rows.map(([text, organs, path]) => el("li", {}, el("bdi", {}, text),
      el("span", { className: "hint" }, " · " + format(say.sharedby, organs) + " · "), linkTo(path))))));
}

function organNotices() {
  const o = index.organs;
  if (!o) return null;
  const link = linkTo;
  return el("section", { className: "organs" }, el("h3", {}, format(say.organs, o.listed, o.listed - o.missing.length)),
    folded(format(say.missing, o.missing.length), "missing", o.missing.map(([name, above, deadline, note]) =>
      el("li", {}, el("bdi", {}, name), el("span", { className: "hint" }, [above, deadline && format(say.deadline, deadline), note].filter(Boolean).map(x => " · " + x).join(""))))),
    folded(format(say.doubles, o.doubles.length), "doubles", o.doubles.map(([what, ...paths]) => el("li", {}, el("bdi", {}, what), paths.map(p => [" · ", link(p)])))),
    folded(format(say.unlisted, o.unlisted.length), "unlisted", o.unlisted.map(([path, organ]) => el("li", {}, link(path), organ ? [" · ", el("bdi", {}, organ)] : ""))));
}

function ruleChart() {
  const list = [...rules].sort((a, b) => b[1][0] - a[1][0] || b[1][1] - a[1][1] || a[0] - b[0]);
  if (!list.length) return null;
  return el("section", {}, el("h3", {}, say.rulechart), el("p", { className: "legend" },
    el("span", { className: "key return" }, severities[0].word), el("span", { className: "key advise" }, say.onlywarning)),
  chart(list.slice(0, most).map(([k, n]) => ({
    name: index.rules[k].title, parts: [["f-error", n[0]], ["f-warning", n[1]]], end: format(say.reports, n[0] + n[1]),
    on: filter.rule === k, pick: () => pick("rule", k, -1),
  })), say.rulechart), list.length > most ? el("p", { className: "hint" }, format(say.rest, list.length - most)) : null);
}

function placeChart() {
  if (places.size < 2) return null;
  const bad = n => n[0] + n[1] + n[2];
  const unknown = places.get(say.nodistrict);
  const list = [...places].filter(p => p[0] !== say.nodistrict).sort((a, b) => bad(b[1]) - bad(a[1]) || (a[0] < b[0] ? -1 : 1));
  return el("section", {}, el("h3", {}, say.placechart), el("p", { className: "legend" },
    verdicts.filter((_, i) => tallies[i]).map(v => el("span", { className: "key " + v.key }, v.word))),
  chart(list.slice(0, most).map(([name, n]) => ({
    name, parts: verdicts.map((v, i) => ["f-" + v.key, n[i]]), end: format(say.of, n[2], n.reduce((a, b) => a + b, 0)),
    on: filter.district === name, pick: () => pick("district", name, ""),
  })), say.placechart), list.length > most ? el("p", { className: "hint" }, format(say.rest, list.length - most)) : null,
  unknown ? el("p", { className: "hint" }, format(say.noplace, unknown.reduce((a, b) => a + b, 0))) : null);
}

function worst() {
  const list = rows.filter(r => r.c[0]).sort(orders.errors).slice(0, 15);
  if (!list.length) return null;
  return el("section", {}, el("h3", {}, say.worst), el("table", { className: "worst" },
    el("thead", {}, el("tr", {}, [say.organ, severities[0].word, severities[1].word, say.what].map((h, i) => el("th", { className: i % 3 ? "number" : "" }, h)))),
    el("tbody", {}, list.map(r => el("tr", { onclick: () => open(r.i) },
      el("td", {}, el("button", { className: "link" }, el("bdi", {}, r.name)), r.y ? " " + r.y : ""),
      el("td", { className: "number" }, String(r.c[0])), el("td", { className: "number" }, String(r.c[1])),
      el("td", {}, r.r.slice(0, Math.min(4, r.e || 0)).map(k => index.rules[k].title).join(say.and)))))));
}

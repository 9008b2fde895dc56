// ---- the keyboard

const keys = [["j", say.kj], ["k", say.kk], ["Enter", say.kenter], ["x", say.kx], ["n", say.kn], ["p", say.kp], ["d", say.kd], ["c", say.kc], ["i", say.ki], ["/", say.kslash], ["Esc", say.kesc], ["?", say.kq]];

function showHelp() {
  const box = byId("help");
  if (box.open) return box.close();
  box.replaceChildren(el("h3", {}, say.help), el("dl", {}, keys.map(([k, what]) => [el("dt", {}, el("kbd", {}, k)), el("dd", {}, what)])),
    el("p", { className: "small" }, say.about), el("button", { onclick: () => box.close() }, say.close),
    el("p", { className: "small" }, "gaolint " + index.version));
  box.showModal();
}

// next is the finding after the selected one that can be seen in the list.
function next(by) {
  const list = [...document.querySelectorAll("#findings li")].filter(li => !li.closest("details:not([open])"));
  const at = list.findIndex(li => li.id === "f" + page.selected);
  const to = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by))];
  if (to) select(Number(to.id.slice(1)), false);
}

const reading = {
  j: () => next(1), k: () => next(-1), n: () => turn(1), p: () => turn(-1),
  x: () => { const f = page?.report?.findings[page.selected]; if (f) toggle(f); },
  d: () => { const box = byId("done"); box.checked = !box.checked; setDone(page.row, box.checked); },
  c: () => { if (byId("note").value) copy(byId("note").value); },
  i: () => { const box = byId("folded"); if (box) box.open = !box.open; },
  Escape: () => home(),
};
const choosing = {
  j: () => step(1), k: () => step(-1), n: () => step(1), p: () => step(-1),
  Enter: () => { if (shown[current]) open(shown[current].i); },
  x: () => { const r = shown[current]; if (r) setDone(r, !keep.done(r.p)); },
  d: () => choosing.x(),
  Escape: () => clearFilters(),
};

addEventListener("keydown", e => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || byId("help").open) return;
  if (e.target.matches("input[type=search], textarea, select")) {
    if (e.key === "Escape") e.target.blur();
    if (e.key === "Enter" && e.target.id === "search" && shown.length) {
      current = 0;
      e.target.blur();
      open(shown[0].i);
    }
    return;
  }
  if (e.key === "Enter" && e.target.matches("button, a, summary")) return;
  const act = { "/": () => byId("search").focus(), "?": showHelp }[e.key] || (opened >= 0 ? reading : choosing)[e.key] ||
    (opened < 0 && { ArrowDown: choosing.j, ArrowUp: choosing.k }[e.key]);
  if (!act) return;
  e.preventDefault();
  act();
});

addEventListener("hashchange", follow);
addEventListener("popstate", follow);
addEventListener("resize", () => { drawList(); drawCharts(); });

build();
refilter();
drawProgress();
if (rows.length === 1 && !location.hash) open(0);
else follow();
document.documentElement.dataset.ready = "yes";

// The page for reviewers in a real browser.
//   node pages.mjs GAOLINT PLAYWRIGHT-FOLDER CHROMIUM [SCREENSHOTS]
// With ONLY set, only the tests whose names hold it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { attacks, hostile, make } from "./drafts.mjs";

const [gaolint, playwright, executablePath, shots] = process.argv.slice(2);
const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const { chromium } = createRequire(resolve(playwright) + "/")("playwright-core");
const dir = mkdtempSync(join(tmpdir(), "gaolint-pages-"));

function lint(where, out, ...more) {
  try {
    execFileSync(resolve(gaolint), ["lint", where, "--output", "html=" + out, ...more], { cwd: dir, stdio: ["ignore", "ignore", "pipe"], maxBuffer: 1 << 28 });
  } catch (e) {
    assert.ok(e.status === 1 || e.status === 2, String(e.stderr));
  }
}

const patience = 300_000; // ends what will never come, on any machine
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"], timeout: patience });
const faults = [];

async function fresh(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options });
  context.setDefaultTimeout(patience);
  await context.addInitScript(() => {
    window.told = [];
    window.unpacked = 0;
    window.DecompressionStream = class extends DecompressionStream { constructor(...how) { super(...how); window.unpacked++; } };
    new MutationObserver(all => { for (const m of all) if (m.target.id === "said") window.told.push(m.target.textContent); }).observe(document, { subtree: true, childList: true });
  });
  const page = await context.newPage();
  page.on("console", m => { if (m.type() === "error" || m.type() === "warning") faults.push("console: " + m.text()); });
  page.on("pageerror", e => faults.push("error: " + e.message));
  page.on("dialog", d => { faults.push("dialog: " + d.message()); d.dismiss(); });
  page.on("request", r => { if (!r.url().startsWith("blob:") && !r.url().endsWith(".html") && !/\.html#r\d+$/.test(r.url())) faults.push("request: " + r.url()); });
  return page;
}

async function open(page, file, hash = "") {
  await page.goto(pathToFileURL(join(dir, file)).href + hash);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
}

// told waits until the page has said something that holds the words, however shortly.
const told = (page, words) => page.waitForFunction(words => window.told.some(t => t.includes(words)), words);

const text = (page, selector) => page.locator(selector).first().textContent();
const picture = async (page, name) => { if (shots) await page.screenshot({ path: join(shots, name + ".png") }); };
const opened = page => page.waitForSelector("header.report");

// ---- drafts: clean ones, faulty ones, the sample draft, one that is none, one unread

const made = make(root, join(dir, "drafts"), 60, 2000);
copyFileSync(join(root, "editors/sample/draft.md"), join(dir, "drafts/示例.md"));
writeFileSync(join(dir, "drafts/通知.md"), "关于召开会议的通知\n\n请准时参加会议。\n");
writeFileSync(join(dir, "drafts/坏.md"), Buffer.from([0x80, 0x00, 0xff]));
writeFileSync(join(dir, "drafts/重复.md"), made[0].text);
writeFileSync(join(dir, "名单.csv"), "全称,上级,期限\n" + made.slice(0, 58).map(m => `${m.organ},${m.organ.slice(0, 3)}人民政府,2025-01-31\n`).join("") + "云外县水利局,云外县人民政府,2025-01-31\n");

const tests = {
  async "nothing runs and nothing is fetched, whatever drafts hold"() {
    hostile(root, join(dir, "hostile"));
    lint("hostile", "hostile.html");
    const page = await fresh();
    await open(page, "hostile.html");
    const n = await page.evaluate(() => rows.length);
    assert.ok(n >= attacks.length, `${n} reports`);
    for (let i = 1; i <= n; i++) {
      await page.evaluate(i => { location.hash = "r" + i; }, i);
      await page.waitForFunction(i => opened === i - 1 && document.querySelector("header.report h2 bdi")?.textContent === rows[i - 1].name, i);
      await page.evaluate(() => { document.querySelectorAll("details").forEach(d => { d.open = true; }); document.querySelectorAll("#findings li").forEach(li => li.click()); });
    }
    for (const a of ["<script", "onerror", "__proto__"]) {
      await page.fill("#search", a);
      await page.keyboard.press("Escape");
    }
    assert.equal(await page.evaluate(() => window.bad), undefined);
    assert.equal(await page.locator("img, iframe, link, base, form, object, embed, svg svg, article script").count(), 0);
    assert.equal(await page.locator("meta[http-equiv]").count(), 1);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("*")].flatMap(e => [...e.attributes]).filter(a => /^on/.test(a.name)).map(a => a.name)), []);
    await page.context().close();
  },

  async "the overview counts, charts and names who is missing"() {
    const page = await fresh();
    await open(page, "page.html");
    const words = await page.locator(".tile span").allTextContents();
    const numbers = (await page.locator(".tile b").allTextContents()).map(Number);
    assert.deepEqual(words, ["未能检查", "未识别", "退回修改", "建议修改", "通过"]);
    assert.equal(numbers[0], 1);
    assert.equal(numbers[1], 1);
    assert.equal(numbers.reduce((a, b) => a + b), 64);
    assert.match(await text(page, ".organs h3"), /名单共59家，已报送58家/);
    assert.match(await text(page, ".missing"), /未报送：1家云外县水利局 · 云外县人民政府 · 期限2025-01-31/);
    assert.match(await text(page, ".doubles"), /重复报送：1处/);
    assert.match(await text(page, ".unlisted"), /不在名单内的文件：4份/);
    assert.ok(await page.locator(".chart svg .bar").count() > 5);
    const boxes = await page.locator(".chart svg text").evaluateAll(all => all.map(t => [t.getBoundingClientRect().left, t.closest("svg").getBoundingClientRect().left, t.getBoundingClientRect().right, t.closest("svg").getBoundingClientRect().right]));
    for (const [l, from, r, to] of boxes) assert.ok(l >= from - 1 && r <= to + 1, "a label of a chart is cut off");
    await picture(page, "overview");
    await page.context().close();
  },

  async "filters and search narrow the list"() {
    const page = await fresh();
    await open(page, "page.html");
    await page.click(".chip.return");
    const n = await page.evaluate(() => shown.length);
    assert.equal(n, Number(await page.locator(".tile.return b").textContent()));
    assert.match(await text(page, "#tally"), new RegExp(`显示${n}份，共64份`));
    await page.click("#clear");
    await page.fill("#search", made[7].organ);
    assert.equal(await page.locator(".row").count(), 1);
    await page.fill("#search", "没有这样的机关");
    assert.equal(await text(page, "#list"), "没有符合条件的报告");
    await page.fill("#search", "");
    await page.locator(".charts .bar").first().click();
    assert.ok(await page.evaluate(() => shown.length > 0 && shown.length < 64));
    await page.click("#clear");
    await page.selectOption("select[aria-label=地区]", "云溪县");
    assert.ok(await page.evaluate(() => shown.length > 0 && shown.every(r => r.d === "云溪县")));
    await page.context().close();
  },

  async "a report shows its text, its findings and its sums"() {
    const page = await fresh();
    await open(page, "page.html");
    await page.fill("#search", "示例.md");
    await page.click(".row");
    await opened(page);
    assert.equal(await text(page, "mark.error"), "2024年12月3日");
    await page.fill("#search", "");
    await page.locator("#findings li", { hasText: "统计期限" }).locator(".message").click();
    await picture(page, "review");
    assert.ok(await page.locator("article table td").count() > 200);
    assert.match(await text(page, ".sums.wrong li"), /“1\.本机关不掌握相关政府信息”行： ?2\+0\+0\+0\+0\+0=2，“总计”为3，少1/);
    await page.locator(".sums.wrong li button").first().click();
    assert.equal(await page.locator("td.lit").count(), 7);
    await page.locator("#findings li", { hasText: "应为2，现为3" }).locator(".message").click();
    assert.equal(await text(page, "mark.selected"), "3");
    assert.ok(await page.locator("mark.selected").first().isVisible());
    await picture(page, "report");
    assert.ok(!await page.locator("#folded").evaluate(d => d.open), "infos and hints are folded");
    const note = await page.inputValue("#note");
    assert.match(note, /^青禾县云溪乡人民政府：\n\n你单位报送的《.*》经检查，有以下问题，请修改后重新报送：\n\n1\. .*\n(.*\n)*另有\d+处，见附表。\n$/);
    await page.context().close();
  },

  async "the note is the one that the program writes"() {
    const page = await fresh();
    await open(page, "page.html");
    const all = await page.evaluate(async () => Promise.all(rows.map(async r => (verdicts[r.v].key === "passed" ? "" : noteText(r, r.b ? await unpack(r) : null)))));
    const files = readdirSync(join(dir, "notes")).map(f => readFileSync(join(dir, "notes", f), "utf8").replace("\uFEFF", "").replaceAll("\r\n", "\n"));
    assert.deepEqual(all.filter(Boolean).sort(), files.sort());
    await page.context().close();
  },

  async "ticks change the note, survive a reload, and go from one computer to another"() {
    const page = await fresh();
    await open(page, "page.html");
    await page.fill("#search", "示例.md");
    await page.keyboard.press("Enter");
    await opened(page);
    const before = await page.inputValue("#note");
    for (const key of ["j", "j", "j", "j", "j", "x"]) await page.keyboard.press(key);
    const after = await page.inputValue("#note");
    assert.notEqual(after, before);
    assert.doesNotMatch(after, /统计期限与报告年度不符/);
    assert.equal(await page.locator("#findings li.out").count(), 1);
    await page.keyboard.press("d");
    await page.reload();
    await opened(page);
    assert.equal(await page.inputValue("#note"), after);
    assert.ok(await page.locator("#done").isChecked());
    assert.match(await text(page, "#progress"), /已审1\/64/);
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("text=导出勾选")]);
    await file.saveAs(join(dir, "ticks.json"));
    await page.context().close();

    const other = await fresh();
    await open(other, "page.html");
    assert.match(await text(other, "#progress"), /已审0\/64/);
    await other.setInputFiles("#file", join(dir, "ticks.json"));
    await told(other, "已导入1份");
    await other.fill("#search", "示例.md");
    await other.keyboard.press("Enter");
    await opened(other);
    assert.equal(await other.inputValue("#note"), after);
    writeFileSync(join(dir, "bad.json"), "[1]");
    await other.setInputFiles("#file", join(dir, "bad.json"));
    await told(other, "没有导入");
    writeFileSync(join(dir, "odd.json"), JSON.stringify({ gaolint: "review", reports: [null, { path: 1 }, { path: "__proto__", off: 3, on: [1], done: "x" }, { path: "别处.md", done: true }] }));
    await other.setInputFiles("#file", join(dir, "odd.json"));
    await told(other, "另有2份不在本页");
    const [notes] = await Promise.all([other.waitForEvent("download"), other.click("text=导出退回意见")]);
    await notes.saveAs(join(dir, "all.txt"));
    assert.ok(readFileSync(join(dir, "all.txt"), "utf8").includes("\r\n1. "));
    await other.context().close();
  },

  async "the keyboard does everything"() {
    const page = await fresh();
    await open(page, "page.html");
    await page.keyboard.press("?");
    assert.ok(await page.locator("#help").isVisible());
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    assert.equal(await page.evaluate(() => current), 2);
    await page.keyboard.press("Enter");
    await opened(page);
    const name = await text(page, "header.report h2");
    await page.keyboard.press("n");
    await page.waitForFunction(name => document.querySelector("header.report h2").textContent !== name, name);
    await page.keyboard.press("p");
    await page.waitForFunction(name => document.querySelector("header.report h2").textContent === name, name);
    await page.keyboard.press("Escape");
    assert.ok(await page.locator(".overview").isVisible());
    await page.keyboard.press("/");
    await page.keyboard.type("示例");
    assert.equal(await page.evaluate(() => shown.length), 1);
    await page.keyboard.press("Enter");
    await opened(page);
    await page.keyboard.press("i");
    assert.ok(await page.locator("#folded").evaluate(d => d.open));
    await page.keyboard.press("c");
    await told(page, "已复制");
    await page.goBack();
    await page.waitForSelector(".overview");
    await page.context().close();
  },

  async "narrow windows, print and the dark"() {
    const page = await fresh({ viewport: { width: 390, height: 844 } });
    await open(page, "page.html");
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    assert.ok(await fits());
    await picture(page, "narrow-list");
    await page.click("#narrow");
    assert.ok(await page.locator(".overview").isVisible() && await fits());
    await picture(page, "narrow-overview");
    await page.click("#narrow");
    await page.fill("#search", "示例.md");
    await page.click(".row");
    await opened(page);
    assert.ok(await fits() && !await page.locator("#side").isVisible());
    await picture(page, "narrow-report");
    await page.click(".back");
    assert.ok(await page.locator("#side").isVisible());
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.click(".row");
    await opened(page);
    await page.emulateMedia({ media: "print" });
    assert.ok(!await page.locator("#side").isVisible() && !await page.locator("#top").isVisible() && await page.locator("#noteprint").isVisible());
    writeFileSync(join(shots || dir, "print.pdf"), await page.pdf({ format: "A4" }));
    await page.emulateMedia({ media: "screen", colorScheme: "dark" });
    const low = await page.evaluate(() => {
      const light = c => c.match(/[\d.]+/g).slice(0, 3).map(v => v / 255).map(v => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((n, v, i) => n + v * [0.2126, 0.7152, 0.0722][i], 0);
      const ground = e => { const c = getComputedStyle(e).backgroundColor; return /, 0\)$/.test(c) ? ground(e.parentElement) : c; };
      return [...document.querySelectorAll("article p, article td, mark, .badge, #findings .message, .place, .fix, h2, #note, .sums li, .verdict, .row .path")].map(e => {
        const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
        return [(a + 0.05) / (b + 0.05), e.className || e.tagName];
      }).filter(x => x[0] < 4.5).slice(0, 5);
    });
    assert.deepEqual(low, [], "contrast in the dark");
    await picture(page, "dark");
    await page.context().close();
  },

  async "empty files and empty runs"() {
    writeFileSync(join(dir, "空.md"), "");
    mkdirSync(join(dir, "nothing"));
    lint("空.md", "empty.html");
    lint("nothing", "nothing.html");
    const page = await fresh();
    await open(page, "empty.html");
    await opened(page);
    assert.match(await page.inputValue("#note"), /“空\.md”未识别/);
    await open(page, "nothing.html");
    assert.equal(await text(page, ".overview h2"), "共0份");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.keyboard.press("x");
    await page.click("text=导出退回意见");
    await page.context().close();
  },

  async "5,000 reports open at once: what is seen is drawn, what is read is unpacked"() {
    const n = 5000;
    make(root, join(dir, "many"), n, 6000);
    lint("many", "many.html");
    const bytes = statSync(join(dir, "many.html")).size;
    const page = await fresh();
    const begin = Date.now();
    await open(page, "many.html");
    const took = Date.now() - begin;
    const count = () => page.evaluate(() => [document.querySelectorAll("body *:not(script)").length, window.unpacked]);
    const [drawn, unpacked] = await count();
    assert.ok(await page.locator(".row").count() < 60, "the list draws what is seen");
    assert.ok(drawn < 2000 && unpacked === 0, `${drawn} elements are drawn, ${unpacked} reports are unpacked`);
    await page.fill("#search", "水利");
    assert.ok(await page.evaluate(() => shown.length > 60 && shown.length < rows.length));
    await page.evaluate(() => drawReport(shown[3]));
    const [more, one] = await count();
    assert.ok(more < 5000 && one === 1, `with a report, ${more} elements are drawn, ${one} reports are unpacked`);
    console.log(`  ${n} reports: ${(bytes / n / 1024).toFixed(1)} KB each, opened in ${took} ms; ${drawn} elements are drawn, ${more} with a report`);
    assert.ok(bytes / n <= 12 * 1024);
    await picture(page, "many");
    await page.context().close();
  },
};

let failed = 0;
try {
  if (shots) mkdirSync(shots, { recursive: true });
  lint("drafts", "page.html", "--organs", "名单.csv", "--output", "notes=notes");
  for (const [name, test] of Object.entries(tests)) {
    if (process.env.ONLY && !name.includes(process.env.ONLY)) continue;
    const begin = Date.now();
    faults.length = 0;
    try {
      await test();
      assert.deepEqual(faults, []);
      console.log(`ok ${name} (${Date.now() - begin} ms)`);
    } catch (e) {
      failed++;
      console.log(`FAILED ${name}: ${e.stack}\n${faults.join("\n")}`);
    }
  }
} finally {
  await browser.close();
  rmSync(dir, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

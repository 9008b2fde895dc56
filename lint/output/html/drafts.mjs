// Drafts for the test of the page for reviewers: made up, every one another.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const places = ["云溪", "青禾", "白沙", "临川", "南坪", "石桥", "河口", "东岭", "长渡", "金湾"];
const offices = ["水利局", "教育局", "财政局", "民政局", "统计局", "人民政府"];
const verbs = ["公开", "发布", "完善", "梳理", "更新", "解读", "落实", "细化", "编制", "公示"];
const topics = ["财政预算", "重大项目", "义务教育招生", "社会救助", "食品安全", "就业服务", "医疗保障", "安全生产", "政策文件", "养老服务", "农田水利", "营商环境", "征地补偿", "惠民补贴"];
const objects = ["信息", "事项清单", "办理流程", "工作台账", "服务指南", "检查机制", "培训课程", "公开目录", "责任分工"];

// random numbers that are the same every time
let seed = 7;
const upTo = n => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
const one = list => list[upTo(list.length)];

function prose(bytes) {
  let text = "";
  while (text.length * 3 < bytes) {
    text += `${one(verbs)}${one(topics)}${one(objects)}${upTo(900) + 1}项，${one(verbs)}${one(topics)}${one(objects)}${upTo(90) + 1}项。`;
    if (upTo(5) === 0) text += "\n\n";
  }
  return text;
}

// report is a clean sample with another organ, year and more prose.
function report(sample, i, bytes) {
  const organ = `${places[i % 10]}${["县", "区", "市"][Math.floor(i / 10) % 3]}${offices[Math.floor(i / 30) % 6]}${i >= 180 ? "第" + i + "分局" : ""}`;
  const own = /# (.*?)(\d{4})年政府/.exec(sample);
  let text = sample.replaceAll(own[1], organ);
  text = text.replace(/(\n## 二、)/, "\n" + prose(bytes) + "\n$1");
  if (i % 3 === 1) text = text.replace(/(.*)\| 0 \|/s, `$1| ${i % 7 + 1} |`);
  if (i % 5 === 3) text = text.replace("政策文件解读", "政策文件戒毒");
  if (i % 4 === 2) text = text.replace("。", "。。");
  return { organ, year: Number(own[2]), text };
}

// make writes n reports below a folder.
export function make(root, dir, n, bytes) {
  const sample = readFileSync(join(root, "rules/profiles/gov-info-annual-2021.md"), "utf8");
  const made = [];
  for (let i = 0; i < n; i++) {
    const path = join(dir, String(Math.floor(i / 500)).padStart(2, "0"), `报告${String(i).padStart(4, "0")}.md`);
    const r = report(sample, i, bytes);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, r.text);
    made.push({ ...r, path });
  }
  return made;
}

// What a draft must not do to the page: each sets window.bad, or asks for something, if it can.
export const attacks = [
  "<script>window.bad=1</script>", "</script><script>window.bad=1</script>", "<img src=x onerror=window.bad=1>", "<svg onload=window.bad=1>",
  "\"><iframe srcdoc='<script>parent.bad=1</script>'>", "'-window.bad-'", "<!--<script>", "]]><script>window.bad=1</script>", "&lt;script&gt;window.bad=1&lt;/script&gt;",
  "javascript:window.bad=1", "<a href=\"javascript:window.bad=1\">x</a>", "<base href=http://192.0.2.1/>", "<link rel=stylesheet href=http://192.0.2.1/x.css>",
  "<meta http-equiv=refresh content='0;url=http://192.0.2.1/'>", "<form action=http://192.0.2.1/><input autofocus onfocus=window.bad=1>", "<style>@import url(http://192.0.2.1/)</style>",
  "{{constructor.constructor('window.bad=1')()}}", "${window.bad=1}", "__proto__", "constructor", "\u202eabc\u202c", "\u2066x", "</title><script>window.bad=1</script>", "</textarea><script>window.bad=1</script>",
];

// hostile writes drafts in which text, organ and file name attack.
export function hostile(root, dir) {
  const sample = readFileSync(join(root, "rules/profiles/gov-info-annual-2021.md"), "utf8");
  const own = /# (.*?)\d{4}年政府/.exec(sample)[1];
  mkdirSync(dir, { recursive: true });
  attacks.forEach((a, i) => {
    const name = a.replaceAll("/", "∕").replaceAll("\0", "").slice(0, 60);
    const text = sample.replaceAll(own, own + a).replace("\n## 二、", `\n${a}政策文件的戒毒${a}，，${a}。\n\n## 二、`).replace("| 0 |", `| ${a.replaceAll("|", "")} |`);
    writeFileSync(join(dir, `${i}${name}.md`), text);
  });
  writeFileSync(join(dir, "坏<img src=x onerror=window.bad=1>.md"), Buffer.from([0x80, 0x00, 0xff]));
  writeFileSync(join(dir, "通知.md"), "关于召开会议的通知\n\n<img src=x onerror=window.bad=1>政策文件的戒毒。\n");
}

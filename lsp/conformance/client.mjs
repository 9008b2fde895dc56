// A client made of the protocol's own library, at the other end of the server's standard
// input and output. Every message that comes is held to the model.
import cp from 'node:child_process';
import { createRequire } from 'node:module';
import { Model } from './model.mjs';

const rpc = createRequire(import.meta.url)('vscode-languageserver-protocol/node');
const { GAOLINT, METAMODEL } = process.env;
export const model = new Model(METAMODEL);

// what a client of all trades says of itself
export const abilities = {
  general: {},
  window: { workDoneProgress: true, showDocument: { support: true } },
  workspace: {
    applyEdit: true, configuration: true, workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] }, diagnostics: { refreshSupport: true },
  },
  textDocument: {
    publishDiagnostics: { versionSupport: true, relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
    codeAction: {
      dataSupport: true, isPreferredSupport: true, resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
    },
    completion: { completionItem: { snippetSupport: true } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown'] },
  },
};

export class Client {
  faults = [];
  seen = new Map(); // how many messages of each kind came
  texts = new Map(); // the documents as this editor has them
  published = new Map(); // findings by document
  progress = [];
  settings = [null];
  #waiting = [];
  #asked = new Map();

  constructor(...args) {
    this.child = cp.spawn(GAOLINT, ['lsp', '--stdio', ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.ended = new Promise((done) => this.child.on('exit', done));
    const reader = new rpc.StreamMessageReader(this.child.stdout);
    const writer = new rpc.StreamMessageWriter(this.child.stdin);
    const listen = reader.listen.bind(reader);
    const write = writer.write.bind(writer);
    reader.listen = (take) => listen((m) => { this.#judge(m); take(m); });
    writer.write = (m) => { if (m.method && m.id !== undefined) this.#asked.set(m.id, m.method); return write(m); };
    this.conn = rpc.createProtocolConnection(reader, writer);
    this.conn.onNotification('textDocument/publishDiagnostics', (p) => {
      this.published.set(p.uri, p);
      this.#waiting = this.#waiting.filter((w) => !w(p));
    });
    this.conn.onNotification('$/progress', (p) => this.progress.push(p));
    this.conn.onRequest('workspace/applyEdit', (p) => ({ applied: this.apply(p.edit) }));
    this.conn.onRequest('workspace/configuration', () => this.settings);
    this.conn.onRequest('window/showMessageRequest', (p) => p.actions[0]);
    this.conn.onRequest((method) => { if (!model.messages.has(method)) this.faults.push(`a request ${method}`); return null; });
    this.conn.onUnhandledNotification(() => {});
    this.conn.onError((e) => this.faults.push(`the connection: ${e}`));
    this.conn.listen();
  }

  #judge(m) {
    const name = m.method ?? `answer to ${this.#asked.get(m.id)}`;
    this.seen.set(name, (this.seen.get(name) ?? 0) + 1);
    if (m.method) this.faults.push(...model.params(m.method, m.params));
    else if (!m.error) this.faults.push(...model.result(this.#asked.get(m.id), m.result));
  }

  async start(capabilities, more = {}) {
    const params = { processId: process.pid, rootUri: null, capabilities, ...more };
    this.faults.push(...model.params('initialize', JSON.parse(JSON.stringify(params)))); // the judge judges us, too
    this.server = await this.ask('initialize', params);
    this.encoding = this.server.capabilities.positionEncoding;
    this.tell('initialized', {});
  }
  ask(method, ...more) { return this.conn.sendRequest(method, ...more); }
  tell(method, params) { return this.conn.sendNotification(method, params); }

  open(uri, text) {
    this.texts.set(uri, { version: 1, text });
    return this.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  }
  // change replaces what stands first in the document.
  change(uri, old, text) {
    return this.edit(uri, [{ range: this.range(uri, old), newText: text }]);
  }
  edit(uri, edits) {
    const d = this.texts.get(uri);
    const places = edits.map((e) => ({ ...e, from: this.offset(d.text, e.range.start), to: this.offset(d.text, e.range.end) }));
    places.sort((a, b) => b.from - a.from); // from the end, so that those before stay where they are
    for (const p of places) d.text = d.text.slice(0, p.from) + p.newText + d.text.slice(p.to);
    d.version++;
    return this.tell('textDocument/didChange', {
      textDocument: { uri, version: d.version }, contentChanges: places.map((p) => ({ range: p.range, text: p.newText })),
    });
  }
  // apply makes the edits of a workspace in the documents that are open.
  apply(edit) {
    for (const [uri, edits] of Object.entries(edit.changes ?? {})) this.edit(uri, edits);
    return true;
  }

  // The units of this client's encoding.
  width(text) {
    if (this.encoding === 'utf-8') return Buffer.byteLength(text);
    return this.encoding === 'utf-32' ? [...text].length : text.length;
  }
  offset(text, p) {
    const lines = text.split('\n');
    const before = lines.slice(0, p.line).reduce((n, l) => n + l.length + 1, 0);
    let n = 0, units = 0;
    for (const char of lines[p.line] ?? '') {
      if (units >= p.character) break;
      units += this.width(char);
      n += char.length;
    }
    return Math.min(text.length, before + n);
  }
  position(text, offset) {
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: this.width(lines.at(-1)) };
  }
  range(uri, words) {
    const { text } = this.texts.get(uri);
    const at = text.indexOf(words);
    if (at < 0) throw new Error(`${words} is not in the text`);
    return { start: this.position(text, at), end: this.position(text, at + words.length) };
  }
  words(uri, range) {
    const { text } = this.texts.get(uri);
    return text.slice(this.offset(text, range.start), this.offset(text, range.end));
  }

  // findings of the document as it now is, pushed or pulled.
  async findings(uri) {
    const { version } = this.texts.get(uri);
    if (this.server.capabilities.diagnosticProvider) {
      return (await this.ask('textDocument/diagnostic', { textDocument: { uri } })).items;
    }
    const now = this.published.get(uri);
    if (now?.version === version) return now.diagnostics;
    return new Promise((done) => this.#waiting.push((p) => p.uri === uri && p.version === version && (done(p.diagnostics), true)));
  }

  async stop() {
    await this.ask('shutdown');
    await this.tell('exit');
    return this.ended;
  }
}

export const { CancellationTokenSource } = rpc;

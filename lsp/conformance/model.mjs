// The protocol's own description of itself (metaModel.json), as a judge of messages.
import fs from 'node:fs';

export class Model {
  constructor(file) {
    const model = JSON.parse(fs.readFileSync(file, 'utf8'));
    const by = (list, key) => new Map(list.map((x) => [x[key], x]));
    this.types = new Map([...by(model.structures, 'name'), ...by(model.enumerations, 'name'), ...by(model.typeAliases, 'name')]);
    this.messages = new Map([...by(model.requests, 'method'), ...by(model.notifications, 'method')]);
  }

  // params and result give what is wrong with those of a message, [] if nothing is.
  params(method, value) {
    const m = this.messages.get(method);
    if (!m) return [`${method} is not of the protocol`];
    return m.params ? this.wrong(value, m.params, method) : [];
  }
  result(method, value) {
    const m = this.messages.get(method);
    return m?.result ? this.wrong(value, m.result, method) : [];
  }

  wrong(value, type, at) {
    const no = () => [`${at}: ${JSON.stringify(value)?.slice(0, 60)} is no ${type.name ?? type.kind}`];
    switch (type.kind) {
      case 'base': return fits(value, type.name) ? [] : no();
      case 'stringLiteral': return value === type.value ? [] : no();
      case 'array':
        return Array.isArray(value) ? value.flatMap((x, i) => this.wrong(x, type.element, `${at}[${i}]`)) : no();
      case 'map':
        return plain(value) ? Object.entries(value).flatMap(([k, x]) => this.wrong(x, type.value, `${at}.${k}`)) : no();
      case 'tuple':
        return Array.isArray(value) && value.length === type.items.length
          ? value.flatMap((x, i) => this.wrong(x, type.items[i], `${at}[${i}]`)) : no();
      case 'literal': return this.object(value, type.value.properties, at);
      case 'or': {
        const all = type.items.map((t) => this.wrong(value, t, at));
        return all.some((w) => w.length === 0) ? [] : all.reduce((a, b) => (b.length < a.length ? b : a));
      }
      case 'reference': return this.named(value, type, at);
    }
    return [`${at}: a type of kind ${type.kind}`];
  }

  named(value, type, at) {
    if (type.name.startsWith('LSP')) return []; // LSPAny, LSPObject, LSPArray
    const t = this.types.get(type.name);
    if (!t) return [`${at}: no type ${type.name}`];
    if (t.properties) return this.object(value, [...this.properties(t).values()], at);
    if (!t.values) return this.wrong(value, t.type, at);
    if (t.values.some((x) => x.value === value)) return [];
    return t.supportsCustomValues ? this.wrong(value, t.type, at) : [`${at}: ${value} is none of ${type.name}`];
  }

  // properties of a structure, with those of the ones that it is made of.
  properties(t) {
    const all = new Map();
    for (const from of [...(t.extends ?? []), ...(t.mixins ?? [])]) {
      for (const [name, p] of this.properties(this.types.get(from.name))) all.set(name, p);
    }
    for (const p of t.properties) all.set(p.name, p);
    return all;
  }

  object(value, properties, at) {
    if (!plain(value)) return [`${at}: ${JSON.stringify(value)?.slice(0, 60)} is no object`];
    const known = new Set(properties.map((p) => p.name));
    const list = Object.keys(value).filter((k) => !known.has(k)).map((k) => `${at}.${k} is not of the protocol`);
    for (const p of properties) {
      if (p.name in value) list.push(...this.wrong(value[p.name], p.type, `${at}.${p.name}`));
      else if (!p.optional) list.push(`${at}.${p.name} is missing`);
    }
    return list;
  }
}

const plain = (v) => v !== null && typeof v === 'object' && !Array.isArray(v);

function fits(v, name) {
  switch (name) {
    case 'null': return v === null;
    case 'boolean': return typeof v === 'boolean';
    case 'decimal': return typeof v === 'number';
    case 'integer': return Number.isInteger(v) && v >= -(2 ** 31) && v < 2 ** 31;
    case 'uinteger': return Number.isInteger(v) && v >= 0 && v < 2 ** 31;
    case 'URI': case 'DocumentUri': return typeof v === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(v);
  }
  return typeof v === 'string';
}

/** One element; names are `{namespace}local` with prefixes resolved. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, entities decoded. */
  readonly text: string;
}

/** Reads the elements of a document; what is not well-formed ends the reading, and what was read stands. */
export function readXml(source: string): XmlElement | undefined {
  const root = openElement('', new Map(), new Map());
  const open = [root];
  for (const token of source.matchAll(tokens)) {
    const current = open.at(-1);
    if (current === undefined) break;
    const [all, cdata, closing, name, attributes = '', selfClosing, text] = token;
    if (cdata !== undefined) current.text += cdata;
    else if (text !== undefined) current.text += decode(text);
    else if (closing !== undefined) {
      if (open.length > 1) open.pop();
    } else if (name !== undefined) {
      const child = startElement(name, attributes, current.prefixes);
      current.children.push(child);
      if (selfClosing === '') open.push(child);
    } else if (all === '<') break;
  }
  return root.children[0];
}

const tokens =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!DOCTYPE[^>]*>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)|</g;

interface OpenElement extends XmlElement {
  readonly children: OpenElement[];
  readonly prefixes: ReadonlyMap<string, string>;
  text: string;
}

function openElement(
  name: string,
  attributes: ReadonlyMap<string, string>,
  prefixes: ReadonlyMap<string, string>,
): OpenElement {
  return { name, attributes, prefixes, children: [], text: '' };
}

function startElement(name: string, attributes: string, inherited: ReadonlyMap<string, string>): OpenElement {
  const prefixes = new Map(inherited);
  const plain: [string, string][] = [];
  for (const [, key = '', double, single] of attributes.matchAll(
    /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    const value = decode(double ?? single ?? '');
    if (key === 'xmlns') prefixes.set('', value);
    else if (key.startsWith('xmlns:')) prefixes.set(key.slice(6), value);
    else plain.push([key, value]);
  }
  const resolved = new Map(
    plain.map(([key, value]) => [key.includes(':') ? resolve(key, prefixes) : key, value]),
  );
  return openElement(resolve(name, prefixes), resolved, prefixes);
}

function resolve(name: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  return `{${prefixes.get(prefix) ?? prefix}}${name.slice(colon + 1)}`;
}

const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replaceAll(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (all, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return namedEntities[name] ?? all;
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

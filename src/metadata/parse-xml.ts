export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, entities resolved. */
  readonly text: string;
  /** Prefix → namespace, as declared here and above. */
  readonly namespaces: ReadonlyMap<string, string>;
}

interface OpenElement extends XmlElement {
  children: XmlElement[];
  text: string;
}

/** XMP nests a handful of levels. */
const maxDepth = 64;
const maxNamespaces = 256;

/**
 * Reads the elements of an XML text as well as it can: a cut or broken text gives the elements before the fault.
 * No DTD, no external entities. Linear in the length of the text.
 */
export function parseXml(text: string): XmlElement | undefined {
  const root: OpenElement = emptyElement('', new Map());
  const open: OpenElement[] = [root];
  let at = 0;
  while (at < text.length) {
    const current = open.at(-1) ?? root;
    const tagStart = text.indexOf('<', at);
    if (tagStart === -1) break;
    current.text += resolveEntities(text.slice(at, tagStart));
    const skipped = skipMarkup(text, tagStart);
    if (skipped !== undefined) {
      if (text.startsWith('<![CDATA[', tagStart)) current.text += text.slice(tagStart + 9, skipped - 3);
      at = skipped;
      continue;
    }
    const tagEnd = endOfTag(text, tagStart);
    if (tagEnd === -1) break;
    const tag = text.slice(tagStart + 1, tagEnd);
    at = tagEnd + 1;
    if (tag.startsWith('/')) {
      if (open.length > 1) open.pop();
      continue;
    }
    const element = readTag(tag, current.namespaces);
    current.children.push(element);
    if (!tag.endsWith('/')) {
      if (open.length >= maxDepth) break;
      open.push(element);
    }
  }
  return root.children[0];
}

/** Where a comment, CDATA section, instruction or declaration ends; undefined for a tag. */
function skipMarkup(text: string, start: number): number | undefined {
  for (const [opening, closing] of markup) {
    if (!text.startsWith(opening, start)) continue;
    const end = text.indexOf(closing, start + opening.length);
    return end === -1 ? text.length : end + closing.length;
  }
  return undefined;
}

const markup = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '>'],
  ['<!', '>'],
] as const;

/** The `>` that ends a tag: not one inside a quoted value. */
function endOfTag(text: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}

function readTag(tag: string, inherited: ReadonlyMap<string, string>): OpenElement {
  const name = /^[^\s/]+/.exec(tag)?.[0] ?? '';
  const attributes = new Map<string, string>();
  const declared = new Map<string, string>();
  for (const [key, value] of readAttributes(tag, name.length)) {
    if (!key.startsWith('xmlns:')) attributes.set(key, value);
    else if (inherited.size + declared.size < maxNamespaces) declared.set(key.slice(6), value);
  }
  const namespaces = declared.size === 0 ? inherited : new Map([...inherited, ...declared]);
  return { ...emptyElement(name, namespaces), attributes };
}

/** Steps from attribute to attribute without ever looking back: a hostile tag costs no more than its length. */
function* readAttributes(tag: string, start: number): Generator<readonly [string, string]> {
  const nameAndQuote = /\s*([^\s=/"']+)\s*=\s*(["'])/y;
  nameAndQuote.lastIndex = start;
  for (let match = nameAndQuote.exec(tag); match !== null; match = nameAndQuote.exec(tag)) {
    const [, key = '', quote = ''] = match;
    const end = tag.indexOf(quote, nameAndQuote.lastIndex);
    if (end === -1) return;
    yield [key, resolveEntities(tag.slice(nameAndQuote.lastIndex, end))];
    nameAndQuote.lastIndex = end + 1;
  }
}

function emptyElement(name: string, namespaces: ReadonlyMap<string, string>): OpenElement {
  return { name, attributes: new Map(), children: [], text: '', namespaces };
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function resolveEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return named[name] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

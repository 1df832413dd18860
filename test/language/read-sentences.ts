import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { sentenceKey } from '../../src/lib/say.ts';

/** Where a text stands in the source: `report/conclude-run.ts:31`. */
interface FoundText {
  readonly text: string;
  readonly place: string;
}

export interface Sentences {
  /** What goes through `say` or `countOf`, as the keys by which a language finds it. */
  readonly spoken: readonly FoundText[];
  /** Prose that goes through neither. */
  readonly bare: readonly FoundText[];
}

const root = fileURLToPath(new URL('../../src/', import.meta.url));

/** All sentences in a part of `src/`; of the server for rehearsal none, which speaks as Immich does. */
export function readSentences(below = ''): Sentences {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && file.startsWith(below) && !file.startsWith('sandbox/'),
  );
  const found = files.sort().map(readFile);
  return { spoken: found.flatMap(({ spoken }) => spoken), bare: found.flatMap(({ bare }) => bare) };
}

function readFile(file: string): Sentences {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const spoken: FoundText[] = [];
  const bare: FoundText[] = [];
  const visit = (node: ts.Node): void => {
    const place = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    const keys = spokenKeys(node);
    spoken.push(...keys.map((text) => ({ text, place })));
    if (ts.isTaggedTemplateExpression(node) && keys.length > 0) {
      if (ts.isTemplateExpression(node.template))
        for (const { expression } of node.template.templateSpans) visit(expression);
      return;
    }
    if (isCount(node)) {
      // Words that are not written where they are counted are not found.
      if (keys.length === 0) bare.push({ text: node.getText(), place });
      node.arguments.slice(0, 1).forEach(visit);
      return;
    }
    const text = textOf(node);
    if (
      text !== undefined &&
      (isProse.test(text) || isRetryLabel(node)) &&
      !isName.test(text) &&
      !isData.test(text) &&
      !speaksToNobody(node, file)
    )
      bare.push({ text, place });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { spoken, bare };
}

/** What is tried again is told, often in one word. */
function isRetryLabel({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && parent.expression.getText() === 'withRetry';
}

/** Two words beside each other. */
const isProse = /\p{L}{2,},? (?:a )?\p{L}{2,}/u;

/** A product: `Cloudflare Access`. */
const isName = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+$/u;

/** The columns of a CSV file, or a rule of a page's policy. */
const isData = /^[a-z\d ]+(?:,[a-z\d ]+){4,}$|^[a-z]+-src /u;

/** Files whose texts are not sentences of this program: lists of others' words, styles, scripts, schemas. */
const noSentences: readonly RegExp[] = [
  /^takeout\/folders\/folder-words\.ts$/u,
  /^takeout\/pairing\/edited-words\.ts$/u,
  /^metadata\/server-file-name\.ts$/u,
  /^source\/directory-record\.ts$/u,
  /^lib\/xdg\.ts$/u,
  /^metadata\/read-apple-content-identifier\.ts$/u,
  /^migrate\/usual-media-types\.ts$/u,
  /^report\/schema\//u,
  /^report\/html\/(?:page-style|page-script)\.ts$/u,
  /^cli\/completion\/\w+-completion\.ts$/u,
  /^cli\/language\/ja\//u,
];

function speaksToNobody(node: ts.Node, file: string): boolean {
  return noSentences.some((pattern) => pattern.test(file)) || isBugReport(node) || isPartOfCode(node);
}

/** `new Error('…')` is a bug when it is thrown: for those who mend it, in their language. */
function isBugReport(node: ts.Node): boolean {
  for (let parent = node.parent; !ts.isSourceFile(parent); parent = parent.parent) {
    if (ts.isNewExpression(parent) && /^(?:Type|Range)?Error$/u.test(parent.expression.getText()))
      return true;
    if (ts.isStatement(parent)) return false;
  }
  return false;
}

/** A type, the name of a module, a key, a piece of a page whose words are filled in, or a command line. */
function isPartOfCode(node: ts.Node): boolean {
  return (
    ts.isLiteralTypeNode(node.parent) ||
    ts.isImportDeclaration(node.parent) ||
    (ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
    /^\s*(?:<[a-z!]|(?:[A-Z_]+=\S+ )?immich-takeout )/u.test(textOf(node) ?? '')
  );
}

/** Of a literal or template without a tag; `{0}` stands for what is filled in. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  return ts.isTemplateExpression(node) ? templateKey(node) : undefined;
}

function templateKey(template: ts.TemplateLiteral): string {
  if (!ts.isTemplateExpression(template)) return template.text;
  return sentenceKey([template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)]);
}

function spokenKeys(node: ts.Node): string[] {
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'say')
    return [templateKey(node.template)];
  if (!isCount(node)) return [];
  const [, singular, plural] = node.arguments;
  if (plural !== undefined && ts.isStringLiteral(plural)) return [`{0} ${plural.text}`];
  return singular !== undefined && ts.isStringLiteral(singular) ? [`{0} ${singular.text}s`] : [];
}

function isCount(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.getText() === 'countOf';
}

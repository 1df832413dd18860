export type Redact = (text: string) => string;

/**
 * Masks secrets by value in anything that may become a message, however the text came about
 * (a server may echo what it was sent), and the pieces of a header such as `Basic …`. Very short values are left alone: masking `1` would garble everything.
 */
export function createRedactor(secrets: readonly string[]): Redact {
  const spellings = secrets
    .flatMap((secret) => [secret.trim(), ...secret.split(/[\s;,]+/).filter((piece) => piece.length >= 8)])
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .sort((a, b) => b.length - a.length);
  return (text) => spellings.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
}

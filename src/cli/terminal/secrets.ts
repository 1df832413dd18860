const registered = new Set<string>();

/** Remembers a secret (API key, password, token) for the life of the process: it is never printed again. */
export function registerSecret(secret: string): void {
  if (secret.length >= minimumLength) registered.add(secret);
}

/** Replaces every registered secret in a text that is about to be shown or written. */
export function maskRegistered(text: string): string {
  return registered.size === 0 ? text : maskSecrets(text, registered);
}

/** Replaces secrets by value, also where they stand JSON-escaped or percent-encoded. */
export function maskSecrets(text: string, secrets: Iterable<string>): string {
  // The longest first: one secret may contain another.
  const forms = [...new Set([...secrets].flatMap(spellings))].sort((a, b) => b.length - a.length);
  return forms.reduce((masked, form) => masked.replaceAll(form, '***'), text);
}

/** Shorter values are no secrets, and masking them would garble ordinary words. */
const minimumLength = 4;

function spellings(secret: string): string[] {
  if (secret.length < minimumLength) return [];
  // Through bytes, as a lone surrogate cannot be percent-encoded.
  const wellFormed = Buffer.from(secret).toString();
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(wellFormed)];
}

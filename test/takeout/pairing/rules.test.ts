import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { pairingRules } from '../../../src/takeout/pairing/rules.ts';

it('has a line in docs/pairing-rules.md for every rule, in order', () => {
  const docs = readFileSync(new URL('../../../docs/pairing-rules.md', import.meta.url), 'utf8');
  const documented = [...docs.matchAll(/^\| `([a-z-]+)`/gmu)].map(([, id]) => id);
  expect(documented).toEqual(pairingRules.map(({ id }) => id));
});

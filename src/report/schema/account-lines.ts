import * as z from 'zod';
import { maybeCount, maybeText, text } from './common.ts';

const account = { name: text, email: text, isAdmin: z.boolean() };
/** Where settings are kept. */
const configuration = { path: text, profile: text };

export const loginLine = z.object({
  type: z.literal('login'),
  server: text,
  version: text,
  user: z.object(account),
  keyName: text,
  apiKey: text.optional().describe('with --print, and nowhere else'),
  path: text.optional().describe('configuration file that the key is kept in'),
  profile: text.optional(),
});

export const whoamiLine = z.object({
  type: z.literal('whoami'),
  server: text,
  version: text,
  user: z.object({ id: text, ...account }),
  quota: z.object({ sizeBytes: maybeCount, usedBytes: maybeCount }),
  key: z.object({ name: text, permissions: z.array(text) }).nullable(),
  missing: z.array(z.object({ permission: text, purpose: text })).nullable(),
});

export const logoutLine = z.object({
  type: z.literal('logout'),
  server: maybeText,
  ...configuration,
  isForgotten: z.boolean(),
  keyOnServer: z.enum(['deleted', 'unknown', 'kept']).nullable(),
  why: maybeText.describe('why the key works on'),
});

/** The line of `login`, `whoami` or `logout` with `--json`. */
export const accountLine = z.discriminatedUnion('type', [loginLine, whoamiLine, logoutLine]);

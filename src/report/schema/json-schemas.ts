import { z } from 'zod';
import { planLine } from './plan-lines.ts';
import { reportDocument } from './report-document.ts';
import { runLine } from './run-lines.ts';
import { statusLine } from './status-lines.ts';
import { verificationLine } from './verification-lines.ts';

/** The published JSON Schema (2020-12) of each document or NDJSON line, by the base name of its file. */
export function jsonSchemas(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(published).map(([name, { title, schema }]) => [name, { title, ...toJsonSchema(schema) }]),
  );
}

const published: Readonly<Record<string, { readonly title: string; readonly schema: z.ZodType }>> = {
  plan: { title: 'One line of plan --json and of upload --dry-run --json', schema: planLine },
  upload: { title: 'One line of upload --json', schema: runLine },
  verify: { title: 'One line of verify --json', schema: verificationLine },
  status: { title: 'One line of status --json', schema: statusLine },
  report: { title: 'The document of --report FILE.json', schema: reportDocument },
};

/** As for a reader: fields that a later version adds are no mistake. */
function toJsonSchema(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { io: 'input', reused: 'inline' });
}

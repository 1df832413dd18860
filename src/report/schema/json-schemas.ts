import * as z from 'zod';
import { accountLine } from './account-lines.ts';
import { archiveLine } from './archive-lines.ts';
import { doctorLine } from './doctor-lines.ts';
import { explanationLine } from './explanation-line.ts';
import { familyLine } from './family-lines.ts';
import { planLine } from './plan-lines.ts';
import { reportDocument } from './report-document.ts';
import { runLine } from './run-lines.ts';
import { statusLine } from './status-lines.ts';
import { undoLine } from './undo-lines.ts';
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
  explain: { title: 'One line of explain --json', schema: explanationLine },
  undo: { title: 'One line of undo --json', schema: undoLine },
  doctor: { title: 'One line of doctor --json', schema: doctorLine },
  archive: { title: 'One line of archive --json', schema: archiveLine },
  family: { title: 'One line of family --json', schema: familyLine },
  account: { title: 'The line of login, whoami or logout with --json', schema: accountLine },
  report: { title: 'The document of --report FILE.json', schema: reportDocument },
};

/** As for a reader: fields that a later version adds are no mistake. */
function toJsonSchema(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { io: 'input', reused: 'inline' });
}

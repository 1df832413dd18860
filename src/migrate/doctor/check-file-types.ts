import { countOf } from '../../lib/format-count.ts';
import { groupBy } from '../../lib/group-by.ts';
import { say } from '../../lib/say.ts';
import type { Plan } from '../../model/plan.ts';
import type { Finding } from './finding.ts';
import { ok, warning } from './finding.ts';

/** Files of the plan that this server does not take. */
export function checkFileTypes({ media }: Plan): Finding {
  const refused = media.filter(({ reason }) => reason === 'unsupported-type');
  if (refused.length === 0) return ok('file-types', say`the server takes every type of file in the export`);
  const types = groupBy(
    refused,
    ({ fileName }) => /\.[^.]+$/u.exec(fileName)?.[0].toLowerCase() ?? say`no extension`,
  );
  return warning(
    'file-types',
    say`the server does not take ${countOf(refused.length, 'file')} because of their type`,
    say`They stay in the archives. Newer versions of Immich take more types.`,
    [...types].map(([type, files]) => `${type}: ${countOf(files.length, 'file')}`),
  );
}

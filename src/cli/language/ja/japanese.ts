import type { Sentences } from '../../../lib/say.ts';
import { archive } from './archive.ts';
import { cliCommands } from './cli-commands.ts';
import { cliHelp } from './cli-help.ts';
import { cliRest } from './cli-rest.ts';
import { common } from './common.ts';
import { doctor } from './doctor.ts';
import { htmlReport } from './html-report.ts';
import { immich } from './immich.ts';
import { metadata } from './metadata.ts';
import { migrate } from './migrate.ts';
import { plan } from './plan.ts';
import { report } from './report.ts';
import { source } from './source.ts';
import { takeout } from './takeout.ts';

/** Everything the program says, in Japanese; a file for each part of the program. */
export const japanese: Sentences = {
  ...archive,
  ...cliCommands,
  ...cliHelp,
  ...cliRest,
  ...common,
  ...doctor,
  ...htmlReport,
  ...immich,
  ...metadata,
  ...migrate,
  ...plan,
  ...report,
  ...source,
  ...takeout,
};

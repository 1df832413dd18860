import { UsageError } from '../../lib/errors.ts';
import { say } from '../../lib/say.ts';
import { isKnownZone } from '../../metadata/zone.ts';

/** The zone of `--time-zone`. @throws UsageError for one that does not exist */
export function checkedTimeZone(zone: string | undefined): string | undefined {
  if (zone === undefined || isKnownZone(zone)) return zone;
  throw new UsageError(say`--time-zone ${zone} is not a time zone`, {
    hint: say`Use a name such as Europe/Berlin or America/New_York.`,
  });
}

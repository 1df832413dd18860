import type { Difference, Verification } from '../migrate/verify/verification.ts';
import { concludeVerification } from './conclude-verification.ts';
import { jsonLine } from './json-line.ts';
import type { Printed } from './schema/common.ts';
import type { differenceLine, verificationSummaryLine } from './schema/verification-lines.ts';

/** One line for each difference and album, and a summary at the end. */
export function* verificationToNdjson(result: Verification, csv?: string): Generator<string> {
  for (const difference of result.differences) yield jsonLine(differenceFields(difference));
  for (const { title, present, expected } of result.albums)
    yield jsonLine({ type: 'album', title, present, expected });
  const { whole, text } = concludeVerification(result, csv);
  yield jsonLine({
    type: 'summary',
    total: result.total,
    missing: result.missing,
    inServerTrash: result.inTrash,
    unreadable: result.unreadable,
    differences: result.differences.length,
    skipped: result.leftOut,
    copies: result.copies,
    embeddedVideos: result.embedded,
    locked: result.locked,
    compared: result.compared,
    downloaded: result.deep ?? null,
    interrupted: result.interrupted,
    whole,
    message: text,
  } satisfies Printed<typeof verificationSummaryLine>);
}

function differenceFields(difference: Difference): Printed<typeof differenceLine> {
  return {
    type: 'difference',
    kind: difference.kind,
    archive: difference.archive ?? null,
    path: difference.path ?? null,
    size: difference.sizeBytes ?? null,
    checksum: difference.checksum ?? null,
    assetId: difference.assetId ?? null,
    album: difference.album ?? null,
    message: difference.message,
    expected: difference.expected ?? null,
    found: difference.found ?? null,
  };
}

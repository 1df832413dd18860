import { ApiError } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format-bytes.ts';
import { say } from '../../lib/say.ts';
import type { DoctorServer } from './doctor-server.ts';
import { whyNot } from './doctor-server.ts';
import type { Finding } from './finding.ts';
import { failure, ok, unchecked, warning } from './finding.ts';
import { judgeSpace } from './judge-space.ts';
import type { UploadEstimate } from './upload-estimate.ts';

/** Thumbnails and transcoded videos come on top: Immich's own documentation says 10 to 20 % of the originals. */
const generatedShare = 0.2;
/** An Immich whose disk has less than this left is about to stand still, whatever is uploaded. */
const leastFreeBytes = 1_000_000_000;

/** Whether the server's disk takes what is to come. */
export async function checkDisk(
  server: DoctorServer,
  estimate: UploadEstimate | undefined,
  signal: AbortSignal,
): Promise<Finding> {
  const obstacle = whyNot(server, 'disk-space');
  if (obstacle !== undefined) return unchecked('disk', obstacle);
  const { sizeBytes, availableBytes: free } = await server.storage(signal);
  if (estimate === undefined) {
    const left = say`${formatBytes(free)} of ${formatBytes(sizeBytes)} are free on the server`;
    return free >= leastFreeBytes ? ok('disk', left) : failure('disk', full(left));
  }
  const needed = estimate.totalBytes - estimate.knownBytes;
  const found = say`${formatBytes(free)} of ${formatBytes(sizeBytes)} are free on the server, for ${formatBytes(needed)} of photos and videos`;
  switch (judgeSpace(estimate, free, server.user.quotaUsedBytes)) {
    case 'too-small':
      return failure('disk', full(found));
    case 'tight':
      return warning(
        'disk',
        found,
        say`It is enough only if part of them is there already. When the disk is full, the run ends; once there is room, the next one goes on.`,
      );
    case 'fits':
      if (needed * (1 + generatedShare) + leastFreeBytes <= free) return ok('disk', found);
      return warning(
        'disk',
        found,
        say`Thumbnails and smaller videos come on top, 10 to 20 % as a rule: it will be tight.`,
      );
  }
}

function full(message: string): ApiError {
  return new ApiError('disk-full', 'fatal', message, {
    hint: say`Make room on the server, or bring a part: --from, --to, --album.`,
  });
}

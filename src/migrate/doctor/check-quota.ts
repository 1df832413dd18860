import { ApiError } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format-bytes.ts';
import { say } from '../../lib/say.ts';
import type { DoctorServer } from './doctor-server.ts';
import type { Finding } from './finding.ts';
import { failure, ok, warning } from './finding.ts';
import { judgeSpace } from './judge-space.ts';
import type { UploadEstimate } from './upload-estimate.ts';

/** Whether the user's quota takes what is to come. */
export function checkQuota({ user }: DoctorServer, estimate: UploadEstimate | undefined): Finding {
  const { quotaSizeBytes: size, quotaUsedBytes: used = 0 } = user;
  if (size === undefined) return ok('quota', say`${user.name} has no quota`);
  const free = Math.max(0, size - used);
  if (estimate === undefined) {
    const left = say`${formatBytes(free)} of the quota of ${formatBytes(size)} are left`;
    return free > 0 ? ok('quota', left) : failure('quota', tooSmall(left));
  }
  const needed = estimate.totalBytes - estimate.knownBytes;
  const found = say`${formatBytes(free)} of the quota of ${formatBytes(size)} are left, for ${formatBytes(needed)} of photos and videos`;
  switch (judgeSpace(estimate, free, used)) {
    case 'fits':
      return ok('quota', found);
    case 'tight':
      return warning(
        'quota',
        found,
        say`It is enough only if part of them is there already. When it is used up, the run ends; with a larger quota the next one goes on.`,
      );
    case 'too-small':
      return failure('quota', tooSmall(found));
  }
}

function tooSmall(message: string): ApiError {
  return new ApiError('quota', 'fatal', message, {
    hint: say`Ask the administrator for a larger quota (Administration > Users), or bring a part: --from, --to, --album.`,
  });
}

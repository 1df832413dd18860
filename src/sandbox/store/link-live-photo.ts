import { badRequest } from '../http/failure.ts';
import type { Backend } from './backend.ts';
import type { Asset, User } from './state.ts';

/**
 * Checks a video that is to become a motion part and hides it. Only a timeline video becomes hidden; an archived or
 * locked one stays where it is. This happens before the still is looked at: a still that turns out to be a duplicate
 * leaves the video hidden and unlinked.
 */
export function hideMotionPart(backend: Backend, user: User, videoId: string): Asset {
  const video = backend.state.assets.get(videoId);
  if (video === undefined) throw badRequest('Live photo video not found');
  if (video.type !== 'VIDEO') throw badRequest('Live photo video must be a video');
  if (video.ownerId !== user.id) throw badRequest('Live photo video does not belong to the user');
  if (video.visibility === 'timeline') {
    video.visibility = 'hidden';
    video.updatedAt = Date.now();
  }
  return video;
}

/** Undoes a link; the video appears again where the still is. */
export function unlinkMotionPart(backend: Backend, still: Asset): void {
  if (still.livePhotoVideoId === undefined) return;
  const video = backend.state.assets.get(still.livePhotoVideoId);
  if (video?.embedded === true) throw badRequest('Cannot unlink Android motion photos');
  if (video !== undefined) {
    video.visibility = still.visibility;
    video.updatedAt = Date.now();
  }
  still.livePhotoVideoId = undefined;
}

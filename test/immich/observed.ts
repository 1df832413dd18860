import type { Script, ScriptedAnswer } from '../support/scripted-server.ts';

export type ObservedVersion = '1.118.2' | '1.135.3' | '2.7.5' | '3.0.3';

export const apiKey = 'kQ3vYp9sT0uWx7zA1bC2dE4fG6hJ8kL0mN2pR4sT6';
export const userId = '2f5a2880-10a6-423f-a86c-aecb48c952ad';

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
};

/** An error as servers of this version word it: with reason, status and id up to 2.x, bare from 3.0. */
export function errorAnswer(
  version: ObservedVersion,
  status: number,
  message: string | string[],
): ScriptedAnswer {
  if (version === '3.0.3') return { status, json: { message } };
  const json = { message, error: reasons[status], statusCode: status, correlationId: 'fzq5ir79' };
  return { status, json };
}

/** What a server of this version answers while a client makes its acquaintance. */
export function greeting(version: ObservedVersion): Script {
  const [major, minor, patch] = version.split('.').map(Number);
  return {
    'GET /.well-known/immich': { json: { api: { endpoint: '/api' } } },
    'GET /api/server/ping': { json: { res: 'pong' } },
    'GET /api/server/version': {
      json: version === '3.0.3' ? { major, minor, patch, prerelease: null } : { major, minor, patch },
    },
    'GET /api/server/media-types': {
      json: {
        video: ['.3gp', '.avi', '.m4v', '.mov', '.mp4', '.mpg', '.webm'],
        image: ['.heic', '.jpeg', '.jpg', '.png', '.webp', ...(version === '3.0.3' ? ['.mpo'] : [])],
        sidecar: ['.xmp'],
      },
    },
    'GET /api/users/me': (request) =>
      request.headers['x-api-key'] === apiKey
        ? {
            json: {
              id: userId,
              email: 'user@example.com',
              name: 'User',
              profileImagePath: '',
              avatarColor: 'blue',
              storageLabel: null,
              isAdmin: false,
              createdAt: '2026-11-21T20:14:04.148Z',
              deletedAt: null,
              quotaSizeInBytes: null,
              quotaUsageInBytes: 0,
              status: 'active',
              license: null,
            },
          }
        : errorAnswer(version, 401, 'Invalid API key'),
    'GET /api/api-keys/me': version.startsWith('1.')
      ? errorAnswer(version, 400, ['id must be a UUID'])
      : {
          json: {
            id: '59c00bed-0000-4000-8000-000000000000',
            name: 'test user all',
            createdAt: '2026-11-21T20:14:04.283Z',
            updatedAt: '2026-11-21T20:14:04.283Z',
            permissions: ['all'],
          },
        },
  };
}

/** An asset as `GET /assets/:id` and searches describe it. */
export function assetBody(version: ObservedVersion, id: string, over: object = {}): object {
  return {
    id,
    ownerId: userId,
    libraryId: null,
    type: 'IMAGE',
    originalFileName: 'a.jpg',
    originalMimeType: 'image/jpeg',
    thumbhash: null,
    fileCreatedAt: '2001-02-03T04:05:06.000Z',
    fileModifiedAt: '2024-01-02T03:04:05.000Z',
    localDateTime: '2001-02-03T05:05:06.000Z',
    isFavorite: false,
    isArchived: false,
    isTrashed: false,
    ...(version === '1.118.2' ? {} : { visibility: 'timeline' }),
    duration: version === '3.0.3' ? null : '0:00:00.00000',
    exifInfo: {
      fileSizeInByte: 24640,
      dateTimeOriginal: '2001-02-03T04:05:06+00:00',
      timeZone: 'UTC+1',
      latitude: null,
      longitude: null,
      description: '',
      rating: null,
    },
    livePhotoVideoId: null,
    checksum: 'vZW8wu2oPRPqvlOWUhhZ5HeQTMc=',
    hasMetadata: true,
    ...over,
  };
}

import { versionText } from '../capabilities.ts';
import { ok, type Answer } from '../http/answer.ts';
import type { Call, PublicCall } from '../http/call.ts';
import { publicRoute, route, type Route } from '../http/route.ts';
import { mediaTypes } from '../media-types.ts';
import type { Asset } from '../store/state.ts';

export const serverRoutes: readonly Route[] = [
  publicRoute('GET', '/server/ping', () => ok({ res: 'pong' })),
  publicRoute('GET', '/server/version', version),
  publicRoute('GET', '/server/version-history', versionHistory),
  publicRoute('GET', '/server/features', features),
  publicRoute('GET', '/server/config', config),
  publicRoute('GET', '/server/media-types', ({ backend }) => ok(mediaTypes(backend.capabilities))),
  route('GET', '/server/about', 'server.about', about),
  route('GET', '/server/storage', 'server.storage', storage),
  route('GET', '/server/statistics', 'server.statistics', statistics, { admin: true }),
];

export function version({ backend }: PublicCall): Answer {
  const { capabilities } = backend;
  return ok({ ...capabilities.version, ...(capabilities.prereleaseField ? { prerelease: null } : {}) });
}

function versionHistory({ backend }: PublicCall): Answer {
  const id = '0563c1ae-6eb7-458a-9788-af8037ed565f';
  return ok([{ id, createdAt: '2026-11-21T19:58:07.759Z', version: versionText(backend.capabilities) }]);
}

function features({ backend }: PublicCall): Answer {
  const { version: release } = backend.capabilities;
  const { oauth, passwordLogin } = backend.signIn;
  return ok({
    smartSearch: false,
    facialRecognition: false,
    duplicateDetection: false,
    map: true,
    reverseGeocoding: true,
    importFaces: false,
    sidecar: true,
    search: true,
    trash: true,
    oauth: oauth !== undefined,
    oauthAutoLaunch: oauth?.autoLaunch ?? false,
    ...(release.major >= 2 ? { ocr: false } : {}),
    passwordLogin,
    configFile: false,
    email: false,
    ...(release.major >= 3 ? { realtimeTranscoding: false } : {}),
  });
}

function config({ backend }: PublicCall): Answer {
  const { version: release } = backend.capabilities;
  return ok({
    loginPageMessage: '',
    trashDays: 30,
    userDeleteDelay: 7,
    oauthButtonText: backend.signIn.oauth?.buttonText ?? 'Login with OAuth',
    isInitialized: true,
    isOnboarded: true,
    externalDomain: '',
    publicUsers: true,
    mapDarkStyleUrl: 'https://tiles.immich.cloud/v1/style/dark.json',
    mapLightStyleUrl: 'https://tiles.immich.cloud/v1/style/light.json',
    ...(release.major >= 2 ? { maintenanceMode: false } : {}),
    ...(release.major >= 3 ? { minFaces: 3 } : {}),
  });
}

function about({ backend }: Call): Answer {
  const release = `v${versionText(backend.capabilities)}`;
  const { nodejs, exiftool, libvips } = backend.capabilities.about;
  return ok({
    version: release,
    versionUrl: `https://github.com/immich-app/immich/releases/tag/${release}`,
    licensed: false,
    nodejs,
    exiftool,
    ffmpeg: '5.1.9-0+deb12u1 Copyright (c) 2000-2026 the FFmpeg developers',
    libvips,
    imagemagick: '',
  });
}

/** A made-up disk, always the same but when it is full. */
function storage({ backend }: Call): Answer {
  const full = {
    diskAvailable: '0 B',
    diskUseRaw: 270_553_174_016,
    diskAvailableRaw: 0,
    diskUsagePercentage: 100,
  };
  return ok({
    diskSize: '252.0 GiB',
    diskUse: '42.1 GiB',
    diskAvailable: '59.4 GiB',
    diskSizeRaw: 270_553_174_016,
    diskUseRaw: 45_186_441_216,
    diskAvailableRaw: 63_757_852_672,
    diskUsagePercentage: 16.7,
    ...(backend.diskIsFull && full),
  });
}

function statistics({ backend }: Call): Answer {
  const assets = [...backend.state.assets.values()];
  const usageByUser = [...backend.state.users.values()].map((user) => ({
    userId: user.id,
    userName: user.name,
    ...usage(assets.filter((asset) => asset.ownerId === user.id)),
    quotaSizeInBytes: user.quotaSizeBytes ?? null,
  }));
  return ok({ ...usage(assets), usageByUser });
}

function usage(assets: readonly Asset[]): Record<string, number> {
  const photos = assets.filter(({ type }) => type === 'IMAGE');
  const videos = assets.filter(({ type }) => type === 'VIDEO');
  const bytes = (some: readonly Asset[]): number => some.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return {
    photos: photos.length,
    videos: videos.length,
    usage: bytes(assets),
    usagePhotos: bytes(photos),
    usageVideos: bytes(videos),
  };
}

import * as z from 'zod';

/**
 * What is read of the server's answers. Only fields in use are named; of those, only what the program cannot
 * do without is required: servers from 1.118 on leave out, add, and null different ones.
 */
const text = z.string();
const optionalText = z.string().nullish();
const count = z.number();

export const pingAnswer = z.looseObject({ res: z.literal('pong') });

export const wellKnownAnswer = z.looseObject({ api: z.looseObject({ endpoint: text }) });

export const versionAnswer = z.looseObject({
  major: z.int().nonnegative(),
  minor: z.int().nonnegative(),
  patch: z.int().nonnegative(),
});

export const mediaTypesAnswer = z.looseObject({ image: z.array(text), video: z.array(text) });

export const userAnswer = z.looseObject({
  id: text,
  name: text.nullish(),
  email: text.nullish(),
  isAdmin: z.boolean().nullish(),
  quotaSizeInBytes: count.nullish(),
  quotaUsageInBytes: count.nullish(),
});

export const apiKeyAnswer = z.looseObject({ id: text, name: optionalText, permissions: z.array(text) });

export const createdKeyAnswer = z.looseObject({ secret: text });

export const loginAnswer = z.looseObject({
  accessToken: text,
  name: optionalText,
  userEmail: optionalText,
  isAdmin: z.boolean().nullish(),
});

export const authorizeAnswer = z.looseObject({ url: text });

export const signInFeaturesAnswer = z.looseObject({
  passwordLogin: z.boolean(),
  oauth: z.boolean(),
  oauthAutoLaunch: z.boolean(),
});

export const signInConfigAnswer = z.looseObject({ oauthButtonText: text });

export const uploadAnswer = z.looseObject({ id: text, status: optionalText });

export const checkAnswer = z.looseObject({
  results: z.array(
    z.looseObject({ id: text, action: text, assetId: optionalText, isTrashed: z.boolean().nullish() }),
  ),
});

export const statisticsAnswer = z.looseObject({ total: count });

export const storageAnswer = z.looseObject({ diskSizeRaw: count, diskAvailableRaw: count });

const jobCounts = z.looseObject({ active: count, waiting: count, paused: count });

/** Before 2.4; by name of the queue. */
export const jobsAnswer = z.record(
  text,
  z.looseObject({ queueStatus: z.looseObject({ isPaused: z.boolean() }), jobCounts }),
);

export const queuesAnswer = z.array(
  z.looseObject({ name: text, isPaused: z.boolean(), statistics: jobCounts }),
);

export const trashAnswer = z.looseObject({ trash: z.boolean() });

export const preferencesAnswer = z.looseObject({ tags: z.looseObject({ enabled: z.boolean() }) });

export const systemConfigAnswer = z.looseObject({
  storageTemplate: z.looseObject({ enabled: z.boolean(), template: text }),
});

export const assetAnswer = z.looseObject({
  id: text,
  ownerId: text,
  type: text,
  originalFileName: text,
  checksum: text,
  fileCreatedAt: optionalText,
  localDateTime: optionalText,
  isFavorite: z.boolean().nullish(),
  isArchived: z.boolean().nullish(),
  isTrashed: z.boolean().nullish(),
  visibility: optionalText,
  livePhotoVideoId: optionalText,
  updatedAt: optionalText,
  stack: z.looseObject({ id: text }).nullish(),
  tags: z.array(z.looseObject({ value: text })).nullish(),
  exifInfo: z
    .looseObject({
      fileSizeInByte: count.nullish(),
      dateTimeOriginal: optionalText,
      timeZone: optionalText,
      latitude: count.nullish(),
      longitude: count.nullish(),
      description: optionalText,
      rating: count.nullish(),
    })
    .nullish(),
});

export const searchAnswer = z.looseObject({
  assets: z.looseObject({ items: z.array(assetAnswer), nextPage: optionalText }),
});

export type SearchAnswer = z.infer<typeof searchAnswer>;

export const albumAnswer = z.looseObject({
  id: text,
  albumName: text,
  assetCount: count.nullish(),
  assets: z.array(assetAnswer).nullish(),
});

export const albumListAnswer = z.array(
  z.looseObject({ id: text, albumName: text, assetCount: count.nullish() }),
);

export const batchAnswer = z.array(z.looseObject({ id: text, success: z.boolean(), error: optionalText }));

export const tagListAnswer = z.array(z.looseObject({ id: text, value: text }));

export const countAnswer = z.looseObject({ count });

export const stackAnswer = z.looseObject({ id: text });

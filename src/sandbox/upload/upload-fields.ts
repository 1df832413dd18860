import type { Backend } from '../store/backend.ts';
import type { Capabilities } from '../capabilities.ts';
import { badRequest, type Issue } from '../http/failure.ts';
import { checkOneOf, checkUuid, refuseInvalid, tooSmall, zodType } from '../http/validate.ts';
import type { AssetVisibility } from '../store/state.ts';
import { parseMetadataField, type MetadataItem } from './metadata-field.ts';

/** The text fields of an upload, validated. */
export interface UploadFields {
  readonly deviceAssetId: string;
  readonly deviceId: string;
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
  readonly isFavorite: boolean;
  readonly visibility: AssetVisibility;
  readonly livePhotoVideoId: string | undefined;
  /** `''` counts as absent. */
  readonly fileName: string | undefined;
  readonly metadata: readonly MetadataItem[];
}

type Fields = ReadonlyMap<string, string | readonly string[]>;

const visibilities = ['archive', 'timeline', 'hidden', 'locked'];

/** Throws one 400 naming everything that is wrong. */
export function parseUploadFields(
  fields: Fields,
  { capabilities }: Pick<Backend, 'capabilities'>,
): UploadFields {
  const dates = ['fileCreatedAt', 'fileModifiedAt'] as const;
  if (capabilities.formDates === 'loose')
    for (const name of dates) refuseUnreadableDate(name, fields.get(name));
  const metadata = parseMetadataField(fields.get('metadata'), capabilities.assetMetadata);
  refuseInvalid(
    ...(capabilities.deviceIds
      ? [checkFilled('deviceAssetId', fields), checkFilled('deviceId', fields)]
      : []),
    ...dates.map((name) => checkDate(name, fields.get(name), capabilities)),
    capabilities.durationMs ? checkDuration(fields.get('duration')) : undefined,
    checkFavorite(fields.get('isFavorite')),
    checkOneOf(['visibility'], fields.get('visibility'), visibilities),
    fields.has('livePhotoVideoId')
      ? checkUuid(['livePhotoVideoId'], fields.get('livePhotoVideoId'))
      : undefined,
    ...metadata.issues,
  );
  return {
    deviceAssetId: textOf(fields, 'deviceAssetId') ?? '',
    deviceId: textOf(fields, 'deviceId') ?? '',
    createdAtMs: storedDate(textOf(fields, 'fileCreatedAt')),
    modifiedAtMs: Date.parse(textOf(fields, 'fileModifiedAt') ?? ''),
    isFavorite: textOf(fields, 'isFavorite') === 'true',
    visibility: (textOf(fields, 'visibility') ?? 'timeline') as AssetVisibility,
    livePhotoVideoId: textOf(fields, 'livePhotoVideoId'),
    fileName: textOf(fields, 'filename') === '' ? undefined : textOf(fields, 'filename'),
    metadata: metadata.items,
  };
}

function textOf(fields: Fields, name: string): string | undefined {
  const value = fields.get(name);
  return typeof value === 'string' ? value : undefined;
}

function checkFilled(name: string, fields: Fields): Issue | undefined {
  const value = fields.get(name);
  if (typeof value === 'string' && value !== '') return undefined;
  const missing = value === '' ? [] : [`${name} must be a string`];
  return { nest: [...missing, `${name} should not be empty`], zod: zodType([name], 'string', value) };
}

/** Answered alone, and as a plain sentence, before anything else is validated. */
function refuseUnreadableDate(name: string, value: string | readonly string[] | undefined): void {
  if (typeof value === 'string' && value !== '' && !isDateLike(value))
    throw badRequest(`${name} must be a date string`);
}

function isDateLike(text: string): boolean {
  return /^\d{4}-\d\d(-\d\d)?/.test(text) && !Number.isNaN(Date.parse(text));
}

const isoDate =
  /^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|([+-](?:[01]\d|2[0-3]):[0-5]\d)))$/;

function checkDate(
  name: string,
  value: string | readonly string[] | undefined,
  capabilities: Capabilities,
): Issue | undefined {
  const nest = [`${name} must be a Date instance`, `${name} should not be empty`];
  if (capabilities.formDates === 'loose') {
    return typeof value === 'string' && value !== '' ? undefined : { nest, zod: {} };
  }
  if (typeof value !== 'string')
    return { nest, zod: zodType([name], 'string', value, 'ISO 8601 datetime string') };
  return isoDate.test(value) ? undefined : { nest, zod: badIsoDate([name]) };
}

/** 3.x's word for a date that is not ISO 8601 with a zone. */
export function badIsoDate(path: readonly (string | number)[]): Issue['zod'] {
  const message = 'Invalid input: expected ISO 8601 datetime string, received string';
  return {
    origin: 'string',
    code: 'invalid_format',
    format: 'datetime',
    pattern: isoDate.toString(),
    path,
    message,
  };
}

export function isIsoDate(text: string): boolean {
  return isoDate.test(text);
}

function checkDuration(value: string | readonly string[] | undefined): Issue | undefined {
  if (value === undefined || value === '') return undefined;
  const number = typeof value === 'string' ? Number(value) : NaN;
  if (Number.isInteger(number) && number >= 0) return undefined;
  const path = ['duration'];
  if (number < 0) return { nest: [], zod: tooSmall(path, 0) };
  const kind = Number.isNaN(number) ? 'number' : 'int';
  const received = Number.isNaN(number) ? 'NaN' : 'number';
  const message = `Invalid input: expected ${kind}, received ${received}`;
  return { nest: [], zod: { expected: kind, code: 'invalid_type', path, message } };
}

function checkFavorite(value: string | readonly string[] | undefined): Issue | undefined {
  if (value === undefined || value === 'true' || value === 'false') return undefined;
  const values = ['true', 'false'];
  const message = 'Invalid option: expected one of "true"|"false"';
  return {
    nest: ['isFavorite must be a boolean value'],
    zod: { code: 'invalid_value', expected: 'stringbool', values, path: ['isFavorite'], message },
  };
}

/** To the database a year like `0001` has two digits: it becomes 2001. */
function storedDate(text: string | undefined): number {
  const ms = Date.parse(text ?? '');
  const date = new Date(ms);
  return date.getUTCFullYear() < 100 ? date.setUTCFullYear(2000 + date.getUTCFullYear()) : ms;
}

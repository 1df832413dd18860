import type { Capabilities } from './capabilities.ts';

const videoTypes = [
  '.3gp',
  '.3gpp',
  '.avi',
  '.flv',
  '.insv',
  '.m2t',
  '.m2ts',
  '.m4v',
  '.mkv',
  '.mov',
  '.mp4',
  '.mpe',
  '.mpeg',
  '.mpg',
  '.mts',
  '.vob',
  '.webm',
  '.wmv',
];

const imageTypes = (
  '.3fr .ari .arw .cap .cin .cr2 .cr3 .crw .dcr .dng .erf .fff .iiq .k25 .kdc .mrw .nef .nrw .orf .ori .pef ' +
  '.psd .raf .raw .rw2 .rwl .sr2 .srf .srw .x3f .avif .gif .jpeg .jpg .png .webp .bmp .heic .heif .hif .insp ' +
  '.jp2 .jpe .jxl .svg .tif .tiff'
).split(' ');

const mimeTypes: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.jpe': 'image/jpeg',
  '.tif': 'image/tiff',
  '.hif': 'image/hif',
  '.insp': 'image/jpeg',
  '.svg': 'image/svg',
  '.3gp': 'video/3gpp',
  '.3gpp': 'video/3gpp',
  '.avi': 'video/msvideo',
  '.flv': 'video/x-flv',
  '.insv': 'video/mp4',
  '.m2t': 'video/mp2t',
  '.m2ts': 'video/mp2t',
  '.m4v': 'video/x-m4v',
  '.mkv': 'video/x-matroska',
  '.mov': 'video/quicktime',
  '.mpe': 'video/mpeg',
  '.mpg': 'video/mpeg',
  '.mts': 'video/mp2t',
  '.mxf': 'application/mxf',
  '.ts': 'video/mp2t',
  '.wmv': 'video/x-ms-wmv',
};

/** What `GET /server/media-types` lists. */
export function mediaTypes(capabilities: Capabilities): {
  video: string[];
  image: string[];
  sidecar: string[];
} {
  return {
    video: [...videoTypes, ...capabilities.extraVideoTypes].sort(),
    image: [...imageTypes, ...capabilities.extraImageTypes],
    sidecar: ['.xmp'],
  };
}

/** The extension alone decides, in any case of letters; bytes are never looked at. */
export function mediaKind(fileName: string, capabilities: Capabilities): 'IMAGE' | 'VIDEO' | undefined {
  const extension = extensionOf(fileName);
  if (imageTypes.includes(extension) || capabilities.extraImageTypes.includes(extension)) return 'IMAGE';
  if (videoTypes.includes(extension) || capabilities.extraVideoTypes.includes(extension)) return 'VIDEO';
  return undefined;
}

/** `application/octet-stream` for a name without a known extension. */
export function mimeTypeOf(fileName: string, capabilities: Capabilities): string {
  const kind = mediaKind(fileName, capabilities);
  if (kind === undefined) return 'application/octet-stream';
  const extension = extensionOf(fileName);
  return mimeTypes[extension] ?? `${kind.toLowerCase()}/${extension.slice(1)}`;
}

/** Lower-cased last extension with its dot; `''` for `.jpg` as a whole name, as for a name without a dot. */
function extensionOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  return dot <= 0 ? '' : fileName.slice(dot).toLowerCase();
}

import type { MediaType } from './sniff-media-type.ts';

const rawExtensions =
  'dng nef nrw arw sr2 srf srw cr2 cr3 crw raf orf ori rw2 rwl pef 3fr fff iiq kdc k25 dcr erf mrw raw x3f cap cin ari';
const videoExtensions = 'mp4 mov m4v 3gp 3gpp insv avi mkv webm mpg mpeg mpe m2t m2ts mts vob wmv flv';

/** Extensions under which servers process a file of each kind; the first is given to a file that needs one. */
const extensions: Readonly<Record<MediaType, string>> = {
  jpeg: 'jpg jpeg jpe insp',
  heic: 'heic heif hif avif',
  avif: 'avif heic heif hif',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  bmp: 'bmp',
  psd: 'psd',
  jxl: 'jxl',
  jp2: 'jp2',
  // Nearly every RAW format is a TIFF by its first bytes: its own extension says more than they do.
  tiff: `tif tiff ${rawExtensions}`,
  dng: `dng tif tiff ${rawExtensions}`,
  cr3: `cr3 ${rawExtensions}`,
  raf: `raf ${rawExtensions}`,
  // Servers find out themselves what a video is: any extension that they take for a video will do.
  mp4: videoExtensions,
  mov: `mov ${videoExtensions}`,
  avi: `avi ${videoExtensions}`,
  matroska: `mkv ${videoExtensions}`,
  asf: `wmv ${videoExtensions}`,
  mpeg: `mpg ${videoExtensions}`,
  flv: `flv ${videoExtensions}`,
};

/** Extensions that say what a file is, so that a wrong one is replaced; others are part of the name. */
const replaceable: ReadonlySet<string> = new Set(
  `${Object.values(extensions).join(' ')} tif tiff jfif jif jfi mpo mp mv qt svg heics 3g2 ogv ts mxf`.split(
    ' ',
  ),
);

/**
 * The name to give the server, which judges by extension alone: a JPEG named `IMG_1.HEIC` becomes
 * `IMG_1.jpg`, a motion video `PXL_1.MP` or `PXL_1.MP~2` becomes `.mp4`. Right names and unknown kinds stay.
 */
export function serverFileName(name: string, type: MediaType | undefined): string {
  if (type === undefined) return name;
  const right = extensions[type].split(' ');
  const { stem, extension, counter } = splitName(name);
  // Servers refuse `.jpg` alone, `x.jpg.` and `x.jpg `.
  const isWhole = stem !== '' && name === `${stem}.${extension}`;
  if (isWhole && right.includes(extension.toLowerCase())) return name;
  const base = replaceable.has(extension.toLowerCase()) ? `${stem}${counter}` : name.replace(/[. ]+$/, '');
  return `${base === '' ? 'unnamed' : base}.${right[0] ?? ''}`;
}

/** `PXL_1.MP~2` is extension `MP` with a counter behind it. */
function splitName(name: string): { stem: string; extension: string; counter: string } {
  const match = /^(.*)\.([A-Za-z0-9]+)(~\d+)?[. ]*$/s.exec(name);
  if (match === null) return { stem: name, extension: '', counter: '' };
  const [, stem = '', extension = '', counter = ''] = match;
  return { stem, extension, counter };
}

import { boxBody, findBox } from './containers/iso-boxes.ts';
import { readDirectory, tiffHeader } from './containers/tiff-directory.ts';

/** What a file really is. `tiff` includes the RAW formats that are TIFF inside (NEF, ARW, CR2 …), but not DNG. */
export type MediaType =
  | 'jpeg'
  | 'heic'
  | 'avif'
  | 'png'
  | 'webp'
  | 'gif'
  | 'bmp'
  | 'psd'
  | 'jxl'
  | 'jp2'
  | 'tiff'
  | 'dng'
  | 'cr3'
  | 'raf'
  | 'mp4'
  | 'mov'
  | 'avi'
  | 'matroska'
  | 'asf'
  | 'mpeg'
  | 'flv';

/** The kind of a file by its first bytes (64 do, DNG needs a few hundred); undefined when none is known. */
export function sniffMediaType(head: Buffer): MediaType | undefined {
  for (const [type, offset, signature] of signatures) {
    if (isAt(head, offset, signature)) return type;
  }
  if (isAt(head, 0, 'RIFF'))
    return isAt(head, 8, 'WEBP') ? 'webp' : isAt(head, 8, 'AVI ') ? 'avi' : undefined;
  if (isAt(head, 0, 'BM') && isAt(head, 6, '\0\0\0\0')) return 'bmp';
  if (tiffHeader(head) !== undefined) return isDng(head) ? 'dng' : 'tiff';
  if (isAt(head, 4, 'ftyp')) return typeOfBrands(brandsOf(head));
  // QuickTime files older than `ftyp` begin with one of these.
  return ['moov', 'mdat', 'wide', 'pnot'].some((name) => isAt(head, 4, name)) ? 'mov' : undefined;
}

/** Type, offset and bytes (as Latin-1), each conclusive alone. */
const signatures: readonly (readonly [MediaType, number, string])[] = [
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['gif', 0, 'GIF8'],
  ['psd', 0, '8BPS'],
  ['jxl', 0, '\xff\x0a'],
  ['jxl', 4, 'JXL \r\n'],
  ['jp2', 4, 'jP  \r\n'],
  ['raf', 0, 'FUJIFILMCCD-RAW'],
  ['matroska', 0, '\x1a\x45\xdf\xa3'],
  ['asf', 0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11'],
  ['mpeg', 0, '\x00\x00\x01\xba'],
  ['mpeg', 0, '\x00\x00\x01\xb3'],
  ['flv', 0, 'FLV\x01'],
];

const heifBrands: ReadonlySet<string> = new Set([
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'hevx',
  'mif1',
  'msf1',
]);

/** The first brand that says something decides: the major one is often as vague as `mif1`. */
function typeOfBrands(brands: readonly string[]): MediaType {
  if (brands.includes('crx ')) return 'cr3';
  if (brands.includes('avif') || brands.includes('avis')) return 'avif';
  if (brands.some((brand) => heifBrands.has(brand))) return 'heic';
  return brands[0] === 'qt  ' ? 'mov' : 'mp4';
}

function brandsOf(head: Buffer): string[] {
  const box = findBox(head, 'ftyp');
  const body = box === undefined ? Buffer.alloc(0) : boxBody(head, box).subarray(0, 256);
  const brands: string[] = [];
  for (let at = 0; at + 4 <= body.length; at += 4) {
    // Between the major brand and the others stands a version number.
    if (at !== 4) brands.push(body.toString('latin1', at, at + 4));
  }
  return brands;
}

function isDng(head: Buffer): boolean {
  const header = tiffHeader(head);
  if (header === undefined) return false;
  const dngVersion = 0xc612;
  return readDirectory(head, header.firstDirectory, header.littleEndian).some(
    ({ tag }) => tag === dngVersion,
  );
}

function isAt(head: Buffer, offset: number, signature: string): boolean {
  return head.toString('latin1', offset, offset + signature.length) === signature;
}

/** How many bytes {@link sniffMedia} wants to see. */
export const sniffBytes = 64;

/** Recognises photos and videos by their first bytes; undefined for anything else. */
export function sniffMedia(head: Buffer): 'image' | 'video' | undefined {
  const text = head.toString('latin1');
  if (text.slice(4, 8) === 'ftyp') return stillBrands.test(text.slice(8, 12)) ? 'image' : 'video';
  if (quickTimeAtoms.has(text.slice(4, 8))) return 'video';
  if (text.startsWith('RIFF')) return riffKind(text.slice(8, 12));
  if (imageSignatures.some((signature) => text.startsWith(signature))) return 'image';
  if (videoSignatures.some((signature) => text.startsWith(signature))) return 'video';
  return isTransportStream(head) ? 'video' : undefined;
}

/** HEIF, AVIF and Canon raw share the container of MP4. */
const stillBrands = /^(?:hei[cfmsx]|hev[cmsx]|mif1|msf1|avi[fs]|jpeg|crx )$/u;

const quickTimeAtoms: ReadonlySet<string> = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);

const imageSignatures = [
  '\xff\xd8\xff', // JPEG
  '\x89PNG\r\n\x1a\n',
  'GIF8',
  'II*\0', // TIFF and most raw formats
  'MM\0*',
  'IIU\0', // Panasonic
  'IIRO',
  'IIRS',
  'FUJIFILMCCD-RAW',
  'FOVb', // Sigma
  'II\x1a\0\0\0HEAPCCDR', // Canon CRW
  '\0MRM', // Minolta
  '\xff\x0a', // JPEG XL
  '\0\0\0\x0cJXL ',
  '\0\0\0\x0cjP  ',
  '8BPS',
  'BM',
];

const videoSignatures = [
  '\x1aE\xdf\xa3', // Matroska, WebM
  '\x30\x26\xb2\x75', // ASF, WMV
  'FLV\x01',
  '\0\0\x01\xba', // MPEG program stream
  '\0\0\x01\xb3', // MPEG video
  'OggS',
];

function riffKind(form: string): 'image' | 'video' | undefined {
  if (form === 'WEBP') return 'image';
  return form === 'AVI ' ? 'video' : undefined;
}

/** 188-byte packets; the AVCHD flavour puts four bytes before each. One sync byte in 64 is all that can be seen. */
function isTransportStream(head: Buffer): boolean {
  const plain = head[0] === 0x47 && (head[1] ?? 0xff) <= 0x60 && ((head[3] ?? 0) & 0x30) !== 0;
  return plain && head.length >= 8 && !/^[\x20-\x7e\s]*$/u.test(head.toString('latin1'));
}

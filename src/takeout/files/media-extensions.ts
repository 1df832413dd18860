const images = [
  ...[
    'jpg',
    'jpeg',
    'jpe',
    'jfif',
    'png',
    'gif',
    'webp',
    'heic',
    'heif',
    'hif',
    'avif',
    'jxl',
    'jp2',
    'j2k',
    'jpf',
  ],
  ...['bmp', 'tif', 'tiff', 'ico', 'svg', 'psd', 'insp', 'mpo'],
  ...[
    'dng',
    'cr2',
    'cr3',
    'crw',
    'nef',
    'nrw',
    'arw',
    'srf',
    'sr2',
    'raf',
    'orf',
    'rw2',
    'rwl',
    'pef',
    'srw',
    'x3f',
  ],
  ...['3fr', 'fff', 'iiq', 'mrw', 'mef', 'mos', 'erf', 'dcr', 'kdc', 'raw', 'cap', 'gpr', 'ari', 'ptx'],
];

const videos = [
  ...[
    'mp4',
    'm4v',
    'mov',
    'qt',
    '3gp',
    '3gpp',
    '3g2',
    'avi',
    'mkv',
    'webm',
    'mpg',
    'mpeg',
    'mpe',
    'mpv',
    'm2v',
  ],
  ...[
    'm2ts',
    'mts',
    'm2t',
    'ts',
    'wmv',
    'asf',
    'flv',
    'f4v',
    'ogv',
    'vob',
    'divx',
    'mod',
    'tod',
    'insv',
    'mxf',
    'mmv',
  ],
];

const kinds: ReadonlyMap<string, 'image' | 'video'> = new Map([
  ...images.map((extension) => [`.${extension}`, 'image'] as const),
  ...videos.map((extension) => [`.${extension}`, 'video'] as const),
]);

/** What a lower-case extension with its dot stands for; undefined when only the bytes can tell. */
export function mediaKindOfExtension(extension: string): 'image' | 'video' | undefined {
  return kinds.get(extension) ?? (motionExtension.test(extension) ? 'video' : undefined);
}

/** Video halves of motion photos: `.MP`, `.MP~2`, `.MV`, and `.COVER` of a raw burst. */
const motionExtension = /^\.(?:mp(?:~\d+)?|mv(?:~\d+)?|cover)$/u;

import type { MediaTypes } from '../immich/media-types.ts';

/** What every supported Immich takes (1.118 to 3.x), for plans that are made without asking a server. */
export const usualMediaTypes: MediaTypes = {
  image: extensions(
    '3fr ari arw avif bmp cap cin cr2 cr3 crw dcr dng erf fff gif heic heif hif iiq insp jpe jpeg jpg jxl k25 kdc ' +
      'mrw nef nrw orf ori pef png psd raf raw rw2 rwl sr2 srf srw svg tif tiff webp x3f',
  ),
  video: extensions('3gp 3gpp avi flv insv m2t m2ts m4v mkv mov mp4 mpe mpeg mpg mts vob webm wmv'),
};

function extensions(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map((extension) => `.${extension}`));
}

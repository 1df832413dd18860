import { type DemoItem, instantOf } from './demo-items.ts';
import { encodeJpeg } from './encode-jpeg.ts';
import { encodePng } from './encode-png.ts';
import { exifSegment } from './exif-segment.ts';
import { motionPhotoSegment } from './motion-photo-segment.ts';
import { paintScene } from './paint-scene.ts';
import { videoClip } from './video-clip.ts';

/** Where a camera starts to count when nobody ever set its clock. */
const UNSET_CLOCK = '2000-01-01T00:00:00';

/** The bytes of one photo or video: a picture of its number and date, or a short clip. */
export function renderItem(item: DemoItem, number: number): Buffer {
  if (item.form === 'mp4') return clipOf(item);

  const caption = item.localDateTime.replace('T', ' ').slice(0, 16);
  const picture = paintScene({ kind: item.scene, number, caption });
  switch (item.form) {
    case 'png':
      return encodePng(picture);
    case 'jpeg':
      return encodeJpeg(picture, exifOf(item));
    case 'motion-jpeg': {
      const clip = clipOf(item);
      return Buffer.concat([encodeJpeg(picture, [...exifOf(item), motionPhotoSegment(clip.length)]), clip]);
    }
  }
}

/** The clip of a motion photo depends on title and time only: embedded and beside, it is the same bytes. */
function clipOf(item: DemoItem): Buffer {
  return videoClip(instantOf(item), item.title);
}

function exifOf(item: DemoItem): Buffer[] {
  if (item.timeInFile === 'none') return [];
  return [
    exifSegment({
      make: 'Immich Takeout',
      model: item.origin === 'web' ? 'Demo camera' : 'Demo phone',
      localDateTime: item.timeInFile === 'wrong' ? UNSET_CLOCK : item.localDateTime,
      ...(item.timeInFile === 'date-and-offset' && { offset: item.offset }),
      ...(item.placeInFile && item.place && { place: item.place }),
    }),
  ];
}

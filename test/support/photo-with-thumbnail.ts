import { createCanvas } from '../../src/sandbox/demo-export/canvas.ts';
import type { Canvas } from '../../src/sandbox/demo-export/canvas.ts';
import { encodeJpeg, jpegSegment } from '../../src/sandbox/demo-export/encode-jpeg.ts';
import { paintScene } from '../../src/sandbox/demo-export/paint-scene.ts';

/** A JPEG whose EXIF holds a small picture of it, as cameras write it. */
export function photoWithThumbnail(
  seed: number,
  { orientation = 1 }: { readonly orientation?: number } = {},
): { readonly photo: Buffer; readonly thumbnail: Buffer } {
  const kinds = ['sea', 'town', 'night'] as const;
  const scene = paintScene({ kind: kinds[seed % kinds.length] ?? 'sea', number: seed % 100, caption: '' });
  const thumbnail = encodeJpeg(shrink(scene, 4));
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(thumbnail, orientation)]);
  const comment = jpegSegment(0xfe, Buffer.from(`seed ${seed}`));
  return { photo: encodeJpeg(shrink(scene, 8), [jpegSegment(0xe1, exif), comment]), thumbnail };
}

function shrink({ width, height, pixels }: Canvas, by: number): Canvas {
  const small = createCanvas(Math.floor(width / by), Math.floor(height / by));
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      const from = (y * by * width + x * by) * 3;
      small.pixels.set(pixels.subarray(from, from + 3), (y * small.width + x) * 3);
    }
  }
  return small;
}

/** Little-endian: IFD0 with the orientation, IFD1 with place and length of the thumbnail, the thumbnail. */
function tiff(thumbnail: Buffer, orientation: number): Buffer {
  const header = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  const size = (fields: number): number => 2 + fields * 12 + 4;
  const ifd1At = header.length + size(1);
  const thumbnailAt = ifd1At + size(3);
  return Buffer.concat([
    header,
    directory([[0x0112, 3, orientation]], ifd1At),
    directory(
      [
        [0x0103, 3, 6],
        [0x0201, 4, thumbnailAt],
        [0x0202, 4, thumbnail.length],
      ],
      0,
    ),
    thumbnail,
  ]);
}

function directory(
  fields: readonly (readonly [tag: number, type: number, value: number])[],
  next: number,
): Buffer {
  const bytes = Buffer.alloc(2 + fields.length * 12 + 4);
  bytes.writeUInt16LE(fields.length, 0);
  fields.forEach(([tag, type, value], index) => {
    const at = 2 + index * 12;
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(type, at + 2);
    bytes.writeUInt32LE(1, at + 4);
    bytes.writeUInt32LE(value, at + 8);
  });
  bytes.writeUInt32LE(next, bytes.length - 4);
  return bytes;
}

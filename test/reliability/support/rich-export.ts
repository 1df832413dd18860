import { createCanvas } from '../../../src/sandbox/demo-export/canvas.ts';
import { encodeJpeg, jpegSegment } from '../../../src/sandbox/demo-export/encode-jpeg.ts';
import { motionPhotoSegment } from '../../../src/sandbox/demo-export/motion-photo-segment.ts';
import {
  album,
  buildExport,
  type BuildOptions,
  type BuiltExport,
  photo,
  sidecar,
  type Tree,
  video,
} from '../../support/export-builder.ts';

/**
 * A small export with everything that takes more than one request, or whose order matters: two albums of one
 * title, a live photo, a motion photo, an edited copy, copies in albums, people, places, archive and trash.
 */
export function buildRichExport(options: BuildOptions = {}): Promise<BuiltExport> {
  return buildExport(richTrees(), options);
}

function richTrees(): Tree[] {
  const clip = video(50);
  return [
    {
      'Photos from 2023': {
        ...withSidecar('beach.jpg', photo(1, { offset: '+02:00' }), {
          favorited: true,
          people: ['Ann', 'Bo'],
        }),
        ...withSidecar('boat.jpg', photo(2), {
          description: 'The boat, "Möwe"',
          place: { latitude: 48.85, longitude: 2.29 },
        }),
        ...withSidecar('receipt.jpg', photo(3), { archived: true }),
        ...withSidecar('party.jpg', photo(4), { people: ['Ann'] }),
        'party-edited.jpg': photo(5),
        ...withSidecar('IMG_0006.jpg', photo(6)),
        'IMG_0006.MP4': video(7),
        ...withSidecar('PXL_20230501_100000000.MP.jpg', motionPhoto(8, clip)),
        'PXL_20230501_100000000.MP': clip,
        ...withSidecar('blurred.jpg', photo(9), { trashed: true }),
      },
      Summer: {
        'metadata.json': album('Summer', { description: 'At the sea' }),
        ...withSidecar('beach.jpg', photo(1, { offset: '+02:00' }), {
          favorited: true,
          people: ['Ann', 'Bo'],
        }),
        ...withSidecar('boat.jpg', photo(2)),
      },
    },
    {
      'Photos from 2023': {
        ...withSidecar('ski.jpg', photo(10)),
        ...withSidecar('ski.mp4', video(11)),
        ...withSidecar('dog.jpg', photo(12), { people: ['Rex'] }),
        'unknown.jpg': photo(13),
      },
      // A second album of that title that holds the first one's photos and more.
      'Summer(1)': {
        'metadata.json': album('Summer'),
        ...withSidecar('beach.jpg', photo(1, { offset: '+02:00' }), {
          favorited: true,
          people: ['Ann', 'Bo'],
        }),
        ...withSidecar('boat.jpg', photo(2)),
        ...withSidecar('dog.jpg', photo(12), { people: ['Rex'] }),
      },
      Ski: {
        'metadata.json': album('Ski'),
        ...withSidecar('ski.jpg', photo(10)),
        ...withSidecar('ski.mp4', video(11)),
        ...withSidecar('hut.jpg', photo(14)),
        ...withSidecar('receipt.jpg', photo(3), { archived: true }),
      },
      Best: {
        'metadata.json': album('Best'),
        ...withSidecar('IMG_0006.jpg', photo(6)),
        ...withSidecar('party.jpg', photo(4), { people: ['Ann'] }),
        ...withSidecar('PXL_20230501_100000000.MP.jpg', motionPhoto(8, clip)),
      },
    },
  ];
}

function withSidecar(name: string, content: Buffer, facts: Parameters<typeof sidecar>[1] = {}): Tree {
  return { [name]: content, [`${name}.supplemental-metadata.json`]: sidecar(name, facts) };
}

/** A still that ends in a video and says so. */
function motionPhoto(seed: number, clip: Buffer): Buffer {
  const segments = [motionPhotoSegment(clip.length), jpegSegment(0xfe, Buffer.from(`motion ${seed}`))];
  return Buffer.concat([encodeJpeg(createCanvas(16, 16), segments), clip]);
}

import fc from 'fast-check';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { detectEmbeddedVideo } from '../../src/metadata/detect-embedded-video.ts';
import { readEmbeddedVideoClaim } from '../../src/metadata/read-embedded-video-claim.ts';
import { readFileFacts } from '../../src/metadata/read-file-facts.ts';
import { readXmp } from '../../src/metadata/read-xmp.ts';
import { TrailerCrc } from '../../src/metadata/trailer-crc.ts';
import { factsOf, readMedia } from './media-fixture.ts';

const camera = 'xmlns:GCamera="http://ns.google.com/photos/1.0/camera/"';
const container =
  'xmlns:Container="http://ns.google.com/photos/1.0/container/" xmlns:Item="http://ns.google.com/photos/1.0/container/item/"';

function packet(attributes: string, parts: readonly string[] = []): string {
  const items = parts.map((part) => `<rdf:li rdf:parseType="Resource"><Container:Item ${part}/></rdf:li>`);
  const directory = `<Container:Directory><rdf:Seq>${items.join('')}</rdf:Seq></Container:Directory>`;
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" ${camera} ${container} ${attributes}>${directory}</rdf:Description></rdf:RDF></x:xmpmeta>`;
}

const primary = 'Item:Semantic="Primary" Item:Mime="image/jpeg" Item:Length="0" Item:Padding="8"';
const gainMap = 'Item:Semantic="GainMap" Item:Mime="image/jpeg" Item:Length="700"';
const video = 'Item:Semantic="MotionPhoto" Item:Mime="video/mp4" Item:Length="5000"';

describe('readEmbeddedVideoClaim', () => {
  it.each([
    ['no claim', packet(''), undefined],
    ['a claim withdrawn', packet('GCamera:MotionPhoto="0"', [primary, video]), undefined],
    [
      'the old form',
      packet('GCamera:MicroVideo="1" GCamera:MicroVideoOffset="4321"'),
      { trailerBytes: 4321 },
    ],
    ['the new form', packet('GCamera:MotionPhoto="1"', [primary, video]), { trailerBytes: 5000 }],
    [
      'a gain map before the video',
      packet('GCamera:MotionPhoto="1"', [primary, gainMap, video]),
      { trailerBytes: 5000 },
    ],
    [
      'a part behind the video',
      packet('GCamera:MotionPhoto="1"', [primary, video, gainMap]),
      { trailerBytes: 5700 },
    ],
    [
      'padding behind the video',
      packet('GCamera:MotionPhoto="1"', [primary, `${video} Item:Padding="3"`]),
      { trailerBytes: 5003 },
    ],
    ['a claim without a length', packet('GCamera:MotionPhoto="1"'), { trailerBytes: undefined }],
    [
      'a length that is none',
      packet('GCamera:MicroVideo="1" GCamera:MicroVideoOffset="-5"'),
      { trailerBytes: undefined },
    ],
  ])('%s', (_, xmp, claim) => {
    expect(readEmbeddedVideoClaim(readXmp(xmp), Buffer.alloc(0))).toEqual(claim);
  });
});

describe('detectEmbeddedVideo', () => {
  it('finds the video where the file says it is', async () => {
    for (const name of ['micro-video.jpg', 'motion-photo.jpg']) {
      const still = readMedia(name);
      const finding = detectEmbeddedVideo(await factsOf(name), still.length);
      expect(finding).toEqual({ kind: 'claimed', trailerBytes: readMedia('motion.MP').length });
      expect(still.subarray(-readMedia('motion.MP').length)).toEqual(readMedia('motion.MP'));
    }
  });

  it('knows the mark of Samsung, which puts no length into the file', async () => {
    const still = Buffer.concat([
      readMedia('phone.jpg'),
      Buffer.from('\0\0\u0030\u000aMotionPhoto_Data'),
      readMedia('motion.MP'),
    ]);
    const finding = detectEmbeddedVideo(await readFileFacts(still), still.length);
    expect(finding).toEqual({ kind: 'claimed', trailerBytes: undefined });
  });

  it('doubts a video longer than the file', async () => {
    const facts = await factsOf('micro-video.jpg');
    expect(detectEmbeddedVideo(facts, 2000)).toEqual({ kind: 'broken' });
    expect(detectEmbeddedVideo(facts, undefined).kind).toBe('claimed');
  });

  it('finds none in a plain photo', async () => {
    expect(detectEmbeddedVideo(await factsOf('phone.jpg'), 5000)).toEqual({ kind: 'none' });
  });
});

describe('TrailerCrc', () => {
  it('recognises the exported video at the end of the still', () => {
    const still = readMedia('motion-photo.jpg');
    const motion = readMedia('motion.MP');
    const trailer = new TrailerCrc(still.length, motion.length);
    for (let at = 0; at < still.length; at += 100) trailer.update(still.subarray(at, at + 100));
    expect(trailer.result()).toBe(crc32(motion));
  });

  it('is the CRC of the last bytes, however the chunks fall', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }),
        fc.nat(120),
        (chunks, size) => {
          const all = Buffer.concat(chunks);
          const trailer = new TrailerCrc(all.length, size);
          for (const chunk of chunks) trailer.update(Buffer.from(chunk));
          expect(trailer.result()).toBe(
            size > all.length ? undefined : crc32(all.subarray(all.length - size)),
          );
        },
      ),
    );
  });

  it('has no result while bytes are missing, nor when there are too many', () => {
    const trailer = new TrailerCrc(4, 2);
    trailer.update(Buffer.from('abc'));
    expect(trailer.result()).toBeUndefined();
    trailer.update(Buffer.from('d'));
    expect(trailer.result()).toBe(crc32('cd'));
    trailer.update(Buffer.from('e'));
    expect(trailer.result()).toBeUndefined();
  });
});

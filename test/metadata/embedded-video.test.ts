import { describe, expect, it } from 'vitest';
import { readEmbeddedVideoClaim } from '../../src/metadata/read-embedded-video-claim.ts';
import { readXmp } from '../../src/metadata/read-xmp.ts';

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

  it.each([
    ['the mark of older Samsung phones', 'picture MotionPhoto_Data video', { trailerBytes: undefined }],
    ['the mark behind half of it', 'Photo_ xMotionPhoto_D MotionPhoto_Data', { trailerBytes: undefined }],
    ['half of the mark alone', 'Photo_Data MotionPhoto_ Dat', undefined],
    ['the mark without its beginning', 'tionPhoto_Data', undefined],
  ])('%s', (_, text, claim) => {
    expect(readEmbeddedVideoClaim(new Map(), Buffer.from(text))).toEqual(claim);
  });
});

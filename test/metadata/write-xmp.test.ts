import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXml, type XmlElement } from '../../src/metadata/parse-xml.ts';
import { readXmp, xmpText, xmpTexts } from '../../src/metadata/read-xmp.ts';
import { writeXmp } from '../../src/metadata/write-xmp.ts';

const instantMs = Date.UTC(2019, 6, 14, 16, 3, 22);

describe('writeXmp', () => {
  it('writes everything', () => {
    const xmp = writeXmp({
      date: { instantMs: instantMs + 45, offsetMinutes: 120 },
      place: { latitude: 48.8583701, longitude: -2.2944813 },
      description: 'Line 1\nLine 2 & "more" <b>',
      tags: ['People/Ann', 'R&B'],
    });
    expect(xmp).toBe(`<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:digiKam="http://www.digikam.org/ns/1.0/"
    xmlns:exif="http://ns.adobe.com/exif/1.0/"
    xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
    exif:DateTimeOriginal="2019-07-14T18:03:22.045+02:00"
    exif:OffsetTimeOriginal="+02:00"
    exif:GPSLatitude="48,51.5022060N"
    exif:GPSLongitude="2,17.6688780W"
  >
   <tiff:ImageDescription>
    <rdf:Alt>
     <rdf:li xml:lang="x-default">Line 1&#10;Line 2 &amp; &quot;more&quot; &lt;b&gt;</rdf:li>
    </rdf:Alt>
   </tiff:ImageDescription>
   <dc:description>
    <rdf:Alt>
     <rdf:li xml:lang="x-default">Line 1&#10;Line 2 &amp; &quot;more&quot; &lt;b&gt;</rdf:li>
    </rdf:Alt>
   </dc:description>
   <digiKam:TagsList>
    <rdf:Seq>
     <rdf:li>People/Ann</rdf:li>
     <rdf:li>R&amp;B</rdf:li>
    </rdf:Seq>
   </digiKam:TagsList>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
`);
  });

  it.each([
    [{ instantMs, offsetMinutes: -570 }, '2019-07-14T06:33:22-09:30', '-09:30'],
    [{ instantMs, offsetMinutes: 345 }, '2019-07-14T21:48:22+05:45', '+05:45'],
    [{ instantMs, offsetMinutes: 0 }, '2019-07-14T16:03:22+00:00', '+00:00'],
    [{ instantMs, offsetMinutes: undefined }, '2019-07-14T16:03:22Z', undefined],
    [{ instantMs: Date.UTC(1890, 5, 1, 10), offsetMinutes: 60 }, '1890-06-01T11:00:00+01:00', '+01:00'],
    [{ instantMs: -1, offsetMinutes: 0 }, '1969-12-31T23:59:59.999+00:00', '+00:00'],
  ])('writes %j as %s', (date, text, offset) => {
    const fields = readXmp(writeXmp({ date }));
    expect(xmpText(fields, 'exif:DateTimeOriginal')).toBe(text);
    expect(xmpText(fields, 'exif:OffsetTimeOriginal')).toBe(offset);
  });

  it.each([
    [0.000001, '0,0.0000600N'],
    [-90, '90,0.0000000S'],
    [12.99999999999, '13,0.0000000N'],
    [-33.8688, '33,52.1280000S'],
  ])('writes latitude %s as %s', (latitude, text) => {
    expect(xmpText(readXmp(writeXmp({ place: { latitude, longitude: 1 } })), 'exif:GPSLatitude')).toBe(text);
  });

  it('writes no property that has nothing to say', () => {
    const description = parseXml(writeXmp({ tags: [] }))?.children[0]?.children[0];
    expect(description?.name).toBe('rdf:Description');
    expect([...(description?.attributes.keys() ?? [])]).toEqual(['rdf:about']);
    expect(description?.children).toEqual([]);
  });

  it('replaces what XML cannot hold', () => {
    const fields = readXmp(writeXmp({ description: 'a\u0000b\u001fc\ud800d\uffffe\tf\r\ng' }));
    expect(xmpText(fields, 'dc:description')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\tf\ng');
  });

  it('is well-formed and gives every text back', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), (description, tags) => {
        const xmp = writeXmp({ description, tags });
        expect(xmp).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
        const root = parseXml(xmp);
        expect(root?.name).toBe('x:xmpmeta');
        expect(count(root, 'rdf:li')).toBe(2 + tags.length);
        const fields = readXmp(xmp);
        expect(xmpText(fields, 'tiff:ImageDescription') ?? '').toBe(asXml(description).trim());
        expect(xmpTexts(fields, 'digiKam:TagsList')).toEqual(
          tags.map((tag) => asXml(tag).trim()).filter(Boolean),
        );
      }),
      { numRuns: 300 },
    );
  });
});

function count(element: XmlElement | undefined, name: string): number {
  if (element === undefined) return 0;
  return element.children.reduce((sum, child) => sum + count(child, name), element.name === name ? 1 : 0);
}

/** What is left of a text when each forbidden character is replaced, one by one. */
function asXml(text: string): string {
  return Array.from(text.replace(/\r\n?/g, '\n'))
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      const isSurrogate = code >= 0xd800 && code <= 0xdfff;
      const isControl = code < 0x20 && code !== 9 && code !== 10;
      return isSurrogate || isControl || code === 0xfffe || code === 0xffff ? '\ufffd' : character;
    })
    .join('');
}

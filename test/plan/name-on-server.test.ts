import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Media } from '../../src/model/library.ts';
import { nameOnServer } from '../../src/plan/name-on-server.ts';
import type { FileSpec } from '../support/library-builder.ts';
import { buildLibrary } from '../support/library-builder.ts';

function media(name: string, title: string | undefined, relation: Partial<FileSpec> = {}): Media {
  const sidecar = title === undefined ? (false as const) : { title };
  const { find } = buildLibrary({
    files: [
      { path: 'Photos from 2019/other', id: 'other' },
      { path: `Photos from 2019/${name}`, id: 'it', sidecar, ...relation },
    ],
  });
  return find('it');
}

describe('nameOnServer', () => {
  it.each<[string, string, string | undefined, string]>([
    ['without a sidecar, the archive’s', 'IMG_1.jpg', undefined, 'IMG_1.jpg'],
    ['the title, which heals a cut', 'a long na.jpg', 'a long name.jpg', 'a long name.jpg'],
    ['the title, which heals a counter', 'IMG_1(2).jpg', 'IMG_1.jpg', 'IMG_1.jpg'],
    ['a counter of the title’s own', 'image(2).png', 'image(2).png', 'image(2).png'],
    ['the title’s case', 'IMG_1.JPG', 'img_1.jpg', 'img_1.jpg'],
    ['what was substituted', 'R_D.jpg', 'R&D.jpg', 'R&D.jpg'],
    ['what was badly decoded in the archive', 'Ã¼ber.jpg', 'über.jpg', 'über.jpg'],
    ['an extension where the title has none', 'IMG_1.jpg', 'IMG_1', 'IMG_1.jpg'],
    ['an extension where the title only seems to have one', '21.12.11.jpg', '21.12.11', '21.12.11.jpg'],
    ['no extension where nobody has one', '03.03.13 - 1', '03.03.13 - 1', '03.03.13 - 1'],
    ['the archive’s where the extension differs', 'IMG_1.jpg', 'IMG_1.HEIC', 'IMG_1.jpg'],
    ['the archive’s for a title with slashes', '27_06_12 - 1.jpg', '27/06/12 - 1', '27_06_12 - 1.jpg'],
    ['the archive’s for control characters', 'a.jpg', 'b\u0007.jpg', 'a.jpg'],
    ['the archive’s for a title in broken encoding', 'a.jpg', 'b\ufffd.jpg', 'a.jpg'],
    ['the archive’s for an unset title', 'a.jpg', '[UNSET]', 'a.jpg'],
    ['the archive’s for a blank title', 'a.jpg', '  ', 'a.jpg'],
    ['the archive’s for dots', 'a.jpg', '..', 'a.jpg'],
    ['the archive’s for a title too long for a file', 'a.jpg', `${'x'.repeat(260)}.jpg`, 'a.jpg'],
    ['no blanks around the title', 'a.jpg', ' b.jpg ', 'b.jpg'],
    ['a stem for a mere extension', '.jpg', '.jpg', 'unnamed.jpg'],
    ['no control characters of the archive', 'a\n\u0000b.jpg', undefined, 'a__b.jpg'],
    ['no lone surrogates', 'a\ud83d.jpg', undefined, 'a\ufffd.jpg'],
  ])('gives %s', (_, name, title, expected) => {
    expect(nameOnServer(media(name, title))).toBe(expected);
  });

  it.each<[string, string, string | undefined, Partial<FileSpec>, string]>([
    ['an edit keeps its suffix', 'IMG_1-edited.jpg', 'IMG_1.jpg', { editOf: 'other' }, 'IMG_1-edited.jpg'],
    [
      'an edit is healed too',
      'a long-bea.jpg',
      'a long name.jpg',
      { editOf: 'other', suffix: '-bea' },
      'a long name-bea.jpg',
    ],
    [
      'an edit keeps its own extension',
      'IMG_1-edited.jpg',
      'IMG_1.HEIC',
      { editOf: 'other' },
      'IMG_1-edited.jpg',
    ],
    [
      'an edit of a title without extension',
      'IMG_1-edited.jpg',
      'IMG_1',
      { editOf: 'other' },
      'IMG_1-edited.jpg',
    ],
    ['an edit without a sidecar', 'IMG_1-edited.jpg', undefined, { editOf: undefined }, 'IMG_1-edited.jpg'],
    [
      'a hidden edit keeps its counter',
      'long(1).jpg',
      'longer.jpg',
      { editOf: 'other', suffix: '' },
      'long(1).jpg',
    ],
    ['a live video is named after its still', 'IMG_1(1).MP4', 'IMG_1.HEIC', { liveOf: 'other' }, 'IMG_1.MP4'],
    ['a live video with a title of its own', 'IMG_1(1).MP4', 'IMG_1.mp4', { liveOf: 'other' }, 'IMG_1.mp4'],
    ['a motion video keeps its name', 'PXL_1.MP', 'PXL_1.MP.jpg', { motionOf: 'other' }, 'PXL_1.MP'],
  ])('%s', (_, name, title, relation, expected) => {
    expect(nameOnServer(media(name, title, relation))).toBe(expected);
  });

  it('cuts what no file system takes, whole characters only, and keeps the extension', () => {
    const name = nameOnServer(media(`${'x'.repeat(250)}👍👍👍.jpg`, undefined));
    expect(name).toBe(`${'x'.repeat(250)}.jpg`);
    expect(nameOnServer(media(`${'y'.repeat(65_000)}.HEIC`, undefined))).toHaveLength(255);
  });

  it('never gives a path, a control character, an empty stem or a name too long, whatever it is given', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });
    const ending = fc.constantFrom('', '.jpg', '.MP4', '.MP', '.', ' ');
    fc.assert(
      fc.property(text, ending, fc.option(text, { nil: undefined }), ending, (own, ext, title, titleExt) => {
        const entryName = (own + ext).replaceAll('/', '_');
        const given = title === undefined ? undefined : title + titleExt;
        for (const relation of [{}, { editOf: 'other' }, { liveOf: 'other' }]) {
          const name = nameOnServer(media(entryName, given, relation));
          // eslint-disable-next-line no-control-regex -- exactly these must not be there
          expect(name).not.toMatch(/[\u0000-\u001f\u007f/\\]/u);
          expect(name).not.toMatch(/^[\s.]*(?:\.jpg|\.mp4|\.mp)?$/iu);
          expect(name.length).toBeLessThanOrEqual(255);
        }
      }),
    );
  });
});

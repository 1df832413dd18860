import { describe, expect, it } from 'vitest';
import type { FileSpec } from '../support/library-builder.ts';
import { buildLibrary } from '../support/library-builder.ts';
import { decisions, planLibrary } from './plan-of.ts';

const folder = 'Photos from 2023';
const shared = { sidecar: { fromPartner: true } } as const;

/** Decisions when the owner brings the files of these ids. */
function decide(files: readonly FileSpec[], brought: readonly string[]): string[] {
  const built = buildLibrary({ files });
  const broughtByOwner = (media: Parameters<typeof built.idOf>[0]): boolean =>
    brought.includes(built.idOf(media));
  return decisions(planLibrary(built, {}, { broughtByOwner }));
}

describe('buildPlan, photos that their owner brings', () => {
  it('leaves out those of a partner, and no others', () => {
    const files: FileSpec[] = [
      { id: 'left', path: `${folder}/a.jpg`, ...shared },
      { id: 'not brought', path: `${folder}/b.jpg`, ...shared },
      { id: 'my own', path: `${folder}/c.jpg` },
    ];
    expect(decide(files, ['left', 'my own'])).toEqual([
      'left: skip (partner)',
      'not brought: upload',
      'my own: upload',
    ]);
  });

  it('leaves out a photo only when all its copies were found to be the same', () => {
    const files: FileSpec[] = [
      { id: 'a', path: `${folder}/a.jpg`, content: 'A', ...shared },
      { id: 'copy', path: 'Trip/a.jpg', content: 'A', sidecar: false },
    ];
    expect(decide(files, ['a', 'copy'])).toEqual(['a: skip (partner)', 'copy: export-duplicate of a']);
    expect(decide(files, ['a'])[0]).toBe('a: upload');
  });

  it('keeps a photo that the user has as his own elsewhere in the export', () => {
    const files: FileSpec[] = [
      { id: 'a', path: `${folder}/a.jpg`, content: 'A', ...shared },
      { id: 'mine', path: 'Trip/a.jpg', content: 'A', sidecar: { fromPartner: false } },
    ];
    expect(decide(files, ['a', 'mine'])).not.toContain('a: skip (partner)');
  });

  it('leaves a live photo to its owner as a whole, or not at all', () => {
    const files: FileSpec[] = [
      { id: 'still', path: `${folder}/a.heic`, ...shared },
      { id: 'moving', path: `${folder}/a.mp4`, kind: 'video', liveOf: 'still', ...shared },
    ];
    expect(decide(files, ['still', 'moving'])).toEqual([
      'still: skip (partner)',
      'moving: skip (partner) of still',
    ]);
    expect(decide(files, ['still'])).toEqual(['still: upload', 'moving: live-video of still']);
    expect(decide(files, ['moving'])).toEqual(['still: upload', 'moving: live-video of still']);
  });
});

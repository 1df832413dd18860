import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextTable } from '../../../src/lib/text-table.ts';
import { KnownAssets } from '../../../src/migrate/journal/known-assets.ts';

const few = (letter: string) => fc.nat(5).map((number) => `${letter}${number}`);
const exportLists = fc.subarray(['e1', 'e2', 'e3']);
const steps = fc.array(
  fc.oneof(
    fc.record({
      note: few('s'),
      assetId: few('a'),
      created: fc.boolean(),
      run: few('r'),
      exports: exportLists,
    }),
    fc.record({ forget: fc.array(few('a'), { maxLength: 2 }) }),
  ),
);

describe('KnownAssets', () => {
  it('does what Maps of strings do', () => {
    fc.assert(
      fc.property(steps, exportLists, (taken, wanted) => {
        const sha1s = new TextTable();
        sha1s.add('known to others');
        const known = new KnownAssets(sha1s);
        const assets = new Map<string, { assetId: string; created: boolean; run: string }>();
        const claims = new Map<string, Set<string>>();
        for (const step of taken) {
          if ('forget' in step) {
            known.forget(step.forget);
            for (const [sha1, { assetId }] of assets) if (step.forget.includes(assetId)) assets.delete(sha1);
          } else {
            const { note, exports, ...asset } = step;
            known.note(note, asset, exports);
            const before = assets.get(note);
            if (before?.created !== true || before.assetId !== asset.assetId) assets.set(note, asset);
            claims.set(asset.assetId, new Set([...(claims.get(asset.assetId) ?? []), ...exports]));
          }
        }
        expect(new Map(known)).toEqual(assets);
        for (const number of Array(6).keys()) {
          expect(known.get(`s${number}`)).toEqual(assets.get(`s${number}`));
          expect(known.has(`s${number}`)).toBe(assets.has(`s${number}`));
          const claimed = claims.get(`a${number}`) ?? new Set();
          expect(new Set(known.claimsOn(`a${number}`))).toEqual(claimed);
          for (const sha1 of ['s0', 's1'])
            expect(known.isClaimed(sha1, `a${number}`, wanted)).toBe(
              assets.get(sha1)?.assetId === `a${number}` && wanted.every((id) => claimed.has(id)),
            );
        }
      }),
    );
  });

  it('knows nothing of a checksum that only others know', () => {
    const sha1s = new TextTable();
    sha1s.add('s');
    const known = new KnownAssets(sha1s);
    expect([known.get('s'), known.has('s'), [...known]]).toEqual([undefined, false, []]);
  });
});

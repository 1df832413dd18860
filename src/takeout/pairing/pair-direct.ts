import type { Bench, IndexedReading, MediaSlot, SidecarSlot } from './bench.ts';
import { isOpen, note, sidecarKey } from './bench.ts';
import type { MediaName } from './media-name.ts';
import { cutUnits, sidecarBaseLimit } from './name-limits.ts';
import type { RuleId } from './rules.ts';
import { settleClaims } from './settle-claims.ts';
import type { SidecarForm } from './sidecar-name.ts';
import { say } from '../../lib/say.ts';

/** A rule that computes from the media name what its sidecar must be called. */
export interface DirectRule {
  readonly id: RuleId;
  readonly forms: readonly SidecarForm[];
  /** Undefined where the rule does not apply to this name. */
  readonly expect: (name: MediaName) => ExpectedSidecar | undefined;
  readonly weak?: true;
}

export interface ExpectedSidecar {
  readonly base: string;
  readonly counter: string;
}

const ownName = ({ plain, counter }: MediaName): ExpectedSidecar => ({ base: plain, counter });

const trueForms: readonly SidecarForm[] = ['full', 'cut', 'plain'];

/** `IMG.jpg` ↔ `IMG.jpg.supplemental-metadata.json`, `IMG(1).jpg` ↔ `IMG.jpg.supplemental-metadata(1).json`. */
const supplemental: DirectRule = { id: 'supplemental', forms: ['full'], expect: ownName };

/** The suffix is what is left of 46 units: measured on 46,000 sidecars of one export. */
const supplementalCut: DirectRule = { id: 'supplemental-cut', forms: ['cut'], expect: ownName };

/** `IMG.jpg` ↔ `IMG.jpg.json`, `IMG(1).jpg` ↔ `IMG.jpg(1).json`. */
const legacy: DirectRule = { id: 'legacy', forms: ['plain'], expect: ownName };

/**
 * Title `20030616` ↔ media `20030616.jpg`, sidecar `20030616.json` or `20030616.supplemental-metadata.json`.
 * From 46 units on the stem alone is what any longer title was cut to.
 */
const noExtension: DirectRule = {
  id: 'no-extension',
  forms: trueForms,
  expect: (name) => (name.stem.length < sidecarBaseLimit ? bareName(name) : undefined),
};

const longNoExtension: DirectRule = {
  id: 'no-extension',
  forms: ['full'],
  expect: (name) => (name.stem.length < sidecarBaseLimit ? undefined : bareName(name)),
};

function bareName({ stem, counter, ext }: MediaName): ExpectedSidecar | undefined {
  return ext === '' ? undefined : { base: stem, counter };
}

/** Title `image(2).png`: nobody moved its `(2)`. */
const counterInTitle: DirectRule = {
  id: 'counter-in-title',
  forms: trueForms,
  expect: (name) => (name.counter === '' ? undefined : { base: name.full, counter: '' }),
};

/**
 * The same where 46 units cut the name: only while the cut still shows the parenthesis. Beyond that the counter of a
 * hidden edit would look the same.
 */
const counterInCutTitle: DirectRule = {
  id: 'counter-in-title',
  forms: ['plain'],
  expect: (name) =>
    name.counter === '' || name.full.length <= sidecarBaseLimit || name.stem.length >= sidecarBaseLimit
      ? undefined
      : { base: cutUnits(name.full, sidecarBaseLimit), counter: '' },
};

const counterInBareTitle: DirectRule = {
  id: 'counter-in-title',
  forms: trueForms,
  expect: ({ stem, counter, ext }) =>
    counter === '' || ext === '' || stem.length + counter.length > sidecarBaseLimit
      ? undefined
      : { base: stem + counter, counter: '' },
};

/** No cut, no hidden edit: the whole suffix behind a name of any length. */
const counterInLongBareTitle: DirectRule = {
  id: 'counter-in-title',
  forms: ['full'],
  expect: ({ stem, counter, ext }) =>
    counter === '' || ext === '' || stem.length + counter.length <= sidecarBaseLimit
      ? undefined
      : { base: stem + counter, counter: '' },
};

/** `PXL_20230518_103349822.MP.supplemental-met.json`: 47 units, one user's file. */
const offLengthSuffix: DirectRule = { id: 'off-length-suffix', forms: ['off-length'], expect: ownName };

const offLengthBareSuffix: DirectRule = {
  id: 'off-length-suffix',
  forms: ['off-length'],
  expect: noExtension.expect,
};

/** `IMG_0001(1).JPG` ↔ `IMG_0001.JPG(1).supplemental-metadata.json`: only ever seen in another tool's tests. */
const counterInMiddle: DirectRule = {
  id: 'counter-in-middle',
  forms: ['counter-in-middle'],
  expect: ownName,
};

/** `img(18).jpg` ↔ `img(18).jpg.supple(18).json`: reported once. */
const counterTwice: DirectRule = {
  id: 'counter-twice',
  forms: ['full', 'cut', 'off-length', 'plain'],
  expect: ({ full, counter }) => (counter === '' ? undefined : { base: full, counter }),
};

/** Before the cut names, which need their titles compared. */
export const leadingRules: readonly DirectRule[] = [supplemental, supplementalCut, legacy];

/** After them. */
export const followingRules: readonly DirectRule[] = [
  counterInTitle,
  counterInCutTitle,
  noExtension,
  longNoExtension,
  counterInBareTitle,
  counterInLongBareTitle,
];

/** Whether a video beside a still of its name has to wait, as it is rather that still's half. */
export function yieldsToLive(rule: DirectRule): boolean {
  return videosWait.has(rule);
}

const videosWait: ReadonlySet<DirectRule> = new Set([
  noExtension,
  longNoExtension,
  counterInBareTitle,
  counterInLongBareTitle,
]);

/** A video beside a still of its name is rather the still's than the one that a title without extension means. */
export const noExtensionOfVideo: DirectRule = { ...noExtension, weak: true };

/** Forms that original exports do not have. */
export const lastResortRules: readonly DirectRule[] = [
  offLengthSuffix,
  offLengthBareSuffix,
  counterInMiddle,
  counterTwice,
];

/**
 * Applies one rule to the media that are still open; letters must agree in case unless `anyCase`. Returns those that
 * met a name which differs in nothing but case: the only ones for which a second pass can find more.
 */
export function pairDirectly(
  bench: Bench,
  rule: DirectRule,
  media: readonly MediaSlot[],
  anyCase: boolean,
): readonly MediaSlot[] {
  const claims = new Map<string, { media: MediaSlot[]; sidecars: SidecarSlot[] }>();
  const nearMisses: MediaSlot[] = [];
  const id = anyCase ? 'letter-case' : rule.id;
  for (const slot of media) {
    if (!isOpen(slot)) continue;
    const expected = rule.expect(slot.name);
    if (expected === undefined) continue;
    const key = sidecarKey(expected.base, expected.counter);
    const claimKey = anyCase ? key : expected.base + expected.counter;
    const claim = claims.get(claimKey);
    if (claim !== undefined) {
      claim.media.push(slot);
      continue;
    }
    const readings = bench.sidecarsByName.get(key);
    if (readings === undefined) note(bench, slot, () => notThere(id, expected));
    else claims.set(claimKey, { media: [slot], sidecars: findExpected(readings, rule, expected, anyCase) });
  }
  for (const { media: claimants, sidecars } of claims.values()) {
    if (sidecars.length > 0) settleClaims(bench, claimants, sidecars, id, rule.weak);
    else for (const slot of claimants) nearMisses.push(slot);
  }
  return nearMisses;
}

/** Of the readings under one key, the free sidecars that a media file could own under the rule. */
export function findExpected(
  readings: readonly IndexedReading[],
  rule: DirectRule,
  { base }: ExpectedSidecar,
  anyCase: boolean,
): SidecarSlot[] {
  const found: SidecarSlot[] = [];
  for (const { slot, reading } of readings) {
    if (slot.owner !== undefined || !rule.forms.includes(reading.form)) continue;
    if (anyCase || reading.base === base) found.push(slot);
  }
  return found;
}

function notThere(rule: RuleId, { base, counter }: ExpectedSidecar): ReturnType<Parameters<typeof note>[2]> {
  return {
    rule,
    verdict: 'not-there',
    candidate: `${base}…${counter}.json`,
    reason: say`no free sidecar of that name in this folder`,
  };
}

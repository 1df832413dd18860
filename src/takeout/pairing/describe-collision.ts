import { mediaKindOfExtension } from '../files/media-extensions.ts';
import type { Bench, MediaSlot, SidecarSlot } from './bench.ts';
import type { EditedReading } from './edited-name.ts';
import { classifySuffix, splitSuffix } from './edited-name.ts';
import { counterNumber, extensionOf } from './media-name.ts';
import { cutUnits, isCutTo, mediaNameLimit, sidecarBaseLimit } from './name-limits.ts';
import type { NameForm, WorldItem } from './naming-worlds.ts';
import { normaliseName } from './normalise-name.ts';
import { foldSubstituted } from './title-fit.ts';

/** A group of names that compete, in the terms of the naming model. */
export interface Collision {
  /** Of the sidecars, in order. */
  readonly items: readonly WorldItem[];
  /** The same, folded and whole. */
  readonly titles: readonly string[];
  /** Of the media, in order. */
  readonly names: readonly string[];
}

/** Undefined where a sidecar does not tell enough of its title. */
export function describeCollision(
  bench: Bench,
  media: readonly MediaSlot[],
  sidecars: readonly SidecarSlot[],
): Collision | undefined {
  const titles = sidecars.map(readTitle);
  const known = titles.filter((title) => title !== undefined);
  if (known.length < titles.length) return undefined;
  const order = orderOf(known);
  if (order === undefined) return undefined;
  const seen: Seen = {
    copies: media.flatMap(({ name }) => {
      const reading = splitSuffix(name);
      const rule = reading && classifySuffix(bench, name, reading);
      return reading === undefined || rule === undefined ? [] : [{ reading, ext: foldSubstituted(name.ext) }];
    }),
    extensions: distinct(media.map(({ name }) => foldSubstituted(name.ext))),
    forms: new Set(known.flatMap((title) => uncutForms(title, []).map(({ stem, ext }) => stem + ext))),
  };
  return {
    items: known.map((title, i) => ({ ...describeItem(title, seen), after: order[i] })),
    titles: known.map(({ title }) => title),
    names: media.map(({ name }) => foldSubstituted(name.full)),
  };
}

interface Seen {
  readonly copies: readonly { readonly reading: EditedReading; readonly ext: string }[];
  readonly extensions: readonly string[];
  /** Whole names of all titles. */
  readonly forms: ReadonlySet<string>;
}

/** A title as exported, folded. */
interface KnownTitle {
  readonly title: string;
  readonly uncut: boolean;
  readonly base: string;
  readonly counter: number;
}

/** The title, if the sidecar's own name is what Google makes of it; else that name, where nothing is cut off it. */
function readTitle({ document, readings }: SidecarSlot): KnownTitle | undefined {
  const title = foldSubstituted(normaliseName(document.sidecar.title));
  const fitting = readings.find(({ base }) => isNameOf(title, foldSubstituted(base)));
  const [first] = readings;
  const reading = fitting ?? first;
  if (reading === undefined) return undefined;
  const base = foldSubstituted(reading.base);
  if (fitting === undefined && base.length >= sidecarBaseLimit) return undefined;
  const uncut = reading.form === 'full' && base.length + '.supplemental-metadata'.length > sidecarBaseLimit;
  return {
    title: fitting === undefined ? base : title,
    uncut,
    base,
    counter: counterNumber(reading.counter),
  };
}

function isNameOf(title: string, base: string): boolean {
  return title === base || (isCutTo(base, sidecarBaseLimit) && title.startsWith(base));
}

/** For each title the one before it of the same sidecar name; undefined where the counters have gaps. */
function orderOf(titles: readonly KnownTitle[]): (number | undefined)[] | undefined {
  const places = new Map(titles.map(({ base, counter }, i) => [`${base}\u0000${counter}`, i]));
  if (places.size < titles.length) return undefined;
  const order: (number | undefined)[] = [];
  for (const { base, counter } of titles) {
    const before = counter === 0 ? undefined : places.get(`${base}\u0000${counter - 1}`);
    if (counter > 0 && before === undefined) return undefined;
    order.push(before);
  }
  return order;
}

function describeItem(title: KnownTitle, seen: Seen): Omit<WorldItem, 'after'> {
  const forms = uncutForms(title, seen.extensions);
  const cut = ({ stem, ext }: NameForm): NameForm => ({
    stem: title.uncut ? stem : cutUnits(stem, mediaNameLimit - ext.length),
    ext,
  });
  const copies = forms.flatMap((form) => copiesOf(form, title, seen).map(cut));
  const visible = copies.filter(({ stem }) => !forms.some((form) => cut(form).stem === stem));
  const movies = seen.extensions.filter((ext) => mediaKindOfExtension(ext) === 'video');
  const stills = forms.filter(({ ext }) => mayBeLive.has(ext));
  return {
    originals: forms.map(cut),
    copies: distinctForms(copies),
    videos: distinctForms(
      stills.flatMap(({ stem }) => [...movies.map((ext) => ({ stem, ext })), ...motionForms(stem)].map(cut)),
    ),
    editedVideos: distinctForms(
      stills.length === 0 ? [] : visible.flatMap(({ stem }) => movies.map((ext) => cut({ stem, ext }))),
    ),
  };
}

/** Cameras take no other stills that move. */
const mayBeLive: ReadonlySet<string> = new Set(['.jpg', '.jpeg', '.heic', '.heif', '']);

/** The title split before its extension, or, where it has none of a photo or video, with each that was given one. */
function uncutForms({ title }: KnownTitle, extensions: readonly string[]): NameForm[] {
  const dot = title.lastIndexOf('.');
  const own = dot === -1 ? [] : [{ stem: title.slice(0, dot), ext: title.slice(dot) }];
  if (mediaKindOfExtension(extensionOf(title)) !== undefined) return own;
  const given = extensions.filter((ext) => mediaKindOfExtension(ext) !== undefined);
  return [
    ...own,
    ...given.map((ext) => ({ stem: title, ext })),
    ...(dot === -1 ? [{ stem: title, ext: '' }] : []),
  ];
}

/** Copies keep the extension, unless no title of that name has it. */
function copiesOf({ stem, ext }: NameForm, { uncut }: KnownTitle, seen: Seen): NameForm[] {
  const named = seen.copies.filter(
    (copy) =>
      foldSubstituted(copy.reading.base) === stem && (copy.ext === ext || !seen.forms.has(stem + copy.ext)),
  );
  const forms = named.map((copy) => ({ stem: stem + foldSubstituted(copy.reading.suffix), ext: copy.ext }));
  const isHidden = !uncut && stem.length >= mediaNameLimit - ext.length;
  return isHidden ? [...forms, { stem, ext }] : forms;
}

/** `X.MP` beside `X.MP.jpg`, `MVIMG_1` beside `MVIMG_1.jpg`. */
function motionForms(stem: string): NameForm[] {
  const dot = stem.lastIndexOf('.');
  return [{ stem, ext: '' }, ...(dot === -1 ? [] : [{ stem: stem.slice(0, dot), ext: stem.slice(dot) }])];
}

function distinctForms(forms: readonly NameForm[]): NameForm[] {
  return [...new Map(forms.map((form) => [`${form.stem}\u0000${form.ext}`, form])).values()];
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

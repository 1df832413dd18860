import type { NamingEra } from './google-names.ts';
import type { SidecarLanguage } from './google-sidecar.ts';

/** One folder of the demo's Takeout. A real account has one language; this one shows that none matters. */
export interface DemoFolder {
  readonly name: string;
  readonly era: NamingEra;
  readonly contents: readonly Placement[];
  readonly album?: {
    readonly title: string;
    readonly description: string;
    readonly fileName: string;
    readonly part: number;
    readonly language: SidecarLanguage;
  };
}

/** Where one item of the demo lies. */
export interface Placement {
  readonly item: string;
  readonly part: number;
  /** Google packs without regard to pairs. Default: the part of the media. */
  readonly sidecarPart?: number;
  /** `reference`: only the sidecar is here, its media lies elsewhere. `orphan`: it lies nowhere. */
  readonly only?: 'reference' | 'orphan';
}

export const DEMO_FOLDERS: readonly DemoFolder[] = [
  {
    name: 'Photos from 2021',
    era: 'legacy',
    contents: [
      { item: 'birth', part: 1 },
      { item: 'first-walk', part: 1 },
      { item: 'first-bath', part: 1 },
      { item: 'laugh', part: 1 },
      { item: 'laugh-edited', part: 1 },
      { item: 'grandparents', part: 1, sidecarPart: 2 },
      { item: 'clock-never-set', part: 2 },
    ],
  },
  { name: 'Fotos von 1965', era: 'cut', contents: [{ item: 'oma', part: 2 }] },
  {
    name: 'Fotos von 2022',
    era: 'cut',
    contents: [
      { item: 'dunes', part: 1, sidecarPart: 3 },
      { item: 'dunes-live', part: 2 },
      { item: 'waves', part: 2 },
      { item: 'waves-motion', part: 2 },
      { item: 'gulls', part: 2 },
      { item: 'from-chat', part: 2 },
      { item: 'partner', part: 2 },
      { item: 'no-sidecar', part: 2 },
      { item: 'screenshot', part: 2 },
      { item: 'lost', part: 2, only: 'orphan' },
    ],
  },
  {
    name: '2023年の写真',
    era: 'uncut',
    contents: [
      { item: 'arashiyama', part: 3 },
      { item: 'kyoto-evening', part: 3 },
      { item: 'deer', part: 3 },
      { item: 'deer-film', part: 3 },
    ],
  },
  { name: 'アーカイブ', era: 'uncut', contents: [{ item: 'receipt', part: 3 }] },
  { name: 'Papierkorb', era: 'cut', contents: [{ item: 'blurred', part: 2 }] },
  {
    name: 'Emma_s first year',
    era: 'legacy',
    album: {
      title: "Emma's first year",
      description: 'From the first cry to the first steps',
      fileName: 'metadata.json',
      part: 1,
      language: 'en',
    },
    contents: [
      { item: 'birth', part: 1 },
      // The only DSC_0042.JPG in this folder, and the second one in its year: counters are per folder.
      { item: 'first-bath', part: 1 },
      { item: 'laugh', part: 1 },
      { item: 'laugh-edited', part: 1 },
      { item: 'grandparents', part: 2 },
      // The same path in two parts happens in real exports.
      { item: 'birth', part: 3 },
    ],
  },
  {
    name: 'Sommer 2022 - Nordsee',
    era: 'cut',
    album: {
      title: 'Sommer 2022 / Nordsee',
      description: '',
      fileName: 'Metadaten.json',
      part: 2,
      language: 'de',
    },
    contents: [
      { item: 'dunes', part: 2, only: 'reference' },
      { item: 'waves', part: 3, only: 'reference' },
      { item: 'gulls', part: 2, only: 'reference' },
    ],
  },
  {
    name: '京都の秋',
    era: 'uncut',
    album: { title: '京都の秋', description: '', fileName: 'メタデータ.json', part: 3, language: 'ja' },
    contents: [
      { item: 'arashiyama', part: 3 },
      { item: 'kyoto-evening', part: 3, only: 'reference' },
    ],
  },
];

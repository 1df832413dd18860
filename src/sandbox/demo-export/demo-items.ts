import type { SidecarLanguage } from './google-sidecar.ts';
import type { SceneKind } from './paint-scene.ts';

/** One photo or video of the family in the demo, as it once was on the phone, before Google named its files. */
export interface DemoItem {
  readonly id: string;
  /** Name at upload. Companions carry the name of what they belong to. */
  readonly title: string;
  readonly form: 'jpeg' | 'motion-jpeg' | 'png' | 'mp4';
  readonly scene: SceneKind;
  /** What people's clocks showed, and how far they were from UTC. */
  readonly localDateTime: string;
  readonly offset: string;
  /** What the file itself says about its time. `wrong`: a camera whose clock was never set. */
  readonly timeInFile: 'date-and-offset' | 'date' | 'wrong' | 'none';
  readonly place?: DemoPlace;
  /** The position is in the file too. */
  readonly placeInFile?: boolean;
  readonly description?: string;
  readonly people?: readonly string[];
  readonly favorite?: boolean;
  readonly archived?: boolean;
  readonly trashed?: boolean;
  readonly origin?: 'android' | 'iphone' | 'web' | 'partner';
  readonly language: SidecarLanguage;
  /** False where Google exports no JSON for it. */
  readonly hasSidecar: boolean;
  readonly companion?:
    | { readonly kind: 'edited'; readonly of: string; readonly suffix: string }
    | { readonly kind: 'live-video' | 'motion-video'; readonly of: string };
}

export interface DemoPlace {
  readonly latitude: number;
  readonly longitude: number;
  readonly altitude?: number;
}

const BERLIN: DemoPlace = { latitude: 52.520_008, longitude: 13.404_954, altitude: 34 };
const AMRUM: DemoPlace = { latitude: 54.649_72, longitude: 8.331_39 };
const KYOTO: DemoPlace = { latitude: 35.009_45, longitude: 135.666_79, altitude: 41 };
const NARA: DemoPlace = { latitude: 34.685_05, longitude: 135.843_01 };

/** A photo with the defaults of a phone of its time, where the list below does not say otherwise. */
function photo(
  facts: Partial<DemoItem> & Pick<DemoItem, 'id' | 'title' | 'localDateTime' | 'scene'>,
): DemoItem {
  return {
    form: 'jpeg',
    offset: '+02:00',
    timeInFile: 'date-and-offset',
    language: 'en',
    origin: 'android',
    hasSidecar: true,
    ...facts,
  };
}

/** Everything in the demo, numbered in this order on the pictures. */
export const DEMO_ITEMS: readonly DemoItem[] = [
  photo({
    id: 'birth',
    title: 'IMG_20210503_081500.jpg',
    localDateTime: '2021-05-03T08:15:00',
    scene: 'hills',
    place: BERLIN,
    placeInFile: true,
    description: 'Welcome, little Emma! 👶\n3,420 g and 51 cm of happiness',
    people: ['Emma'],
    favorite: true,
  }),
  // Two cameras, one name: Google counts, and the export's file is DSC_0042(1).JPG.
  photo({
    id: 'first-walk',
    title: 'DSC_0042.JPG',
    localDateTime: '2021-07-10T12:00:00',
    timeInFile: 'date',
    scene: 'hills',
    origin: 'web',
  }),
  photo({
    id: 'first-bath',
    title: 'DSC_0042.JPG',
    localDateTime: '2021-07-11T18:30:00',
    timeInFile: 'date',
    scene: 'town',
    origin: 'web',
    people: ['Emma', 'Jürgen Groß'],
  }),
  photo({
    id: 'laugh',
    title: 'PXL_20210815_081500123.jpg',
    localDateTime: '2021-08-15T10:15:00',
    scene: 'town',
    place: BERLIN,
    people: ['Emma'],
    description: 'Her first laugh',
  }),
  photo({
    id: 'laugh-edited',
    title: 'PXL_20210815_081500123.jpg',
    localDateTime: '2021-08-15T10:15:00',
    scene: 'autumn',
    timeInFile: 'none',
    place: BERLIN,
    people: ['Emma'],
    description: 'Her first laugh',
    hasSidecar: false,
    companion: { kind: 'edited', of: 'laugh', suffix: '-edited' },
  }),
  // Too long for an old export: 47 units and the extension are left in the archive.
  photo({
    id: 'grandparents',
    title: 'Grandma and grandpa visiting us in the new apartment by the river.jpg',
    localDateTime: '2021-10-02T15:45:00',
    timeInFile: 'date',
    scene: 'autumn',
    origin: 'web',
    people: ['Emma', 'Grandma', 'Grandpa'],
  }),
  photo({
    id: 'clock-never-set',
    title: 'CIMG0001.JPG',
    localDateTime: '2021-12-24T17:20:00',
    offset: '+01:00',
    timeInFile: 'wrong',
    scene: 'night',
    origin: 'web',
    place: BERLIN,
    description: 'Christmas Eve, with the old camera',
  }),
  photo({
    id: 'oma',
    title: 'Oma am Strand 1965.jpg',
    localDateTime: '1965-07-02T14:00:00',
    offset: '+01:00',
    timeInFile: 'none',
    scene: 'sepia',
    place: AMRUM,
    language: 'de',
    origin: 'web',
    description: 'Oma Käthe, eingescannt aus dem roten Album',
  }),
  photo({
    id: 'dunes',
    title: 'IMG_4711.JPG',
    localDateTime: '2022-08-14T15:30:00',
    scene: 'sea',
    place: AMRUM,
    placeInFile: true,
    language: 'de',
    origin: 'iphone',
    people: ['Emma'],
    favorite: true,
  }),
  photo({
    id: 'dunes-live',
    title: 'IMG_4711.JPG',
    form: 'mp4',
    localDateTime: '2022-08-14T15:30:00',
    scene: 'sea',
    place: AMRUM,
    language: 'de',
    favorite: true,
    people: ['Emma'],
    hasSidecar: false,
    companion: { kind: 'live-video', of: 'dunes' },
  }),
  photo({
    id: 'waves',
    title: 'PXL_20220815_143000456.MP.jpg',
    form: 'motion-jpeg',
    localDateTime: '2022-08-15T16:30:00',
    scene: 'sea',
    place: AMRUM,
    placeInFile: true,
    language: 'de',
  }),
  photo({
    id: 'waves-motion',
    title: 'PXL_20220815_143000456.MP.jpg',
    form: 'mp4',
    localDateTime: '2022-08-15T16:30:00',
    scene: 'sea',
    language: 'de',
    hasSidecar: false,
    companion: { kind: 'motion-video', of: 'waves' },
  }),
  photo({
    id: 'gulls',
    title: 'Möwe & Düne.jpg',
    localDateTime: '2022-08-16T11:05:00',
    timeInFile: 'none',
    scene: 'sea',
    place: AMRUM,
    language: 'de',
    origin: 'web',
    description: 'Möwen über der Düne – ganz schön frech! 🐦',
  }),
  photo({
    id: 'from-chat',
    title: 'IMG-20220820-WA0007.jpg',
    localDateTime: '2022-08-20T19:12:00',
    timeInFile: 'none',
    scene: 'town',
    language: 'de',
  }),
  photo({
    id: 'partner',
    title: 'PXL_20220901_160000000.jpg',
    localDateTime: '2022-09-01T18:00:00',
    scene: 'hills',
    language: 'de',
    origin: 'partner',
  }),
  photo({
    id: 'no-sidecar',
    title: 'IMG_20220816_093000.jpg',
    localDateTime: '2022-08-16T09:30:00',
    scene: 'sea',
    language: 'de',
    hasSidecar: false,
  }),
  photo({
    id: 'screenshot',
    title: 'Screenshot_20220818-101500.png',
    form: 'png',
    localDateTime: '2022-08-18T10:15:00',
    timeInFile: 'none',
    scene: 'night',
    language: 'de',
    hasSidecar: false,
  }),
  photo({
    id: 'arashiyama',
    title: '紅葉の嵐山で見つけた小さなお寺と橋と川.jpg',
    localDateTime: '2023-11-18T12:20:45',
    offset: '+09:00',
    timeInFile: 'date',
    scene: 'autumn',
    place: KYOTO,
    language: 'ja',
    description: '京都・嵐山にて',
    people: ['花子'],
  }),
  photo({
    id: 'kyoto-evening',
    title: 'PXL_20231119_081500789.jpg',
    localDateTime: '2023-11-19T17:15:00',
    offset: '+09:00',
    scene: 'night',
    place: KYOTO,
    placeInFile: true,
    language: 'ja',
    people: ['Emma', '花子'],
    favorite: true,
  }),
  photo({
    id: 'deer',
    title: 'Emma feeding the deer in Nara park.jpg',
    localDateTime: '2023-11-20T10:02:30',
    offset: '+09:00',
    timeInFile: 'none',
    scene: 'autumn',
    place: NARA,
    language: 'ja',
    origin: 'web',
    people: ['Emma'],
  }),
  photo({
    id: 'deer-film',
    title: 'VID_20231120_100500.mp4',
    form: 'mp4',
    localDateTime: '2023-11-20T10:05:00',
    offset: '+09:00',
    scene: 'autumn',
    place: NARA,
    language: 'ja',
  }),
  photo({
    id: 'receipt',
    title: 'Receipt for the stroller.jpg',
    localDateTime: '2023-02-03T09:00:00',
    offset: '+01:00',
    timeInFile: 'date',
    scene: 'sepia',
    language: 'ja',
    archived: true,
  }),
  photo({
    id: 'blurred',
    title: 'IMG_20220101_000107.jpg',
    localDateTime: '2022-01-01T00:01:07',
    offset: '+01:00',
    scene: 'night',
    language: 'de',
    trashed: true,
  }),
  // Only its sidecar is in the export.
  photo({
    id: 'lost',
    title: 'IMG_20220819_120000.jpg',
    localDateTime: '2022-08-19T12:00:00',
    scene: 'sea',
    language: 'de',
  }),
];

/** The instant at which an item was taken. */
export function instantOf(item: DemoItem): Date {
  return new Date(item.localDateTime + item.offset);
}

/**
 * What Google calls things in the languages that were seen. These only raise confidence where an export's content
 * says too little (a folder without any sidecar, a part alone); they never decide against the content.
 */

/** Photo root: `Google Photos`, `Google Foto_s`, `Fotky Google`, `GoogleFotos`. */
export function isPhotoRootName(name: string): boolean {
  return /google/iu.test(name) && photoWord.test(name);
}

const photoWord =
  /photo|foto|fotó|fotk|фото|снимк|зняткі|світлин|kuvat|bild|zdj|相册|相簿|相片|照片|フォト|写真|포토|사진|ภาพ|รูป|ảnh|hình|φωτο|תמונ|صور|عکس|फ़ोटो|फोटो|nuotrauk|slik|pilt|argazki/iu;

/** Names of year folders with `#` for the year, folded. */
export const yearFolderTemplates: ReadonlySet<string> = new Set([
  ...['photos from #', 'photos de #', 'fotos von #', 'fotos aus #', 'fotos de #', 'fotos del #', 'foto da #'],
  ...['foto dal #', 'foto del #', 'foto_s van #', "foto's van #", 'foto_s uit #', "foto's uit #"],
  ...[
    '# yılına ait fotoğraflar',
    'zdjęcia z #',
    'fotos fra #',
    'billeder fra #',
    'bilder fra #',
    'foton från #',
  ],
  ...['bilder från #', 'фото за #', 'фото из #', 'фотографии за #', '#年的照片', '#年の写真', '#년의 사진'],
  ...['fotky z #', 'fotografie z #', 'fotografii din #', 'ภาพถ่ายจาก #', 'ảnh từ #'],
]);

export type SpecialRole = 'archive' | 'trash' | 'locked' | 'failed-videos';

/** The special folder that goes by this name, if any. */
export function specialRoleOfName(name: string): SpecialRole | undefined {
  return specialNames.get(name.toLowerCase());
}

const specialNames: ReadonlyMap<string, SpecialRole> = new Map([
  ...named('archive', [
    ...[
      'archive',
      'archiv',
      'archief',
      'archivo',
      'arquivo',
      'archivio',
      'archiwum',
      'arxiu',
      'arkiv',
      'arkisto',
    ],
    ...['archivieren', 'archiver', 'archiveren', 'archivar', 'archivia', 'arşiv', 'архив', 'архів', 'archív'],
    ...['アーカイブ', '归档', '封存', '보관함', 'archívum', 'arhivă', 'arhiv'],
  ]),
  ...named('trash', [
    ...['trash', 'bin', 'papierkorb', 'corbeille', 'papelera', 'lixeira', 'lixo', 'reciclagem', 'cestino'],
    ...[
      'prullenbak',
      'kosz',
      'корзина',
      'ゴミ箱',
      '回收站',
      '回收桶',
      '垃圾桶',
      'paperera',
      'papperskorg',
      'papirkurv',
    ],
    ...[
      'papperskorgen',
      'papirkurven',
      'roskakori',
      'çöp kutusu',
      'çöp',
      'koš',
      'kôš',
      'kuka',
      'кошик',
      'кошче',
    ],
    ...['휴지통', 'coș de gunoi', 'smeće', 'κάδος απορριμμάτων', 'κάδος', 'thùng rác', 'sampah', 'ถังขยะ'],
  ]),
  ...named('locked', [
    ...['locked folder', 'carpeta privada', 'carpeta bloqueada', 'gesperrter ordner', 'dossier verrouillé'],
    ...['cartella bloccata', 'vergrendelde map', 'pasta trancada', 'pasta bloqueada', 'folder zablokowany'],
    ...[
      'личная папка',
      'låst mapp',
      'låst mappe',
      'kilitli klasör',
      'ロックされたフォルダ',
      '锁定的文件夹',
      '已鎖定的資料夾',
    ],
  ]),
  ...named('failed-videos', [
    ...[
      'failed videos',
      'fehlgeschlagene videos',
      'vidéos ayant échoué',
      'vídeos con errores',
      'video non riusciti',
    ],
    ...['mislukte video_s', "mislukte video's", 'vídeos com falha'],
  ]),
]);

function named(role: SpecialRole, names: readonly string[]): (readonly [string, SpecialRole])[] {
  return names.map((name) => [name, role] as const);
}

/** Whether a folder name is Google's stand-in for an album without a name, with or without a counter. */
export function isUntitledName(name: string): boolean {
  return untitledNames.has(
    name
      .toLowerCase()
      .replace(/ ?\(\d+\)$/u, '')
      .trim(),
  );
}

const untitledNames: ReadonlySet<string> = new Set([
  ...[
    'untitled',
    'unbenannt',
    'ohne titel',
    'sans titre',
    'sin título',
    'senza nome',
    'senza titolo',
    'naamloos',
  ],
  ...[
    'sem título',
    'nimetön',
    '無題',
    '未命名',
    '无标题',
    'adsız',
    'без названия',
    'bez tytułu',
    'sense títol',
  ],
  ...['nem mentett dokumentum', 'névtelen', 'utan namn', 'namnlös', 'uden titel', 'uten navn', 'uten tittel'],
  ...[
    'bez názvu',
    'без назви',
    'без заглавие',
    'fără titlu',
    'bez naslova',
    'χωρίς τίτλο',
    'ללא שם',
    'بدون عنوان',
  ],
  ...['제목 없음', 'ไม่มีชื่อ', 'không có tiêu đề', 'tanpa judul'],
]);

/** Google's other products that hold files of their own; their pictures are not the photo library. */
export function isForeignProduct(name: string): boolean {
  return foreignProducts.has(name.toLowerCase());
}

const foreignProducts: ReadonlySet<string> = new Set([
  ...[
    'drive',
    'google drive',
    'contacts',
    'kontakte',
    'contatti',
    'contactos',
    'contatos',
    'mail',
    'gmail',
    'calendar',
  ],
  ...[
    'chrome',
    'youtube',
    'youtube and youtube music',
    'google chat',
    'google play store',
    'google pay',
    'keep',
  ],
  ...[
    'google fit',
    'fit',
    'fitbit',
    'maps',
    'maps (your places)',
    'location history',
    'location history (timeline)',
  ],
  ...[
    'my activity',
    'profile',
    'tasks',
    'blogger',
    'hangouts',
    'home app',
    'google account',
    'access log activity',
  ],
  ...[
    'timeline',
    'saved',
    'groups',
    'news',
    'google business profile',
    'google shopping',
    'google store',
    'meet',
  ],
]);

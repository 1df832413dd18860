import { foldCase } from './normalise-name.ts';

/**
 * What Google appends to the name of an edited copy, by the account's language. The first group was seen in exports
 * or in several tools' lists, the second is the usual word of the language.
 */
const words = [
  ...['edited', 'bearbeitet', 'modifié', 'ha editado', 'editado', 'editada', 'modificato', 'bewerkt'],
  ...['edytowane', 'editat', '編集済み', 'muokattu', 'измененный', 'отредактировано', 'düzenlendi', '已修改'],
  ...[
    '编辑',
    '已编辑',
    '已編輯',
    'upravené',
    'redigeret',
    'redigert',
    'redigerad',
    '편집됨',
    'відредаговано',
  ],

  ...['bewerkte', 'modifiée', 'modificata', 'edytowano', 'upraveno', 'upravená', 'изменено', 'редактирано'],
  ...['szerkesztett', 'szerkesztve', 'editată', 'uređeno', 'urejeno', 'измењено', 'επεξεργασμένο'],
  ...['επεξεργασμένη', 'נערך', 'נערכה', 'تم التعديل', 'معدّل', 'معدل', 'ویرایش شده', 'संपादित', 'แก้ไขแล้ว'],
  ...['đã chỉnh sửa', 'diedit', 'disunting', 'redaguota', 'rediģēts', 'muudetud', 'breytt', 'editatua'],
  ...['수정됨', 'rediget', 'düzenlenmiş'],
];

/** Folded. */
export const editedWords: ReadonlySet<string> = new Set(words.map((word) => foldCase(word.normalize('NFC'))));

/** Suffixes of what Google makes by itself. In newer exports most have a sidecar of their own. */
export const creationWords: ReadonlySet<string> = new Set([
  ...['effects', 'smile', 'mix', 'collage', 'animation', 'motion', 'movie', 'pano', 'cinematic'],
]);

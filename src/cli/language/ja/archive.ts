import type { Sentences } from '../../../lib/say.ts';

export const archive: Sentences = {
  'the disk that holds {0} is full': '{0}のあるディスクがいっぱいです',
  'your quota on the disk that holds {0} is used up': '{0}のあるディスクで使える容量を使い切りました',
  'Make room, then run the same command again: what is written stays written.':
    '空き容量を作ってから、同じコマンドをもう一度実行してください。書き込んだものはそのまま残ります。',
  'the file is larger than this disk can hold in one file':
    'このディスクに保存できる1ファイルの大きさを超えています',
  'FAT32 holds no files above 4 GB: use another format for the disk.':
    'FAT32には4 GBを超えるファイルを保存できません。ディスクを別の形式にしてください。',
  'Check that the folder is yours and that its disk is not write-protected.':
    'フォルダーの持ち主と、ディスクが書き込み禁止になっていないかを確認してください。',
  '{0} is gone: is its disk still connected?': '{0}が見つかりません。ディスクはつながっていますか?',
  '{0} stays where it is': '{0}はそのままにします',
  'a folder has no trash to restore from': 'フォルダーには、元に戻すためのゴミ箱がありません',
  '{0}: the bytes changed while they were read': '{0}: 読み込んでいる間に内容が変わりました',
  'Check the disk that holds the archives.': 'アーカイブのあるディスクを確認してください。',
  '{0} was written by a newer version of this program':
    '{0}は、このプログラムのより新しいバージョンで書かれています',
  'Update immich-takeout, or name another folder.':
    'immich-takeoutを更新するか、別のフォルダーを指定してください。',
  '{0} is not the list of albums that this program writes':
    '{0}は、このプログラムが書いたアルバムの一覧ではありません',
  'It is left as it is. Move it away, or name another folder.':
    'このファイルには手を付けません。別の場所へ移すか、別のフォルダーを指定してください。',
};

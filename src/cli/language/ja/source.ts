import type { Sentences } from '../../../lib/say.ts';

export const source: Sentences = {
  'it has no file name': 'ファイル名がありません',
  'it is encrypted': '暗号化されています',
  'number {0}': '番号{0}',
  'its compression method ({0}) is not supported': 'この圧縮方式({0})には対応していません',
  '{0} stored bytes cannot make {1}': '{0}バイトのデータから{1}バイトは取り出せません',
  'its bytes would lie beyond the end of the archive': 'データの位置がアーカイブの終わりを超えています',
  'its content is damaged (CRC-32 is {0}, the archive recorded {1})':
    '内容が壊れています(CRC-32は{0}、アーカイブの記録では{1})',
  'the archive announced {0} bytes, but there are more than that':
    'アーカイブの記録では{0}バイトですが、実際はそれより多くあります',
  'the archive announced {0} bytes, but there are {1}':
    'アーカイブの記録では{0}バイトですが、実際は{1}バイトです',
  'Download this archive again.': 'このアーカイブをダウンロードし直してください。',
  'its bytes overlap with those of another entry': 'データが別のファイルのデータと重なっています',
  'nothing begins where its bytes should': 'データのあるはずの場所にデータがありません',
  '{0} in {1} is not read, only the Takeout parts beside: name what you want to bring along':
    '{1}内の{0}は読み込みません。読み込むのは、並んでいるTakeoutだけです。一緒に取り込みたいものは名前で指定してください',
  '{0} in {1} are not read, only the Takeout parts beside: name what you want to bring along':
    '{1}内の{0}は読み込みません。読み込むのは、並んでいるTakeoutだけです。一緒に取り込みたいものは名前で指定してください',
  '{0} in {1} is not opened, because other files lie beside: name the archives to read them':
    'ほかのファイルと並んでいるため、{1}内の{0}は開きません。読み込むアーカイブは名前で指定してください',
  '{0} in {1} are not opened, because other files lie beside: name the archives to read them':
    'ほかのファイルと並んでいるため、{1}内の{0}は開きません。読み込むアーカイブは名前で指定してください',
  'no archive is named': 'アーカイブが指定されていません',
  'Name takeout-*.zip files, or the folder that holds them.':
    'takeout-*.zip のファイル、またはそれらを入れたフォルダーを指定してください。',
  'cannot read {0}: no such file or folder':
    '{0}を読み込めません: そのようなファイルやフォルダーはありません',
  'Check the spelling and whether its disk is there.':
    '名前のつづりと、ディスクがつながっているかを確認してください。',
  'nothing matches {0}': '{0}に当てはまるものがありません',
  'Check the folder and the spelling of the pattern.': 'フォルダーと、パターンのつづりを確認してください。',
  'Is the download complete? Compare its size with the one Google shows and download it again.':
    'ダウンロードは最後まで終わっていますか? Googleの画面に出ているサイズと比べて、ダウンロードし直してください。',
  'it is one piece of a split zip': '分割されたzipの一部です',
  'Join the pieces first, for example with `zip -s 0 pieces.zip --out whole.zip`.':
    '先に1つにつないでください(例: `zip -s 0 pieces.zip --out whole.zip`)。',
  'the file is empty': 'ファイルが空です',
  'the end of the zip is missing or damaged (end of central directory not found)':
    'zipの終わりの部分がないか、壊れています(end of central directoryが見つかりません)',
  'Unpack it with its password and give the folder.':
    'パスワードを使って展開し、そのフォルダーを指定してください。',
  'its list of files is damaged after {0} entries ({1})': 'ファイルの一覧が{0}件目より後で壊れています({1})',
  'it is a .tgz archive, not a zip': 'zipではなく.tgzのアーカイブです',
  'Unpack all .tgz parts into one folder and give that folder, or request the export as .zip.':
    'すべての.tgzを1つのフォルダーに展開してそのフォルダーを指定するか、.zip形式でエクスポートし直してください。',
  'it is a web page, not a zip': 'zipではなくウェブページです',
  'The download was answered with a page, perhaps because you were signed out: download it again.':
    'サインアウトしていたなどの理由で、代わりにページがダウンロードされたようです。ダウンロードし直してください。',
  'it is not a zip archive': 'zipアーカイブではありません',
  'Give takeout-*.zip files or folders with an unpacked Takeout.':
    'takeout-*.zip のファイル、または展開したTakeoutのフォルダーを指定してください。',
  'part {0} of export {1} is not here; photos, albums or dates may be in it: download it and add it to this run':
    'エクスポート{1}の分割ファイル{0}がありません。写真やアルバム、日付が入っているかもしれません。ダウンロードして、今回の実行に加えてください',
  'parts {0} of export {1} are not here; photos, albums or dates may be in them: download them and add them to this run':
    'エクスポート{1}の分割ファイル{0}がありません。写真やアルバム、日付が入っているかもしれません。ダウンロードして、今回の実行に加えてください',
  '{0} to {1}': '{0}〜{1}',
  'the folder was closed': 'フォルダーは閉じられました',
  'the file is not as long as when it was listed': '一覧を作ったときと、ファイルの長さが変わっています',
  'Leave the folder alone until the run has ended, then start it again.':
    '実行が終わるまでフォルダーには触れずに、もう一度実行してください。',
  'its compressed content is damaged ({0})': '圧縮された内容が壊れています({0})',
  'cannot list {0}: {1}': '{0}の中身を一覧できません: {1}',
  'it is a link to something outside the folder': 'フォルダーの外へのリンクです',
  'it is a link to a folder': 'フォルダーへのリンクです',
  'it is not a regular file': '通常のファイルではありません',
  'permission denied': '読み取る権限がありません',
  'it points to nothing, or was just removed': 'リンク先がないか、削除されたばかりです',
  'it is a link that leads in a circle': 'リンクが堂々めぐりになっています',
  'its list of files is larger than any Takeout has': 'ファイルの一覧が、Takeoutではありえない大きさです',
  'none of the {0} archives can be read; the first: {1}':
    '{0}個のアーカイブがどれも読み込めません。最初のもの: {1}',
  '{0} holds no files: check that it is the one you meant':
    '{0}にはファイルがありません。正しいものを指定したか確認してください',
  'it has {0} bytes, more than the {1} expected at most': '{0}バイトあり、上限の{1}バイトを超えています',
  'cannot read {0}: {1}': '{0}を読み込めません: {1}',
  'Give your user the right to read it.': 'お使いのユーザーに読み取りの権限を与えてください。',
  'it does not exist': '存在しません',
  'the disk reported a read error': 'ディスクの読み取りエラーです',
  'Copy the file to another disk or download it again.':
    'ファイルを別のディスクにコピーするか、ダウンロードし直してください。',
  'too many files are open': '開いているファイルが多すぎます',
  'Raise the limit (`ulimit -n 4096`) or name fewer archives at once.':
    '上限を上げるか(`ulimit -n 4096`)、一度に指定するアーカイブを減らしてください。',
  'the archive became shorter while it was in use': '使用中にアーカイブが短くなりました',
  'Leave the archives alone until the run has ended, then start it again.':
    '実行が終わるまでアーカイブには触れずに、もう一度実行してください。',
};

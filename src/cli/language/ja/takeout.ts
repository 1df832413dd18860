import type { Sentences } from '../../../lib/say.ts';

export const takeout: Sentences = {
  'neither its name nor its bytes are those of a photo or video':
    '名前も中身も、写真や動画のものではありません',
  'not part of the photo library': '写真ライブラリのものではありません',
  'part of {0}, not of the photos': '写真ではなく{0}の一部です',
  'about the account, not about one album': 'アルバムではなくアカウントについての情報です',
  'title and texts of the album': 'アルバムの題名と文章です',
  'about neither a photo nor an album': '写真についてもアルバムについても書かれていません',
  '{0} puts a photo into an album, but {1} photos fit it equally well ({2}): it is left out of the album, add it by hand':
    '{0}によれば写真1枚がアルバムに入りますが、{1}枚が同じくらい当てはまります({2})。アルバムには入れません。手で追加してください',
  '{0} cannot be used ({1}): the photo it may belong to is kept, but without what Google knew about it':
    '{0}は使えません({1})。対応する写真は残しますが、Googleが持っていた情報は付きません',
  '{0} looks like photos of an older export kept inside another product and is not migrated: extract it and give it as a source of its own if you want it':
    '{0}は、別のサービスの中に保存された古いエクスポートの写真のようです。移行しません。必要なら展開して、別の入力として指定してください',
  '{0} could belong to {1}': '{0}は{1}のものかもしれません',
  ' or ': 'または',
  '{0}, and nothing tells which: left without, the date comes from the file itself':
    '{0}が、決め手がありません。対応付けずに残し、日付はファイル自身から取ります',
  '{0}: paired as the order of names suggests, check the dates':
    '{0}。名前の順番に従って対応付けました。日付を確かめてください',
  '{0}: the first was taken as its name fits best, check the date':
    '{0}。名前が最もよく合う最初のものを選びました。日付を確かめてください',
  '{0} and {1} more': '{0}、ほか{1}件',
  'thumbnail of a Synology NAS': 'Synology NASのサムネイルです',
  'macOS resource fork': 'macOSのリソースフォークです',
  "an operating system's or viewer's own file": 'OSや画像ビューアーの管理用ファイルです',
  "{0} MiB is too large for Google's metadata": 'Googleのメタデータにしては大きすぎます({0} MiB)',
  'not valid JSON': '正しいJSONではありません',
  'the evidence is weak': '根拠が弱い',
  'the names agree': '名前が一致',
  'inherited; the evidence is weak': '引き継ぎ(根拠が弱い)',
  inherited: '引き継ぎ',
  'no free sidecar of that name in this folder': 'その名前の空いているサイドカーがこのフォルダーにない',
  'neither the original nor its sidecar is in this folder': '元の写真もそのサイドカーもこのフォルダーにない',
  'not the only ones left of this stem': '同じ名前の候補がほかにも残っている',
  'both have sidecars of their own, which do not make them one photo':
    'それぞれに自分のサイドカーがあり、一枚の写真とは言えない',
  'media name + the whole .supplemental-metadata suffix': 'ファイル名＋完全な .supplemental-metadata',
  'media name + suffix, together cut to 46 units': 'ファイル名＋接尾辞、全体を46文字で切ったもの',
  'media name + .json': 'ファイル名＋.json',
  'the media name itself cut to 46 units; the title tells twins apart':
    'ファイル名そのものを46文字で切ったもの。同名のものは題名で見分ける',
  'the (n) belongs to the title and stays where it is': '(n)は題名の一部で、位置は変わらない',
  'the title had no extension, the media file was given one': '題名に拡張子がなく、ファイルには付けられた',
  'one of the above, but for upper and lower case': '上のどれか。大文字と小文字だけが違う',
  'media name + a suffix that was cut more than it had to be': 'ファイル名＋必要以上に切られた接尾辞',
  'the counter stands before the suffix instead of after it': '番号が接尾辞の後ではなく前にある',
  'the counter stands in the name and again before .json': '番号が名前の中と .json の前の両方にある',
  'another title took the name, so media and sidecar counters differ':
    '別の題名が先に名前を使ったため、ファイルとサイドカーの番号が違う',
  'one of the two names has _ where the other kept the character':
    '片方の名前だけ、ある文字が _ に置き換わっている',
  'same stem, other extension of the same kind, no other taker':
    '名前が同じで、拡張子だけが同じ種類の別のもの。ほかに候補がない',
  'edited copy: inherits from its original': '編集版。元の写真から引き継ぐ',
  'edited copy whose suffix was cut by the name limit': '編集版。名前の長さの制限で接尾辞が途中で切れた',
  'edited copy whose suffix was cut off entirely and became a counter':
    '編集版。接尾辞がすべて切れ、番号になった',
  'edited copy in a language that recurs in the export but in no list':
    '編集版。一覧にない言語だが、エクスポートの中で繰り返し現れる',
  "Google's creation without a sidecar of its own: inherits from its source photo":
    'Googleが作成したもので、自分のサイドカーがない。元の写真から引き継ぐ',
  'video half of a live photo: inherits from the still': 'ライブフォトの動画部分。静止画から引き継ぐ',
  'video half of a motion photo: inherits from the still': 'モーションフォトの動画部分。静止画から引き継ぐ',
  "a live photo's video whose still is not in the export takes its sidecar":
    'ライブフォトの動画部分。静止画がエクスポートにないため、そのサイドカーを使う',
  'several fit equally well and nothing decides between them':
    '同じくらい当てはまるものが複数あり、決め手がない',
  'each can have led to this name, and nothing decides': 'どれからもこの名前になり得て、決め手がない',
  'the more natural of two readings': '二つの読み方のうち、より自然なほう',
  'no other course of events leads to these names': 'これらの名前になる筋道はほかにない',
};

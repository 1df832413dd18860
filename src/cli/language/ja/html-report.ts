import type { Sentences } from '../../../lib/say.ts';

export const htmlReport: Sentences = {
  Plan: '計画',
  'Dry run': '予行',
  Upload: 'アップロード',
  Verification: '検証',
  '{0} · Google Photos to Immich': '{0} · GoogleフォトからImmichへ',
  'Google Photos to Immich, for {0} people': 'GoogleフォトからImmichへ({0}人分)',
  'People in this report': 'このレポートの人たち',
  'Skip to the outcome': '結果へ移動',
  Ready: '準備完了',
  'All is well': '問題ありません',
  'Needs a look': '確認が必要です',
  '{0} at {1}': '{0}({1})',
  'no server was asked': 'サーバーには問い合わせていません',

  'At a glance': '概要',
  'photos and videos in the export': 'エクスポートの写真と動画',
  'came to the server': '今回サーバーに保存',
  'on the server already': 'すでにサーバーに保存済み',
  'were there already': 'すでに保存済み',
  'are on the server': 'サーバーに保存済み',
  'need a look': '要確認',
  'copies, or left out on purpose': 'コピー、または意図して対象外',

  'Your years': '年ごとの写真',
  'Each bar is a month, from January to December. The fullest month holds {0}.':
    '棒1本が1か月で、1月から12月まで並びます。最も多い月は{0}です。',
  'came now': '今回保存',
  '{0} came now': '今回保存{0}件',
  '{0} on the server': 'サーバー上{0}件',
  '{0} there already': '保存済み{0}件',
  '{0} not on the server': 'サーバーにないもの{0}件',
  '{0}: {1}, most of them in {2} ({3})': '{0}年: {1}、最も多いのは{2}({3}件)',
  '{0} without a date': '日付のない{0}',
  'The same as a table': '表で見る',
  'Photos and videos by month': '月ごとの写真と動画',
  Month: '月',
  'Months are counted in UTC: what was taken in the first or last hours of a month may stand beside it. The moving half of a live photo counts with its photo; exact copies do not count again.':
    '月はUTCで数えています。月の初めや終わりの数時間に撮ったものは、隣の月に入ることがあります。ライブフォトの動画部分は写真と合わせて1件と数え、完全に同じコピーは重ねて数えません。',

  'One album': 'アルバム1件',
  '{0}: what is left out on purpose, what could not be found in this export, or what has not arrived yet.':
    '{0}。意図して対象外にしたもの、このエクスポートに見つからなかったもの、まだ届いていないもののいずれかです。',
  '{0} albums lack something': '足りないものがあるアルバムが{0}件あります',
  'Every album is complete.': 'すべてのアルバムがそろっています。',
  Album: 'アルバム',
  'Photos and videos': '写真と動画',
  'Show {0}': '{0}を表示',
  'Albums with their photos and videos': 'アルバムと、その写真と動画',

  "Google keeps the date of each photo in a small file beside it. Where that is missing, the photo's own date is next.":
    'Googleは写真の日付を、横に置いた小さなファイル(サイドカー)に入れています。それがないときは、写真自身の日付を使います。',
  Source: '出どころ',
  'Sources of the dates': '日付の出どころ',

  'Where they were taken': '撮影場所',
  "Google's data holds no place for any of the {0}. Places inside the files themselves are read by the server.":
    'Googleのデータには、{0}のどれにも場所がありません。ファイル自身に入っている場所は、サーバーが読み取ります。',
  "Google's data holds a place for {0} of {1}. This page knows no map, only the time zone of each place; the server will show towns and countries. Places inside the files themselves are read by the server.":
    'Googleのデータには、{1}のうち{0}件の場所があります。このページは地図を持たず、場所ごとのタイムゾーンだけが分かります。町や国はサーバーが表示します。ファイル自身に入っている場所は、サーバーが読み取ります。',
  'Clocks as in': 'この町と同じ時刻',
  'at sea': '海の上',
  '{0} other zones': 'ほかのタイムゾーン{0}件',
  'Places by time zone': 'タイムゾーンごとの撮影場所',

  'What needs a look': '確認が必要なもの',
  'Nothing. No file failed, and nothing odd was noticed.':
    'ありません。失敗したファイルも、気になる点もありません。',
  'Show {0} more': 'あと{0}件を表示',
  'and {0} more; the .json report lists all': 'ほか{0}件。すべての一覧は .json のレポートにあります',
  'and {0} more in the list below': 'ほか{0}件。下の一覧にあります',
  'in the export': 'エクスポート',

  'Each file of the archives ends in exactly one row.':
    'アーカイブのどのファイルも、必ずどれか1行に数えられています。',
  'What became of it': '結果',
  'What will become of it': '予定',
  Files: 'ファイル',
  'Photos and videos by outcome': '結果ごとの写真と動画',
  'Files in the archives by kind': '種類ごとのアーカイブ内のファイル',
  'Kind of file': 'ファイルの種類',
  'photos and videos': '写真と動画',
  "Google's sidecars": 'Googleのサイドカー',
  'album files': 'アルバムのファイル',
  'other files': 'その他のファイル',
  'all files in the archives': 'アーカイブ内の全ファイル',
  'The figures add up.': '数は合っています。',
  'The figures do not add up. This is a bug, please report it.':
    '数が合いません。プログラムの不具合です。報告してください。',

  'What will not be uploaded': 'アップロードしないもの',
  'Everything that was not uploaded': 'アップロードしなかったもの',
  'Everything that is not on the server by itself': '単独ではサーバーにないもの',
  'Nothing: every photo and video will be uploaded.': 'ありません。すべての写真と動画をアップロードします。',
  'Nothing: every photo and video was uploaded.': 'ありません。すべての写真と動画をアップロードしました。',
  'Nothing: every photo and video is on the server.': 'ありません。すべての写真と動画がサーバーにあります。',
  'Search by name, folder or reason': '名前、フォルダー、理由で探す',
  Show: '表示するもの',
  Everything: 'すべて',
  File: 'ファイル名',
  Taken: '撮影日',
  'Previous page': '前のページ',
  'Next page': '次のページ',
  'Pages of the list': '一覧のページ',
  'This list needs JavaScript. The .csv and .json reports hold the same.':
    'この一覧にはJavaScriptが必要です。.csv と .json のレポートにも同じものがあります。',
  '{from} to {to} of {total} files': '{total}件中 {from}～{to}件目',
  'No file matches.': '当てはまるファイルはありません。',
  'Preview of {name}': '{name}の縮小画像',

  'Time and size': '時間と容量',
  'What it took': 'かかった時間と容量',
  Time: '所要時間',
  Sent: '送信したもの',
  '{0}, {1}': '{0}、{1}',
  Rate: '速さ',
  '{0} a second, {1} a minute': '毎秒{0}、毎分{1}',
  'To send': '送信するもの',
  'At {0} upload speed': '上り{0}の場合',
  'About, and only for the way of the bytes; slow servers take longer.':
    'おおよその転送時間です。サーバーが遅いと、もっとかかります。',

  Archives: 'アーカイブ',
  'The archives this is about': '対象のアーカイブ',
  Archive: 'アーカイブ名',
  'Written by immich-takeout {0} on {1} UTC. This page is one file and loads nothing from anywhere. It names your files and albums: send it to people who may see them.':
    'immich-takeout {0}が{1}(UTC)に作成しました。このページは1つのファイルで、外部からは何も読み込みません。ファイルやアルバムの名前が書かれているので、見せてもよい人だけに渡してください。',
  'To complete on photos that were there already': 'すでにある写真に補う内容',
  'Completed on photos that were there already': 'すでにあった写真に補った内容',
  'Completed on the server': 'サーバーで補った内容',
  What: '内容',
};

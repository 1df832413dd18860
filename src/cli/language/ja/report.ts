import type { Sentences } from '../../../lib/say.ts';

export const report: Sentences = {
  // advise-after-run, advise-state
  'Everything that was asked for is on the server. To prove it: immich-takeout verify, with the same paths and options.':
    '頼まれたものはすべてサーバーにあります。確かめるには、同じパスとオプションで immich-takeout verify を実行してください。',
  'Something failed or was put off. Run the same upload again: it tries what is left, and sends nothing twice.':
    '失敗または先送りになったものがあります。同じ upload をもう一度実行してください。残りだけを試し、二重に送ることはありません。',
  'It was interrupted. Run the same upload again: it goes on where it stopped, and sends nothing twice.':
    '途中で中断しました。同じ upload をもう一度実行してください。続きから始まり、二重に送ることはありません。',
  'It is running right now.': '今、実行中です。',
  "What {0} uploaded is in the server's trash. To bring it back: the same upload with --restore-trashed.":
    '{0}がアップロードしたものはサーバーのゴミ箱にあります。元に戻すには、同じ upload を --restore-trashed を付けて実行してください。',
  'Run the same command again: it goes on where it stopped, and nothing is sent twice.':
    '同じコマンドをもう一度実行してください。続きから始まり、二重に送ることはありません。',
  'Download this part of the export again from Google, and run the same command with the new file.':
    'エクスポートのこの分割ファイルをGoogleからもう一度ダウンロードし、新しいファイルで同じコマンドを実行してください。',
  'Send these from home, past the proxy: --direct-url with the address of the server there.':
    '自宅から、プロキシーを通さずに送ってください。--direct-url に、自宅でのサーバーのアドレスを指定します。',
  'Take the password off the archive, or unpack it and give the folder instead.':
    'アーカイブのパスワードを外すか、展開したフォルダーを指定してください。',
  'Unpack the archive with the program that made it, and give the folder instead.':
    'アーカイブを、作成したソフトで展開し、そのフォルダーを指定してください。',
  'Ask the administrator of the server for more room, then run the same command again.':
    'サーバーの管理者に容量を増やしてもらい、同じコマンドをもう一度実行してください。',
  'Make room on the disk of the server, then run the same command again.':
    'サーバーのディスクに空きを作り、同じコマンドをもう一度実行してください。',
  'Each file says why. What another run may mend is tried again when the same command is run.':
    '理由はファイルごとに書いてあります。もう一度試せば直るかもしれないものは、同じコマンドを実行すると改めて試します。',
  'Run upload with the same archives and options: it sends what is missing, and nothing twice.':
    '同じアーカイブとオプションで upload を実行してください。足りないものだけを送り、二重に送ることはありません。',
  'Somebody deleted these on the server, where they vanish for good after a while. With --restore-trashed, upload takes them out of the trash.':
    'だれかがサーバーで削除したものです。しばらくすると完全に消えます。upload に --restore-trashed を付けると、ゴミ箱から元に戻します。',

  // conclude-plan
  'The figures do not add up: {0}. This is a bug, please report it.':
    '数が合いません: {0}。プログラムの不具合です。報告してください。',
  '{0} archives or files': 'アーカイブまたはファイル{0}件',
  '{0} could not be read.': '{0}を読み取れませんでした。',
  'Parts of the export are not here.': 'エクスポートの一部がここにありません。',
  '{0} to upload, {1}.': '{0}、{1}をアップロードします。',
  '{0} for the server, {1}: {2} already there, {3} to upload.':
    '対象は{0}、{1}です。保存済み{2}件、アップロードするもの{3}件。',
  "1 file lies in the server's trash; --restore-trashed takes it out.":
    'ファイル1件がサーバーのゴミ箱にあります。--restore-trashed を付けると元に戻します。',
  "{0} files lie in the server's trash; --restore-trashed takes them out.":
    'ファイル{0}件がサーバーのゴミ箱にあります。--restore-trashed を付けると元に戻します。',

  // conclude-run, say-all-there, run-words
  '{0} albums lack some of them': '一部が入っていないアルバムが{0}件あります',
  '{0}, but {1}. Run the same command again to complete what can be completed.':
    '{0}が、{1}。同じコマンドをもう一度実行すると、補えるものを補います。',
  '{0} stacks or live photos': 'スタックまたはライブフォト{0}件',
  '{0}, but {1} could not be put together. Run the same command again to try that again.':
    '{0}が、{1}をまとめられませんでした。同じコマンドをもう一度実行すると、改めて試します。',
  '{0}, but {1} could not be read.': '{0}が、{1}を読み取れませんでした。',
  '{0}. The export has more: see the warnings.':
    '{0}。エクスポートにはほかにもあります。警告をご覧ください。',
  'There are no photos or videos in these files': 'これらのファイルに写真や動画はありません',
  'The run was interrupted before it was done.': '終わる前に中断しました。',
  '1 of {0} is not {1}: {2}.': '{0}のうち1件が、まだ{1}にありません: {2}。',
  '{0} of {1} are not {2}: {3}.': '{1}のうち{0}件が、まだ{2}にありません: {3}。',
  '{0} put off': '先送り{0}件',
  '{0} not reached yet': '未処理{0}件',
  "{0} lie in the server's trash": 'サーバーのゴミ箱の中{0}件',
  'With --restore-trashed, files in the trash are restored.':
    '--restore-trashed を付けると、ゴミ箱のファイルを元に戻します。',
  'on the server': 'サーバー上',
  'in your archive': '保存先',
  'Nothing was to be uploaded: {0}': 'アップロードするものはありません({0})',
  'Nothing was to be written: {0}': '書き込むものはありません({0})',
  'Run the same command again: it goes on where it stopped, and nothing is written twice.':
    '同じコマンドをもう一度実行してください。続きから始まり、二重に書き込むことはありません。',
  '{0} and {1} sent in {2}': '{0}、{1}を{2}で送信',
  '{0} and {1} written in {2}': '{0}、{1}を{2}で書き込み',
  written: '書き込み',
  'already in the archive': '保存先に保存済み',
  'file type that Immich does not take': 'Immichが受け付けない種類のファイル',
  'the disk is full': 'ディスクに空きがない',
  'your quota on the disk is used up': 'ディスクの容量制限に達した',
  'larger than the disk can hold in one file': 'このディスクの1ファイルの上限より大きい',
  'not found in the archive at the end': '最後に確かめたとき、保存先になかった',
  'The one photo or video that you asked for is {0} ({1})': 'ご指定の写真または動画1件は、{0}にあります({1})',
  'All {0} photos and videos that you asked for are {1} ({2})':
    'ご指定の写真と動画{0}件は、すべて{1}にあります({2})',
  'The one photo or video that could be read is {0}': '読み取れた写真または動画1件は、{0}にあります',
  'All {0} photos and videos that could be read are {1}': '読み取れた写真と動画{0}件は、すべて{1}にあります',
  'The one photo or video of the parts given here is {0}':
    'ここにある分割ファイルの写真または動画1件は、{0}にあります',
  'All {0} photos and videos of the parts given here are {1}':
    'ここにある分割ファイルの写真と動画{0}件は、すべて{1}にあります',
  'The one photo or video of this export is {0}': 'このエクスポートの写真または動画1件は、{0}にあります',
  'All {0} photos and videos of this export are {1}':
    'このエクスポートの写真と動画{0}件は、すべて{1}にあります',
  '{0} files were left out on purpose': 'ほかに{0}件は意図して対象外',

  // conclude-verification
  'Interrupted: this says nothing about the export.':
    '中断しました。エクスポートについては何も分かっていません。',
  'There are no photos or videos to look for in these files':
    'これらのファイルに、探すべき写真や動画はありません',
  '{0} things are not as the export has it': 'エクスポートと違うところが{0}件あります',
  '{0}, but {1}: listed below.': '{0}が、{1}(下の一覧)。',
  '{0}, but {1}: listed above.': '{0}が、{1}(上の一覧)。',
  '1 of {0} is not on the server{1}; it is listed above.':
    '{0}件のうち1件がサーバーにありません{1}。上の一覧にあります。',
  '{0} of {1} are not on the server{2}; they are listed above.':
    '{1}件のうち{0}件がサーバーにありません{2}。上の一覧にあります。',
  '1 of {0} is not on the server{1}; it is listed below.':
    '{0}件のうち1件がサーバーにありません{1}。下の一覧にあります。',
  '{0} of {1} are not on the server{2}; they are listed below.':
    '{1}件のうち{0}件がサーバーにありません{2}。下の一覧にあります。',
  '1 of {0} is not on the server{1}; it is listed in {2}.':
    '{0}件のうち1件がサーバーにありません{1}。一覧は{2}にあります。',
  '{0} of {1} are not on the server{2}; they are listed in {3}.':
    '{1}件のうち{0}件がサーバーにありません{2}。一覧は{3}にあります。',
  '{0} in its trash': 'ゴミ箱の中{0}件',
  '{0} unreadable in the archives': 'アーカイブから読み取れないもの{0}件',

  // describe-album-links
  '{0} links': 'リンク{0}件',
  '{0} in {1}.': '{1}に{0}。',
  '{0} in {1}, {2} of them symbolic: this disk gives no file two names.':
    '{1}に{0}、うち{2}件はシンボリックリンク。このディスクでは1つのファイルに2つの名前を付けられません。',
  '{0} could not be made ({1}). {2} lists all albums all the same.':
    '{0}を作れませんでした({1})。それでも{2}にはすべてのアルバムが載っています。',

  // describe-problem
  'Missing archive part': '足りない分割ファイル',
  'Unreadable archive': '読み取れないアーカイブ',
  'Nothing of it is part of this plan.': 'その中身はこの計画に含まれていません。',
  'Unreadable file': '読み取れないファイル',
  'Nobody can tell what it holds. Download its archive again, or look at it yourself.':
    '何が入っているか分かりません。アーカイブをもう一度ダウンロードするか、ご自分で確かめてください。',
  'Probably a missing part': '足りないと思われる分割ファイル',
  'Sidecar without photo': '写真のないサイドカー',
  'Photo without sidecar': 'サイドカーのない写真',
  'Too large for this way to the server': 'サーバーまでの経路を通れない大きさ',
  'Several exports': '複数のエクスポート',
  'Sidecar that could belong to several photos': 'どの写真のものか決められないサイドカー',
  'The photos are migrated in any case.': '写真そのものは必ず移行します。',
  'No date found': '日付なし',
  'These are migrated, and appear under the date of the upload unless you correct it on the server.':
    '移行はしますが、サーバーで直さないかぎり、アップロードした日の写真として表示されます。',
  'Time zone that the server does not read': 'サーバーが読み取らないタイムゾーン',
  'Description that the server may take for a number': 'サーバーが数値と取り違えるかもしれない説明',
  'Ambiguous album reference': 'どの写真のことか決められないアルバムの項目',
  'Photos outside library': 'ライブラリの外にある写真',
  'Unreadable sidecar': '読み取れないサイドカー',
  'Unreadable folder': '読み取れないフォルダー',
  'Empty archive': '空のアーカイブ',
  'Left aside': '使わなかったもの',
  'Album failed': '作れなかったアルバム',
  'Album incomplete': 'そろっていないアルバム',
  'Stack failed': 'まとめられなかったスタック',
  'Live photo not linked': '動画とつながらなかったライブフォト',
  'Embedded video differs': '写真の中の動画との違い',
  'Update failed': '更新できなかったもの',
  'Jobs not paused': '止められなかったバックグラウンドジョブ',
  'Jobs still paused': '止まったままのバックグラウンドジョブ',

  // difference-label, fact-label
  'Not on the server': 'サーバーにないもの',
  "In the server's trash": 'サーバーのゴミ箱にあるもの',
  'Unreadable in the archives': 'アーカイブから読み取れないもの',
  'Other bytes on the server': 'サーバー上の中身が違うもの',
  Albums: 'アルバム',
  'Live photos': 'ライブフォト',
  'Capture time': '撮影日時',
  'Timeline, archive and locked folder': 'タイムライン、アーカイブ、鍵付きフォルダー',
  Favourites: 'お気に入り',
  Descriptions: '説明',
  timeline: 'タイムライン',
  archive: 'アーカイブ',
  'locked folder': '鍵付きフォルダー',
  yes: 'はい',
  no: 'いいえ',

  // equation, find-run-imbalance, summarize-plan
  '{0} sidecars': 'サイドカー{0}件',
  '{0} album files': 'アルバムのファイル{0}件',
  '{0} other files': 'その他のファイル{0}件',
  'the sources hold {0} files, but the run accounts for {1}':
    '入力にあるファイルは{0}件ですが、この実行で数えたのは{1}件です',
  'there are {0} photos and videos, but {1} outcomes': '写真と動画は{0}件ですが、結果は{1}件です',
  'the sources hold {0} files, but the plan accounts for {1}':
    '入力にあるファイルは{0}件ですが、計画で数えたのは{1}件です',
  'there are {0} photos and videos, but the plan decides about {1}':
    '写真と動画は{0}件ですが、計画が扱うのは{1}件です',

  // outcome-label, sections/file-state
  'already on the server': 'サーバーに保存済み',
  'exact copy of another file': '別のファイルと完全に同じコピー',
  'moving half of a live photo': 'ライブフォトの動画部分',
  'video already inside its photo': '写真の中にすでにある動画',
  'not reached yet': '未処理',
  'to upload': 'アップロード予定',
  'unreadable in the archives': 'アーカイブから読み取れない',
  'by your filters': 'ご指定の絞り込みによる',
  "in Google's trash": 'Googleのゴミ箱の中',
  'from a partner': 'パートナーの写真',
  'archived in Google Photos': 'Googleフォトでアーカイブ済み',
  'file type the server does not take': 'サーバーが受け付けない種類のファイル',
  'the other version was asked for': 'もう一方の版を指定',
  'empty file': '空のファイル',
  'larger than the way to the server lets through': 'サーバーまでの経路を通れない大きさ',
  'damaged in the archive': 'アーカイブの中で破損',
  'cut short in the archive': 'アーカイブの中で途切れている',
  'encrypted in the archive': 'アーカイブの中で暗号化されている',
  'compressed in a way that cannot be read': '読み取れない方式で圧縮されている',
  'server not reachable': 'サーバーにつながらない',
  'your quota on the server is used up': 'サーバーの容量制限に達した',
  'disk of the server is full': 'サーバーのディスクに空きがない',
  'not found': '見つからない',
  'not a zip': 'zipファイルではない',
  'damaged directory': 'zipの目次が破損',
  'unsafe header': '信用できない見出し情報',
  'size mismatch': '大きさが合わない',
  changed: '途中で変わった',
  'read failed': '読み取りに失敗',
  'server error': 'サーバーのエラー',
  'rate limited': 'サーバーが回数を制限',
  maintenance: 'サーバーがメンテナンス中',
  unauthorized: '認証されない',
  forbidden: '権限がない',
  invalid: 'サーバーが受け付けない内容',
  'not immich': 'Immichではない応答',
  redirect: '別のアドレスへの転送',
  'unsupported version': '対応していないバージョン',

  // plan-albums, plan-dates, plan-left-out, plan-pairs, plan-years
  '{0} left out on purpose': '{0}件は意図して対象外',
  '{0} not found in this export:': 'このエクスポートに見つからない{0}:',
  '{0} more albums': 'ほかのアルバム{0}件',
  'and {0}, complete': '{0}、すべてそろっています',
  "Google's sidecar": 'Googleのサイドカー',
  "the file's own EXIF": 'ファイル自身のEXIF',
  'the video itself': '動画自身',
  'the photo it belongs to': '元になる写真',
  'the file name': 'ファイル名',
  'the year of its folder': 'フォルダーの年',
  'nowhere: no date known': '日付が分からないもの',
  'Live photos (still and video linked)': 'ライブフォト(静止画と動画をつなぐもの)',
  'Motion photos (video inside the still)': 'モーションフォト(静止画の中に動画)',
  'Stacks: {0}': 'スタック: {0}',
  'edited copy on its original': '編集版と元の写真',
  bursts: '連写',
  'RAW and JPEG': 'RAWとJPEG',
  'HEIC and JPEG': 'HEICとJPEG',
  Year: '年',
  Photos: '写真',
  Videos: '動画',
  Size: 'サイズ',
  All: '合計',

  // render-doctor-text
  'not looked at: {0}': '未確認。{0}',
  ok: '良好',
  warning: '警告',
  failure: '問題',
  unknown: '不明',
  server: 'サーバー',
  'login page': 'ログインページ',
  version: 'バージョン',
  key: 'APIキー',
  permissions: '権限',
  clock: '時計',
  archives: 'アーカイブ',
  'file types': 'ファイルの種類',
  quota: '容量制限',
  disk: 'ディスク',
  'request size': '送信サイズの上限',
  'storage template': 'ストレージテンプレート',
  'tags view': 'タグの表示',
  jobs: 'バックグラウンドジョブ',
  state: '記録の保存場所',
  '{0} warnings': '警告{0}件',
  '{0} checks could not be made': '確認できなかった項目{0}件',
  'Nothing stands in the way of an upload{0}.': 'アップロードを始められます{0}。',
  'One thing has to be put right before an upload{0}.': 'アップロードの前に、直すべきことが1つあります{0}。',
  '{0} things have to be put right before an upload{1}.':
    'アップロードの前に、直すべきことが{0}つあります{1}。',

  // render-explanation
  'in {0}, {1}, {2}': '{0}の中、{1}、{2}',
  'of unknown type': '種類は不明',
  Sidecar: 'サイドカー',
  'On the server': 'サーバーでの姿',
  'What becomes of it': 'どうなるか',
  'Same bytes': '中身が同じもの',
  Notes: '備考',
  'none: no sidecar in this export speaks for it': 'なし: このエクスポートに対応するサイドカーはありません',
  '{0} ({1}), by rule {2}, on weak evidence': '{0} ({1})、規則 {2} による(根拠は弱い)',
  '{0} ({1}), by rule {2}': '{0} ({1})、規則 {2} による',
  taken: '採用',
  refused: '不採用',
  'not there': 'なし',
  'unknown: {0}': '不明: {0}',
  '{0} local time ({1})': '現地時刻 {0} ({1})',
  'date from {0}, zone from {1}, {2}': '日付は{0}から、タイムゾーンは{1}から、{2}',
  'the place': '場所',
  'this computer': 'このコンピューター',
  certain: '確実',
  likely: 'おそらく確か',
  'a guess': '推測',
  'name: {0}': '名前: {0}',
  'place: {0}, {1}': '場所: {0}, {1}',
  'description: {0}': '説明: {0}',
  'tags: {0}': 'タグ: {0}',
  'kept in: {0}': '保管場所: {0}',
  'album: {0}': 'アルバム: {0}',
  'the file says everything itself': '必要な情報はファイル自身に入っています',
  'an XMP sidecar goes with it': 'XMPサイドカーを添えて送ります',
  'belongs to {0}': '関連するファイル: {0}',
  'will be uploaded': 'アップロードします',

  // render-plan-text
  Sources: '入力',
  Found: '見つかったもの',
  'Albums ({0})': 'アルバム({0}件)',
  'To upload, by year': '年ごとのアップロード予定',
  'Where the dates come from': '日付の出どころ',
  'Live photos and stacks': 'ライブフォトとスタック',
  'Left out': '対象外',
  Problems: '気になる点',
  'and {0} more': 'ほか{0}件',
  'Parts are missing: see Problems.': '足りない分割ファイルがあります。「気になる点」をご覧ください。',
  'Photos and videos without sidecar': 'サイドカーのない写真と動画',
  Sidecars: 'サイドカー',
  'Sidecars without photo': '写真のないサイドカー',
  'Album files': 'アルバムのファイル',
  'Other files': 'その他のファイル',
  'Every file accounted for': '全ファイルの内訳',
  '{0} to upload': 'アップロード予定{0}件',
  '{0} live photo videos': 'ライブフォトの動画{0}件',
  '{0} exact copies': '完全に同じコピー{0}件',
  '{0} embedded videos': '写真の中の動画{0}件',
  '{0} left out': '対象外{0}件',
  'This does not add up: {0}.': '数が合いません: {0}。',

  // render-run-text
  Warnings: '警告',
  'Put off': '先送り',
  Failed: '失敗',
  Result: '結果',
  'all photos and videos': '写真と動画の合計',
  '{0} (another run alone will not change this)': '{0}(もう一度実行するだけでは直りません)',
  '{0}, all complete': '{0}、すべてそろっています',
  '{0} of {1} complete; not complete:': '{1}のうち{0}件がそろっています。そろっていないもの:',

  // render-status-text
  'Nothing was uploaded from this computer yet.':
    'このコンピューターからは、まだ何もアップロードしていません。',
  'No run was begun yet.': 'まだ一度も実行していません。',
  '{0} (was there before)': '{0}(以前からあったもの)',
  'Albums, and how many photos and videos were put in': 'アルバムと、入れた写真と動画の数',
  '{0} stacks were made': 'スタックを{0}件作りました',
  'Uploaded files': 'アップロードしたファイル',
  '{0} (undone)': '{0}(取り消し済み)',
  '{0}, user {1}': '{0}、ユーザー {1}',
  'an unknown server': '不明なサーバー',
  'uploaded before it stopped': '止まるまでにアップロード',
  'taken back since': 'その後に取り消し',
  whole: 'すべて完了',
  'ended, but not whole': '終了(残りあり)',
  running: '実行中',
  undone: '取り消し済み',
  'an unknown start': '開始時刻不明',
  'an unknown end': '終了時刻不明',

  // render-undo-text
  'To the trash': 'ゴミ箱へ移すもの',
  'Albums to remove': '削除するアルバム',
  'Albums to take photos out of': '写真を取り出すアルバム',
  Kept: 'そのまま残すもの',
  '{0} files lie in the trash already': 'ファイル{0}件はすでにゴミ箱にあります',
  'There is nothing to take back of {0}{1}.': '{0}について取り消すものはありません{1}。',
  'Would {0}{1}. Nothing was done: add --yes to do it.':
    '行う内容: {0}{1}。まだ何もしていません。実行するには --yes を付けてください。',
  'move {0} to the trash': '{0}をゴミ箱へ移動',
  'remove {0}': '{0}を削除',
  'take photos out of {0}': '{0}から写真を取り出し',
  'take {0} apart': '{0}を解除',
  '{0} stacks': 'スタック{0}件',
  '{0} files stay as they are': 'ファイル{0}件はそのまま',
  '{0} photos and videos were moved to the trash': '写真と動画{0}件をゴミ箱へ移し',
  '{0} albums were removed': 'アルバム{0}件を削除しました',
  '{0}, {1}{2}.': '{0}、{1}{2}。',
  'Run the same command again to do the rest.': '残りを行うには、同じコマンドをもう一度実行してください。',
  'Until the trash is emptied, the same upload with --restore-trashed brings them back.':
    'ゴミ箱が空になるまでは、同じ upload を --restore-trashed を付けて実行すれば元に戻せます。',

  // render-updates
  'To complete on the server ({0})': 'サーバー上で補うもの({0}件)',
  nothing: 'なし',
  date: '日付',
  place: '場所',
  description: '説明',
  favorite: 'お気に入り',
  visibility: '保管場所',
  tags: 'タグ',

  // render-verification-text
  'Looked at': '確かめたもの',
  'lacks {0}': '足りないもの: {0}',
  'photos and videos looked for by content': '中身で探した写真と動画',
  'exact copies of these': 'それらと完全に同じコピー',
  'videos inside their photos': '写真の中にある動画',
  'left out on purpose': '意図して対象外',
  'compared by date, description and state': '日付、説明、状態を比べたもの',
  'originals downloaded and compared': 'ダウンロードして比べた元ファイル',
  'albums complete': 'そろっているアルバム',
  '{0} files are on the server in the locked folder': 'ファイル{0}件はサーバーの鍵付きフォルダーにあります',
  '{0}: no API key sees more of them than that.': '{0}。APIキーではそれ以上のことは見えません。',
  'to write': 'これから書き出す',
  'Write to a disk whose file system takes larger files, such as exFAT, NTFS or ext4.':
    'もっと大きなファイルを保存できる形式(exFAT、NTFS、ext4など)のディスクに書き出してください。',
  'Make room, or write to another disk, then run the same command again.':
    '空きを作るか別のディスクを指定してから、同じコマンドをもう一度実行してください。',
};

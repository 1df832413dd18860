import type { Sentences } from '../../../lib/say.ts';

export const migrate: Sentences = {
  '{0} ({1})': '{0}({1})',

  'no date is known for it: it lies in {0}/': '日付がわからないため、{0}/ に置きました',
  '{0} was written, but does not hold these bytes any more (look at the disk, then run the same command with --rehash)':
    '{0}は書き込まれましたが、中身が変わっています(ディスクを確かめてから、--rehash を付けて同じコマンドを実行してください)',
  '{0}, but they could not be stacked: {1}': '{0}。しかしスタックにできませんでした: {1}',

  stack: 'スタック',
  check: '確認',
  trash: 'ゴミ箱',
  queues: 'ジョブ',
  search: '検索',
  asset: '写真・動画の情報',
  albums: 'アルバム一覧',
  album: 'アルバム',
  'album {0}': 'アルバム「{0}」',
  statistics: '件数の確認',
  restore: '復元',
  'live photo': 'ライブフォト',
  download: 'ダウンロード',
  'update of {0}': '{0}の情報の補完',
  'upload of {0}': '{0}のアップロード',

  'another run is taking {0} at this very moment': 'ちょうどいま、別の実行が{0}を使い始めたところです',
  'Wait for it, or try again in a few seconds.': '終わるのを待つか、数秒後にもう一度試してください。',
  'another run is bringing photos to the same place right now (process {0} on {1}, since {2})':
    'いま、別の実行が同じ場所に写真を移行しています({1}のプロセス{0}、{2}から)',
  'Wait for it, or if no such run exists, delete {0}.':
    '終わるのを待ってください。そのような実行がない場合は、{0}を削除してください。',
  'cannot read the journal {0}: {1}': '記録(ジャーナル){0}を読めません: {1}',
  'another run took the journal over': '別の実行が記録(ジャーナル)を引き継ぎました',
  'Update immich-takeout, or give another directory with --state-dir: everything will be asked from the server again.':
    'immich-takeout を更新するか、--state-dir で別の場所を指定してください。その場合は、すべてをサーバーに確認し直します。',
  'cannot read the state directory {0}: {1}': '記録の場所{0}を読めません: {1}',

  'thumbnail generation': 'サムネイル生成',
  'metadata extraction': 'メタデータの抽出',
  'video conversion': '動画の変換',
  'smart search': 'スマートサーチ',
  'face detection': '顔検出',
  'facial recognition': '顔認識',
  'duplicate detection': '重複検出',
  OCR: '文字認識(OCR)',
  sidecar: 'サイドカーの読み取り',
  'background task': 'バックグラウンドタスク',
  'storage template migration': 'ストレージテンプレートの移行',
  'only an administrator can pause and resume background jobs, and {0} is none':
    'バックグラウンドジョブを一時停止・再開できるのは管理者だけで、{0}は管理者ではありません',
  'the API key lacks {0}, needed to pause and resume background jobs':
    'APIキーに権限 {0} がありません(バックグラウンドジョブの一時停止と再開に必要です)',
  '{0}; the run goes on without pausing': '{0}。一時停止せずに続けます',
  'background jobs are not paused, since that could not be remembered ({0})':
    '記録に残せなかったため、バックグラウンドジョブは一時停止していません({0})',
  'Paused for this run: {0}': 'この実行の間、一時停止しました: {0}',
  'still paused on the server: {0} ({1}); immich-takeout doctor --resume-jobs resumes them':
    'サーバーで一時停止したままです: {0}({1})。immich-takeout doctor --resume-jobs で再開できます',

  'the album {0} could not be filled: {1}': 'アルバム「{0}」に写真を入れられませんでした: {1}',
  'the server did not take {0} into the album {1} ({2})':
    '{0}が、サーバーでアルバム「{1}」に入りませんでした({2})',
  'outside the hours of --window': '--window で指定した時間帯の外です',
  '{0} is on the server, but its moving part could not be linked to it: {1}':
    '{0}はサーバーに保存されましたが、動く部分を結び付けられませんでした: {1}',
  "its photo lies in the server's trash": '写真のほうがサーバーのゴミ箱にあります',
  '{0} holds a video of its own that differs from {1}: both are kept, the latter as a video by itself':
    '{0}に含まれる動画は{1}と違うものです。両方を残し、{1}は独立した動画とします',
  '{0} is on the server, but could not be completed there: {1}':
    '{0}はサーバーに保存されていますが、情報を補えませんでした: {1}',
  'the file is larger than what the way to the server lets through':
    'ファイルが、サーバーまでの経路で送れる大きさを超えています',
  'Run again with --direct-url, or from the network of the server: what is there is not sent again.':
    '--direct-url を付けるか、サーバーと同じネットワークから、もう一度実行してください。保存済みのものは送り直しません。',

  'a stack': 'スタック',
  'the server did not move it to the trash': 'サーバーがゴミ箱に移しませんでした',
  'it {0}': 'その後、変更されています({0})',
  'is a favourite now': 'お気に入りに追加',
  'is no favourite any more': 'お気に入りから解除',
  'is in the timeline now': 'タイムラインに移動',
  'is in the archive now': 'アーカイブに移動',
  'is in the {0} now': '{0}に移動',
  'has another description now': '説明を変更',
  'has another date now': '日時を変更',
  'its photo may be one in the locked folder': 'これを含む写真が鍵付きフォルダーにあるかもしれません',
  'it is the moving half of a photo that stays': '残る写真の、動く部分です',
  'its moving half stays': '動く部分が残ります',
  'it is no longer on the server': 'もうサーバーにありません',
  'it was moved to the locked folder, which no API key can see':
    '鍵付きフォルダーに移されました(APIキーでは見られません)',
  'it is also part of the export {0}': 'エクスポート{0}にも含まれています',
  'somebody put it into the album {0}': '誰かがアルバム「{0}」に入れました',
  'the run {0} put it into the album {1}: undo that run first':
    '実行{0}がアルバム「{1}」に入れました。先にその実行を取り消してください',

  'there is no such album': 'このアルバムがありません',
  'is not in the album': 'アルバムに入っていません',
  'its moving half is on the server, but not linked to it':
    '動く部分はサーバーにありますが、写真と結び付いていません',
  'is linked to another video than its moving half': '動く部分とは別の動画と結び付いています',
  'the original on the server is not the file of the export':
    'サーバーにある元のファイルが、エクスポートのものと違います',
  'no date': '日付なし',
  'taken {0}, but the server says {1}': '撮影日時は{0}ですが、サーバーでは{1}です',
  'taken at {0} local time, but the server shows {1}':
    '撮影日時は現地時間で{0}ですが、サーバーの表示は{1}です',
  '{0} (the server has not read the file yet)': '{0}(サーバーはまだこのファイルを読み取っていません)',
  'belongs {0}, but is {1}': '{0}にあるはずですが、サーバーでは{1}です',
  'in the timeline': 'タイムライン',
  'in the archive': 'アーカイブ',
  'in the locked folder': '鍵付きフォルダー',
  'is a favourite in the export, but not on the server':
    'エクスポートではお気に入りですが、サーバーではそうなっていません',
  'is a favourite on the server, but not in the export':
    'サーバーではお気に入りですが、エクスポートではそうなっていません',
  'has no description on the server': 'サーバーでは説明がありません',
  'has another description on the server': 'サーバーでは説明が違います',
  'cannot be read': '読み取れません',
  "lies in Google's trash, but not in the server's":
    'Googleではゴミ箱にありますが、サーバーではゴミ箱に入っていません',
};

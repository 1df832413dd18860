import type { Sentences } from '../../../lib/say.ts';

export const doctor: Sentences = {
  '{0} in them cannot be read': 'その中の{0}を読み取れません',
  'part of the export cannot be read': 'エクスポートの一部を読み取れません',
  'Download the damaged parts again, as long as Google keeps them.':
    'Googleに残っているうちに、壊れた分割ファイルをもう一度ダウンロードしてください。',
  'the export is not complete': 'エクスポートが揃っていません',
  'What is missing here will be missing there.': 'ここに足りないものは、移行先でも足りなくなります。',
  '{0} folders': 'フォルダー{0}個',
  '{0} with {1}; no part is known to be missing': '{0}({1})。足りない分割ファイルは見当たりません',

  'the server does not tell its time': 'サーバーの時刻がわかりません',
  'server and this computer agree on the time': 'サーバーとこのコンピューターの時刻は合っています',
  'the clock of the server is {0} ahead of that of this computer':
    'サーバーの時計が、このコンピューターより{0}進んでいます',
  'the clock of the server is {0} behind that of this computer':
    'サーバーの時計が、このコンピューターより{0}遅れています',
  'Set whichever is wrong: photos without a date of their own may get one from these clocks.':
    '合っていないほうを直してください。日付のない写真には、この時計の日付が付くことがあります。',

  '{0} of {1} are free on the server': 'サーバーの空き容量は{1}のうち{0}です',
  '{0} of {1} are free on the server, for {2} of photos and videos':
    'サーバーの空き容量は{1}のうち{0}で、これから送る写真と動画は{2}です',
  'It is enough only if part of them is there already. When the disk is full, the run ends; once there is room, the next one goes on.':
    '一部がすでに保存されている場合だけ足ります。ディスクがいっぱいになると実行は終わり、空きができれば次の実行で続けられます。',
  'Thumbnails and smaller videos come on top, 10 to 20 % as a rule: it will be tight.':
    'サムネイルや変換後の動画のために、ふつうはさらに10〜20%使われます。ぎりぎりになりそうです。',
  'Make room on the server, or bring a part: --from, --to, --album.':
    'サーバーに空きを作るか、--from、--to、--album で一部だけを移行してください。',

  'the server takes every type of file in the export':
    'エクスポートに含まれる種類のファイルは、どれもサーバーに受け付けられます',
  'no extension': '拡張子なし',
  'the server does not take {0} because of their type': '{0}は、種類が理由でサーバーに受け付けられません',
  'They stay in the archives. Newer versions of Immich take more types.':
    'アーカイブの中に残ります。新しいバージョンのImmichは、より多くの種類に対応しています。',

  '--pause-jobs will do nothing: {0}': '--pause-jobs は効きません: {0}',
  'The upload works without it.': 'なくてもアップロードはできます。',
  'an earlier run could not resume {0}': '前回の実行で再開できなかったジョブがあります: {0}',
  'immich-takeout doctor --resume-jobs does it, and so does the next upload.':
    'immich-takeout doctor --resume-jobs か、次のアップロードで再開されます。',
  'paused: {0}, without which photos show neither date nor place':
    '一時停止中のジョブがあります: {0}。このままでは写真に日付も場所も表示されません',
  'Resume it in Immich under Administration > Jobs.':
    'Immichの「管理 > ジョブ」(Administration > Jobs)で再開してください。',
  '{0} jobs for {1}': '{1}{0}件',
  'the server still has to do {0}': 'サーバーに処理待ちのジョブが残っています: {0}',
  'Let it finish first, or give --pause-jobs: it is slow as long as it does both.':
    '先に終わらせるか、--pause-jobs を付けてください。両方を同時に行う間は遅くなります。',
  'background jobs run, and few wait': 'バックグラウンドジョブは動いていて、待ちはわずかです',
  'background jobs run; paused by somebody, and left so: {0}':
    'バックグラウンドジョブは動いています。誰かが一時停止したもの(そのままにします): {0}',

  'the key': 'APIキー',
  'the key "{0}"': 'APIキー「{0}」',
  '{0}, an administrator': '{0}(管理者)',
  '{0} is accepted and opens the library of {1}': '{0}で、{1}のライブラリに入れます',

  '{0} answers in {1} ms': '{0}は{1}ミリ秒で応答します',
  'Each photo costs at least one answer: run from the network of the server if you can, and look what keeps it busy.':
    '写真1枚につき少なくとも1回の応答が必要です。できればサーバーと同じネットワークから実行し、サーバーが何で忙しいのかを確認してください。',

  'this server does not tell what a key may do (that came with 1.139)':
    'このサーバーは、キーの権限を教えてくれません(1.139からの機能です)',
  'If the key was not made with all permissions, the first refusal will name the one that it lacks.':
    'すべての権限を持つキーでなければ、はじめて拒否されたときに、足りない権限がわかります。',
  'the key may do everything that this program can': 'このプログラムにできることは、すべてこのキーで行えます',
  'the key is good for this upload, but not for everything else':
    'このキーでアップロードはできますが、できないこともあります',
  'Add the permissions to the key under Account Settings > API Keys when you need them.':
    '必要になったら、「アカウント設定 > APIキー」(Account Settings > API Keys)でキーに権限を追加してください。',
  '{0} needs {1}': '{0} に必要な権限: {1}',
  '{0} (to {1})': '{0}({1})',
  'the API key lacks {0}': 'APIキーに足りない権限があります: {0}',
  'Add these permissions to the key in Immich under Account Settings > API Keys.':
    'Immichの「アカウント設定 > APIキー」(Account Settings > API Keys)で、キーにこの権限を追加してください。',

  '{0} has no quota': '{0}に容量制限はありません',
  '{0} of the quota of {1} are left': '容量制限{1}のうち、残りは{0}です',
  '{0} of the quota of {1} are left, for {2} of photos and videos':
    '容量制限{1}のうち残りは{0}で、これから送る写真と動画は{2}です',
  'It is enough only if part of them is there already. When it is used up, the run ends; with a larger quota the next one goes on.':
    '一部がすでに保存されている場合だけ足ります。使い切ると実行は終わり、容量を増やせば次の実行で続けられます。',
  'Ask the administrator for a larger quota (Administration > Users), or bring a part: --from, --to, --album.':
    '管理者に容量を増やしてもらう(「管理 > ユーザー」、Administration > Users)か、--from、--to、--album で一部だけを移行してください。',

  'not tried (--no-probe)': '試していません(--no-probe)',
  'a file of {0} would get through': '{0}のファイルでも通ります',
  'the largest file of {0} would get through': 'いちばん大きいファイル({0})も通ります',
  'the way to the server lets requests of up to about {0} through':
    'サーバーまでの経路では、1回に約{0}までしか送れません',
  'the way to the server lets requests of up to about {0} through, and {1} larger ({2})':
    'サーバーまでの経路では、1回に約{0}までしか送れません。それより大きいもの: {1}({2})',
  "That is Cloudflare's limit: give an address that leads straight to the server with --direct-url; --max-request-size {0} puts off what is larger without trying.":
    'これはCloudflareの上限です。--direct-url でサーバーに直接つながるアドレスを指定してください。--max-request-size {0} を付けると、それより大きいものは試さずに先送りします。',
  'Raise the limit of the proxy (nginx: client_max_body_size), or give an address that leads straight to the server with --direct-url; --max-request-size {0} puts off what is larger without trying.':
    'プロキシの上限を上げる(nginxでは client_max_body_size)か、--direct-url でサーバーに直接つながるアドレスを指定してください。--max-request-size {0} を付けると、それより大きいものは試さずに先送りします。',

  'another run to this server and user is going on, or was a minute ago':
    '同じサーバーと利用者への別の実行が、いま動いているか、少し前まで動いていました',
  '{0} can be written, {1} are free': '{0}に書き込めます(空き{1})',
  'only {0} are free in {1}, where it is remembered what was done':
    '作業の記録を置く{1}の空きが{0}しかありません',
  'nothing can be remembered in {0}: {1}': '{0}に作業の記録を残せません: {1}',
  'Wait for it: two runs to the same place are refused.':
    '終わるまで待ってください。同じ場所への実行は同時に2つできません。',
  'Give another place with --state-dir. The upload works without, but the next run has to read every file again.':
    '--state-dir で別の場所を指定してください。記録がなくてもアップロードはできますが、次の実行ですべてのファイルを読み直すことになります。',

  'off: the server keeps files under names of its own, and shows them by theirs':
    '無効: サーバーは独自の名前でファイルを保管し、画面には元の名前を表示します',
  'it puts files into folders by album ({0}), but a photo gets into its album only after its file got its place':
    'ファイルをアルバムごとのフォルダーに置く設定です({0})。しかし写真がアルバムに入るのは、置き場所が決まったあとです',
  'When the run is done, start the job "Storage template migration" once (Administration > Jobs): it moves the files.':
    '実行が終わったら、「管理 > ジョブ」(Administration > Jobs)で「ストレージテンプレートの移行」(Storage Template Migration)を一度動かしてください。ファイルが移されます。',
  'on: files are moved to {0} once their dates are read':
    '有効: 日付が読み取られると、ファイルは {0} に移されます',

  'no photo gets a tag': 'タグの付く写真はありません',
  'tags are shown': 'タグは表示されます',
  'photos get tags (People/… for those whom Google recognised), but Immich does not show them to you':
    '写真にタグが付きますが(Googleが認識した人物は People/…)、Immichの設定で表示されません',
  'Switch tags on in Immich under Account Settings > Features > Tags. They are kept either way.':
    'Immichの「アカウント設定 > 機能 > タグ」(Account Settings > Features > Tags)で表示を有効にしてください。どちらの場合もタグは残ります。',

  'on: what undo takes back can be restored': '有効: undo で取り消したものは元に戻せます',
  'off: what undo or --trashed takes away would be gone for good':
    '無効: undo や --trashed で取り除いたものは、元に戻せなくなります',
  'Let an administrator switch it on (Administration > Settings > Trash) until all is well.':
    'すべて確認できるまで、管理者に有効にしてもらってください(「管理 > 設定 > ゴミ箱」、Administration > Settings > Trash)。',

  'nothing on the way asks for a login; not tried for uploads (--no-probe)':
    '途中でログインは求められません(アップロードでは試していません: --no-probe)',
  'nothing on the way asks for a login': '途中でログインは求められません',
  'Immich {0} is supported': 'Immich {0}に対応しています',
  'Look for a newer immich-takeout, or try it with a single album first.':
    'immich-takeout の新しいバージョンを探すか、まずアルバム1つで試してください。',

  'the API key lacks the permission {0}': 'APIキーに権限 {0} がありません',
  'only an administrator may look, and {0} is none': '見られるのは管理者だけで、{0}は管理者ではありません',
  'no export was named': 'エクスポートが指定されていません',
  'Name the archives as for upload to have them looked at, too.':
    'アップロードのときと同じようにアーカイブを指定すると、それも調べます。',
  'not without the server': 'サーバーにつながらないと調べられません',
  'the export could not be read': 'エクスポートを読み取れませんでした',
  'one has to get so far first': 'まだここまで進めません',
  'the login page answers in its place': 'ログインページが代わりに応答しています',
  'it answers': '応答があります',
  'it is supported': '対応しています',
  'it is accepted': '受け付けられました',
  '{0}: these get through by --direct-url': '{0}。これらは --direct-url の経路で届きます',
  '{0}, and by --direct-url the largest of {1} does not get through either':
    '{0}。--direct-url の経路でも、最大のファイル({1})は届きません',
  '--direct-url cannot be used: {0}': '--direct-url は使えません。{0}',
};

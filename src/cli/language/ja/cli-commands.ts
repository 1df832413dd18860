import type { Sentences } from '../../../lib/say.ts';

export const cliCommands: Sentences = {
  '{0} for {1}: {2} already there, {3} to write.': '{1}: {0}のうち、保存済み{2}件、書き込み{3}件。',
  'Reading {0} ({1}) that lies in {2} already': '{2}にすでにある{0}({1})を読み込んでいます',
  'Reading {0} ({1}) that lie in {2} already': '{2}にすでにある{0}({1})を読み込んでいます',
  '{0} ({1}) for {2}': '{0}({1})を{2}に書き込みます',
  'warning: {0} are to be written, and the disk has {1} left: the run will stop when it is full':
    '警告: 書き込むのは{0}ですが、ディスクの空きは{1}です。いっぱいになったところで止まります',

  'A small Google Takeout in three parts': '3つに分割された小さなGoogle Takeout',
  'the same command again: nothing is left to do': '同じコマンドをもう一度: することは残っていません',
  'What is where on the server': 'サーバーの中の様子',
  'All this took {0}, and none of it was kept.': 'ここまでの所要時間は{0}です。何も残していません。',

  Room: '使用容量',
  May: '権限',
  Lacks: '不足',
  'the server does not tell (it does from Immich 1.139 on)':
    'サーバーから取得できません(Immich 1.139以降で可能)',
  '{0} ({1}), administrator': '{0}({1})、管理者',
  '{0} used, no quota': '{0}を使用中、容量制限なし',
  '{0} of {1} used': '{1}中{0}を使用中',
  'do everything': 'すべての操作',
  'nothing that a command needs': 'なし(すべてのコマンドが使えます)',
  'Could also have, as you are an administrator (login --admin)':
    '管理者なので、さらに付けられる権限(login --admin)',
  'to {0}': '{0}',

  'album {0}: {1}': 'アルバム {0}: {1}',
  'stack {0} on top of {1}': 'スタック {0}(下に{1})',
  'at {0},{1}': '位置 {0},{1}',
  favourite: 'お気に入り',
  'with its moving part': '動く部分あり',
  '“{0}”': '「{0}」',
  archived: 'アーカイブ済み',
  hidden: '非表示',
  locked: '鍵付きフォルダー',

  'no photo named': '写真が指定されていません',
  'Say which: --photo NAME, as in the archive or at Google.':
    '--photo NAME で指定してください。名前はアーカイブの中のもの、またはGoogleでのものです。',
  'no photo or video of this export is called {0}': 'このエクスポートに{0}という名前の写真や動画はありません',
  'Give its name in the archive or at Google, or a part of its path.':
    'アーカイブの中での名前、Googleでの名前、またはパスの一部を指定してください。',

  '--only {0}: {1} knows nobody of this name': '--only {0}: {1}にその名前の人はいません',
  'There are: {0}.': '登録されている人: {0}。',
  'Finishing what is under way. Ctrl-C again leaves at once. Run the same command again to go on from here.':
    '処理中のものを終わらせています。もう一度 Ctrl-C を押すとすぐに終了します。同じコマンドをもう一度実行すると、ここから続きます。',

  'This brings photos and videos from Google Takeout to your Immich server.':
    'Google Takeoutの写真と動画をImmichサーバーに取り込みます。',
  'Your archives are only read, and nothing is sent before you agree.':
    'アーカイブは読み取るだけです。同意するまで何も送信しません。',
  'Bring all this to {0}?': 'これをすべて {0} に取り込みますか?',
  'Nothing was sent. When you want to:': '何も送信していません。取り込むときは次のコマンドをどうぞ:',
  'To make sure, before you delete anything at Google:': 'Googleから何かを削除する前に、念のため検証を:',
  'To go on:': '続けるには:',
  'Your Immich: {0}': 'お使いのImmich: {0}',
  'Address of your Immich (such as http://192.168.1.10:2283):':
    'Immichのアドレス(例: http://192.168.1.10:2283):',
  'Found {0} ({1}) in {2}': '{2}に{0}({1})が見つかりました',
  'Take it?': 'これを使いますか?',
  'Take them?': 'これらを使いますか?',
  'Archive, or folder with all of them:': 'アーカイブ、またはアーカイブをまとめたフォルダー:',
  'One more (or Enter):': 'ほかにもあれば(なければEnter):',
  'There is no {0}.': '{0}は見つかりません。',

  'Say which: immich-takeout login http://192.168.1.10:2283':
    'サーバーを指定してください: immich-takeout login http://192.168.1.10:2283',
  'warning: {0} is not encrypted: others on the way can read what you send.':
    '警告: {0} への通信は暗号化されていません。送信した内容が途中で読まれるおそれがあります。',
  'immich-takeout on {0}': 'immich-takeout({0}で作成)',
  'warning: the server could not be told to sign you out: see Account Settings > Authorized Devices.':
    '警告: サーバーにサインアウトを伝えられませんでした。Immichの「アカウント設定 > 認証済みデバイス」(Account Settings > Authorized Devices)を確認してください。',
  'nobody can sign in to {0} by password or OAuth': '{0} にはパスワードでもOAuthでもサインインできません',
  'Make an API key in its web page under Account Settings > API Keys with these permissions, and set IMMICH_API_KEY to it:\n{0}':
    'Immichの「アカウント設定 > APIキー」(Account Settings > API Keys)で次の権限を持つAPIキーを作り、IMMICH_API_KEYに設定してください:\n{0}',
  'Signed in to {0} as {1} ({2}), and out again.': '{0} に{1}({2})としてサインインし、サインアウトしました。',
  'The API key “{0}” is kept in {1}.': 'APIキー「{0}」を{1}に保存しました。',
  'Now: {0}': '次は: {0}',
  'warning: IMMICH_API_KEY is set, and is used instead of this key as long as it is.':
    '警告: IMMICH_API_KEYが設定されています。その間は、このキーではなくそちらが使われます。',

  'There is nothing to forget: the profile {0} in {1} has no server and key.':
    '消すものはありません。{1}のプロファイル{0}には、サーバーもキーもありません。',
  'Server and key are forgotten: they are no longer in {0}.': 'サーバーとキーを{0}から消しました。',
  'The key itself lies elsewhere ({0}) and goes on working.':
    'キーそのものは別の場所({0})にあり、引き続き使えます。',
  'The key “{0}” is deleted on the server.': 'サーバーのキー「{0}」を削除しました。',
  'The server did not know the key any more.': 'このキーは、サーバーにはもうありませんでした。',
  'The key works on, though ({0}): delete the key in Immich under Account Settings > API Keys.':
    'ただし、キーはまだ使えます({0})。Immichの「アカウント設定 > APIキー」(Account Settings > API Keys)でキーを削除してください。',
  'The key works on, though ({0}): delete “{1}” in Immich under Account Settings > API Keys.':
    'ただし、キーはまだ使えます({0})。Immichの「アカウント設定 > APIキー」(Account Settings > API Keys)で「{1}」を削除してください。',

  'An Immich {0} for rehearsal listens on {1}': '練習用のImmich {0}を起動しました: {1}',
  'API key: {0}': 'APIキー: {0}',
  'Try it in another terminal:': '別のターミナルで試してみてください:',
  'Ctrl-C ends it.': 'Ctrl-C で終了します。',
  '--port {0} is not a port': '--port {0}: ポート番号ではありません',
  '--server-version {0} is not known to the sandbox':
    '--server-version {0}: サンドボックスにないバージョンです',
  'It can behave like {0}.': '使えるのは{0}です。',

  'no run {0} is known here': '実行{0}の記録はここにはありません',
  'No run is known at all: was another --state-dir in use?':
    '実行の記録がまったくありません。別の --state-dir を使っていませんでしたか?',
  'Known runs: {0}': '記録のある実行: {0}',

  'Finishing what is under way.': '処理中のものを終わらせています。',
  'waiting: {0}': '待機中: {0}',
  'no run {0} of this server and user is known here':
    'このサーバーとユーザーについて、実行{0}の記録はここにはありません',
  'No run is known for them at all: was another computer or --state-dir in use?':
    '実行の記録がまったくありません。別のパソコン、または別の --state-dir を使っていませんでしたか?',
  'Known runs: {0}. immich-takeout status tells more of them.':
    '記録のある実行: {0}。詳しくは immich-takeout status で確認できます。',
  'nothing was undone, since it could not be written down: {0}':
    '記録を書き込めないため、何も取り消していません: {0}',
  'Make room, or make the state directory writable; then run the same command again.':
    '空き容量を作るか、記録用のフォルダーに書き込めるようにしてから、同じコマンドをもう一度実行してください。',

  '--deep {0} is not a share': '--deep {0}: 割合ではありません',
  'Write it as --deep=5%, or leave it out for all.':
    '--deep=5% のように書いてください。全部を調べるなら割合は不要です。',

  'archives must name takeout zips, folders or patterns such as mum/takeout-*.zip':
    'archivesには、Takeoutのzip、フォルダー、または mum/takeout-*.zip のようなパターンを書いてください',
  'a person needs a key: {0}': '1人ずつkeyが必要です: {0}',
  'the key itself must not stand here; say where it is kept: {0}':
    'キーそのものはここに書けません。保管場所を書いてください: {0}',
  'a person is a map with archives, key and options':
    '1人分の項目として、archives、key、オプションを書いてください',
  'people must be a map: a name, and below it archives and key of that person':
    'peopleには、名前と、その下にその人のarchivesとkeyを書いてください',
  'this must be a map of people, and of options for all of them':
    'peopleの一覧と、全員に共通のオプションを書いてください',
  'cannot read the family file {0}: {1}': '家族ファイル{0}を読み込めません: {1}',
  'env:NAME, file:PATH or cmd:COMMAND': 'env:環境変数名、file:パス、cmd:コマンド のいずれか',
  'key: env:{0}: this environment variable is not set': 'key: env:{0}: この環境変数は設定されていません',

  Family: '家族',
  '{0} people': '{0}人',
  '{0} photos from partner sharing': 'パートナー共有で受け取った写真{0}枚',
  'nothing was done (dry run).': '何も行っていません(ドライラン)。',
  'Left to {0}, who have the very same files: {1}.': '{1}は、まったく同じファイルを持つ{0}に任せました。',
  '{0} is left to {1}, who has the very same files.': '{0}は、まったく同じファイルを持つ{1}に任せました。',
  '{0} are left to {1}, who has the very same files.': '{0}は、まったく同じファイルを持つ{1}に任せました。',
  'All is well for {0}.': '{0}分、すべて問題ありません。',
  'Not all is well for {0} of {1}: {2}. Run the same command again when that is mended: nothing is uploaded twice.':
    '{1}中{0}人に問題があります: {2}。解決したら、同じコマンドをもう一度実行してください。二重にアップロードされることはありません。',
  '{0}:{1}: no server is given for {2}': '{0}:{1}: {2}のサーバーが指定されていません',
  'Write server: http://192.168.1.10:2283, there or at the top for all.':
    'server: http://192.168.1.10:2283 のように、その人の欄か、全員に共通なら先頭に書いてください。',
  '{0}:{1}: {2} cannot stand here': '{0}:{1}: {2}はここには書けません',
  'Give each person a key: {0}.': '1人ずつkeyを書いてください: {0}。',
  'Looking at what {0} has from partner sharing, and shares':
    '{0}のパートナー共有(受け取った写真と共有した写真)を確認しています',
  'warning: {0} cannot be asked now ({1}): nothing is left to {2}':
    '警告: {0}の分を今は確認できません({1})。{2}に任せる写真はなしとします',
  'the keys of {0} belong to the same user, {1} on {2}': '{0}のキーが同じユーザー({2} の{1})のものです',
  'Give each person a key of their own. Who has two Google accounts is one person: name all archives there.':
    'キーは1人ずつ別のものにしてください。Googleアカウントを2つ持つ人は1人として、アーカイブをすべてその人の欄に書いてください。',
  'not begun: the server took no more at the turn of {0}.':
    '未処理: {0}の番で、サーバーが受け付けなくなりました。',
  'something went wrong that should not.': '起こるはずのない問題が起きました。',
  'not begun: the run was interrupted.': '未処理: 実行が中断されました。',

  'nobody is there to paste the address to which the provider sends you back':
    'サインイン後に戻ってくるアドレスを、貼り付けられる人がいません',
  'Run it on a terminal, pass that address on standard input, or see --redirect-port.':
    'ターミナルで実行するか、そのアドレスを標準入力で渡してください。--redirect-port を使う方法もあります。',
  'Address:': 'アドレス:',
  'could not sign in: nobody came back within {0} minutes':
    'サインインできませんでした: {0}分以内に戻ってきませんでした',
  'Run the same command again. If the provider complained about the redirect address, see docs/login.md.':
    '同じコマンドをもう一度実行してください。リダイレクト先について認証画面でエラーが出た場合は、docs/login.md をご覧ください。',
  '--oauth asks for no e-mail address and password': '--oauth では、メールアドレスとパスワードは使いません',
  'cannot ask for your e-mail address: there is no terminal':
    'メールアドレスを尋ねられません: ターミナルがありません',
  'Give --email and --password-file.': '--email と --password-file を指定してください。',
  'Give --email and --password-file, or --oauth.':
    '--email と --password-file、または --oauth を指定してください。',
  'E-mail:': 'メールアドレス:',
  'E-mail (or just Enter for “{0}”):': 'メールアドレス(Enterだけなら「{0}」):',
  'an e-mail address is needed to sign in': 'サインインにはメールアドレスが必要です',
  'nobody can sign in with OAuth on this server: its administrator switched that off':
    'このサーバーでは、管理者がOAuthでのサインインを無効にしています',
  'Leave --oauth out.': '--oauth を付けずに実行してください。',
  'nobody can sign in with a password on this server: its administrator switched that off':
    'このサーバーでは、管理者がパスワードでのサインインを無効にしています',
  'Try it with --oauth.': '--oauth を付けて試してください。',
  'There is nothing here.': 'ここには何もありません。',
  'Done here: you can close this page. The terminal tells how it went on.':
    'ここでの操作は終わりです。このページは閉じてかまいません。続きはターミナルに表示されます。',
  'cannot wait for the browser on {0}:{1}: {2}': '{0}:{1} でブラウザーからの応答を待てません: {2}',
  'Another program uses this port: end it, or give another --redirect-port that is registered.':
    '別のプログラムがこのポートを使っています。そのプログラムを終了するか、登録済みの別のポートを --redirect-port で指定してください。',
  'Password:': 'パスワード:',
  'a password is needed to sign in': 'サインインにはパスワードが必要です',
  '--redirect-port {0} is not a port': '--redirect-port {0}: ポート番号ではありません',
  'Sign in on the page that your browser opens now. If it does not:':
    'これからブラウザーで開くページでサインインしてください。開かないときは、こちらを開いてください:',
  'Open this page in a browser, and sign in:': 'ブラウザーで次のページを開き、サインインしてください:',
  'In the end the browser is sent to an address that begins with app.immich:///oauth-callback, and cannot open it.\nCopy that whole address and paste it here (docs/login.md tells where each browser shows it).':
    '最後に、ブラウザーは app.immich:///oauth-callback で始まるアドレスへ移ろうとして、開けずに終わります。\nそのアドレスを全部コピーして、ここに貼り付けてください(どこに表示されるかは docs/login.md にあります)。',
  'Then it comes back here by itself. Is the browser on another computer? Its last address begins with\nhttp://127.0.0.1: and fails to load: copy that whole address and paste it here.':
    'サインインすると、自動的にここへ戻ります。ブラウザーが別のパソコンにある場合は、最後に http://127.0.0.1: で始まる\nアドレスが開けずに終わります。そのアドレスを全部コピーして、ここに貼り付けてください。',

  'trying again in {0}: {1}: {2}': '{0}後にもう一度試します: {1}: {2}',
  'album {0}: {1} of {2}': 'アルバム {0}: {2}件中{1}件',
  '--log-file: cannot write {0}: {1}': '--log-file: {0}に書き込めません: {1}',
  Starting: '開始中',
  'Waiting for the server for {0}': 'サーバーを待っています({0})',
  '{0}: {1} done': '{0}: {1}完了',
  '{0} left': '残り{0}',
  '{0} of {1} file': 'ファイル{1}件中{0}件',
  '{0} of {1} files': 'ファイル{1}件中{0}件',
  Reading: '読み込み中',
  Uploading: 'アップロード中',
  Writing: '書き込み中',
  'Completing what was there already': '保存済みのものを補完中',
  'Completing albums': 'アルバムを整理中',
  Stacking: 'スタックを作成中',
  interrupted: '中断しました',
  'Run with --yes to agree beforehand.': '先に同意しておくには --yes を付けて実行してください。',
  'cannot ask "{0}": there is no terminal': '「{0}」と尋ねられません: ターミナルがありません',
  'something went wrong that should not: {0}': '起こるはずのない問題が起きました: {0}',
  'This is a bug in immich-takeout: please report it with the lines above. Your archives are unchanged, and\nrunning the same command again goes on where it stopped.':
    'immich-takeoutの不具合です。上の行を添えて報告してください。アーカイブは元のままです。\n同じコマンドをもう一度実行すると、止まったところから続きます。',
  'caused by:': '原因:',
  'The key that was kept in {0} before still works: delete it in Immich under Account Settings > API Keys if nothing else uses it.':
    'これまで{0}に保存されていたキーは、まだ有効です。ほかで使っていなければ、Immichの「アカウント設定 > APIキー」(Account Settings > API Keys)で削除してください。',
  'Key: {0}': 'キー: {0}',
  'Archives: {0}': 'アーカイブ: {0}',
};

import type { Sentences } from '../../../lib/say.ts';

/** What a call was to do (`could not {0}`) and what a permission is for (`needed to {0}`) are nouns here. */
export const immich: Sentences = {
  'could not {0}: {1}': '{0}に失敗しました: {1}',

  'list the albums': 'アルバム一覧の取得',
  'create the album': 'アルバムの作成',
  'add to the album': 'アルバムへの追加',
  'take out of the album': 'アルバムからの取り出し',
  'remove the album': 'アルバムの削除',
  'read the album': 'アルバムの読み取り',
  'no answer': '応答なし',

  'the server asks for a pause': 'サーバーがしばらく待つように求めています',
  'the server waited too long for us': 'サーバーがデータの到着を待ちきれませんでした',
  'the server redirects to nowhere': 'サーバーが示した転送先が正しくありません',
  '{0} redirects to {1}': '{0}は{1}に転送されます',
  'Use {0} as the server address. Redirects are not followed: they would lose what is uploaded.':
    'サーバーのアドレスには{0}を指定してください。アップロードの内容が失われるため、転送先へ自動では進みません。',
  '{0} wants https': '{0}はhttpsでの接続を求めています',
  'Use {0} as the server address.': 'サーバーのアドレスには{0}を指定してください。',
  'a login page': 'ログインページ',
  'Google sign-in': 'Googleのログイン画面',
  'Microsoft sign-in': 'Microsoftのログイン画面',
  'Cloudflare refused the request (403)': 'Cloudflareに拒否されました(403)',
  'a proxy in front of the server refused the request (403)':
    'サーバーの手前にあるプロキシに拒否されました(403)',
  'Allow this program there, or use an address that leads straight to the server.':
    'そこでこのプログラムを許可するか、サーバーに直接つながるアドレスを使ってください。',
  '{0} stands before {1} and asks for a login': '{1}の手前で{0}がログインを求めています',
  'Pass a service token (--cf-access-client-id and --cf-access-client-secret), or use an address that leads straight to the server.':
    'サービストークンを渡す(--cf-access-client-id と --cf-access-client-secret)か、サーバーに直接つながるアドレスを使ってください。',
  'Pass what it wants with --header, exempt /api there, or use an address that leads straight to the server.':
    '求められているものを --header で渡すか、/api をログインの対象から外すか、サーバーに直接つながるアドレスを使ってください。',
  '{0} answers, but not like an Immich server': '{0}から応答はありますが、Immichのサーバーではないようです',
  'Check the server address: the one you open Immich with in a browser.':
    'サーバーのアドレスを確認してください。ブラウザーでImmichを開くときのアドレスです。',
  'an API key cannot see the locked folder': 'APIキーでは鍵付きフォルダーの中を見られません',
  'the server does not accept the API key': 'サーバーがAPIキーを受け付けません',
  'A custom Authorization or Cookie header takes precedence over the API key: remove it.':
    '指定されたAuthorizationやCookieのヘッダーがAPIキーより優先されています。外してください。',
  'Sign in again with immich-takeout login, or create a key in Immich under Account Settings > API Keys and pass it in IMMICH_API_KEY.':
    'immich-takeout login でもう一度サインインするか、Immichの「アカウント設定 > APIキー」(Account Settings > API Keys)でキーを作り、IMMICH_API_KEY で渡してください。',
  'the server does not allow it (403: {0})': 'サーバーで許可されていません(403: {0})',
  'no reason given': '理由の説明なし',
  'the API key lacks the permission {0}, needed to {1}': 'APIキーに権限 {0} がありません({1}に必要です)',
  'Edit the key in Immich under Account Settings > API Keys and tick {0}.':
    'Immichの「アカウント設定 > APIキー」(Account Settings > API Keys)でこのキーを編集し、{0} にチェックを入れてください。',
  'the server does not know {0} (404)': 'サーバーに {0} がありません(404)',
  'It is in maintenance mode, or the address leads somewhere else.':
    'メンテナンス中か、アドレスが別の場所を指しています。',
  'Cloudflare refused the request as too large (413)': 'Cloudflareに、大きすぎるとして拒否されました(413)',
  'a proxy in front of the server refused the request as too large (413)':
    'サーバーの手前にあるプロキシに、大きすぎるとして拒否されました(413)',
  'Its free plan takes 100 MB at most: use an address that does not lead through Cloudflare for large files.':
    'Cloudflareの無料プランの上限は100MBです。大きなファイルには、Cloudflareを通らないアドレスを使ってください。',
  'Raise its limit (nginx: client_max_body_size), or use an address that leads straight to the server.':
    'プロキシの上限を上げる(nginxでは client_max_body_size)か、サーバーに直接つながるアドレスを使ってください。',
  'the disk of the server is full': 'サーバーのディスクがいっぱいです',
  'the server is not available (503)': 'サーバーが利用できません(503)',
  'the proxy cannot reach the server ({0})': 'プロキシからサーバーに接続できません({0})',
  'the server failed ({0})': 'サーバーでエラーが起きました({0})',
  'the server failed ({0}: {1})': 'サーバーでエラーが起きました({0}: {1})',
  'Its log tells why: often its disk is full.':
    '原因はサーバーのログでわかります。ディスクがいっぱいになっていることがよくあります。',
  'the storage quota of this user is used up': 'このユーザーの容量制限に達しました',
  'Ask the administrator of the server for a larger quota, then run again: nothing is uploaded twice.':
    'サーバーの管理者に容量を増やしてもらってから、もう一度実行してください。同じものが二重にアップロードされることはありません。',
  'this server does not take files of this type': 'このサーバーはこの種類のファイルを受け付けません',
  'the upload was cut on its way to the server': 'アップロードがサーバーに届く途中で途切れました',
  'the server refused it ({0})': 'サーバーに拒否されました({0})',

  'delete the API key': 'APIキーの削除',
  'servers before Immich 1.139 do not tell a key its id':
    'Immich 1.139より前のサーバーでは、キーが自分のIDを知ることができません',
  'sign in': 'サインイン',
  'The code of the provider may be used up or too old: run the same command again. If it stays so, the administrator of the server finds the reason in its log.':
    'プロバイダーのコードが使用済みか、古くなった可能性があります。同じコマンドをもう一度実行してください。それでも変わらなければ、サーバーの管理者がログで原因を確かめられます。',
  'Somebody with this e-mail address already signs in by another account of the provider: use that one, or ask the administrator of the server.':
    'このメールアドレスでは、すでに同じプロバイダーの別のアカウントでサインインしています。そのアカウントを使うか、サーバーの管理者に相談してください。',
  'The server knows nobody with this e-mail address, and takes in nobody new by itself: ask its administrator for an account.':
    'このメールアドレスはサーバーに登録されておらず、自動では登録されません。管理者にアカウントを作ってもらってください。',
  'Ask the administrator of the server how it is set up.': 'サーバーの設定を管理者に確認してください。',
  'ask how people sign in': 'サインイン方法の確認',
  '{0} is no administrator of this server': '{0}はこのサーバーの管理者ではありません',
  'Leave --admin out: bringing photos home needs nothing of it.':
    '--admin を外してください。写真の取り込みに管理者の権限は要りません。',
  'make an API key': 'APIキーの作成',
  'this is not the address to which the provider sent you back':
    'これは、プロバイダーから戻ってきたときのアドレスではありません',
  'It begins with app.immich:///oauth-callback or with the address of your server, and has code= in it. Copy all of it.':
    'app.immich:///oauth-callback かサーバーのアドレスで始まり、code= を含むものです。全体をコピーしてください。',
  'this address belongs to another sign-in: its state is not the one that was sent':
    'これは別のサインインのアドレスです(stateが、送ったものと違います)',
  'It is that of an earlier try, or somebody else made it. Begin again, and use the newest one.':
    '前回の試みのものか、ほかの誰かが作ったものです。はじめからやり直して、いちばん新しいものを使ってください。',
  'the provider did not let you in, or you said no there ({0})':
    'プロバイダーで認められなかったか、ご自身が同意しませんでした({0})',
  'the provider refused ({0})': 'プロバイダーに拒否されました({0})',
  'Run the same command again to try once more.': 'もう一度試すには、同じコマンドを実行してください。',
  'sign out': 'サインアウト',
  'They are those with which you open Immich in a browser.': 'ブラウザーでImmichを開くときのものです。',
  'Whoever always uses “{0}” may have none: try --oauth.':
    'いつも「{0}」を使っている場合は、パスワードがないのかもしれません。--oauth を試してください。',
  'wrong e-mail address or password': 'メールアドレスまたはパスワードが違います',
  'begin to sign in': 'サインインの開始',
  'the server names no web page for it': 'サーバーがサインインのためのページを示していません',
  'It cannot agree with the OpenID provider that it is set to. Its administrator finds the reason in its log.':
    'サーバーが、設定されたOpenIDプロバイダーとうまくやり取りできていません。管理者がログで原因を確かめられます。',

  'ask what is already there': '保存済みかどうかの確認',
  'the server left out an answer': 'サーバーの回答が足りません',
  'The server is Immich {0}, newer than what this program knows ({1}); it is spoken to like {2}.':
    'サーバーのImmich {0}は、このプログラムが知っているもの({1})より新しいため、{2}と同じように扱います。',
  'ask for the supported file types': '対応しているファイル形式の確認',
  'ask whose library this is': 'ライブラリの持ち主の確認',
  'ask what the API key may do': 'APIキーの権限の確認',

  'nothing answers at {0} (connection refused)': '{0}に接続できません(接続が拒否されました)',
  'Check the address and the port, and that the server runs.':
    'アドレスとポート番号が正しいか、サーバーが動いているかを確認してください。',
  'the name {0} is not known': '{0}という名前のサーバーが見つかりません',
  'Check the spelling of the server address, and the network.':
    'サーバーのアドレスのつづりと、ネットワークを確認してください。',
  'the name {0} cannot be looked up now': '{0}という名前を今は調べられません',
  'Check the network connection.': 'ネットワーク接続を確認してください。',
  'there is no way to {0} ({1})': '{0}までつながる経路がありません({1})',
  '{0} does not answer': '{0}から応答がありません',
  'Check the address and the port, and firewalls in between.':
    'アドレスとポート番号、途中にあるファイアウォールを確認してください。',
  '{0} took the request but does not answer': '{0}は要求を受け取りましたが、応答がありません',
  'the connection to {0} was lost': '{0}との接続が切れました',
  '{0} does not speak HTTP': '{0}はHTTPで応答しません',
  'If the server has no TLS, use http://{0} as its address.':
    'サーバーがTLSに対応していなければ、アドレスに http://{0} を指定してください。',
  '{0} does not speak https': '{0}はhttpsに対応していません',
  'Pass the authority of the server with --ca-cert; --insecure trusts any certificate.':
    '--ca-cert でサーバーの認証局の証明書を渡してください。--insecure を付けると、どの証明書でも信用します。',
  'the certificate of {0} is not trusted ({1})': '{0}の証明書を信用できません({1})',
  'the connection to {0} failed ({1})': '{0}への接続に失敗しました({1})',

  'count what is already there': '保存済みの件数の確認',
  'find the Immich server': 'Immichサーバーの検出',
  '{0} says its API is at {1}': '{0}によると、APIは{1}にあります',
  'Use {0} as the server address, if you trust it.':
    'そこを信用できるなら、サーバーのアドレスに{0}を指定してください。',
  'there is none at {0} (404)': '{0}にImmichはありません(404)',
  'The address has no scheme, so {0} was tried. Write http:// or https:// before it.':
    'アドレスに http:// も https:// もなかったので、{0}を試しました。どちらかを先頭に付けてください。',
  'the answer of the server is not what it should be': 'サーバーの応答が想定したものと違います',
  'the answer of the server has no usable {0}': 'サーバーの応答に、使える {0} がありません',
  'Check the server address; a server newer than this program may need a newer program.':
    'サーバーのアドレスを確認してください。サーバーのほうが新しければ、このプログラムの更新が必要かもしれません。',
  'ask whether the server is there': 'サーバーが動いているかの確認',
  'stack photos': '写真のスタック作成',
  'take the stack apart': 'スタックの解除',
  'read the asset': '写真や動画の情報の取得',
  'download the original': '元のファイルのダウンロード',
  'see how much space is left': '空き容量の確認',
  'Make room on the server, then run again: nothing is uploaded twice.':
    'サーバーに空きを作ってから、もう一度実行してください。同じものが二重にアップロードされることはありません。',
  'measure how fast it answers': '応答の速さの測定',

  'know whose library this is': 'ライブラリの持ち主の確認',
  'upload photos and videos': '写真と動画のアップロード',
  'ask which files are already there (Immich 1.137 to 1.140 allow it only to a key with all permissions)':
    '保存済みのファイルの確認。Immich 1.137〜1.140では、すべての権限を持つキーだけ',
  'link a live photo whose still was already there': '写真だけが保存済みだったライブフォトの結び付け',
  'find the albums of an earlier run': '以前の実行で作ったアルバムの検索',
  'create albums': 'アルバムの作成',
  'put photos into albums': 'アルバムへの写真の追加',
  'stack edited photos on their originals': '編集した写真と元の写真のスタック作成',
  'create tags': 'タグの作成',
  'tag photos': '写真へのタグ付け',
  'move photos to the trash': '写真のゴミ箱への移動',
  'restore photos from the trash': 'ゴミ箱からの写真の復元',
  'see what is already known': 'すでにある情報の確認',
  'fill in what is missing': '足りない情報の補完',
  'ask which files are already there': '保存済みのファイルの確認',
  'compare what is there': 'サーバーにあるものとの比較',
  'compare albums': 'アルバムの比較',
  'compare every byte': '全データの比較',
  'see what was changed since': 'その後の変更の確認',
  'move what a run uploaded to the trash': 'アップロードしたもののゴミ箱への移動',
  'see what else is in an album': 'アルバムにほかの写真があるかの確認',
  'remove albums a run created': '作成したアルバムの削除',
  'take photos out of albums again': 'アルバムからの写真の取り出し',
  'take stacks of a run apart again': '作成したスタックの解除',
  'take a live photo apart that a run put together': '結び付けたライブフォトの分離',
  'see whether the tags are shown': 'タグの表示設定の確認',
  'see the storage template': 'ストレージテンプレートの確認',
  'delete itself when you log out': 'ログアウト時のキー自身の削除',
  'see what the background jobs do': 'バックグラウンドジョブの状況の確認',
  'pause background jobs': 'バックグラウンドジョブの一時停止',

  'try the way of an upload': 'アップロード経路の確認',
  'look at the queues of background jobs': 'バックグラウンドジョブの状況の確認',
  'pause the queue {0}': 'ジョブ {0} の一時停止',
  'resume the queue {0}': 'ジョブ {0} の再開',
  'ask for the server version': 'サーバーのバージョンの確認',
  'the server is Immich {0}; {1} or newer is needed': 'サーバーはImmich {0}ですが、{1}以降が必要です',
  'Update the server (it is worth it), then run again.':
    'サーバーを更新してから(その価値はあります)、もう一度実行してください。',
  'see which views are switched on': '表示設定の確認',
  'ask what is switched on': '有効な機能の確認',
  'the API key is empty': 'APIキーが空です',
  'the API key contains characters that no API key has': 'APIキーに使われない文字が含まれています',
  'Copy it again, without spaces or quotes.': '空白や引用符を含めずに、もう一度コピーしてください。',
  'a header cannot be called {0}': '{0} はヘッダーの名前に使えません',
  'the header {0} is set by this program and cannot be given':
    'ヘッダー {0} はこのプログラムが付けるので、指定できません',
  'the value of the header {0} holds characters that cannot be sent':
    'ヘッダー {0} の値に、送れない文字が含まれています',
  'search the library': 'ライブラリの検索',
  'the server address must begin with http:// or https://':
    'サーバーのアドレスは http:// か https:// で始めてください',
  'the server address must not contain a user name or password':
    'サーバーのアドレスに、ユーザー名やパスワードを含めないでください',
  "For a proxy that asks for a password use --header 'Authorization: Basic …'.":
    "パスワードを求めるプロキシには、--header 'Authorization: Basic …' を使ってください。",
  'the server address is not an address': 'サーバーのアドレスが正しくありません',
  'Write it like https://photos.example.org or http://192.168.1.5:2283.':
    'https://photos.example.org や http://192.168.1.5:2283 のように書いてください。',
  'the content has more bytes than the {0} that were announced':
    '中身が、はじめに示された{0}バイトより大きくなっています',
  'the content has only {0} bytes where {1} were announced':
    '中身が{0}バイトしかなく、はじめに示された{1}バイトに足りません',
  'The file was changed while it was read, or the archive is damaged.':
    '読んでいる間にファイルが変更されたか、アーカイブが壊れています。',
  'move to the trash': 'ゴミ箱への移動',
  'restore from the trash': 'ゴミ箱からの復元',
  'change the asset': '写真や動画の情報の変更',
  'change assets': '写真や動画の情報の変更',
  'link the live photo': 'ライブフォトの結び付け',
  'upload the file': 'ファイルのアップロード',
  'the server claims to have it before it was sent': '送り終わる前に、サーバーが受け取ったと答えました',
  '{0} took nothing for {1} seconds': '{0}が{1}秒間データを受け取りませんでした',
  'this server has no locked folder': 'このサーバーには鍵付きフォルダーがありません',
  'The locked folder came with Immich 1.133: update the server, then run again.':
    '鍵付きフォルダーはImmich 1.133からの機能です。サーバーを更新してから、もう一度実行してください。',
};

import type { Sentences } from '../../../lib/say.ts';

/** Help, and what is wrong with options. */
export const cliHelp: Sentences = {
  // program
  'Brings a Google Photos Takeout home to your Immich server.':
    'GoogleフォトのTakeoutを、ご自分のImmichサーバーへ移します。',
  'display help for command': 'コマンドの使い方を表示する',
  'output the version number': 'バージョンを表示する',
  'print results and events as JSON lines on standard output': '結果と経過を、1行1件のJSONで標準出力に書く',
  'print nothing but results and what went wrong': '結果と、うまくいかなかったことだけを表示する',
  'tell of every file': 'ファイル1件ごとに知らせる',
  'append all that happens to this file, as JSON lines': '起きたことをすべて、このファイルにJSONで書き足す',
  'no progress bars': '進行状況のバーを表示しない',
  'no colours': '色を付けない',
  'configuration file (else IMMICH_TAKEOUT_CONFIG)': '設定ファイル(省略時は IMMICH_TAKEOUT_CONFIG)',
  'profile in that file (else IMMICH_TAKEOUT_PROFILE, else default)':
    '設定ファイルの中のプロファイル(省略時は IMMICH_TAKEOUT_PROFILE、それもなければ default)',
  'do nothing but print each option and where its value comes from':
    '各オプションの値と、それをどこで決めたかを表示するだけで、ほかには何もしない',
  'See what is in an export, and what would happen to it':
    'エクスポートに何が入っていて、どう扱われるかを見る',
  'Bring it to your server (asks for the API key)': '自分のサーバーに送る(APIキーを尋ねます)',
  'Try everything without a server of your own': '自分のサーバーなしで、ひととおり試す',

  // help-layout, add-examples
  'Usage:': '使い方:',
  'Arguments:': '引数:',
  'Options:': 'オプション:',
  'Commands:': 'コマンド:',
  'Examples:': '例:',
  '[options]': '[オプション]',
  '[command]': '[コマンド]',
  '<command>': '<コマンド>',
  '{0} (choices: {1}, default: {2})': '{0}(選択肢: {1}、既定: {2})',
  '{0} (choices: {1})': '{0}(選択肢: {1})',
  '{0} (default: {1})': '{0}(既定: {1})',

  // translate-commander
  "error: unknown option '{0}'": 'エラー: {0} というオプションはありません',
  "error: unknown command '{0}'": 'エラー: {0} というコマンドはありません',
  "error: missing required argument '{0}'": 'エラー: 必要な引数 {0} がありません',
  "error: option '{0}' argument missing": 'エラー: オプション {0} の値がありません',
  "error: option '{0}' argument '{1}' is invalid. Allowed choices are {2}.":
    'エラー: オプション {0} に「{1}」は指定できません。使えるのは {2} です。',
  "error: command-argument value '{0}' is invalid for argument '{1}'. Allowed choices are {2}.":
    'エラー: 引数 {1} に「{0}」は指定できません。使えるのは {2} です。',
  "error: too many arguments for '{0}'. Expected {1} but got {2}.":
    'エラー: {0} の引数が多すぎます。{1}のところ、{2}個あります。',
  '{0} arguments': '引数は{0}個',
  '(Did you mean one of {0}?)': '(もしかして、次のどれかですか: {0})',
  '(Did you mean {0}?)': '(もしかして: {0})',
  'Allowed choices are {0}.': '使えるのは {0} です。',

  // declarations/archive
  'write photos, videos and albums into a folder of your own; needs no server':
    '写真と動画とアルバムを自分のフォルダーに書き出す。サーバーは不要',
  'takeout zips, folders that hold them, or unpacked exports':
    'Takeoutのzip、それが入ったフォルダー、または展開済みのエクスポート',
  'The archive:': '書き出し先:',
  'show each album as a folder of links (albums/TITLE)':
    '各アルバムを、リンクの入ったフォルダー(albums/タイトル)としても見せる',
  'read every file of the archive again instead of trusting size and date':
    '大きさと日付だけで判断せず、書き出し済みのファイルをすべて読み直す',
  'say what would be written, and write nothing': '何を書き出すかを表示するだけで、何も書かない',
  'where to write; made if it is not there': '書き出し先。なければ作る',
  'photos that were archived in Google Photos: taken like others, or left behind':
    'Googleフォトでアーカイブした写真を、ほかと同じように扱うか、対象外にするか',
  "also take Google's trash, into a tree of its own (trash)":
    'Googleのゴミ箱の中身も、専用の場所(trash)に書き出す',
  "photos that Google's editor changed: both and noted as a stack, both, or only one":
    'Googleで編集した写真。両方を残してスタックとして記録する、両方を残す、または片方だけ',
  'A folder on an external disk, albums shown as folders':
    '外付けディスクのフォルダーへ。アルバムもフォルダーとして見せる',
  'Look whether all of it is still there, byte by byte': 'すべて無事に残っているか、中身まで確かめる',

  // declarations/completion, demo
  'print what a shell needs to complete the names of commands and options':
    'コマンド名やオプション名をシェルで補完するための設定を出力する',
  'make a small export and bring it to a sandbox server: see how it works':
    '小さなエクスポートを作って練習用サーバーに送り、流れを見せる',

  // declarations/doctor
  'look at everything that could spoil an upload with the same arguments; changes nothing':
    '同じ引数でアップロードしたときに困りそうなことを調べる。何も変更しない',
  'the same as for upload; without, only the server is looked at':
    'upload と同じ。省略するとサーバーだけを調べる',
  'What to look at:': '調べる内容:',
  'do not try requests that the server has to refuse': 'サーバーが断るはずの要求は試さない',
  'only resume background jobs that a run with --pause-jobs left paused':
    '--pause-jobs を付けた実行が止めたままのバックグラウンドジョブを再開するだけにする',
  'Before a long upload': '時間のかかるアップロードの前に',
  'The server and the way to it alone': 'サーバーと、そこまでの経路だけを調べる',

  // declarations/explain
  'say why a photo is treated as it is: sidecar, date, place, albums, copies':
    '写真の扱いの理由を説明する(GoogleのJSON、日時、場所、アルバム、コピー)',
  'its name in the archive or at Google, or the end of its path':
    'アーカイブかGoogleでの名前、またはパスの終わりの部分',
  'Why this photo has this date': 'この写真がこの日付になる理由',

  // declarations/family
  'upload for each person of a family in turn': '家族一人ひとりの分を順にアップロードする',
  'who brings what to which account, such as family.yaml':
    '誰の何をどのアカウントへ送るかを書いたファイル(family.yaml など)',
  'ask the servers what they have, say what would be done, and do nothing':
    'サーバーに何があるかを尋ね、何をするかを表示するだけで、何もしない',
  'only this person; may be given several times': 'この人の分だけ。何度でも指定できる',
  'See first what would be done for everybody': 'まず、全員分で何が行われるかを見る',
  'Bring everything of everybody': '全員分をすべて送る',
  'One person alone, again': '一人分だけを、もう一度',

  // declarations/guide
  'ask for everything that is needed, step by step; on a terminal, also without this word':
    '必要なことを順に尋ねながら進める。端末ではこの語を省いても始まる',

  // declarations/login
  'sign in once, and keep an API key that is to do for every command':
    '一度サインインして、すべてのコマンドで使うAPIキーを保存する',
  'address of your Immich (default: that of the profile)': 'Immichのアドレス(既定: プロファイルにあるもの)',
  'How to sign in:': 'サインインの方法:',
  'by password: the e-mail address (default: asks)': 'パスワードで入るときのメールアドレス(既定: 尋ねる)',
  'file that holds the password, - for standard input (default: asks)':
    'パスワードを書いたファイル。- は標準入力(既定: 尋ねる)',
  'in a browser, with the provider that the server is set to':
    'サーバーに設定された認証サービスに、ブラウザーで入る',
  'the browser comes back by itself, to http://127.0.0.1:22830/oauth-callback or another port; has to be registered with the provider':
    'ブラウザーが自動で http://127.0.0.1:22830/oauth-callback(または別のポート)に戻る。認証サービスへの登録が必要',
  'open no browser, only show the page to go to': 'ブラウザーを開かず、開くページを表示するだけにする',
  'The key:': 'キー:',
  'its name in Immich (default: immich-takeout on this computer)':
    'Immichでの名前(既定: immich-takeout とこのパソコンの名前)',
  'also what only an administrator can: see settings, pause background jobs':
    '管理者だけができること(設定の確認、バックグラウンドジョブの一時停止)も許可する',
  'print the key and keep nothing': 'キーを表示し、何も保存しない',
  'Sign in, by password or in the browser': 'パスワードかブラウザーでサインインする',
  'Keep the key of another person beside yours': 'ほかの人のキーも、自分のものと並べて保存する',
  'In a script': 'スクリプトの中で',

  // declarations/logout
  'delete the API key that login made, here and on the server':
    'login で作ったAPIキーを、このパソコンとサーバーから削除する',
  'After the last photo has arrived': '最後の写真が届いたら',
  'The key of one profile': '一つのプロファイルのキー',

  // declarations/plan
  'say what is in an export and what would happen to it; needs no server':
    'エクスポートに何が入っていて、どう扱われるかを表示する。サーバーは不要',
  'All parts of an export, wherever they lie': '一つのエクスポートの分割ファイルすべて(置き場所はどこでも)',
  'One summer, as JSON for another program': 'ひと夏の分を、ほかのプログラム用にJSONで',

  // declarations/sandbox
  'run a small Immich-compatible server on this computer, to rehearse':
    'このパソコンで、Immichと同じように動く小さな練習用サーバーを立ち上げる',
  'port to listen on (default: any free one)': '待ち受けるポート(既定: 空いているもの)',
  'keep what is uploaded here (default: in memory)': 'アップロードされたものの保存先(既定: メモリの中)',
  'Immich to behave like: 1.135, 2.7 or 3.0': 'まねるImmichのバージョン: 1.135、2.7、3.0',

  // declarations/status
  'tell what was done so far, and how to go on; needs no server':
    'これまでに済んだことと、続け方を表示する。サーバーは不要',
  'tell more of this run': 'この実行について詳しく表示する',
  'with a run: name the files that it uploaded':
    '実行を指定したとき、アップロードしたファイルの名前も表示する',
  'where it was remembered': '記録のあるフォルダー',
  'What happened last night': '昨晩の結果',

  // declarations/undo
  'say what taking back a run would do; with --yes, move what it uploaded to the trash':
    'ある実行を取り消すとどうなるかを表示する。--yes を付けると、アップロードしたものをゴミ箱に移す',
  'id of the run, as told by status': '実行のID(status で分かる)',
  'do it': '実際に行う',
  'longest wait for a server that is gone (90s, 30m, 8h)':
    '応答しなくなったサーバーを待つ最長時間(90s、30m、8h)',
  'See what taking back a run would do (the id is told by status)':
    '実行を取り消すとどうなるかを見る(IDは status で分かります)',

  // declarations/upload
  'bring photos, videos and albums to the server': '写真と動画とアルバムをサーバーに送る',
  'ask the server what it has, say what would be done, and do nothing':
    'サーバーに何があるかを尋ね、何をするかを表示するだけで、何もしない(予行)',
  'See first what would be sent': 'まず、何が送られるかを見る',
  'By night only, and gently': '夜の間だけ、控えめに',
  'Through a tunnel that refuses large files, with a second way for those':
    '大きなファイルを通さないトンネル経由で。大きなものは別の経路で送る',

  // declarations/verify
  'say whether everything of an export is on the server as it should be; changes nothing':
    'エクスポートのすべてがサーバーに正しくあるかを調べる。何も変更しない',
  'the same as for upload': 'upload と同じ',
  'What to compare:': '比べる内容:',
  'read every file again, even where its checksum is known from an earlier run':
    '前の実行でチェックサムが分かっていても、すべてのファイルを読み直す',
  'also download originals and compare their bytes: all, or a share (--deep=5%)':
    '元のファイルをダウンロードして中身まで比べる。すべて、または一部(--deep=5%)',
  'only whether the files are there, not what the server shows of them':
    'ファイルがあるかどうかだけを調べ、サーバーでの表示内容は調べない',
  'list what is missing in this file': '足りないものの一覧をこのファイルに書く',
  'Is everything there?': 'すべてそろっているか',
  'Download every twentieth original and compare its bytes, too':
    '元のファイルも20枚に1枚ダウンロードして、中身まで比べる',

  // declarations/whoami
  'show server, user, quota, and what the API key may do and lacks':
    'サーバー、ユーザー、容量制限と、APIキーの権限の過不足を表示する',
  'With the key that login keeps': 'login で保存したキーで',
  'With another key': '別のキーで',

  // options/archive-options, byte-size
  'archive needs to know where to write': 'archive には書き出し先の指定が必要です',
  'Add --to FOLDER.': '--to フォルダー を付けてください。',
  '{0} {1} is not a size': '{0} {1} は大きさとして読めません',
  'Write it as 500kB, 5MB or 100MiB.': '500kB、5MB、100MiB のように書いてください。',

  // options/filter-options
  'What to take:': '対象にするもの:',
  'only photos taken on or after this day (2019-07-14)': 'この日以降に撮影した写真だけ(2019-07-14)',
  'only photos taken on or before this day': 'この日までに撮影した写真だけ',
  'only these albums (globs such as "Summer*")': 'このアルバムだけ("夏*" のような書き方もできる)',
  'not these albums, nor photos that are in no other album':
    'このアルバムと、ほかのアルバムに入っていないその写真を除く',
  'only files whose path or name matches': 'パスか名前が一致するファイルだけ',
  'not files whose path or name matches': 'パスか名前が一致するファイルを除く',
  'only photos, or only videos': '写真だけ、または動画だけ',
  'photos from partner sharing: include, skip, or album=TITLE':
    'パートナー共有の写真: include(含める)、skip(除く)、album=タイトル(アルバムに入れる)',
  'archived photos go to the archive, or stay behind':
    'アーカイブ済みの写真を、サーバーのアーカイブに入れるか、対象外にするか',
  "also take Google's trash, into the server's trash": 'Googleのゴミ箱の中身も、サーバーのゴミ箱に入れる',
  'What to make of it:': '仕上げ方:',
  "photos that Google's editor changed: both stacked, both, or only one":
    'Googleで編集した写真。両方をスタックにする、両方を残す、または片方だけ',
  'make albums of untitled ones too, under their folder name': 'タイトルのないアルバムも、フォルダー名で作る',
  'keep comments of shared albums in the album description': '共有アルバムのコメントを、アルバムの説明に残す',
  'tag every photo (Takeout/2026); / separates levels':
    'すべての写真にタグを付ける(Takeout/2026)。/ で階層を区切る',
  'tag every photo with this import (immich-takeout/DATE)':
    'すべての写真に、今回の取り込みのタグを付ける(immich-takeout/日付)',
  'tag every photo with its albums (Albums/TITLE)': 'すべての写真に、アルバムのタグを付ける(Albums/タイトル)',
  'do not tag photos with the people in them (People/NAME)': '写っている人のタグを付けない(People/名前)',
  'stack the shots of a burst': '連写をスタックにする',
  'stack a RAW with its JPEG': 'RAWとそのJPEGをスタックにする',
  'stack a HEIC with its JPEG': 'HEICとそのJPEGをスタックにする',
  'zone for photos whose place nobody knows (Europe/Berlin)':
    '撮影場所の分からない写真のタイムゾーン(Asia/Tokyo)',
  '--from lies after --to: no photo can be taken':
    '--from が --to より後の日付なので、対象になる写真がありません',
  '--partner {0} is not known': '--partner {0} という指定はありません',
  'Use include, skip, or album=TITLE.': 'include、skip、album=タイトル のどれかにしてください。',
  '{0} {1} is not a day': '{0} {1} は日付として読めません',
  'Write it as YEAR-MONTH-DAY: 2019-07-14.': '2019-07-14 のように、年-月-日 で書いてください。',

  // options/read-secret
  '{0} {1} is empty': '{0} {1} は空です',
  'exit code {0}': '終了コード {0}',
  '{0}: "{1}" failed ({2})': '{0}: 「{1}」が失敗しました({2})',
  '{0}: "{1}" printed nothing': '{0}: 「{1}」は何も出力しませんでした',
  '{0}: cannot read {1}: {2}': '{0}: {1} を読めません: {2}',
  'standard input': '標準入力',

  // options/route-options
  "send this header with every request ('Name: value')": "すべての要求にこのヘッダーを付ける('名前: 値')",
  'Cloudflare Access service token (else CF_ACCESS_CLIENT_ID)':
    'Cloudflare Accessのサービストークン(省略時は CF_ACCESS_CLIENT_ID)',
  '… its secret (else CF_ACCESS_CLIENT_SECRET)': '… その秘密の値(省略時は CF_ACCESS_CLIENT_SECRET)',
  '… or a file that holds it': '… または、それを書いたファイル',
  'trust this certificate authority (PEM)': 'この認証局を信頼する(PEM)',
  'client certificate (PEM)': 'クライアント証明書(PEM)',
  'its private key (PEM)': 'その秘密鍵(PEM)',
  'do not check the certificate of the server': 'サーバーの証明書を確かめない',
  'warning: --insecure: anyone on the way to the server can read your API key and photos.':
    '警告: --insecure: サーバーまでの途中にいる誰もが、APIキーと写真を見ることができます。',
  'a --header has no name and value': '--header に名前と値がありません',
  "Write it as 'Name: value'.": "'名前: 値' の形で書いてください。",
  'a Cloudflare Access service token has two halves, and one is missing':
    'Cloudflare Accessのサービストークンは二つで一組ですが、片方がありません',
  'Give both --cf-access-client-id and --cf-access-client-secret-file.':
    '--cf-access-client-id と --cf-access-client-secret-file の両方を指定してください。',

  // options/run-options
  'The run:': '実行のしかた:',
  'uploads at a time: 1 to 20, or auto': '同時にアップロードする数: 1〜20、または auto',
  'send at most so much a second (500kB, 5MB)': '1秒間に送る量の上限(500kB、5MB)',
  'send only in these hours of the day (23:00-07:00)': '一日のうち、この時間帯にだけ送る(23:00-07:00)',
  'start nothing new after this long (6h); the next run goes on':
    'この時間を過ぎたら新しい作業を始めない(6h)。続きは次の実行で',
  'larger files do not get through: auto (100 MB behind Cloudflare), none, or a size such as 100MB':
    'これより大きなファイルは届かないものとする: auto(Cloudflare経由なら 100 MB)、none(上限なし)、または 100MB のような大きさ',
  'fill albums of the same title that you already have': '同じタイトルのアルバムがすでにあれば、そこに加える',
  "take photos of the export out of the server's trash":
    'エクスポートにある写真がサーバーのゴミ箱にあれば、元に戻す',
  'fill in dates, places, texts, favourites and tags of photos that are there already':
    'サーバーに保存済みの写真に、日時、場所、説明、お気に入り、タグを補う',
  'whose word counts where both have one, with --update-existing':
    '--update-existing のとき、両方に値があればどちらを採るか',
  'let thumbnails, faces and the like wait until the end (key of an administrator)':
    'サムネイルや顔の検出などを終わりまで待たせる(管理者のキーが必要)',
  "for --pause-jobs, where your own key is no administrator's: file with the key of one (else IMMICH_ADMIN_API_KEY)":
    '自分のキーが管理者のものでないとき、--pause-jobs のために使う管理者のキーを書いたファイル(省略時は IMMICH_ADMIN_API_KEY)',
  'that key itself: visible to others on this computer, better not':
    'そのキー自体。このパソコンのほかの利用者に見えるため、おすすめしない',
  'where to remember what was done': '済んだことの記録を置くフォルダー',
  '--window {0} is not a span of hours': '--window {0} は時間帯として読めません',
  'Write it as 23:00-07:00.': '23:00-07:00 のように書いてください。',
  '--concurrency {0} does not make sense': '--concurrency {0} は指定できません',
  'Use auto, or a number from 1 to 20.': 'auto か、1から20までの数にしてください。',
  '{0} {1} is not a duration': '{0} {1} は長さ(時間)として読めません',
  'Write it as 90s, 30m, 8h or 2d.': '90s、30m、8h、2d のように書いてください。',

  // options/server-options
  'The server:': 'サーバー:',
  'address of your Immich (else IMMICH_INSTANCE_URL)': 'Immichのアドレス(省略時は IMMICH_INSTANCE_URL)',
  'file that holds the API key, - for standard input (else IMMICH_API_KEY)':
    'APIキーを書いたファイル。- は標準入力(省略時は IMMICH_API_KEY)',
  'the API key itself: visible to others on this computer, better not':
    'APIキー自体。このパソコンのほかの利用者に見えるため、おすすめしない',
  'command that prints the API key, such as that of a password store':
    'APIキーを出力するコマンド(パスワード管理ツールなど)',
  'the same server by an address without a limit, for what the other refuses':
    '同じサーバーの、大きさに上限のないアドレス。通常の経路を通らないものに使う',
  'no server given': 'サーバーが指定されていません',
  'Sign in once with immich-takeout login http://192.168.1.10:2283, or say which: --server or IMMICH_INSTANCE_URL.':
    '一度 immich-takeout login http://192.168.1.10:2283 でサインインするか、--server または IMMICH_INSTANCE_URL で指定してください。',
  'API key:': 'APIキー:',
  'no API key given': 'APIキーが指定されていません',
  'immich-takeout login makes and keeps one. Or make it in Immich under Account Settings > API Keys, then set IMMICH_API_KEY or give --api-key-file FILE.':
    'immich-takeout login で作って保存できます。または、Immichの「アカウント設定 > APIキー」(Account Settings > API Keys)で作り、IMMICH_API_KEY に設定するか --api-key-file で指定してください。',

  // options/time-zone
  '--time-zone {0} is not a time zone': '--time-zone {0} というタイムゾーンはありません',
  'Use a name such as Europe/Berlin or America/New_York.': 'Asia/Tokyo のような名前で指定してください。',
};

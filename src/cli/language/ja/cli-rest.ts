import type { Sentences } from '../../../lib/say.ts';

/** Settings, and what commands have in common. */
export const cliRest: Sentences = {
  // config/check-names
  '{0}: {1} is no option that can be set here': '{0}: {1} は、ここで設定できる項目ではありません',
  '{0}: {1} is the same option as {2}': '{0}: {1} は {2} と同じ項目です',
  '{0} is no setting of this program': '{0} は、このプログラムの設定ではありません',
  '{0} is no setting of this program; did you mean {1}?':
    '{0} は、このプログラムの設定ではありません。{1} ではありませんか?',

  // config/config-file
  'a value or a list of values must stand here': 'ここには、値か値の一覧が必要です',
  'a profile is a map of options, such as server: URL':
    'プロファイルの下には、server: アドレス のように項目と値を並べてください',
  'profiles must be a map: a name, and below it the options of that profile':
    'profiles の下には、名前と、さらにその下にそのプロファイルの項目が必要です',
  'this must be a map of options, and of profiles': '項目と値、またはプロファイルを並べてください',
  'cannot read the configuration {0}: {1}': '設定ファイル {0} を読めません: {1}',

  // config/load-settings
  'there is no configuration file {0}': '設定ファイル {0} がありません',
  'There are no profiles in it.': 'このファイルにプロファイルはありません。',
  'The profiles in it: {0}.': 'このファイルにあるプロファイル: {0}。',
  'there is no profile {0} in {1}': '{1} にプロファイル {0} はありません',
  'other users of this computer can read {0}, and secrets are in it: chmod 600 {1}':
    'キーなどの書かれた {0} を、このパソコンのほかの利用者も読めます。次のコマンドで防げます: chmod 600 {1}',

  // config/origin
  default: '既定',
  'command line': 'コマンドライン',
  'environment variable {0}': '環境変数 {0}',
  '{0} (profile {1})': '{0}(プロファイル {1})',

  // config/parse-setting
  'It takes one value.': '指定できる値は一つです。',
  'Use true or false.': 'true か false にしてください。',
  '{0} {1} makes no sense ({2})': '{0} {1} は指定できません({2})',

  // config/render-settings
  'Configuration file: {0}': '設定ファイル: {0}',
  'Profile: {0}': 'プロファイル: {0}',
  'not set': '未設定',
  '{0} (not there)': '{0}(ありません)',

  // config/resolve-settings, secret-settings
  '{0} and {1} cannot both be set': '{0} と {1} は同時に設定できません',
  'Leave one of them out.': 'どちらかを外してください。',
  'IMMICH_API_KEY or --api-key-file': 'IMMICH_API_KEY か --api-key-file',
  'IMMICH_ADMIN_API_KEY or --admin-api-key-file': 'IMMICH_ADMIN_API_KEY か --admin-api-key-file',
  'CF_ACCESS_CLIENT_SECRET or --cf-access-client-secret-file':
    'CF_ACCESS_CLIENT_SECRET か --cf-access-client-secret-file',
  '{0} is visible to every user of this computer and stays in the shell history; {1} keep it to yourself.':
    '{0} の値は、このパソコンの利用者全員に見え、シェルの履歴にも残ります。{1} を使えば、ほかの人には見えません。',

  // config/write-private-file, yaml-text
  'cannot write {0}: {1}': '{0} に書き込めません: {1}',
  '{0}:{1}: this is not YAML as it should be': '{0}:{1}: YAMLとして正しくありません',
  'The same name stands there twice.': '同じ名前が2回書かれています。',
  'Indent with spaces, not with tabs.': '字下げには、タブではなく空白を使ってください。',
  'Lines that belong together must begin in the same column, and each bracket must be closed.':
    'ひとまとまりの行は同じ桁から始め、括弧は必ず閉じてください。',
  'Something is missing: the colon after a name, a closing quotation mark, or a closing bracket.':
    '何かが足りません。名前の後のコロン、閉じる引用符、閉じる括弧のどれかです。',
  'The value begins with a sign that means something else in YAML: put quotation marks around it.':
    '値が、YAMLで別の意味を持つ記号で始まっています。引用符で囲んでください。',
  'A name, a colon, a space and the value belong on one line; what is in a map stands below its name, further to the right.':
    '名前、コロン、空白、値を1行に書いてください。まとまりの中身は、その名前の下の行に、右へずらして書きます。',
  'There must be no --- between the lines.': '行の間に --- を入れないでください。',
  '{0}: an alias (*name) in it leads nowhere, or to too much':
    '{0}: エイリアス(*名前)の指す先がないか、大きすぎます',

  // archive-place
  '--to {0} lies inside {1}, which is to be read': '--to {0} が、これから読み込む {1} の中にあります',
  'Write to a folder outside of it.': 'その外にあるフォルダーに書き出してください。',
  '--to {0} cannot be used: {1}': '--to {0} は使えません: {1}',

  // missing-csv-file, report-files
  '--csv {0}: this file exists, and is no list of missing files':
    '--csv {0}: 同じ名前のファイルがすでにあり、足りないものの一覧ではありません',
  'Give another name, or move that file away.': '別の名前にするか、そのファイルをほかへ移してください。',
  '--csv: cannot write {0}: {1}': '--csv: {0} に書き込めません: {1}',
  '--csv: cannot look at {0}: {1}': '--csv: {0} を確かめられません: {1}',
  '--report {0} is given twice': '--report {0} が2回指定されています',
  'Report: {0}': 'レポート: {0}',
  'cannot write the report {0}: {1}': 'レポート {0} を書き出せません: {1}',
  '--report {0}: nobody can tell which form that is to have':
    '--report {0}: どの形式のレポートか分かりません',
  'Give it a name that ends in .html, .json or .csv.':
    '名前の終わりを .html、.json、.csv のどれかにしてください。',
  '--report {0}: there is no folder {1}': '--report {0}: フォルダー {1} がありません',
  'Make it first.': '先に作ってください。',
  '--report {0}: nothing may be written to {1}': '--report {0}: {1} に書き込む権限がありません',
  '--report {0}: this file exists, and is no report of this form':
    '--report {0}: 同じ名前のファイルがすでにあり、この形式のレポートではありません',
  '--report: cannot look at {0}: {1}': '--report: {0} を確かめられません: {1}',

  // report-option
  'also write a report: a page to look at (.html), or data (.json, .csv); may be given several times':
    'レポートも書き出す。見るためのページ(.html)、またはデータ(.json、.csv)。何度でも指定できる',

  // open-admin-access, open-direct-route, open-export
  'with the key of the administrator: {0}': '管理者のキーでは: {0}',
  '--direct-url {0} is not the same server and user: {1} answers there, not {2}':
    '--direct-url {0} は同じサーバーの同じユーザーではありません: {2}ではなく{1}が応答しました',
  'Give the address of the very server that --server names.':
    '--server で指定したのと同じサーバーのアドレスにしてください。',
  'warning: --direct-url cannot be used now ({0}): files that are too large are put off':
    '警告: --direct-url は今使えません({0})。大きすぎるファイルは先送りします',
  'there are no files in {0}': '{0} にファイルがありません',
  'Name takeout zips, a folder that holds them, or an unpacked export.':
    'Takeoutのzip、それが入ったフォルダー、または展開済みのエクスポートを指定してください。',

  // resume-jobs
  'doctor --resume-jobs takes no archives': 'doctor --resume-jobs にアーカイブは指定できません',
  'Leave out either of them.': 'どちらかを外してください。',
  'No background jobs were left paused, as far as is known here.':
    '手元の記録では、止めたままのバックグラウンドジョブはありません。',
  'Nothing is left to resume.': '再開するものは残っていません。',
  'Resumed: {0}': '再開しました: {0}',

  // upload-export
  'warning: not all of this could be remembered for the next run: {0}':
    '警告: 次の実行のための記録を、すべては残せませんでした: {0}',
  '{0} ({1}) and {2} to look after': '対象は{0}({1})と{2}です',

  // with-prepared-run, with-server-journal
  'Immich {0} at {1}, as {2}': 'Immich {0}({1})、ユーザー {2}',
  'warning: nothing can be remembered for the next run: {0}': '警告: 次の実行のための記録を残せません: {0}',
};

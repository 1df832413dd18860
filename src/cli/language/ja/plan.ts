import type { Sentences } from '../../../lib/say.ts';

export const plan: Sentences = {
  '1 sidecar of {0} has no photo here ({1})': '{0}のサイドカー1件に、対応する写真がここにありません({1})',
  '{0} sidecars of {1} have no photo here ({2})':
    '{1}のサイドカー{0}件に、対応する写真がここにありません({2})',
  '{0}: if you miss these photos, request them from Google again':
    '{0}。これらの写真が必要なら、Googleにもう一度エクスポートを依頼してください',
  '{0}: a part of this export is probably missing': '{0}。このエクスポートの一部が欠けているようです',
  '{0}: a part of this export is probably missing; {1} here, look at Google whether there were more':
    '{0}。このエクスポートの一部が欠けているようです。ここにあるのは{1}です。Googleの画面で、ほかにもなかったか確かめてください',
  '{0} parts are': '分割ファイル{0}個',
  '1 photo or video of {0} has no sidecar ({1})': '{0}の写真または動画1件に、サイドカーがありません({1})',
  '{0} photos and videos of {1} have no sidecar ({2})': '{1}の写真と動画{0}件に、サイドカーがありません({2})',
  '{0}: they are migrated all the same, dated by their own data, their name or the year of their folder':
    '{0}。それでも移行し、日付はファイル自身のデータ、名前、またはフォルダーの年から決めます',
  'these are {0} exports, kept apart ({1}): photos that are in more than one are uploaded once; exports of different people belong to different accounts, give each with its own key':
    '{0}個のエクスポートを別々に扱います({1})。複数のエクスポートにある写真は一度だけアップロードします。別の人のエクスポートは別のアカウントのものです。それぞれのAPIキーで分けて実行してください',
  '{0} too large for this way to the server ({1}: {2})':
    '{0}が、この経路でサーバーに送るには大きすぎます({1}: {2})',
  '{0} files are': 'ファイル{0}件',
  '{0}: sent by --direct-url': '{0}。--direct-url の経路で送ります',
  '{0}: put off; give --direct-url, or run again in the network of the server':
    '{0}。先送りします。--direct-url を指定するか、サーバーと同じネットワークでもう一度実行してください',
  '{0} and {1}': '{0}と{1}',
  '{0} is an edited copy of {1}': '{0}は{1}の編集版です',
  '{0} are edited copies of {1}': '{0}は{1}の編集版です',
  'shots of one burst, by the id in their names': '名前の番号が同じ、ひと続きの連写です',
  'one shot in two formats: same name, same second': '同じ名前・同じ秒の、二つの形式で保存された一枚です',
};

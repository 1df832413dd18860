import type { Sentences } from '../../../lib/say.ts';

export const metadata: Sentences = {
  'the file’s wall clock is Google’s time in {0}': 'ファイルの時刻は、{0}でのGoogleの日時と一致します',
  'Google took the wall clock for UTC, the place is in {0}':
    'Googleは現地時刻をUTCとして扱いましたが、撮影場所は{0}にあります',
  'the file’s wall clock and Google’s time give the zone':
    'ファイルの時刻とGoogleの日時の差からタイムゾーンがわかります',
  'date and offset of the file agree with Google': 'ファイルの日時と時差はGoogleと一致します',
  'the file’s wall clock agrees with Google, its own offset is kept':
    'ファイルの時刻はGoogleと一致し、時差はファイルのものを使います',
  'the server does not read the offset {0}: it will show the time as of {1}, {2} minutes off; the instant is right':
    'サーバーは時差{0}を読めないため、{1}の時刻として表示されます({2}分ずれます)。撮影の瞬間そのものは正しく記録されます',
  'no date is known for it: it will be found at the day of its upload':
    '日付がわかりません。アップロードした日の写真として表示されます',
  'the server may change "{0}", which looks like a number':
    '「{0}」は数値に見えるため、サーバーが書き換えることがあります',
  'neither file, sidecar, name nor folder tells a date':
    'ファイル、サイドカー、名前、フォルダーのどれにも日付がありません',
  'only the file tells a date': '日付はファイルの中にだけあります',
  'taken over from the original it belongs to': '元の写真の日時を引き継ぎました',
  'the file’s date disagrees with Google': 'ファイルの日時がGoogleと食い違うため、Googleの日時を使います',
  'only Google tells a date': '日付はGoogleのデータにだけあります',
  'only the video itself tells a date': '日付は動画の中にだけあります',
  'its name tells the time in UTC': '名前に日時(UTC)が入っています',
  'its name tells date and time': '名前に日付と時刻が入っています',
  'its name tells the day, noon is assumed': '名前に日付だけが入っているため、正午としました',
  'a doubtful date in the file is all there is': 'ファイルの中の不確かな日付しかありません',
  'Google guessed: many photos share this very second':
    'Googleの推測です(多くの写真がまったく同じ時刻になっています)',
  'only the year of its folder is known': 'フォルダーの年しかわかりません',
  '{0}; zone from {1}': '{0}。タイムゾーンの根拠: {1}',
  'the place ({0})': '撮影場所({0})',
  'the offset in the file': 'ファイルの中の時差',
  'wall clock minus Google’s time': 'ファイルの時刻とGoogleの日時の差',
  'the offset of another date in the file': 'ファイルの中の別の日付の時差',
  'this computer ({0})': 'このコンピューター({0})',
  'nothing, so UTC': 'なし(UTCとします)',
  'photos taken nearby in time': '前後に撮られた写真',
};

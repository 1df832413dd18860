import type { Sentences } from '../../../lib/say.ts';

/** Words and sentences that several folders use. */
export const common: Sentences = {
  '{0} s': '{0}秒',
  '{0} min {1} s': '{0}分{1}秒',
  '{0} h {1} min': '{0}時間{1}分',
  '{0} d {1} h': '{0}日{1}時間',
  '{0} files': 'ファイル{0}件',
  '{0} albums': 'アルバム{0}件',
  '{0} photos': '写真{0}枚',
  '{0} photos and videos': '写真と動画{0}件',
};

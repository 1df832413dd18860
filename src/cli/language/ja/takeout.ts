import type { Sentences } from '../../../lib/say.ts';

export const takeout: Sentences = {};

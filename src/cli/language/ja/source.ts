import type { Sentences } from '../../../lib/say.ts';

export const source: Sentences = {};

import type { Sentences } from '../../../lib/say.ts';

export const report: Sentences = {};

import type { Sentences } from '../../../lib/say.ts';

export const immich: Sentences = {};

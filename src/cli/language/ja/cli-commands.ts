import type { Sentences } from '../../../lib/say.ts';

export const cliCommands: Sentences = {};

import { say } from '../../lib/say.ts';

/** Said at the first Ctrl-C to a command that brings photos somewhere. */
export const farewell = say`Finishing what is under way. Ctrl-C again leaves at once. Run the same command again to go on from here.`;

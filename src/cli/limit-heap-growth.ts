import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * How much the heap may grow, in percent, before it is cleaned up again. Left alone, V8 lets it grow to four times
 * of what is in use: a plan of 100,000 photos would take half as much memory again, to save a twentieth of the time.
 */
const growthPercent = 100;
/**
 * Room for young objects that is enough; V8 has it twice. It doubles it from 1 MB to 16 and more when left alone, and is
 * hardly any faster than with the 4 that follow from this.
 */
const youngBytes = 3 * 1024 * 1024;
/** While it grows, there may be enough in no time; later only to see whether V8 has made it smaller. */
const lookEveryMs = { growing: 10, grown: 1000 };

/** For small computers: memory is what they lack. */
export function limitHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
  limitYoungRoom();
}

/** How large it may become is settled when Node.js starts; by what factor it grows can be said at any time. */
function limitYoungRoom(): void {
  const mayGrow = youngRoomBytes() < youngBytes;
  setFlagsFromString(`--semi-space-growth-factor=${mayGrow ? 2 : 1}`);
  setTimeout(limitYoungRoom, mayGrow ? lookEveryMs.growing : lookEveryMs.grown).unref();
}

function youngRoomBytes(): number {
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  return young === undefined ? youngBytes : young.space_used_size + young.space_available_size;
}

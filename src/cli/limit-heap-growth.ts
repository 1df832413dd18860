import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * How much the heap may grow, in percent, before it is cleaned up again. Left alone, V8 lets it grow to four times
 * of what is in use: a plan of 100,000 photos would take half as much memory again, to save a twentieth of the time.
 */
const growthPercent = 100;
/** Room for young objects. Left alone, V8 lets it grow to 32 MB and more, and is hardly any faster. */
const youngBytes = 8 * 1024 * 1024;
const lookEveryMs = 10;

/** For small computers: memory is what they lack. */
export function limitHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
  stopYoungGrowth();
}

/** How large it may become is settled when Node.js starts; by what factor it grows can be said at any time. */
function stopYoungGrowth(): void {
  const timer = setInterval(look, lookEveryMs).unref();
  look();

  function look(): void {
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    const factor = Math.max(1, Math.round(youngBytes / Math.max(1, young?.space_size ?? 0)));
    // In one step, as that leaves the most time until the next.
    setFlagsFromString(`--semi-space-growth-factor=${factor}`);
    if (factor === 1) clearInterval(timer);
  }
}

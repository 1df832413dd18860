import { say } from '../../lib/say.ts';

/** Stable id of a pairing rule: recorded with each match, printed by `plan --json` and `explain`. */
export type RuleId = (typeof pairingRules)[number]['id'];

/** Every way in which a media file finds its sidecar, in the order in which they are tried. */
export const pairingRules = [
  { id: 'supplemental', summary: say`media name + the whole .supplemental-metadata suffix` },
  { id: 'supplemental-cut', summary: say`media name + suffix, together cut to 46 units` },
  { id: 'legacy', summary: say`media name + .json` },
  { id: 'name-cut', summary: say`the media name itself cut to 46 units; the title tells twins apart` },
  { id: 'counter-in-title', summary: say`the (n) belongs to the title and stays where it is` },
  { id: 'no-extension', summary: say`the title had no extension, the media file was given one` },
  { id: 'letter-case', summary: say`one of the above, but for upper and lower case` },
  { id: 'off-length-suffix', summary: say`media name + a suffix that was cut more than it had to be` },
  { id: 'counter-in-middle', summary: say`the counter stands before the suffix instead of after it` },
  { id: 'counter-twice', summary: say`the counter stands in the name and again before .json` },
  {
    id: 'displaced-counter',
    summary: say`another title took the name, so media and sidecar counters differ`,
  },
  {
    id: 'substituted-character',
    summary: say`one of the two names has _ where the other kept the character`,
  },
  { id: 'extension-mismatch', summary: say`same stem, other extension of the same kind, no other taker` },
  { id: 'edited', summary: say`edited copy: inherits from its original` },
  { id: 'edited-cut', summary: say`edited copy whose suffix was cut by the name limit` },
  { id: 'edited-hidden', summary: say`edited copy whose suffix was cut off entirely and became a counter` },
  { id: 'edited-unlisted', summary: say`edited copy in a language that recurs in the export but in no list` },
  {
    id: 'creation',
    summary: say`Google's creation without a sidecar of its own: inherits from its source photo`,
  },
  { id: 'live-video', summary: say`video half of a live photo: inherits from the still` },
  { id: 'motion-video', summary: say`video half of a motion photo: inherits from the still` },
  {
    id: 'still-missing',
    summary: say`a live photo's video whose still is not in the export takes its sidecar`,
  },
] as const;

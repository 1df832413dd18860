/** Stable id of a pairing rule: recorded with each match, printed by `plan --json` and `explain`. */
export type RuleId = (typeof pairingRules)[number]['id'];

/** Every way in which a media file finds its sidecar, in the order in which they are tried. */
export const pairingRules = [
  { id: 'supplemental', summary: 'media name + the whole .supplemental-metadata suffix' },
  { id: 'supplemental-cut', summary: 'media name + suffix, together cut to 46 units' },
  { id: 'legacy', summary: 'media name + .json' },
  { id: 'name-cut', summary: 'the media name itself cut to 46 units; the title tells twins apart' },
  { id: 'counter-in-title', summary: 'the (n) belongs to the title and stays where it is' },
  { id: 'no-extension', summary: 'the title had no extension, the media file was given one' },
  { id: 'letter-case', summary: 'one of the above, but for upper and lower case' },
  { id: 'off-length-suffix', summary: 'media name + a suffix that was cut more than it had to be' },
  { id: 'counter-in-middle', summary: 'the counter stands before the suffix instead of after it' },
  { id: 'counter-twice', summary: 'the counter stands in the name and again before .json' },
  { id: 'displaced-counter', summary: 'another title took the name, so media and sidecar counters differ' },
  { id: 'substituted-character', summary: 'one of the two names has _ where the other kept the character' },
  { id: 'extension-mismatch', summary: 'same stem, other extension of the same kind, no other taker' },
  { id: 'edited', summary: 'edited copy: inherits from its original' },
  { id: 'edited-cut', summary: 'edited copy whose suffix was cut by the name limit' },
  { id: 'edited-hidden', summary: 'edited copy whose suffix was cut off entirely and became a counter' },
  { id: 'edited-unlisted', summary: 'edited copy in a language that recurs in the export but in no list' },
  {
    id: 'creation',
    summary: "Google's creation without a sidecar of its own: inherits from its source photo",
  },
  { id: 'live-video', summary: 'video half of a live photo: inherits from the still' },
  { id: 'motion-video', summary: 'video half of a motion photo: inherits from the still' },
  { id: 'still-missing', summary: "a live photo's video whose still is not in the export takes its sidecar" },
] as const;
